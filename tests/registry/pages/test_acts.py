"""Acts as pages: the form, the question with its warnings, the result; what is wrong stands at its field."""

from datetime import date
from http import HTTPStatus

import pytest

import build
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.models import Honour, Membership, Organisation, Person, Term, Transfer
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.vocabulary import Activity, OrganisationKind, Standing
from registry.pages.conftest import House, SignIn

BY = {"symbol": "45-QĐ/ĐU", "issued_on": "20/02/2020", "issuer": "Đảng ủy Khối"}


def ask(client, url: str, data: dict, **more):
    """The page that asks before anything is stored."""
    return client.post(url, {**data, **more})


def do(client, url: str, data: dict, *accepted: str):
    """The whole way: the question answered, the warnings accepted."""
    return client.post(url, {**data, "xac-nhan": "1", "chap-nhan": list(accepted)}, follow=True)


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_a_rename_asks_then_stores_and_repeats_its_verb(as_: SignIn, house: House) -> None:
    client, url = as_(), "/to-chuc/bd-1/ghi/doi-ten/"
    typed = {"name": "Chi bộ Kế toán - Thống kê", "on": "01/03/2020", **BY}
    asked = ask(client, url, typed)
    assert "Đổi tên Chi bộ Kế toán thành Chi bộ Kế toán - Thống kê từ ngày 01/03/2020?" in asked.content.decode()
    assert house.cell.versions.count() == 1
    assert said(do(client, url, typed)) == ["Đã ghi đổi tên thành Chi bộ Kế toán - Thống kê."]
    assert house.cell.versions.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"on": "31/04/2020"}, "on", "Ngày 31/04/2020 không có, tháng 4 chỉ có 30 ngày."),
        ({"name": "Chi bộ Kế toán"}, "name", "Tên mới trùng với tên đang dùng: Chi bộ Kế toán."),
        ({"symbol": ""}, "symbol", "Trường này là bắt buộc."),
        (
            {"issued_on": "05/03/2020"},
            "issued_on",
            "Quyết định ký ngày 05/03/2020, sau ngày có hiệu lực 01/03/2020.",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    as_: SignIn, house: House, wrong: dict, field: str, sentence: str
) -> None:
    typed = {"name": "Chi bộ Kế toán mới", "on": "01/03/2020", **BY, **wrong}
    page = ask(as_(), "/to-chuc/bd-1/ghi/doi-ten/", typed)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert page.context["form"].errors == {field: [sentence]}
    assert "Đảng ủy Khối" in page.content.decode()


def test_going_back_keeps_what_was_typed(as_: SignIn, house: House) -> None:
    typed = {"name": "Chi bộ Kế toán mới", "on": "01/03/2020", **BY, "sua-lai": "1"}
    assert "Chi bộ Kế toán mới" in ask(as_(), "/to-chuc/bd-1/ghi/doi-ten/", typed).content.decode()


def test_a_founding_below_the_rules_is_refused_with_its_article(as_: SignIn, house: House) -> None:
    typed = {"parent": "bd", "code": "bd-9", "name": "Chi bộ Mới", "kind": "cell", "sector": "state_agency"}
    page = ask(as_(), "/to-chuc/thanh-lap/", {**typed, "on": "01/03/2020", **BY})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Điều 21" in page.content.decode()
    assert not Organisation.objects.filter(code="bd-9").exists()


def test_a_founding_takes_the_ticked_members_over(as_: SignIn, house: House) -> None:
    people = build.members(house.cell, 5)
    client, url = as_(), "/to-chuc/thanh-lap/"
    typed = {"parent": "bd", "code": "bd-9", "name": "Chi bộ Mới", "kind": "cell", "sector": "state_agency",
             "source": "bd-1", "on": "01/03/2020", **BY}  # fmt: skip
    page = ask(client, url, typed)
    assert page.context["form"].errors == {"people": ["Hãy đánh dấu những đảng viên chuyển đến tổ chức mới."]}
    moved = [str(person.pk) for person in people[:3]]
    assert said(do(client, url, {**typed, "people": moved})) == ["Đã ghi thành lập Chi bộ Mới."]
    assert Membership.objects.filter(organisation__code="bd-9", valid_to=None).count() == 3


