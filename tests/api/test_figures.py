"""Figures for programs: the same numbers as everywhere, with the rows behind them."""

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import build
from api.conftest import AT, Office, Program
from dangbo.access.permissions import Role
from dangbo.facts.figures import Count, Sum
from dangbo.figures.catalogue import figure, listed
from dangbo.figures.json import figures_json
from dangbo.registry.models import Organisation

Make = Callable[[Role, Organisation], Program]


def test_every_value_is_that_of_the_catalogue(board: Program, office: Office) -> None:
    said = board.json("figures", organisation="khoi")
    for each in said["figures"]:
        if each["period"] is None:
            del each["period"]
    assert said == figures_json(office.bloc, date.fromisoformat(AT))


def test_every_count_equals_its_rows(board: Program) -> None:
    values = {each["key"]: each["value"] for each in board.json("figures", organisation="khoi")["figures"]}
    for found in listed():
        if isinstance(found, Count | Sum):
            rows = board.all(f"figures/{found.key}/rows", organisation="khoi")
            assert (found.key, len({(row["figure"], row["id"]) for row in rows})) == (found.key, values[found.key])


def test_the_rows_of_a_sum_come_page_by_page_and_each_once(board: Program) -> None:
    whole = board.all("figures/members.total/rows", organisation="khoi")
    assert [row["cells"]["person"] for row in whole][:3] == ["Lê Văn An", "Lê Văn An", "Nông Thị Ánh"]
    sums = [found.key for found in listed() if isinstance(found, Sum)]
    for key in ("members.total", *sums[:2]):
        whole = board.all(f"figures/{key}/rows", organisation="khoi", since="1999-01-01")
        for limit in (1, 2):
            assert board.all(f"figures/{key}/rows", organisation="khoi", since="1999-01-01", limit=limit) == whole


def test_one_figure_says_how_it_comes_about(board: Program) -> None:
    said = board.json("figures/committees.women.share", organisation="khoi", by="organisation")
    assert (said["value"], said["text"]) == (50.0, "50,00%")
    assert said["arithmetic"][0].startswith("1 nữ trong cấp ủy mới ÷ 2 ")
    assert said["explanation"] == figure("committees.women.share").explanation
    assert {(part["value"], part["is_own"], part["figure"]) for part in said["parts"]} == {
        ("khoi", True, None),
        ("cb3", False, None),
        ("cs1", False, 50.0),
    }


def test_a_figure_is_divided_and_its_parts_add_up(board: Program) -> None:
    said = board.json("figures/members.total", organisation="khoi", by="sex")
    assert [(part["value"], part["figure"]) for part in said["parts"]] == [("male", 4), ("female", 3)]
    for breakdown in said["breakdowns"]:
        divided = board.json("figures/members.total", organisation="khoi", by=breakdown["key"])
        assert (breakdown["key"], sum(part["figure"] for part in divided["parts"])) == (breakdown["key"], 7)


def test_a_period_is_told_and_may_be_chosen(board: Program) -> None:
    said = board.json("figures/congresses.held", organisation="khoi")
    assert (said["value"], said["period"]) == (1, {"from": "2020-01-01", "to": AT})
    said = board.json("figures/congresses.held", organisation="khoi", since="2020-06-01")
    assert (said["value"], said["period"]) == (0, {"from": "2020-06-01", "to": AT})
    answer = board.get("figures/congresses.held", organisation="khoi", at=AT, since="2020-08-01")
    assert answer.json()["errors"] == [
        {"parameter": "since", "reason": "Ngày đầu kỳ phải trước hoặc trùng ngày lấy số liệu."}
    ]


def test_the_secretary_of_a_cell_has_figures_of_the_cell_alone(program: Make, office: Office) -> None:
    secretary = program(Role.SECRETARY, office.cells[0])
    assert secretary.json("figures/members.total", organisation="cb1")["value"] == 3
    for path in ("figures", "figures/members.total", "figures/members.total/rows"):
        assert secretary.get(path, organisation="cs1", at=AT).status_code == 403


def test_unknown_keys_name_the_nearest_and_unknown_divisions_are_refused(board: Program) -> None:
    answer = board.get("figures/members.totl", organisation="khoi")
    assert (answer.status_code, answer.json()["detail"][:73]) == (
        404,
        "Không có số liệu nào mang mã “members.totl”. Gần nhất: members.total, mem",
    )
    answer = board.get("figures/members.total", organisation="khoi", by="x")
    assert (answer.status_code, answer.json()["detail"]) == (422, "Số liệu này không chia theo “x”.")


def test_the_number_of_queries_does_not_grow_with_the_rows(board: Program, office: Office) -> None:
    questions = [("figures", {}), ("figures/members.total", {"by": "organisation"}), ("figures/members.total/rows", {})]
    for path, more in questions:
        board.json(path, organisation="khoi", **more)
    few = [_queries(board, path, more) for path, more in questions]
    build.members(office.cells[2], 20)
    assert [_queries(board, path, more) for path, more in questions] == few


def _queries(board: Program, path: str, more: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as queries:
        board.json(path, organisation="khoi", **more)
    return len(queries)
