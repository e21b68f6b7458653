"""People within the scope of a key, with masked numbers, page by page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import build
from api.conftest import AT, Office, Program
from dangbo.access.permissions import Role
from dangbo.api.questions.people import FILTER_OF
from dangbo.registry.models import Organisation
from dangbo.registry.queries.member_filters import FILTERS

Make = Callable[[Role, Organisation], Program]


def names(items) -> list[str]:
    return [item["full_name"] for item in items]


def test_the_list_is_in_vietnamese_order_and_all_pages_give_everybody_once(board: Program, office: Office) -> None:
    whole = board.json("people", organisation="khoi")
    assert names(whole["items"]) == [
        "Lê Văn An",
        "Lê Văn An",
        "Nông Thị Ánh",
        "Đỗ Văn Ba",
        "Trần Thị Bình",
        "Ăng Văn Đức",
        "Hoàng Thị Ý",
    ]
    assert whole["next"] is None
    for limit in (1, 2, 3, 7):
        assert board.all("people", organisation="khoi", limit=limit) == whole["items"]


def test_somebody_added_between_two_pages_moves_nobody_twice(board: Program, office: Office) -> None:
    first = board.json("people", organisation="khoi", limit=3)
    build.member(office.cells[0], "Bế Văn An")
    rest = board.json("people", organisation="khoi", cursor=first["next"])
    assert names(rest["items"]) == ["Đỗ Văn Ba", "Trần Thị Bình", "Ăng Văn Đức", "Hoàng Thị Ý"]


def test_numbers_are_masked_in_list_and_detail(board: Program) -> None:
    listed = board.json("people", organisation="khoi", limit=1)["items"][0]
    detail = board.json(f"people/{listed['id']}")
    assert listed["card_number"][:5] == detail["card_number"][:5] == "•••• "
    assert "0101234" not in board.get("people", organisation="khoi", at=AT).content.decode()


def test_a_person_has_place_posts_and_levels(board: Program, office: Office) -> None:
    detail = board.json(f"people/{office.people[0].pk}")
    assert detail["full_name"] == "Trần Thị Bình"
    assert detail["place"] == {
        "organisation": "cb1",
        "organisation_name": "Chi bộ cb1",
        "standing": "official",
        "activity": "normal",
        "is_member": True,
    }
    assert [(post["name"], post["organisation"], post["since"]) for post in detail["posts"]] == [
        ("Đảng ủy viên", "cs1", "2020-05-15")
    ]
    assert "religion" not in detail


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"sex": "female"}, ["Nông Thị Ánh", "Trần Thị Bình", "Hoàng Thị Ý"]),
        ({"standing": "probationary"}, ["Đỗ Văn Ba"]),
        ({"ethnic_group": "thieu-so"}, ["Nông Thị Ánh"]),
        ({"post": "cap-uy"}, ["Lê Văn An", "Trần Thị Bình"]),
        ({"text": "van a"}, ["Lê Văn An", "Lê Văn An", "Ăng Văn Đức"]),
        ({"organisation": "cb2"}, ["Lê Văn An", "Lê Văn An"]),
        ({"at": "1999-12-31"}, []),
    ],
)
def test_the_list_is_narrowed(board: Program, parameters: dict[str, str], found: list[str]) -> None:
    assert names(board.json("people", **({"organisation": "khoi"} | parameters))["items"]) == found


def test_every_condition_of_the_member_list_may_be_asked() -> None:
    assert {*FILTER_OF.values(), "vao-tu", "vao-den"} == set(FILTERS)


def test_a_secretary_sees_only_the_own_cell(program: Make, office: Office) -> None:
    secretary = program(Role.SECRETARY, office.cells[0])
    assert names(secretary.json("people", organisation="cb1")["items"]) == ["Đỗ Văn Ba", "Trần Thị Bình", "Ăng Văn Đức"]
    for code in ("khoi", "cs1", "cb2"):
        assert secretary.get("people", organisation=code).status_code == 403
    assert secretary.get(f"people/{office.people[0].pk}").status_code == 200
    assert secretary.get(f"people/{office.people[1].pk}").status_code == 403


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "Tham số “organisation”: phải có."),
        (
            {"organisation": "khoi", "at": "31/04/2020"},
            "Tham số “at”: phải là ngày dạng năm-tháng-ngày, ví dụ 2020-07-01.",
        ),
        (
            {"organisation": "khoi", "at": "2020-04-31"},
            "Tham số “at”: Ngày 31/04/2020 không có, tháng 4 chỉ có 30 ngày.",
        ),
        ({"organisation": "khoi", "limit": "0"}, "Tham số “limit”: phải từ 1 trở lên."),
        ({"organisation": "khoi", "limit": "501"}, "Tham số “limit”: nhiều nhất là 500."),
        ({"organisation": "khoi", "sex": "x"}, "Tham số “sex”: phải là một trong: male, female."),
        ({"organisation": "khoi", "sexx": "male"}, "Không có tham số “sexx” ở đây."),
        ({"organisation": "khoi\0"}, "Tham số “organisation”: có ký tự không dùng được."),
        (
            {"organisation": "khoi", "cursor": "x"},
            "Con trỏ trang không dùng được cho danh sách này; hãy lấy lại từ trang đầu.",
        ),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(board: Program, parameters: dict[str, str], sentence: str) -> None:
    answer = board.get("people", **parameters)
    assert (answer.status_code, answer.json()["detail"]) == (422, sentence)


def test_a_cursor_of_another_list_is_refused(board: Program) -> None:
    cursor = board.json("organisations", limit=1)["next"]
    assert board.get("people", organisation="khoi", cursor=cursor).status_code == 422


def test_unknown_people_and_organisations_are_absent(board: Program, office: Office) -> None:
    assert board.get(f"people/{office.bloc.pk}").json()["detail"] == "Không có người này."
    assert board.get("people", organisation="khong-co").json()["detail"] == "Không có tổ chức này."


@pytest.mark.parametrize("path", ["people", "people/one"])
def test_the_number_of_queries_does_not_grow_with_the_rows(board: Program, office: Office, path: str) -> None:
    address = path.replace("one", str(office.people[0].pk))
    parameters = {} if "/" in path else {"organisation": "khoi"}
    board.json(address, **parameters)
    with CaptureQueriesContext(connection) as few:
        board.json(address, **parameters)
    build.members(office.cells[2], 20)
    with CaptureQueriesContext(connection) as many:
        board.json(address, **parameters)
    assert len(many) == len(few)
