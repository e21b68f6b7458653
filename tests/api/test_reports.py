"""Reports for programs: the same values as in the figures."""

from collections.abc import Callable
from datetime import date

import pytest

from api.conftest import AT, Office, Program
from dangbo.access.permissions import Role
from dangbo.facts.figures import Moment
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import to_json
from dangbo.figures.reports.shipped import SHIPPED
from dangbo.registry.models import Organisation

Make = Callable[[Role, Organisation], Program]


def test_the_reports_are_listed(board: Program) -> None:
    found = board.json("reports", organisation="khoi")["items"]
    assert [each["key"] for each in found] == list(SHIPPED)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_report_says_what_the_command_line_says_and_its_values_are_the_figures(
    board: Program, office: Office, name: str
) -> None:
    said = board.json(f"reports/{name}", organisation="khoi")
    for each in said["figures"]:
        if each["period"] is None:
            del each["period"]
    assert said == to_json(report(name, office.bloc, Moment(date.fromisoformat(AT))))
    values = {each["key"]: each["value"] for each in board.json("figures", organisation="khoi")["figures"]}
    shown = {each["key"]: each["value"] for each in said["figures"] if each["key"] in values}
    assert shown == {key: values[key] for key in shown}
    assert "members.total" in shown


def test_an_unknown_report_names_those_there_are(board: Program) -> None:
    answer = board.get("reports/x", organisation="khoi", at=AT)
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "Không có báo cáo “x”. Có: congress-round, member-statistics.",
    )


def test_reports_of_another_organisation_are_refused(program: Make, office: Office) -> None:
    secretary = program(Role.SECRETARY, office.cells[0])
    assert secretary.get("reports/congress-round", organisation="khoi").status_code == 403
    assert secretary.get("reports/congress-round", organisation="cb1", at=AT).status_code == 200
