"""Lists as offices make them: merged headings, columns of marks, lines between the rows, totals, signatures."""

from datetime import date
from typing import Any

import pytest

from build import member, organisation, tree
from dangbo.paper.sheets import Sheet
from dangbo.registry.exchange.member_fields import MEMBER_FIELDS
from dangbo.registry.exchange.organisation_fields import ORGANISATION_FIELDS
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.exchange.tables import FoundTable, Planned, find_table, guess_kind, missing, plan_table
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person
from dangbo.registry.models.imports import ImportKind

pytestmark = pytest.mark.django_db

AT = date(2020, 6, 28)
HEADINGS = ["Họ và tên", "Ngày sinh", "Giới tính", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức"]
GOOD = ["Lò Thị Mai", "12/09/1986", "Nữ", "cb1", "03/02/2010", "03/02/2011"]


def table_of(*rows: list[Any]) -> FoundTable:
    found = find_table(Sheet("Danh sách", list(rows)), ImportKind.MEMBERS)
    assert found is not None
    return found


def plan(*rows: list[Any], decisions: Decisions | None = None) -> Planned:
    table = table_of(*rows)
    return plan_table(
        kind=ImportKind.MEMBERS,
        rows=table.sheet.rows,
        first=table.first,
        mapped=table.mapped,
        organisation=Organisation.objects.get(code="khoi"),
        at=AT,
        decisions=decisions,
    )


def values(row: Row, *keys: str) -> list[str]:
    return [str(row.values.get(key)) for key in keys]


def codes(row: Row) -> list[str]:
    return [problem.code for problem in row.problems]


@pytest.fixture(autouse=True)
def _tree() -> None:
    tree()


def test_dates_of_birth_under_men_and_women_say_the_sex() -> None:
    upper = ["TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Chi bộ", "Ngày vào Đảng", None]
    lower = [None, None, "Nam", "Nữ", None, "Dự bị", "Chính thức"]
    planned = plan(
        ["DANH SÁCH ĐẢNG VIÊN"],
        upper,
        lower,
        [1, "Lò Thị Mai", None, "12/09/1986", "cb1", "03/02/2010", "03/02/2011"],
        [2, "Hà Văn Thụ", "1970", None, "cb2", "03/02/2005", "03/02/2006"],
    )
    keys = ("full_name", "sex", "birth_date", "joined_on", "official_on")
    assert [values(row, *keys) for row in planned.rows] == [
        ["Lò Thị Mai", "female", "12/09/1986", "03/02/2010", "03/02/2011"],
        ["Hà Văn Thụ", "male", "1970", "03/02/2005", "03/02/2006"],
    ]
    assert [row.outcome for row in planned.rows] == [Outcome.NEW, Outcome.NEW]
    assert planned.rows[0].columns == {"sex": 3, "birth_date": 3}


def test_without_a_column_of_sex_or_birth_the_two_columns_are_enough() -> None:
    table = table_of(["Họ và tên", "Năm sinh", None], [None, "Nam", "Nữ"], ["Hà Thị An", None, 1980])
    assert missing(table.mapped, ImportKind.MEMBERS) == []


def test_marks_choose_sex_and_theory_level() -> None:
    upper = ["Họ và tên", "Ngày sinh", "Nam", "Nữ", "Chi bộ", "Ngày chính thức", "Lý luận chính trị", None, None]
    lower = [None, None, None, None, None, None, "Sơ cấp", "Trung cấp", "Cao cấp"]
    planned = plan(
        upper,
        lower,
        ["Lò Thị Mai", "1980", None, "x", "cb1", "03/02/2011", None, "X", None],
        ["Hà Văn Thụ", "1970", "x", None, "cb1", "03/02/2001", "x", None, "x"],
    )
    first, second = planned.rows
    assert values(first, "sex", "theory_level") == ["female", "intermediate"]
    assert (values(second, "sex"), codes(second)) == (["male"], ["marked-twice"])


def test_an_x_under_official_is_a_standing_not_a_date() -> None:
    (row,) = plan([*HEADINGS[:4], "Chính thức", "Dự bị"], [*GOOD[:4], "x", None]).rows
    assert (values(row, "standing", "official_on"), row.outcome) == (["official", "None"], Outcome.NEW)


def test_a_given_name_in_its_own_column_is_joined() -> None:
    headings = ["Họ và tên", None, *HEADINGS[1:]]
    rows = [["Lò Thị", "Mai", *GOOD[1:]], ["Hà Văn", "Thụ", "1970", "Nam", *GOOD[3:]]]
    assert [row.values["full_name"] for row in plan(headings, *rows).rows] == ["Lò Thị Mai", "Hà Văn Thụ"]
    headings[:2] = ["Họ đệm", "Tên"]
    assert [row.values["full_name"] for row in plan(headings, *rows).rows] == ["Lò Thị Mai", "Hà Văn Thụ"]


def test_lines_between_the_rows_name_the_cell_of_those_below() -> None:
    headings = ["STT", *HEADINGS[:3], *HEADINGS[4:]]
    planned = plan(
        headings,
        ["I", "Đảng bộ Sở Một", *[None] * 4],
        ["1.", "Chi bộ cb1 (1 đồng chí)", *[None] * 4],
        [1, *GOOD[:3], *GOOD[4:]],
        ["II. CHI BỘ CB2", *[None] * 5],
        [2, "Hà Văn Thụ", "1970", "Nam", "2/2005", "2/2006"],
    )
    codes_by_id = dict(Organisation.objects.values_list("id", "code"))
    assert [codes_by_id[membership_id(row)] for row in planned.rows] == ["cb1", "cb2"]
    assert planned.outside == [2, 3, 5]


def membership_id(row: Row) -> Any:
    return next(
        identity for identity in Organisation.objects.values_list("id", flat=True) if str(identity) == row.place_id
    )


def test_numbering_totals_and_signatures_are_not_of_the_list() -> None:
    planned = plan(
        HEADINGS,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        GOOD,
        ["Tống Công Minh", "1970", "Nam", "cb1", "2/2005", "2/2006"],
        ["Tổng cộng:", 2, *[None] * 4],
        [None, None, None, None, "TM. CHI ỦY", None],
        [None, None, None, None, "Nguyễn Văn Ký", None],
    )
    assert [row.values["full_name"] for row in planned.rows] == ["Lò Thị Mai", "Tống Công Minh"]
    assert planned.outside == [5, 6, 7]


def test_signatures_without_a_total_are_not_of_the_list() -> None:
    planned = plan(HEADINGS, GOOD, [None] * 6, ["Ngày 28 tháng 6 năm 2020", *[None] * 5], ["BÍ THƯ", *[None] * 5])
    assert ([row.number for row in planned.rows], planned.outside) == ([2], [4, 5])


def test_a_row_that_lacks_much_but_says_something_is_not_lost() -> None:
    planned = plan(HEADINGS, GOOD, ["Hà Văn Thụ", None, None, "cb1", "03/02/2005", None])
    assert [row.outcome for row in planned.rows] == [Outcome.NEW, Outcome.WRONG]


def test_a_day_in_the_cell_before_it_was_founded_or_before_joining_is_wrong() -> None:
    headings = [*HEADINGS, "Sinh hoạt tại chi bộ từ"]
    rows = plan(headings, [*GOOD, "01/01/1999"], ["Hà Văn Thụ", "1970", "Nam", "cb1", "03/02/2005", "", "01/01/2004"])
    assert [codes(row) for row in rows.rows] == [["before-founding"], ["no-standing", "before-joining"]]


def test_a_cell_that_has_ended_is_named_with_its_end() -> None:
    dissolve(Organisation.objects.get(code="cb2"), date(2019, 1, 1))
    (row,) = plan(HEADINGS, [*GOOD[:3], "Chi bộ cb2", *GOOD[4:]]).rows
    assert (codes(row), row.problems[0].lead) == (["ended-cell"], "Chi bộ cb2 đã kết thúc từ 01/01/2019.")


def dissolve(cell: Organisation, on: date) -> None:
    OrganisationVersion.objects.filter(organisation=cell).update(valid_to=on)
    cell.links_up.update(valid_to=on)
    Organisation.objects.filter(pk=cell.pk).update(ended_on=on)


def test_a_former_name_finds_the_cell_that_is_still_there() -> None:
    version = OrganisationVersion.objects.get(organisation__code="cb2")
    OrganisationVersion.objects.create(
        organisation=version.organisation,
        parent=version.parent,
        kind=version.kind,
        sector=version.sector,
        name="Chi bộ Tổng hợp",
        name_key="x",
        search_key="chi bo tong hop",
        valid_from=date(1990, 1, 1),
        valid_to=version.valid_from,
    )
    (row,) = plan(HEADINGS, [*GOOD[:3], "Tổng hợp", *GOOD[4:]]).rows
    assert (row.outcome, row.place_id) == (Outcome.NEW, str(version.organisation_id))


def test_the_same_person_of_the_same_cell_needs_no_number() -> None:
    member(Organisation.objects.get(code="cb1"), "Lò Thị Mai", sex="female", born=date(1986, 9, 12))
    (row,) = plan(HEADINGS, GOOD).rows
    assert [change.field for change in row.changes] == ["joined_on", "official_on"]


def test_what_changed_after_the_day_of_the_file_is_not_overwritten() -> None:
    person = member(Organisation.objects.get(code="cb1"), "Lò Thị Mai", sex="female", born=date(1986, 9, 12))
    first = Membership.objects.get(person=person)
    Membership.objects.filter(pk=first.pk).update(valid_to=date(2020, 12, 1), ended_by="changed")
    Membership.objects.create(
        person=person, organisation=first.organisation, standing="official", activity="exempt",
        valid_from=date(2020, 12, 1), began_by="changed", previous=first,
    )  # fmt: skip
    (same,) = plan([*HEADINGS, "Tình trạng"], [*GOOD, "Thường xuyên"]).rows
    (late,) = plan([*HEADINGS, "Tình trạng"], [*GOOD, "Được miễn"]).rows
    assert ("changed-later" in codes(same), "changed-later" in codes(late)) == (False, True)


def test_an_address_that_is_none_is_wrong_before_storing() -> None:
    (row,) = plan([*HEADINGS, "Email"], [*GOOD, "mai@"]).rows
    assert [problem.lead for problem in row.problems] == ["“mai@” không phải địa chỉ thư điện tử."]


def test_numbers_that_excel_keeps_as_numbers_get_their_zeros_back() -> None:
    (row,) = plan([*HEADINGS, "Số CCCD", "Số thẻ", "Điện thoại"], [*GOOD, 1186000123, 1234567, 912345678]).rows
    assert values(row, "citizen_number", "card_number", "phone") == ["001186000123", "01234567", "0912345678"]


def test_a_doubtful_number_that_the_register_holds_is_not_doubted_again() -> None:
    cell = Organisation.objects.get(code="cb1")
    person = member(cell, "Lò Thị Mai", sex="female", born=date(1986, 9, 12))
    Person.objects.filter(pk=person.pk).update(citizen_number="001085000123")
    (row,) = plan([*HEADINGS, "Số CCCD"], [*GOOD, "001085000123"]).rows
    assert codes(row) == []
    (row,) = plan([*HEADINGS, "Số CCCD"], ["Lò Thị Mai", "13/09/1986", *GOOD[2:], "001085000123"]).rows
    assert codes(row) == ["number-citizen_number", "number-citizen_number"]


def test_the_likely_day_of_joining_is_offered() -> None:
    (row,) = plan(HEADINGS, [*GOOD[:4], "31/04/2015", "02/05/2016"]).rows
    assert [way.label for way in row.problems[0].ways] == ["Ghi 02/05/2015"]


def test_the_kind_of_a_file_is_told_by_its_headings() -> None:
    members = Sheet("a", [HEADINGS, GOOD])
    organisations = Sheet(
        "b", [["Mã", "Tên tổ chức", "Loại", "Cấp trên"], ["cb9", "Chi bộ", "Chi bộ trực thuộc", "cs1"]]
    )
    assert guess_kind([members]) is ImportKind.MEMBERS
    assert guess_kind([organisations]) is ImportKind.ORGANISATIONS


def test_no_field_is_longer_in_a_file_than_in_the_register() -> None:
    kept = {field.name: field.max_length for field in Person._meta.concrete_fields}
    too_long = [
        f.key for f in MEMBER_FIELDS if kept.get(f.key) and f.kind not in ("choice",) and f.longest > kept[f.key]
    ]
    own = {
        field.name: field.max_length
        for model in (OrganisationVersion, Organisation)
        for field in model._meta.concrete_fields
    }
    too_long += [f.key for f in ORGANISATION_FIELDS if own.get(f.key) and f.kind != "choice" and f.longest > own[f.key]]
    assert too_long == []


def test_somebody_of_another_tree_is_not_moved() -> None:
    beyond = organisation("khac")
    member(beyond, "Lò Thị Mai", sex="female", born=date(1986, 9, 12), citizen_number="001186000123")
    (row,) = plan([*HEADINGS, "Số CCCD"], [*GOOD, "001186000123"]).rows
    assert codes(row)[0] == "elsewhere"


def test_two_rows_with_one_name_and_birthday_are_two_people_when_their_numbers_differ() -> None:
    headings = [*HEADINGS, "Số CCCD"]
    planned = plan(headings, [*GOOD, "001186000123"], [*GOOD, "001186000999"], [*GOOD, None])
    assert [codes(row) for row in planned.rows] == [[], [], ["double-full_name"]]