def test_a_founding_over_existing_cells_puts_the_ticked_ones_under_the_new_committee(as_: SignIn, house: House) -> None:
    for number, kind in ((1, OrganisationKind.GRASSROOTS_CELL), (2, OrganisationKind.GRASSROOTS_CELL)):
        build.members(build.organisation(f"le-{number}", kind=kind, parent=house.top, name=f"Chi bộ Lẻ {number}"), 16)
    client, url = as_(at=house.top), "/to-chuc/thanh-lap/"
    typed = {"parent": "khoi", "code": "moi", "name": "Đảng bộ Mới", "kind": "grassroots_committee",
             "sector": "state_agency", "takes_lower": "on", "on": "01/03/2020", **BY}  # fmt: skip
    page = ask(client, url, typed)
    assert page.context["form"].errors == {"lower": ["Hãy đánh dấu những tổ chức về trực thuộc."]}
    offered = [name for _, name in page.context["form"].fields["lower"].choices]
    assert offered == ["Chi bộ Lẻ 1", "Chi bộ Lẻ 2", "Chi bộ Quỹ Môi trường", "Đảng bộ Bưu điện tỉnh"]
    cells = list(Organisation.objects.filter(code__in=["le-1", "le-2"]))
    ticked = {**typed, "lower": [str(cell.pk) for cell in cells]}
    assert "nhận 2 tổ chức (32 đảng viên)" in ask(client, url, ticked).content.decode()
    assert said(do(client, url, ticked)) == ["Đã ghi thành lập Đảng bộ Mới."]
    after = [cell.version_at(date(2020, 3, 1)) for cell in cells]
    assert [(version.parent.code, version.kind) for version in after] == [("moi", OrganisationKind.CELL)] * 2


def test_a_merger_moves_everybody_and_ends_the_other(as_: SignIn, house: House) -> None:
    build.members(house.cell, 4)
    build.members(house.other, 3)
    client, url = as_(), "/to-chuc/bd-1/ghi/sap-nhap/"
    typed = {"other_1": "bd-2", "on": "01/03/2020", **BY}
    question = "Sáp nhập Chi bộ Tổng hợp (3 đảng viên) vào Chi bộ Kế toán từ ngày 01/03/2020?"
    assert question in ask(client, url, typed).content.decode()
    do(client, url, typed)
    assert Membership.objects.filter(organisation=house.cell, valid_to=None).count() == 7
    house.other.refresh_from_db()
    assert house.other.ended_on == date(2020, 3, 1)


def test_an_upgrade_founds_cells_with_the_members_given_to_them(as_: SignIn, house: House) -> None:
    lone = build.organisation(
        "lon", kind=OrganisationKind.GRASSROOTS_CELL, parent=house.base.version_at(date(2020, 1, 1)).parent
    )
    people = build.members(lone, 32)
    given = {f"nguoi_{person.pk}": "1" if index < 16 else "2" for index, person in enumerate(people)}
    typed = {"name": "Đảng bộ Lớn", "code_1": "lon-1", "name_1": "Chi bộ Một", "code_2": "lon-2", "name_2": "Chi bộ 2",
             **given, "on": "01/03/2020", **BY}  # fmt: skip
    client = as_(at=lone.version_at(date(2020, 1, 1)).parent)
    assert said(do(client, "/to-chuc/lon/ghi/nang-cap/", typed)) == ["Đã ghi nâng cấp thành Đảng bộ Lớn."]
    assert Membership.objects.filter(organisation__code="lon-2", valid_to=None).count() == 16


def test_a_term_its_committee_seats_and_offices_are_entered(as_: SignIn, house: House) -> None:
    people = build.members(house.cell, 12)
    client, base = as_(), "/to-chuc/bd-1/ghi"
    do(client, f"{base}/nhiem-ky/", {"name": "2020-2022", "starts_on": "15/03/2020"})
    do(client, f"{base}/cap-uy/", {"kind": "executive", "seats": "3"})
    committee = Term.objects.get().committees.get()
    seated = [str(person.pk) for person in people[:3]]
    seats = {"committee": committee.pk, "entry": "elected", "people": seated, "on": "15/03/2020"}
    do(client, f"{base}/cap-uy-vien/", seats)
    office = {"committee": committee.pk, "person": seated[0], "kind": "secretary", "entry": "by_congress"}
    do(client, f"{base}/chuc-vu/", {**office, "on": "15/03/2020"})
    assert (committee.members.count(), committee.offices.get().person_id) == (3, people[0].pk)
    end = {"post": f"office-{committee.offices.get().pk}", "on": "01/05/2020"}
    do(client, f"{base}/thoi-giu/", end)
    assert committee.offices.get().valid_to == date(2020, 5, 1)


def test_who_may_not_change_organisations_is_refused(as_: SignIn, house: House) -> None:
    for url in ("/to-chuc/bd-1/ghi/", "/to-chuc/bd-1/ghi/doi-ten/", "/to-chuc/thanh-lap/", "/to-chuc/ghi-quyet-dinh/"):
        assert as_(Role.READER).get(url).status_code == HTTPStatus.FORBIDDEN


