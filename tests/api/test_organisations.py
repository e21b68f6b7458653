"""Organisations within the scope of a key, as of a day."""

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import build
from api.conftest import AT, Office, Program
from dangbo.access.permissions import Role
from dangbo.registry.models import Organisation
from dangbo.rules.vocabulary import OrganisationKind

Make = Callable[[Role, Organisation], Program]


def codes(items) -> list[str]:
    return [item["code"] for item in items]


def test_the_list_holds_what_the_key_reaches(board: Program, program: Make, office: Office) -> None:
    assert codes(board.all("organisations", limit=2)) == ["cb1", "cb2", "cb3", "khoi", "cs1"]
    base = program(Role.OFFICE, office.base)
    assert codes(base.all("organisations", limit=1)) == ["cb1", "cb2", "cs1"]
    assert codes(board.all("organisations", within="cs1")) == ["cb1", "cb2", "cs1"]
    assert codes(board.all("organisations", kind="cell")) == ["cb1", "cb2"]
    assert codes(board.all("organisations", text="dang bo so")) == ["cs1"]
    assert base.get("organisations", within="khoi").status_code == 403


def test_one_organisation_with_its_counts(board: Program) -> None:
    assert board.json("organisations/cs1") == {
        "code": "cs1",
        "name": "Đảng bộ Sở Một",
        "short_name": "",
        "kind": "grassroots_committee",
        "kind_name": "Đảng bộ cơ sở",
        "sector": "state_agency",
        "sector_name": "Cơ quan hành chính",
        "parent": "khoi",
        "founded_on": "2000-01-01",
        "ended_on": None,
        "children": 2,
        "members": {"official": 4, "probationary": 1, "total": 5},
    }


def test_an_organisation_before_its_founding_is_absent(board: Program, office: Office) -> None:
    build.organisation("cb9", parent=office.base, on=date(2020, 7, 2))
    sentence = "Tổ chức này chưa thành lập hoặc đã kết thúc vào ngày được hỏi."
    for path in ("organisations/cb9", "organisations/cb9/tree"):
        answer = board.get(path, at=AT)
        assert (answer.status_code, answer.json()["detail"]) == (404, sentence)
    assert board.json("organisations/cb9", at="2020-07-02")["parent"] == "cs1"


def test_the_tree_names_parents_before_children_and_counts_all_below(board: Program) -> None:
    nodes = board.json("organisations/khoi/tree")["nodes"]
    assert [(n["code"], n["parent"], n["depth"], n["children"], n["cells"], n["members"]["total"]) for n in nodes] == [
        ("khoi", None, 0, 2, 3, 7),
        ("cs1", "khoi", 1, 2, 2, 5),
        ("cb1", "cs1", 2, 0, 1, 3),
        ("cb2", "cs1", 2, 0, 1, 2),
        ("cb3", "khoi", 1, 0, 1, 2),
    ]
    assert board.json("organisations/cs1/tree")["nodes"][0]["parent"] == "khoi"


def test_the_number_of_queries_of_the_tree_does_not_grow(board: Program, office: Office) -> None:
    board.json("organisations/khoi/tree")
    with CaptureQueriesContext(connection) as few:
        board.json("organisations/khoi/tree")
    for number in range(5):
        build.organisation(f"more{number}", kind=OrganisationKind.GRASSROOTS_CELL, parent=office.bloc)
    with CaptureQueriesContext(connection) as many:
        board.json("organisations/khoi/tree")
    assert len(many) == len(few)
