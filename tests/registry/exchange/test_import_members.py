"""Members from a table into the register: what is guessed, what is wrong, what waits, what is stored."""

from datetime import date
from typing import Any

import pytest

from build import actor, member, organisation, tree
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Column, ColumnKind, Table, write_csv, write_xlsx
from dangbo.registry.exchange.deciding import decide, undo
from dangbo.registry.exchange.drafts import plan_draft, refresh, start_draft, store_draft
from dangbo.registry.exchange.problems import Decision
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.exchange.snapshots import KEPT
from dangbo.registry.models import Attainment, ImportDraft, Membership, Organisation, Person

pytestmark = pytest.mark.django_db

AT = date(2020, 6, 28)
HEADINGS = ["Chi bộ", "Họ tên", "Nam/Nữ", "Sinh ngày", "Vào Đảng", "Ngày chính thức", "Số CCCD"]
GOOD = ["cb1", "Nguyễn Thị Hạ", "Nữ", "12/09/1986", "03/02/2010", "03/02/2011", "001186000123"]


def draft_of(*rows: list[Any], headings: list[str] | None = None, kind: str = "members") -> ImportDraft:
    columns = [Column(heading, ColumnKind.TEXT) for heading in headings or HEADINGS]
    data = write_xlsx([Table("Danh sách", columns, rows, ["DANH SÁCH ĐẢNG VIÊN"])])
    root = Organisation.objects.get(code="khoi")
    return start_draft(actor=PROGRAM, organisation=root, at=AT, kind=kind, filename="ds.xlsx", data=data)


def planned(*rows: list[Any]) -> list[Row]:
    return plan_draft(draft_of(*rows)).rows


def codes(row: Row) -> list[str]:
    return [problem.code for problem in row.problems]


def changed(**cells: str) -> list[str]:
    names = ["cell", "name", "sex", "birth", "joined", "official", "number"]
    return [cells.get(name, value) for name, value in zip(names, GOOD, strict=True)]


@pytest.fixture(autouse=True)
def _tree() -> None:
    tree()


def test_columns_are_guessed_whatever_their_order_and_heading() -> None:
    draft = draft_of(GOOD)
    assert list(draft.mapped.values()) == [
        "organisation", "full_name", "sex", "birth_date", "joined_on", "official_on", "citizen_number",
    ]  # fmt: skip
    assert draft.header == 2


def test_a_good_row_becomes_a_member_with_leading_zeros_kept() -> None:
    draft = draft_of(GOOD)
    assert store_draft(actor=PROGRAM, draft=draft).new == 1
    person = Person.objects.get()
    assert (person.citizen_number, person.birth_date) == ("001186000123", date(1986, 9, 12))
    row = Membership.objects.get()
    assert (row.organisation.code, row.standing, row.valid_from, row.began_by) == ("cb1", "official", AT, "opening")
    assert Entry.objects.filter(act="import_members").count() == 1


def test_nothing_is_stored_before_the_user_agrees() -> None:
    refresh(draft_of(GOOD))
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"birth": "31/04/1986"}, "unreadable", "birth_date"),
        ({"name": ""}, "missing", "full_name"),
        ({"name": "Hạ"}, "unreadable", "full_name"),
        ({"sex": "khác"}, "unreadable", "sex"),
        ({"cell": "cs1"}, "not-a-cell", "organisation"),
        ({"cell": ""}, "no-cell", "organisation"),
        ({"cell": "Chi bộ cb9"}, "unknown-cell", "organisation"),
        ({"official": "03/08/2010"}, "official-too-early", "official_on"),
        ({"joined": "03/02/2021", "official": ""}, "after-today", "joined_on"),
        ({"number": "00118600012"}, "number-citizen_number", "citizen_number"),
        ({"joined": "03/02/1999", "official": "03/02/2000"}, "admitted-too-young", "joined_on"),
    ],
)
def test_each_fault_is_named_at_its_cell(cells: dict[str, str], code: str, field: str) -> None:
    (row,) = planned(changed(**cells))
    found = [(problem.code, problem.field) for problem in row.problems]
    assert any(name == field for _, name in found), found
    if code != "admitted-too-young":
        assert (code, field) in found
    assert row.outcome in (Outcome.WRONG, Outcome.WAITING)


