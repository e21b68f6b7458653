"""Papers that come in: entered, numbered, due, settled, given back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.attachments import Upload
from dangbo.documents.acts.incoming import (
    enter_in_register,
    register_incoming,
    return_incoming,
    set_due,
    settle,
    settle_answered,
)
from dangbo.documents.acts.sending import deliver
from dangbo.documents.models import Channel, Document, IncomingCounter, IncomingDocument, IncomingState, StoredFile
from dangbo.journal.models import Entry
from dangbo.office.parameters import change_own_values
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import Secrecy
from documents import office, papers

pytestmark = pytest.mark.django_db
ARRIVED = date(2026, 6, 12)
BY_TERM = """document.register.incoming.yearly:
  - {value: false, from: 2021-12-15, source: {document: Quy chế văn thư}}
"""


@pytest.fixture
def base():
    return build.tree()[1]


def entered(organisation, **more) -> IncomingDocument:
    given = {
        "channel": Channel.PAPER,
        "arrived_on": ARRIVED,
        "author": "Tỉnh ủy",
        "abstract": "chuẩn bị đại hội",
        **more,
    }
    return register_incoming(actor=given.pop("actor", PROGRAM), organisation=organisation, **given)


def refused(code: str, act, *args, **more) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **more)
    assert caught.value.findings[0].code == code
    return str(caught.value)


def test_arrival_numbers_follow_one_another_and_begin_again_with_the_year(base):
    days = (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2))
    assert [entered(base, arrived_on=day).number for day in days] == [1, 2, 1]


def test_each_organisation_counts_its_own(base):
    other = build.organisation("cs9", parent=base)
    assert (entered(base).number, entered(other).number) == (1, 1)


def test_an_office_may_count_by_term(base):
    change_own_values(actor=PROGRAM, text=BY_TERM)
    build.committee(base, [build.person()], starts_on=date(2025, 6, 1))
    assert [entered(base, arrived_on=day).number for day in (date(2025, 12, 30), date(2026, 1, 2))] == [1, 2]


def test_a_typed_number_that_is_taken_is_refused_and_nothing_is_stored(base):
    entered(base)
    words = refused("arrival-number-taken", entered, base, number=1, abstract="khác")
    assert words == "Số đến 1 đã cấp cho “chuẩn bị đại hội”, đến ngày 12/06/2026; số tiếp theo còn trống là 2."
    assert IncomingDocument.objects.count() == 1


def test_a_typed_number_that_leaves_a_gap_must_be_accepted(base):
    assert refused("arrival-number-gap", entered, base, number=4) == "Số đến 4 để trống từ số 1 đến số 3."
    numbers = [entered(base, number=4, accepted_warnings={"arrival-number-gap"}).number, entered(base).number]
    assert numbers == [4, 5]
    assert entered(base, number=2).number == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(st.lists(st.none() | st.integers(-2, 12), max_size=12))
def test_whatever_numbers_are_typed_none_is_given_twice(base, typed):
    IncomingDocument.objects.all().delete()
    IncomingCounter.objects.all().delete()
    given: list[int | None] = []
    for number in typed:
        try:
            given.append(entered(base, number=number, accepted_warnings={"arrival-number-gap"}).number)
        except Refused as error:
            assert error.codes <= {"arrival-number-taken", "arrival-number-impossible"}
    assert len(given) == len(set(given)) and IncomingDocument.objects.count() == len(given)


def test_symbols_are_written_as_the_house_writes_them_and_strange_ones_kept(base):
    typed = ("193 – kh/TU", "1206/QĐ-HVTC", "Công thư 5")
    assert [entered(base, symbol=symbol).symbol for symbol in typed] == ["193-KH/TU", "1206/QĐ-HVTC", "Công thư 5"]


def test_the_same_symbol_and_date_again_must_be_accepted(base):
    paper = {"symbol": "193-KH/TU", "issued_on": date(2026, 6, 1)}
    entered(base, **paper)
    words = refused("already-in-register", entered, base, **paper)
    assert words == "193-KH/TU ngày 01/06/2026 đã có trong sổ văn bản đến: số đến 1."
    assert entered(base, **paper, accepted_warnings={"already-in-register"}).number == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"author": " "}, "no-author"),
        ({"abstract": ""}, "no-abstract"),
        ({"due_on": date(2026, 6, 1)}, "due-before-arrival"),
        ({"kind": "nothing"}, "unknown-document-kind"),
        ({"issued_on": date(2026, 6, 13)}, "issued-after-arrival"),
        ({"secrecy": Secrecy.CONFIDENTIAL}, "secret-paper-refused"),
        ({"abstract": "TỐI MẬT"}, "secret-paper-refused"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(base, more, code):
    refused(code, entered, base, **more)
    assert (IncomingDocument.objects.count(), IncomingCounter.objects.count()) == (0, 0)


def test_a_day_of_arrival_in_the_future_is_refused(base):
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused("arrives-in-future", entered, base, arrived_on=tomorrow)


def test_a_file_with_a_mark_of_secrecy_refuses_the_whole_paper(base):
    secret = Upload("a.txt", "ĐẢNG BỘ TỈNH\nTUYỆT MẬT\nKế hoạch".encode())
    words = refused("secret-paper-refused", entered, base, files=[secret])
    assert words.startswith("Chương trình chỉ giữ văn bản thường. Văn bản “Tuyệt mật”")
    assert (IncomingDocument.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_only_those_who_keep_registers_enter_papers(base):
    with pytest.raises(NotAllowed):
        entered(base, actor=build.actor(Role.COMMITTEE_MEMBER, base))
    assert entered(base, actor=build.actor(Role.OFFICE, base)).number == 1


def test_a_paper_sent_inside_the_program_waits_until_it_is_entered(base):
    bloc = build.organisation("k2")
    row = deliver(papers.issued(bloc, "05-KH/ĐUK"), [base], PROGRAM)[0]
    assert (row.state, row.number, row.symbol) == (IncomingState.WAITING, None, "05-KH/ĐUK")
    done = enter_in_register(actor=PROGRAM, incoming=row, arrived_on=ARRIVED, handler="Văn phòng")
    assert (done.state, done.number, done.handler) == (IncomingState.REGISTERED, 1, "Văn phòng")
    words = refused("not-waiting", enter_in_register, actor=PROGRAM, incoming=row, arrived_on=ARRIVED)
    assert words == "“05-KH/ĐUK” không còn chờ vào sổ: đã vào sổ."


def test_due_day_and_handler_are_set_and_taken_away(base):
    row = set_due(actor=PROGRAM, incoming=entered(base), due_on=date(2026, 6, 20), handler="Ban Tổ chức")
    assert (row.due_on, row.handler) == (date(2026, 6, 20), "Ban Tổ chức")
    assert set_due(actor=PROGRAM, incoming=row, due_on=None).due_on is None
    refused("due-before-arrival", set_due, actor=PROGRAM, incoming=row, due_on=date(2026, 6, 1))


def test_a_settled_paper_is_settled_once(base):
    row = settle(actor=PROGRAM, incoming=entered(base), settled_on=date(2026, 6, 15))
    assert row.settled_on == date(2026, 6, 15)
    refused("already-settled", settle, actor=PROGRAM, incoming=row, settled_on=date(2026, 6, 16))
    refused("already-settled", set_due, actor=PROGRAM, incoming=row, due_on=date(2026, 6, 30))


def test_settling_before_arrival_is_refused(base):
    refused("settled-before-arrival", settle, actor=PROGRAM, incoming=entered(base), settled_on=date(2026, 6, 1))


def test_issuing_the_answer_settles_the_paper(base):
    row = entered(base)
    settle_answered(actor=PROGRAM, document=papers.issued(base, "09-CV/ĐU", answers=row, on=date(2026, 6, 18)))
    row.refresh_from_db()
    assert (row.settled_on, row.note) == (date(2026, 6, 18), "Trả lời bằng 09-CV/ĐU")


def test_a_paper_given_back_keeps_its_number_and_says_why(base):
    row = return_incoming(actor=PROGRAM, incoming=entered(base), reason="sai thẩm quyền")
    assert (row.state, row.number, row.note) == (IncomingState.RETURNED, 1, "sai thẩm quyền")
    refused("already-returned", settle, actor=PROGRAM, incoming=row, settled_on=ARRIVED)
    refused("no-reason", return_incoming, actor=PROGRAM, incoming=entered(base), reason=" ")


def test_every_act_is_in_the_journal_once(base):
    row = entered(base, symbol="01-KH/TU")
    set_due(actor=PROGRAM, incoming=row, due_on=date(2026, 6, 20))
    settle(actor=PROGRAM, incoming=row, settled_on=date(2026, 6, 19))
    told = Entry.objects.filter(subject_id=str(row.pk)).order_by("number").values_list("act", "summary")
    assert list(told) == [
        ("register_incoming", "Vào sổ số đến 1: 01-KH/TU “chuẩn bị đại hội” của Tỉnh ủy"),
        ("set_due_date", "Hạn xử lý 20/06/2026: 01-KH/TU “chuẩn bị đại hội” của Tỉnh ủy"),
        ("settle_incoming", "Xử lý xong ngày 19/06/2026: 01-KH/TU “chuẩn bị đại hội” của Tỉnh ủy"),
    ]


def test_an_answer_settles_when_it_is_issued_and_not_before():
    writer = office.of_committee()
    row = entered(writer.organisation, arrived_on=office.TODAY)
    draft = writer.draft()
    Document.objects.filter(pk=draft.pk).update(answers=row)
    row.refresh_from_db()
    assert row.settled_on is None
    issued = writer.issue(draft)
    row.refresh_from_db()
    assert (row.settled_on, row.note) == (office.TODAY, f"Trả lời bằng {issued.symbol}")
