"""The tree of organisations and the page of one."""

from datetime import date
from http import HTTPStatus
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.organisations import dissolve_organisation, move_organisation, rename_organisation
from dangbo.registry.queries.tree_page import days_shown, key_counts, tree
from dangbo.rules.vocabulary import OrganisationKind
from registry.pages.conftest import AT, House, SignIn

TOP = OrganisationKind.UPPER_COMMITTEE


def shown(page) -> list[str]:
    return [row.node.name for row in page.context["rows"]]


def test_the_tree_opens_at_its_top_and_node_by_node(as_: SignIn, house: House) -> None:
    client = as_()
    assert shown(client.get("/to-chuc/")) == ["Đảng bộ Bưu điện tỉnh", "Chi bộ Kế toán", "Chi bộ Tổng hợp"]
    assert shown(client.get("/to-chuc/?mo=-")) == ["Đảng bộ Bưu điện tỉnh"]
    assert shown(client.get("/to-chuc/?mo=tat-ca")) == ["Đảng bộ Bưu điện tỉnh", "Chi bộ Kế toán", "Chi bộ Tổng hợp"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=ke+toan", ["Chi bộ Kế toán"]),
        ("tim=bd-2", ["Chi bộ Tổng hợp"]),
        ("loai=grassroots_committee", ["Đảng bộ Bưu điện tỉnh"]),
        ("loai-hinh=school", []),
        ("loai=khac", ["Đảng bộ Bưu điện tỉnh", "Chi bộ Kế toán", "Chi bộ Tổng hợp"]),
    ],
)
def test_the_tree_is_searched_and_narrowed(as_: SignIn, house: House, query: str, found: list[str]) -> None:
    assert shown(as_().get(f"/to-chuc/?{query}")) == found


def test_committees_stand_before_cells_until_the_tree_is_sorted(as_: SignIn, house: House) -> None:
    kinds = OrganisationKind
    build.organisation("khoi-a", kind=kinds.GRASSROOTS_CELL, parent=house.top, name="Chi bộ An Bình")
    build.members(house.cell, 1, on=date(2014, 5, 1))
    build.members(house.elsewhere, 3, on=date(2019, 5, 1))
    client = as_(at=house.top)
    orders = {
        "": ["Đảng bộ Bưu điện tỉnh", "Chi bộ An Bình", "Chi bộ Quỹ Môi trường"],
        "ten": ["Chi bộ An Bình", "Chi bộ Quỹ Môi trường", "Đảng bộ Bưu điện tỉnh"],
        "-ten": ["Đảng bộ Bưu điện tỉnh", "Chi bộ Quỹ Môi trường", "Chi bộ An Bình"],
        "-dang-vien": ["Chi bộ Quỹ Môi trường", "Đảng bộ Bưu điện tỉnh", "Chi bộ An Bình"],
        "tang-giam": ["Đảng bộ Bưu điện tỉnh", "Chi bộ An Bình", "Chi bộ Quỹ Môi trường"],
        "khac": ["Đảng bộ Bưu điện tỉnh", "Chi bộ An Bình", "Chi bộ Quỹ Môi trường"],
    }
    assert {sort: shown(client.get(f"/to-chuc/?sap-xep={sort}"))[1:] for sort in orders} == orders


def test_a_sorted_tree_keeps_every_node_below_its_parent(as_: SignIn, house: House) -> None:
    page = as_(at=house.top).get("/to-chuc/?mo=tat-ca&sap-xep=-ten")
    names = ["Đảng bộ Khối", "Đảng bộ Bưu điện tỉnh", "Chi bộ Tổng hợp", "Chi bộ Kế toán", "Chi bộ Quỹ Môi trường"]
    assert shown(page) == names
    assert 'aria-sort="descending"' in page.content.decode()
    assert "sap-xep=-ten" in page.context["rows"][0].twist


def test_what_a_search_finds_is_sorted_as_one_list(as_: SignIn, house: House) -> None:
    page = as_(at=house.top).get("/to-chuc/?tim=chi+bo&sap-xep=-ten")
    assert shown(page) == ["Chi bộ Tổng hợp", "Chi bộ Quỹ Môi trường", "Chi bộ Kế toán"]