NEW = {"full_name": "Lê Thị Mới", "sex": "female", "birth_date": "9/1985", "ethnic_group": "Kinh",
       "organisation": "bd-1", "way": "opening", "standing": "official", "on": "01/01/2020"}  # fmt: skip


def test_a_member_is_added_with_a_partial_date(as_: SignIn, house: House) -> None:
    client = as_()
    question = "Thêm Lê Thị Mới vào Chi bộ Kế toán từ ngày 01/01/2020?"
    assert question in ask(client, "/dang-vien/them/", NEW).content.decode()
    assert Person.objects.count() == 0
    assert said(do(client, "/dang-vien/them/", NEW)) == ["Đã thêm đảng viên Lê Thị Mới."]
    person = Person.objects.get()
    assert (person.birth_date, person.birth_precision) == (date(1985, 9, 1), "m")
    assert person.memberships.get().organisation == house.cell


def test_a_double_is_a_choice_that_must_be_made(as_: SignIn, house: House) -> None:
    build.member(house.other, "Lê Thị Mới", sex="female", born=date(1985, 9, 1))
    client = as_()
    asked = ask(client, "/dang-vien/them/", NEW)
    assert "Cùng họ tên và ngày sinh với Lê Thị Mới, sinh 01/09/1985, Chi bộ Tổng hợp." in asked.content.decode()
    refused = do(client, "/dang-vien/them/", NEW)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Còn điều cần xem xét chưa được đánh dấu chấp nhận." in refused.content.decode()
    assert Person.objects.count() == 1
    do(client, "/dang-vien/them/", NEW, "same-name-and-birth-date")
    assert Person.objects.count() == 2


def test_a_taken_citizen_number_is_said_at_its_field(as_: SignIn, house: House, binh: Person) -> None:
    typed = {**NEW, "birth_date": "1980", "citizen_number": binh.citizen_number}
    page = ask(as_(), "/dang-vien/them/", typed)
    assert "Trần Thị Bình" in page.context["form"].errors["citizen_number"][0]


def test_information_is_corrected_and_told_apart(as_: SignIn, binh: Person) -> None:
    client, url = as_(), f"/dang-vien/{binh.pk}/sua/nhan-than/"
    typed = {name: value for name, value in client.get(url).context["form"].initial.items() if value}
    assert ask(client, url, typed).context["form"].non_field_errors() == ["Chưa có thông tin nào khác với đang ghi."]
    assert "Sửa quê quán của Trần Thị Bình?" in ask(client, url, typed, native_place="xã Mới").content.decode()
    do(client, url, {**typed, "native_place": "xã Mới", "reason": "Theo giấy khai sinh"})
    binh.refresh_from_db()
    assert (binh.native_place, binh.birth_date) == ("xã Mới", date(1980, 5, 2))