def test_the_impossible_day_is_explained() -> None:
    (row,) = planned(changed(birth="31/04/1986"))
    assert row.problems[0].lead == "ngày 31/04/1986 không có, tháng 4 chỉ có 30 ngày."


def test_partial_dates_keep_their_precision() -> None:
    store_draft(actor=PROGRAM, draft=draft_of(changed(birth="1986", joined="2/2010", official="3/2011")))
    person = Person.objects.get()
    assert (person.birth_precision, person.joined_precision, person.official_precision) == ("y", "m", "m")


def test_an_unknown_cell_is_replaced_for_every_row_with_the_same_spelling() -> None:
    first = changed(cell="Chi bộ cb11")
    second = changed(cell="Chi bộ cb11", name="Trần Văn Bình", sex="Nam", number="")
    draft = draft_of(first, second)
    row = plan_draft(draft).rows[0]
    assert codes(row) == ["unknown-cell"]
    decide(draft, row=row.number, text=("organisation", "cb1"), everywhere=True)
    assert [row.outcome for row in plan_draft(draft).rows] == [Outcome.NEW, Outcome.NEW]


def test_a_doubtful_person_waits_until_somebody_decides() -> None:
    member(Organisation.objects.get(code="cb2"), "Nguyễn Thị Hạ", born=date(1986, 9, 12))
    draft = draft_of(changed(number=""))
    (row,) = plan_draft(draft).rows
    assert (codes(row), row.outcome) == (["perhaps-same"], Outcome.WAITING)
    decide(draft, row=row.number, word=Decision.OTHER_PERSON)
    assert plan_draft(draft).rows[0].outcome is Outcome.NEW
    undo(draft, row=row.number)
    decide(draft, row=row.number, word=Decision.SAME_PERSON)
    assert "moves" in codes(plan_draft(draft).rows[0])


def test_two_rows_of_one_person_are_found() -> None:
    rows = planned(GOOD, changed(name="Nguyễn Thị Hà"))
    assert codes(rows[1]) == ["double-citizen_number"]
    assert rows[0].outcome is Outcome.NEW


def test_a_second_import_of_a_corrected_file_shows_and_stores_what_changes() -> None:
    store_draft(actor=PROGRAM, draft=draft_of(GOOD))
    again = plan_draft(draft_of(GOOD)).rows
    assert [row.outcome for row in again] == [Outcome.SAME]
    draft = draft_of(changed(birth="13/09/1986"))
    (row,) = plan_draft(draft).rows
    assert [(change.heading, change.before, change.after) for change in row.changes] == [
        ("Ngày sinh", "12/09/1986", "13/09/1986")
    ]
    stored = store_draft(actor=PROGRAM, draft=draft)
    assert (stored.new, stored.changed) == (0, 1)
    assert Person.objects.get().birth_date == date(1986, 9, 13)


def test_a_move_to_another_cell_is_a_transfer_that_must_be_accepted() -> None:
    store_draft(actor=PROGRAM, draft=draft_of(GOOD))
    headings = [*HEADINGS, "Sinh hoạt tại chi bộ từ"]
    draft = draft_of([*changed(cell="cb2"), "01/07/2020"], headings=headings)
    draft.at = date(2020, 7, 1)
    draft.save()
    (row,) = plan_draft(draft).rows
    assert codes(row) == ["moves"]
    decide(draft, row=row.number, word=f"{Decision.ACCEPT}:moves")
    draft.save()
    store_draft(actor=PROGRAM, draft=draft)
    rows = Membership.objects.order_by("valid_from")
    assert [(row.organisation.code, row.valid_from, row.began_by) for row in rows] == [
        ("cb1", AT, "opening"),
        ("cb2", date(2020, 7, 1), "transferred_in"),
    ]