def test_members_are_counted_where_their_organisation_stood_on_each_day(house: House) -> None:
    build.members(house.cell, 3, on=date(2014, 5, 1))
    committee = OrganisationKind.GRASSROOTS_COMMITTEE
    former = build.organisation("cu", kind=committee, parent=build.organisation("khac", kind=TOP), name="Đảng bộ Cũ")
    cell = build.organisation("cu-1", parent=former, name="Chi bộ Quỹ Môi trường")
    build.members(cell, 2, on=date(2018, 5, 1))
    move_organisation(
        actor=PROGRAM,
        organisation=cell,
        parent=house.base,
        on=date(2019, 6, 1),
        decision=build.decision(date(2019, 5, 2)),
        accepted_warnings=build.ANY_WARNING | {"moves-over"},
    )
    top, *lower = tree(house.base, AT)
    assert days_shown(AT)[0] == date(2015, 12, 31)
    assert top.counts == (3, 3, 3, 3, 5, 5)
    assert {node.name: node.counts for node in lower} == {
        "Chi bộ Kế toán": (3,) * 6,
        "Chi bộ Quỹ Môi trường": (0, 0, 0, 2, 2, 2),
        "Chi bộ Tổng hợp": (0,) * 6,
    }


def test_the_counts_of_the_nodes_add_up_to_their_parent(house: House) -> None:
    build.members(house.cell, 4)
    build.members(house.other, 3)
    top, *lower = tree(house.base, AT)
    assert top.members == sum(node.members for node in lower) == 7
    assert (top.cells, top.children) == (2, 2)
    counts = key_counts([top, *lower])
    assert (counts.grassroots, counts.cells, counts.members) == (1, 2, 7)


def test_an_ended_organisation_shows_when_asked_for(as_: SignIn, house: House) -> None:
    dissolve_organisation(
        actor=PROGRAM, organisation=house.other, on=date(2019, 1, 1), decision=build.decision(date(2018, 12, 1))
    )
    client = as_()
    assert shown(client.get("/to-chuc/")) == ["Đảng bộ Bưu điện tỉnh", "Chi bộ Kế toán"]
    page = client.get("/to-chuc/?ca-giai-the=1")
    assert shown(page) == ["Đảng bộ Bưu điện tỉnh", "Chi bộ Kế toán", "Chi bộ Tổng hợp"]
    assert "Đã kết thúc 01/01/2019" in page.content.decode()
    assert shown(client.get("/to-chuc/?ngay=01/01/2018"))[-1] == "Chi bộ Tổng hợp"


def test_queries_of_the_tree_do_not_grow_with_the_nodes(as_: SignIn, house: House) -> None:
    client = as_()
    client.get("/to-chuc/")
    with CaptureQueriesContext(connection) as two:
        client.get("/to-chuc/")
    for number in range(3, 6):
        build.members(build.organisation(f"bd-{number}", parent=house.base), 2)
    with CaptureQueriesContext(connection) as five:
        page = client.get("/to-chuc/")
    assert (len(shown(page)), len(five)) == (6, len(two))


def test_the_tree_is_exported_with_its_counts_and_the_export_is_on_record(as_: SignIn, house: House) -> None:
    build.members(house.cell, 3)
    answer = as_().post("/to-chuc/xuat/?loai=cell")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [(row[0], row[1], row[-2], row[-1]) for row in rows[-2:]] == [
        ("bd-1", "Chi bộ Kế toán", 3, "Hoạt động"),
        ("bd-2", "Chi bộ Tổng hợp", 0, "Hoạt động"),
    ]
    summary = "Xuất Excel cây 2 tổ chức của Đảng bộ Bưu điện tỉnh"
    assert Entry.objects.get(act="export_organisations").summary == summary


def test_the_tree_leaves_the_register_with_the_right_to_export_alone(as_: SignIn, house: House) -> None:
    assert as_(Role.COMMITTEE_MEMBER).post("/to-chuc/xuat/").status_code == HTTPStatus.FORBIDDEN
    assert Entry.objects.filter(act="export_organisations").count() == 0


def test_a_reader_sees_counts_that_do_not_open_names(as_: SignIn, house: House) -> None:
    build.members(house.cell, 3)
    page = as_(Role.READER).get("/to-chuc/").content.decode()
    assert "/dang-vien/?thuoc=" not in page