def test_a_probationary_member_is_recognised_at_the_end_of_probation(as_: SignIn, house: House) -> None:
    person = build.member(
        house.cell, "Lê Dự Bị", standing=Standing.PROBATIONARY, on=date(2019, 3, 26), joined_on=date(2019, 3, 26)
    )
    client, url = as_(), f"/dang-vien/{person.pk}/ghi/chinh-thuc/"
    early = ask(client, url, {"on": "20/03/2020", **BY})
    assert early.status_code in {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
    told = said(do(client, url, {"on": "05/04/2020", **BY, "issued_on": "10/04/2020"}))
    assert told == ["Đã công nhận Lê Dự Bị chính thức từ ngày 26/03/2020."]


def test_activity_changes_and_needs_a_destination_to_be_away(as_: SignIn, binh: Person) -> None:
    client, url = as_(), f"/dang-vien/{binh.pk}/ghi/sinh-hoat/"
    page = ask(client, url, {"activity": "away", "on": "01/03/2020"})
    assert list(page.context["form"].errors) == ["place"]
    do(client, url, {"activity": "exempt", "on": "01/03/2020"})
    assert binh.memberships.get(valid_to=None).activity == Activity.EXEMPT


def test_a_death_ends_the_membership(as_: SignIn, binh: Person) -> None:
    client, url = as_(), f"/dang-vien/{binh.pk}/ghi/ra-khoi-dang/"
    do(client, url, {"cause": "died", "on": "01/03/2020"})
    binh.refresh_from_db()
    assert (binh.died_on, binh.memberships.get().ended_by) == (date(2020, 3, 1), "died")
    assert "Từ trần 01/03/2020" in client.get(f"/dang-vien/{binh.pk}/").content.decode()


def test_lines_levels_honours_and_cards_are_added(as_: SignIn, binh: Person) -> None:
    client, base = as_(), f"/dang-vien/{binh.pk}/ghi"
    do(client, f"{base}/trinh-do/", {"level": "theory:advanced", "on": "11/08/2014"})
    do(client, f"{base}/khen-thuong/", {"kind": "award", "text": "Giấy khen", "on": "03/02/2020"})
    do(client, f"{base}/the-dang/", {"number": "87654321", "on": "03/02/2020"})
    do(client, f"{base}/cong-tac/", {"begins": "9/2003", "text": "Kế toán viên"})
    do(client, f"{base}/dao-tao/", {"school": "Học viện Chính trị"})
    do(client, f"{base}/gia-dinh/", {"relation": "con", "full_name": "Lê Văn Cường", "birth_year": "2010"})
    binh.refresh_from_db()
    lines = (binh.attainments, binh.honours, binh.cards, binh.career, binh.training, binh.family)
    assert [rows.count() for rows in lines] == [1] * 6
    assert binh.card_number == "87654321"


def offered(client, person: Person) -> set[str]:
    return {act.key for act in client.get(f"/dang-vien/{person.pk}/ghi/").context["acts"]}


def test_a_line_entered_by_mistake_is_taken_away_from_its_own_place(as_: SignIn, binh: Person) -> None:
    client, base = as_(), f"/dang-vien/{binh.pk}"
    assert "bo-dong" not in offered(client, binh)
    do(client, f"{base}/ghi/cong-tac/", {"begins": "9/2003", "text": "Kế toán viên"})
    do(client, f"{base}/ghi/gia-dinh/", {"relation": "con", "full_name": "Lê Văn Cường"})
    url = f"/dang-vien/{binh.pk}/ghi/bo-dong/"
    key = f"cong-tac-{binh.career.get().pk}"
    assert f'href="{url}?dong={key}"' in client.get(f"{base}/").content.decode()
    assert client.get(f"{url}?dong={key}").context["form"].initial == {"line": key}
    question = "Bỏ khỏi phiếu của Trần Thị Bình dòng “Công tác: 9/2003, Kế toán viên”?"
    assert question in ask(client, url, {"line": key}).content.decode()
    assert said(do(client, url, {"line": key})) == ["Đã bỏ một dòng của phiếu Trần Thị Bình."]
    assert (binh.career.count(), binh.family.count()) == (0, 1)


def test_a_disciplinary_measure_ends_on_a_day_not_before_it_began(as_: SignIn, binh: Person) -> None:
    client, url = as_(), f"/dang-vien/{binh.pk}/ghi/het-ky-luat/"
    assert "het-ky-luat" not in offered(client, binh)
    do(
        client,
        f"/dang-vien/{binh.pk}/ghi/khen-thuong/",
        {"kind": "discipline", "text": "Khiển trách", "on": "01/03/2019"},
    )
    measure = binh.honours.get()
    early = ask(client, url, {"honour": measure.pk, "on": "01/02/2019"})
    assert early.context["form"].errors == {"on": ["Kỷ luật có hiệu lực từ ngày 01/03/2019."]}
    do(client, url, {"honour": measure.pk, "on": "01/03/2020"})
    measure.refresh_from_db()
    assert measure.ended_on == date(2020, 3, 1)
    assert "het-ky-luat" not in offered(client, binh)


def test_dates_of_a_stretch_are_corrected_for_a_reason(as_: SignIn, house: House) -> None:
    person = build.member(house.cell, "Lê Thị Hoa", on=date(2016, 1, 1))
    client, url = as_(), f"/dang-vien/{person.pk}/ghi/ngay-sinh-hoat/"
    stretch = {"stretch": person.memberships.get().pk}
    assert ask(client, url, {**stretch, "reason": "Ghi nhầm"}).context["form"].errors == {
        "begins": ["Hãy ghi ngày bắt đầu hoặc ngày kết thúc đúng."]
    }
    assert list(ask(client, url, {**stretch, "begins": "01/02/2016"}).context["form"].errors) == ["reason"]
    ended = ask(client, url, {**stretch, "ends": "01/02/2019", "reason": "Ghi nhầm"})
    assert list(ended.context["form"].errors) == ["ends"]
    typed = {**stretch, "begins": "01/02/2016", "reason": "Ghi nhầm"}
    question = "Sửa thời gian sinh hoạt của Lê Thị Hoa ở Chi bộ Kế toán: bắt đầu ngày 01/02/2016?"
    assert question in ask(client, url, typed).content.decode()
    half = ask(client, url, {**typed, "symbol": "12-QĐ/ĐU"})
    assert list(half.context["form"].errors) == ["symbol"]
    do(client, url, {**typed, **BY})
    assert person.memberships.get().valid_from == date(2016, 2, 1)
    entry = Entry.objects.get(act="correct_membership_dates")
    assert entry.summary.endswith(f"theo {BY['symbol']} ngày {BY['issued_on']}")


def test_a_badge_without_its_years_is_said_at_the_field(as_: SignIn, binh: Person) -> None:
    typed = {"kind": "badge", "text": "Huy hiệu", "on": "03/02/2020"}
    page = ask(as_(), f"/dang-vien/{binh.pk}/ghi/khen-thuong/", typed)
    assert list(page.context["form"].errors) == ["level"]
    assert Honour.objects.count() == 0


def test_several_members_are_transferred_signed_for_and_taken_over(as_: SignIn, house: House) -> None:
    people = build.members(house.cell, 2)
    client, chosen = as_(), {"nguoi": [str(person.pk) for person in people], "q": ""}
    form = client.post("/dang-vien/chuyen/", chosen)
    assert "2 đảng viên: " in form.content.decode()
    typed = {**chosen, "to": "bd-2", "decided_on": "01/06/2020", "reason": "Điều động", "letter": "12-GTSH"}
    question = "Chuyển sinh hoạt 2 đảng viên đến Chi bộ Tổng hợp từ ngày 01/06/2020?"
    assert question in client.post("/dang-vien/chuyen/", typed).content.decode()
    told = said(do(client, "/dang-vien/chuyen/", typed))
    assert told == ["Đã chuyển sinh hoạt 2 đảng viên; chờ nơi đến tiếp nhận."]
    first, second = Transfer.objects.order_by("pk")
    do(client, f"/chuyen-sinh-hoat/{first.pk}/ky/", {"signed_on": "02/06/2020", "signer": "Lê Văn Bí"})
    assert first.hops.exclude(signed_on=None).count() == 1
    do(client, f"/chuyen-sinh-hoat/{first.pk}/tiep-nhan/", {"on": "10/06/2020"})
    do(client, f"/chuyen-sinh-hoat/{second.pk}/huy/", {"reason": "Không điều động nữa"})
    states = Transfer.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [TransferState.ARRIVED, TransferState.CANCELLED]
    assert Membership.objects.get(person_id=first.person_id, valid_to=None).organisation == house.other


def test_a_transfer_needs_one_place_to_go_to(as_: SignIn, house: House, binh: Person) -> None:
    typed = {"decided_on": "01/06/2020", "reason": "Nghỉ hưu"}
    for places in ({}, {"to": "bd-2", "place": "Đảng bộ phường"}):
        page = ask(as_(), f"/dang-vien/{binh.pk}/ghi/chuyen/", {**typed, **places})
        assert page.context["form"].errors == {"to": ["Hãy chọn một chi bộ trong sổ, hoặc ghi nơi ngoài sổ."]}


def test_late_transfers_are_marked_in_the_list(as_: SignIn, house: House, binh: Person) -> None:
    client = as_()
    typed = {"place": "Đảng bộ phường", "decided_on": "02/01/2020", "reason": "Nghỉ hưu"}
    do(client, f"/dang-vien/{binh.pk}/ghi/chuyen/", typed, "transfer-late", "procedure-late")
    page = client.get("/chuyen-sinh-hoat/").content.decode()
    assert "Trần Thị Bình" in page
    assert "Quá hạn" in page


def test_a_transfer_out_of_reach_stays_closed(as_: SignIn, house: House) -> None:
    person = build.member(house.elsewhere, "Lê Thị Xa")
    do(as_(at=house.elsewhere), f"/dang-vien/{person.pk}/ghi/chuyen/",
       {"place": "Nơi khác", "decided_on": "01/06/2020", "reason": "Nghỉ hưu"})  # fmt: skip
    transfer = Transfer.objects.get()
    assert as_().get(f"/chuyen-sinh-hoat/{transfer.pk}/").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("role", [Role.READER, Role.COMMITTEE_MEMBER])
def test_who_may_not_change_members_is_refused(as_: SignIn, binh: Person, role: Role) -> None:
    client = as_(role)
    for url in ("/dang-vien/them/", f"/dang-vien/{binh.pk}/ghi/", f"/dang-vien/{binh.pk}/ghi/sinh-hoat/"):
        assert client.get(url).status_code == HTTPStatus.FORBIDDEN
