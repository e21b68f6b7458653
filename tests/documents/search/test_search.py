"""Search finds what contains the words, for those who may read it, newest first, on the database of the run."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.permissions import Role
from dangbo.documents.acts.incoming import register_incoming
from dangbo.documents.acts.indexing import index_document
from dangbo.documents.acts.sending import deliver
from dangbo.documents.models import Channel, SearchEntry, SearchHolder
from dangbo.documents.queries import matching
from dangbo.documents.queries.search import Direction, search
from dangbo.documents.words import terms
from documents import papers

pytestmark = pytest.mark.django_db


def found(actor: Actor, text: str, **more) -> list[str]:
    return [hit.paper.symbol for hit in search(actor, more.pop("organisation", None), text, **more)[:50]]


@pytest.fixture
def tree():
    return build.tree()


def test_words_are_found_without_marks_in_any_order_the_last_unfinished(tree):
    bloc, *_ = tree
    papers.issued(bloc, "01-KH/ĐUK", abstract="tổ chức đại hội điểm", text="Tổng kết nghị quyết.")
    papers.issued(bloc, "02-KH/ĐUK", abstract="kiểm tra, giám sát")
    assert found(PROGRAM, "HOI DAI nghi quy") == ["01-KH/ĐUK"]


def test_words_in_quotes_must_stand_beside_one_another(tree):
    bloc, *_ = tree
    papers.issued(bloc, "01-KH/ĐUK", abstract="đại hội chi bộ")
    papers.issued(bloc, "02-KH/ĐUK", abstract="hội nghị bàn việc lớn, đại biểu")
    assert found(PROGRAM, '"đại hội"') == ["01-KH/ĐUK"]


@pytest.mark.parametrize("typed", ["193-KH/TU", "Số: 0193 – KH/TU", "193 -kh/tu", "193-kh/t", "193-KH"])
def test_a_symbol_is_found_in_every_spelling(tree, typed):
    papers.issued(tree[0], "193-KH/TU")
    papers.issued(tree[0], "194-KH/TU")
    assert found(PROGRAM, typed) == ["193-KH/TU"]


def test_the_paper_of_a_symbol_stands_before_newer_ones_that_cite_it(tree):
    papers.issued(tree[0], "193-KH/TU", on=date(2020, 1, 5))
    papers.issued(tree[0], "01-KH/TU", text="Căn cứ Kế hoạch số 193-KH/TU ngày 05/01/2020.", on=date(2026, 1, 5))
    assert found(PROGRAM, "193-kh/tu") == ["193-KH/TU", "01-KH/TU"]


def test_newest_papers_come_first(tree):
    for symbol, day in (("01-KH/ĐU", 3), ("02-KH/ĐU", 9), ("03-KH/ĐU", 6)):
        papers.issued(tree[0], symbol, on=date(2026, 6, day))
    assert found(PROGRAM, "đại hội") == ["02-KH/ĐU", "03-KH/ĐU", "01-KH/ĐU"]


def test_papers_are_filtered_by_kind_issuer_and_dates(tree):
    bloc, base, *_ = tree
    papers.issued(bloc, "01-KH/ĐUK", on=date(2026, 1, 1))
    papers.issued(bloc, "02-QĐ/ĐUK", on=date(2026, 2, 1), kind="decision")
    papers.issued(base, "03-KH/ĐU", on=date(2026, 3, 1))
    assert found(PROGRAM, "đại hội", kind="decision") == ["02-QĐ/ĐUK"]
    assert found(PROGRAM, "đại hội", since=date(2026, 2, 1), until=date(2026, 2, 28)) == ["02-QĐ/ĐUK"]
    assert found(PROGRAM, "đại hội", issuer="dang uy so MẪU", since=date(2026, 3, 1)) == ["03-KH/ĐU"]
    assert found(PROGRAM, "đại hội", issuer="Tỉnh ủy") == []


def test_nothing_typed_lists_all_and_signs_alone_find_nothing(tree):
    papers.issued(tree[0], "01-KH/ĐUK")
    assert (found(PROGRAM, ""), found(PROGRAM, ' "*" ()')) == (["01-KH/ĐUK"], [])


def test_somebody_finds_what_their_organisation_issued_or_received_and_nothing_else(tree):
    bloc, base, cell, other = tree
    papers.issued(bloc, "01-KH/ĐUK")
    received = papers.issued(bloc, "02-KH/ĐUK")
    deliver(received, [cell], PROGRAM)
    papers.issued(other, "03-KH/CB")
    papers.issued(cell, "04-KH/CB")
    reader = build.actor(Role.MEMBER, cell)
    assert sorted(found(reader, "đại hội")) == ["02-KH/ĐUK", "04-KH/CB"]
    assert found(reader, "đại hội", direction=Direction.IN) == ["02-KH/ĐUK"]
    assert found(reader, "đại hội", direction=Direction.OUT) == ["04-KH/CB"]
    assert sorted(found(build.actor(Role.OFFICE, base), "đại hội")) == ["02-KH/ĐUK", "03-KH/CB", "04-KH/CB"]
    assert len(search(build.actor(Role.OFFICE, bloc), bloc, "đại hội")) == 4


@pytest.mark.parametrize(
    ("text", "more", "wanted"),
    [
        ("đại hội", {}, ["04-KH/ĐU", "03-KH/ĐU", "02-KH/ĐU", "01-KH/ĐU"]),
        ('"đại hội"', {}, ["03-KH/ĐU", "02-KH/ĐU", "01-KH/ĐU"]),
        ("đại hội", {"since": date(2026, 2, 1)}, ["04-KH/ĐU", "03-KH/ĐU", "02-KH/ĐU"]),
        ("đại hội", {"kind": "decision"}, []),
        ("02-kh/đu", {}, ["02-KH/ĐU"]),
        ("chưa ai viết", {}, []),
    ],
)
@pytest.mark.parametrize("everywhere", [0.0, 2.0])
def test_rare_words_and_words_that_are_everywhere_are_found_alike(tree, monkeypatch, everywhere, text, more, wanted):
    monkeypatch.setattr(matching, "EVERYWHERE", everywhere)
    bloc, committee, *_ = tree
    for month, abstract in enumerate(("bàn đại hội", "đại hội điểm", "đại hội", "hội nghị bàn đại sự"), start=1):
        papers.issued(committee, f"0{month}-KH/ĐU", abstract=abstract, on=date(2026, month, 1))
    papers.issued(bloc, "09-KH/ĐUK", abstract="đại hội khối")
    reader = build.actor(Role.OFFICE, committee)
    assert found(reader, text, **more) == wanted


def test_a_paper_sent_to_many_is_found_once_with_the_row_of_the_reader(tree):
    bloc, base, cell, other = tree
    rows = deliver(papers.issued(bloc, "01-KH/ĐUK"), [base, cell, other], PROGRAM)
    hits = search(build.actor(Role.OFFICE, bloc), bloc, "01-KH/ĐUK")
    mine = search(build.actor(Role.MEMBER, other), None, "01-KH/ĐUK")[0]
    assert (len(hits), mine.incoming, mine.document) == (1, rows[2], rows[2].source)


def test_drafts_are_found_by_those_who_draft_and_not_by_members(tree):
    _, base, cell, _ = tree
    draft = papers.issued(cell, "01-KH/CB")
    SearchHolder.objects.filter(entry__document=draft).update(part="draft")
    assert found(build.actor(Role.OFFICE, base), "đại hội") == ["01-KH/CB"]
    assert found(build.actor(Role.MEMBER, cell), "đại hội") == []


def test_a_paper_from_outside_is_found_by_its_author_and_abstract(tree):
    bloc, *_ = tree
    register_incoming(
        actor=PROGRAM,
        organisation=bloc,
        channel=Channel.PAPER,
        arrived_on=date(2026, 6, 1),
        author="Ban Tổ chức Tỉnh ủy",
        symbol="26-hd/btctu",
        issued_on=date(2026, 5, 30),
        abstract="chế độ báo cáo",
    )
    hit = search(build.actor(Role.OFFICE, bloc), bloc, "che do ban to chuc tinh uy")[0]
    assert (hit.document, hit.paper.symbol) == (None, "26-HD/BTCTU")


def test_an_entry_written_again_is_found_by_its_new_words_only(tree):
    document = papers.issued(tree[0], "01-KH/ĐUK", abstract="kiểm tra")
    document.abstract = "giám sát"
    index_document(document)
    assert (found(PROGRAM, "kiểm"), found(PROGRAM, "giám sát")) == ([], ["01-KH/ĐUK"])


def test_a_deleted_entry_is_found_no_more(tree):
    document = papers.issued(tree[0], "01-KH/ĐUK")
    SearchEntry.objects.filter(document=document).delete()
    papers.issued(tree[0], "02-KH/ĐUK")
    assert found(PROGRAM, "đại hội") == ["02-KH/ĐUK"]


def test_pages_of_hits_are_cut_by_the_database(tree):
    for place in range(1, 106):
        papers.issued(tree[0], f"{place:02d}-KH/ĐUK", on=date(2026, 1, 1))
    hits = search(PROGRAM, None, "đại hội")
    last = [hit.paper.symbol for hit in hits[100:125]]
    assert (len(hits), last) == (105, ["05-KH/ĐUK", "04-KH/ĐUK", "03-KH/ĐUK", "02-KH/ĐUK", "01-KH/ĐUK"])


@pytest.fixture
def one(tree):
    return papers.issued(tree[0], "01-KH/ĐUK")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example("' OR 1=1 --")
@example('a AND NOT b NEAR(c, 2) * ^ : - + {x} "')
@example("body:x <-> y:* & | ! ( )")
@example("\x00 %s %(a)s \\")
@example("1e5 12abc 3.14 -7")
def test_whatever_is_typed_finds_the_paper_that_contains_its_words(one, typed):
    one.abstract = "mở đầu " + typed + " kết thúc"
    index_document(one)
    hits = search(PROGRAM, None, typed)
    wanted = [one] if terms(typed) or not typed.strip() else []
    assert [hit.document for hit in hits[:10]] == wanted