def test_the_page_of_an_organisation_tells_facts_and_history(as_: SignIn, house: House) -> None:
    build.members(house.cell, 3)
    rename_organisation(
        actor=PROGRAM,
        organisation=house.cell,
        name="Chi bộ Kế toán - Thống kê",
        on=date(2017, 3, 1),
        decision=build.decision(date(2017, 2, 20), "45-QĐ/ĐU"),
    )
    page = as_().get("/to-chuc/bd-1/")
    text = page.content.decode()
    for words in ("Chi bộ Kế toán - Thống kê", "Đảng bộ Bưu điện tỉnh", "Đổi tên", "45-QĐ/ĐU ngày 20/02/2017"):
        assert words in text
    assert page.context["members"].total == 3


def test_the_committee_of_each_term_tells_who_was_there_before(as_: SignIn, house: House) -> None:
    lan, hoa, ba = (build.member(house.cell, name, sex="female") for name in ("Lê Lan", "Lê Hoa", "Lê Ba"))
    build.committee(house.base, [lan, hoa], starts_on=date(2015, 5, 1), name="2015-2020")
    build.committee(house.base, [lan, ba], starts_on=date(2020, 5, 1), name="2020-2025")
    client = as_()
    now, before = (client.get(f"/to-chuc/bd/{query}").context["bodies"][0] for query in ("", "?nhiem-ky=1"))
    assert [(seat.person.full_name, seat.re_elected) for seat in now.seats] == [("Lê Lan", True), ("Lê Ba", False)]
    assert (now.re_elected, now.first_time, now.women, now.under_40) == (1, 1, 2, 0)
    assert [seat.person.full_name for seat in before.seats] == ["Lê Lan", "Lê Hoa"]


def test_the_committee_is_sorted_and_exported_as_it_stands_on_the_page(as_: SignIn, house: House) -> None:
    an = build.member(house.cell, "Lê An", sex="female", born=date(1970, 1, 1))
    ba = build.member(house.cell, "Lê Ba", sex="male", born=date(1980, 1, 1))
    build.committee(house.base, [ba, an], starts_on=date(2020, 5, 1), name="2020-2025")
    client = as_()
    orders = {"": ["Lê Ba", "Lê An"], "ho-ten": ["Lê An", "Lê Ba"], "-tuoi": ["Lê An", "Lê Ba"], "dang-vien": None}
    for sort, names in orders.items():
        seats = client.get(f"/to-chuc/bd/?sap-xep={sort}").context["bodies"][0].seats
        assert [seat.person.full_name for seat in seats] == (names or orders[""])
    answer = client.post("/to-chuc/bd/cap-uy/xuat/?sap-xep=ho-ten")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_name("Cấp ủy").to_python()
    assert [(row[1], row[3], row[5], row[7]) for row in rows[-2:]] == [
        ("Lê An", 50, "", date(2020, 5, 1)),
        ("Lê Ba", 40, "", date(2020, 5, 1)),
    ]
    assert Entry.objects.filter(act="export_committees").count() == 1


def test_lower_organisations_are_sorted_on_the_page_of_their_superior(as_: SignIn, house: House) -> None:
    build.members(house.other, 2)
    page = as_().get("/to-chuc/bd/?sap-xep=-dang-vien")
    assert [node.name for node in page.context["lower"].rows] == ["Chi bộ Tổng hợp", "Chi bộ Kế toán"]
    assert "sap-xep=dang-vien#truc-thuoc" in page.content.decode()


def test_names_of_a_committee_leave_the_register_with_the_right_to_export_alone(as_: SignIn, house: House) -> None:
    build.committee(house.base, build.members(house.cell, 2), starts_on=date(2020, 5, 1))
    url = "/to-chuc/bd/cap-uy/xuat/"
    assert as_(Role.READER).post(url).status_code == HTTPStatus.FORBIDDEN
    assert as_().post("/to-chuc/bd-1/cap-uy/xuat/").status_code == HTTPStatus.NOT_FOUND
    assert Entry.objects.filter(act="export_committees").count() == 0