def test_levels_are_stored_with_their_day_and_later_changed() -> None:
    headings = [*HEADINGS, "LLCT", "Ngày đạt trình độ lý luận", "Trình độ chuyên môn"]
    store_draft(actor=PROGRAM, draft=draft_of([*GOOD, "Trung cấp", "01/01/2018", "ĐH"], headings=headings))
    found = {(a.scale, a.level, a.valid_from, a.is_opening) for a in Attainment.objects.all()}
    assert found == {
        ("theory", "intermediate", date(2018, 1, 1), False),
        ("professional", "university", AT, True),
    }
    draft = draft_of([*GOOD, "Cao cấp", "01/06/2020", "ĐH"], headings=headings)
    store_draft(actor=PROGRAM, draft=draft)
    theory = Attainment.objects.filter(scale="theory").order_by("valid_from")
    assert [(a.level, a.valid_to) for a in theory] == [("intermediate", date(2020, 6, 1)), ("advanced", None)]


def test_rows_with_faults_stay_in_the_draft_and_the_others_are_stored() -> None:
    draft = draft_of(GOOD, changed(name="Trần Văn Bình", sex="Nam", birth="31/04/1990", number=""))
    stored = store_draft(actor=PROGRAM, draft=draft)
    assert (stored.new, stored.left) == (1, 1)
    draft.refresh_from_db()
    assert draft.tally["counts"] == {"same": 1, "wrong": 1}
    decide(draft, row=5, text=("birth_date", "30/04/1990"))
    draft.save()
    assert store_draft(actor=PROGRAM, draft=draft).new == 1
    assert Person.objects.count() == 2


def test_a_csv_with_real_commas_reads_the_same() -> None:
    columns = [Column(heading) for heading in HEADINGS]
    data = write_csv(Table("x", columns, [GOOD]))
    root = Organisation.objects.get(code="khoi")
    draft = start_draft(actor=PROGRAM, organisation=root, at=AT, kind="members", filename="ds.csv", data=data)
    assert [row.outcome for row in plan_draft(draft).rows] == [Outcome.NEW]


def test_a_file_without_headings_is_refused_with_one_sentence() -> None:
    data = write_xlsx([Table("x", [Column("1"), Column("2")], [["a", "b"]])])
    root = Organisation.objects.get(code="khoi")
    with pytest.raises(FileError, match="Không thấy dòng tiêu đề cột"):
        start_draft(actor=PROGRAM, organisation=root, at=AT, kind="members", filename="x.xlsx", data=data)
    assert ImportDraft.objects.count() == 0


def test_only_who_may_import_may_start_a_draft() -> None:
    root = organisation("khac")
    reader = actor(Role.READER, root)
    with pytest.raises(NotAllowed):
        start_draft(actor=reader, organisation=root, at=AT, kind="members", filename="x.xlsx", data=b"")


def test_what_is_left_after_storing_is_what_judging_all_anew_says() -> None:
    member(Organisation.objects.get(code="cb2"), "Trần Văn Bình", born=date(1990, 4, 30))
    namesake = changed(name="Trần Văn Bình", sex="Nam", birth="30/04/1990", number="")
    draft = draft_of(
        GOOD, changed(name="Nguyễn Thị Hà"), namesake, changed(name="Lê Văn Cả", birth="31/04/1990", number="")
    )
    stored = store_draft(actor=PROGRAM, draft=draft)
    assert (stored.new, stored.left) == (1, 3)
    draft.refresh_from_db()
    kept = draft.tally, list(draft.judged_rows.order_by("number").values_list("number", *KEPT))
    refresh(draft)
    draft.refresh_from_db()
    assert kept == (draft.tally, list(draft.judged_rows.order_by("number").values_list("number", *KEPT)))
