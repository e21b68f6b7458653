"""Organisations from a table into the register, and out again."""

from datetime import date
from typing import Any

import pytest

from build import tree
from dangbo.access.actor import PROGRAM
from dangbo.journal.models import Entry
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.exchange.drafts import plan_draft, start_draft, store_draft
from dangbo.registry.exchange.organisations.exporting import export_organisations
from dangbo.registry.exchange.rows import Outcome
from dangbo.registry.models import ImportDraft, Organisation, OrganisationVersion, TreeLink

pytestmark = pytest.mark.django_db

AT = date(2020, 6, 28)
HEADINGS = [
    "Mã",
    "Tên tổ chức",
    "Loại",
    "Loại hình",
    "Cấp trên",
    "Ngày thành lập",
    "Số QĐ",
    "Ngày QĐ",
    "Cơ quan ban hành",
]


def draft_of(*rows: list[Any]) -> ImportDraft:
    data = write_xlsx([Table("Tổ chức", [Column(heading) for heading in HEADINGS], rows)])
    root = Organisation.objects.get(code="khoi")
    return start_draft(actor=PROGRAM, organisation=root, at=AT, kind="organisations", filename="tc.xlsx", data=data)


@pytest.fixture(autouse=True)
def _tree() -> None:
    tree()


def test_new_organisations_are_stored_above_before_below_whatever_their_order() -> None:
    below = ["cb9", "Chi bộ Kế toán", "Chi bộ trực thuộc", "", "cs9", "01/01/2015"]
    above = [
        "cs9",
        "Đảng bộ Sở Chín",
        "Đảng bộ cơ sở",
        "Cơ quan hành chính",
        "khoi",
        "01/01/2010",
        "12-QĐ/ĐUK",
        "01/12/2009",
        "Đảng ủy Khối",
    ]
    stored = store_draft(actor=PROGRAM, draft=draft_of([*below, "", "", ""], above))
    assert stored.new == 2
    links = TreeLink.objects.filter(descendant__code="cb9", is_latest=True).values_list("ancestor__code", "depth")
    assert set(links) == {("cb9", 0), ("cs9", 1), ("khoi", 2)}
    assert Entry.objects.filter(act="import_organisations").count() == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["cb9", "Chi bộ Chín", "Chi bộ trực thuộc", "", "khoi"], "wrong-parent"),
        (["cb9", "Chi bộ Chín", "Chi bộ trực thuộc", "", ""], "no-parent"),
        (["cb9", "Chi bộ Chín", "Chi bộ trực thuộc", "", "cb9"], "circle"),
        (["cb9", "Chi bộ Chín", "Chi bộ trực thuộc", "", "cs1", "01/01/2021"], "after-today"),
        (["cb9", "Chi bộ Chín", "Chi bộ trực thuộc", "", "cs1", "01/01/2019", "12-QĐ/ĐU"], "part-of-decision"),
        (["cb1", "Chi bộ Một", "Chi bộ trực thuộc", "", "cs1"], "change-needs-decision"),
        (["", "Chi bộ Chín", "Chi bộ trực thuộc", "", "cs1"], "missing"),
        (["cb9", "Chi bộ Chín", "Chi đoàn", "", "cs1"], "unreadable"),
    ],
)
def test_each_fault_keeps_its_row_out(row: list[Any], code: str) -> None:
    (found,) = plan_draft(draft_of([*row, *[""] * (9 - len(row))])).rows
    assert code in [problem.code for problem in found.problems]
    assert found.outcome is Outcome.WRONG


def test_a_new_name_by_decision_is_a_new_version_from_its_day() -> None:
    row = ["cb1", "Chi bộ Tổng hợp", "Chi bộ trực thuộc", "", "cs1", "", "7-QĐ/ĐU", "01/03/2020", "Đảng ủy Sở"]
    stored = store_draft(actor=PROGRAM, draft=draft_of(row))
    assert (stored.new, stored.changed) == (0, 1)
    versions = OrganisationVersion.objects.filter(organisation__code="cb1").order_by("valid_from")
    assert [(version.name, version.valid_to) for version in versions] == [
        ("Chi bộ cb1", date(2020, 3, 1)),
        ("Chi bộ Tổng hợp", None),
    ]


def test_export_lists_each_organisation_once_from_top_to_bottom() -> None:
    table = export_organisations(actor=PROGRAM, organisation=Organisation.objects.get(code="khoi"), at=AT)
    assert [row[0] for row in table.rows] == ["khoi", "cs1", "cb1", "cb2"]


def test_what_was_exported_comes_back_unchanged() -> None:
    root = Organisation.objects.get(code="khoi")
    data = write_xlsx([export_organisations(actor=PROGRAM, organisation=root, at=AT)])
    draft = start_draft(actor=PROGRAM, organisation=root, at=AT, kind="organisations", filename="x.xlsx", data=data)
    assert {row.outcome for row in plan_draft(draft).rows} == {Outcome.SAME}