def test_names_of_those_out_of_reach_stand_without_a_link(as_: SignIn, house: House) -> None:
    near, far = build.member(house.cell, "Lê Thị Gần"), build.member(house.elsewhere, "Lê Thị Xa")
    build.committee(house.base, [near, far], starts_on=date(2020, 5, 1))
    text = as_().get("/to-chuc/bd/").content.decode()
    assert [f"/dang-vien/{each.pk}/" in text for each in (near, far)] == [True, False]
    assert text.count("Lê Thị Xa") == 1


def test_a_long_history_is_folded_and_opens_whole_without_script(as_: SignIn, house: House) -> None:
    for number in range(3, 13):
        build.organisation(f"bd-{number}", parent=house.base, name=f"Chi bộ {number}")
    client = as_()
    page = client.get("/to-chuc/bd/")
    changes, text = page.context["changes"], page.content.decode()
    assert (len(changes.rows), changes.left, changes.total) == (8, 5, 13)
    assert "Xem tất cả 13 thay đổi" in text and "Còn 5 thay đổi không in ở đây." in text
    whole = client.get("/to-chuc/bd/?qua-trinh=tat-ca")
    assert (len(whole.context["changes"].rows), "Xem tất cả" in whole.content.decode()) == (13, False)


def test_nobody_is_called_new_where_no_former_term_is_known(as_: SignIn, house: House) -> None:
    build.committee(house.base, build.members(house.cell, 2), starts_on=date(2020, 5, 1), name="2020-2025")
    page = as_().get("/to-chuc/bd/")
    body, text = page.context["bodies"][0], page.content.decode()
    assert ([seat.re_elected for seat in body.seats], body.re_elected, body.first_time) == ([None, None], 0, 0)
    assert ("0 tham gia lần đầu" in text, "Lần đầu<" in text, "Tái cử<" in text) == (False, False, False)
    assert text.count("chưa có nhiệm kỳ trước trong sổ") == 1


def test_queries_of_the_page_do_not_grow_with_lower_organisations_and_seats(as_: SignIn, house: House) -> None:
    people = build.members(house.cell, 3)
    build.committee(house.base, people[:1], starts_on=date(2015, 5, 1))
    client = as_()
    client.get("/to-chuc/bd/")
    with CaptureQueriesContext(connection) as one:
        client.get("/to-chuc/bd/")
    build.committee(house.base, people, starts_on=date(2020, 5, 1))
    build.organisation("bd-3", parent=house.base, kind=OrganisationKind.CELL)
    with CaptureQueriesContext(connection) as three:
        page = client.get("/to-chuc/bd/")
    assert (len(page.context["bodies"][0].seats), len(three)) == (3, len(one))


def test_an_organisation_out_of_reach_or_unknown_stays_closed(as_: SignIn, house: House) -> None:
    client = as_()
    assert client.get("/to-chuc/moi-truong/").status_code == HTTPStatus.FORBIDDEN
    assert client.get("/to-chuc/khong-co/").status_code == HTTPStatus.NOT_FOUND


def test_a_superior_out_of_reach_is_named_without_a_link(as_: SignIn, house: House) -> None:
    secretary = as_(Role.SECRETARY, house.cell).get("/to-chuc/bd-1/").content.decode()
    board = as_(Role.ORGANISATION_BOARD, house.base).get("/to-chuc/bd-1/").content.decode()
    for page, links in ((secretary, 0), (board, 3)):
        assert page.count('<a href="/to-chuc/bd/">Đảng bộ Bưu điện tỉnh</a>') == links
        assert page.count("Đảng bộ Bưu điện tỉnh</") >= 2
        assert 'href="/to-chuc/khoi/"' not in page


def test_a_long_committee_is_folded_and_opens_by_itself(as_: SignIn, house: House) -> None:
    people = build.members(house.cell, 12)
    build.committee(house.base, people, starts_on=date(2020, 5, 1), name="2020-2025")
    client = as_()
    page = client.get("/to-chuc/bd/")
    ((body, folded),) = page.context["folded_bodies"]
    assert (len(body.seats), len(folded.rows), folded.left) == (12, 5, 7)
    text = page.content.decode()
    assert f'<h3 class="mb-2 mt-4" id="{folded.key}">' in text
    assert "Xem tất cả 12 người" in text
    ((_, whole),) = client.get(f"/to-chuc/bd/{folded.url.partition('#')[0]}").context["folded_bodies"]
    assert (list(whole.rows), whole.left) == (list(body.seats), 0)
