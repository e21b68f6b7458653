"""The pages of import: a file taken in or refused, columns named, rows decided, and then stored."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from build import account, member, organisation, tree
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.paper.limits import MEGABYTE
from dangbo.paper.sheets import Column, Table, read_sheets, write_csv, write_xlsx
from dangbo.registry.exchange.drafts import set_columns, sheet_of
from dangbo.registry.exchange.snapshots import KEPT
from dangbo.registry.exchange.uploads import TOO_LARGE
from dangbo.registry.models import ImportDraft, Membership, Organisation, Person
from dangbo.registry.models.imports import ImportKind

pytestmark = pytest.mark.django_db

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức", "Số định danh"]
ROWS = [
    [1, "Tô Vĩnh Khiêm", "21/08/1988", "Nam", "cb1", "31/04/2015", "02/05/2016", "001088000471"],
    [2, "Lục Thị Thu Ngân", "03/11/1991", "Nữ", "Chi bộ cb11", "28/12/2017", "28/12/2018", "001191006613"],
    [3, "Trần Mộc Miên", "17/06/1996", "Nữ", "cb2", "15/03/2018", "15/03/2019", "001196003059"],
]  # fmt: skip
AT = {"to-chuc": "khoi", "ngay": "28/06/2020"}


def xlsx(*rows: list[Any], headings: list[str] | None = None, name: str = "Danh sách") -> bytes:
    columns = [Column(heading) for heading in headings or HEADINGS]
    return write_xlsx([Table(name, columns, rows or ROWS)])


@pytest.fixture
def board() -> Iterator[Client]:
    """A client of the organisation board of the bloc, looking at the bloc on 28/06/2020."""
    tree()
    yield signed_in(Role.ORGANISATION_BOARD)


def signed_in(role: Role, code: str = "khoi") -> Client:
    client = Client()
    client.force_login(
        account(role, Organisation.objects.get(code=code)),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    client.get(reverse("web:choose_date"), {**AT, "to-chuc": code})
    return client


def send(client: Client, data: bytes, name: str = "ds.xlsx", kind: str = "members") -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("exchange:imports"), {"loai": kind, "tep": file})


def draft_of(client: Client, data: bytes) -> ImportDraft:
    assert send(client, data).status_code == 302
    return ImportDraft.objects.latest("created_at")


def preview_of(client: Client, data: bytes) -> ImportDraft:
    """A draft whose columns were taken as guessed."""
    draft = draft_of(client, data)
    answers = {f"cot-{index}": key for index, key in draft.mapped.items()}
    answer = client.post(reverse("exchange:columns", args=[draft.pk]), answers)
    assert (answer.status_code, answer.url) == (302, reverse("exchange:preview", args=[draft.pk]))
    draft.refresh_from_db()
    return draft


def decide(client: Client, draft: ImportDraft, row: int, **post: str) -> None:
    answer = client.post(reverse("exchange:decide", args=[draft.pk, row]), post)
    assert answer.status_code == 302
    draft.refresh_from_db()


def kept(draft: ImportDraft) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """What the preview would show of a draft."""
    return draft.tally, list(draft.judged_rows.order_by("number").values_list("number", *KEPT))


def test_the_columns_page_shows_the_first_values_and_what_was_guessed(board: Client) -> None:
    draft = draft_of(board, xlsx())
    page = board.get(reverse("exchange:columns", args=[draft.pk])).content.decode()
    assert "Tô Vĩnh Khiêm" in page
    assert '<option value="birth_date" selected>' in page
    assert "001088000471" not in page
    assert "•••• 0471" in page


def test_a_missing_needed_column_is_named_and_keeps_the_user_there(board: Client) -> None:
    draft = draft_of(board, xlsx())
    answer = board.post(reverse("exchange:columns", args=[draft.pk]), {"cot-1": "full_name", "cot-3": "sex"})
    assert answer.status_code == 422
    assert "<b>Ngày sinh</b>" in answer.content.decode()


def test_two_columns_of_one_name_are_refused(board: Client) -> None:
    draft = draft_of(board, xlsx())
    answer = board.post(reverse("exchange:columns", args=[draft.pk]), {"cot-1": "full_name", "cot-2": "full_name"})
    assert answer.status_code == 422
    assert "Hai cột cùng được ghép vào “Họ và tên”" in answer.content.decode()


def test_the_naming_is_remembered_for_the_next_file_with_the_same_headings(board: Client) -> None:
    headings = [*HEADINGS[:-1], "Mã số riêng"]
    draft = draft_of(board, xlsx(headings=headings))
    assert "citizen_number" not in draft.mapped.values()
    answers = {f"cot-{index}": key for index, key in draft.mapped.items()} | {"cot-7": "citizen_number"}
    board.post(reverse("exchange:columns", args=[draft.pk]), answers)
    assert draft_of(board, xlsx(headings=headings)).mapped["7"] == "citizen_number"


def test_the_preview_names_cells_and_masks_numbers(board: Client) -> None:
    draft = preview_of(board, xlsx())
    page = board.get(reverse("exchange:preview", args=[draft.pk])).content.decode()
    assert "Ô F2: ngày 31/04/2015 không có, tháng 4 chỉ có 30 ngày." in page
    assert "Ô E3: chưa có chi bộ “Chi bộ cb11”." in page
    assert "Nhập 1 dòng hợp lệ" in page
    assert "001088000471" not in page
    assert Person.objects.count() == 0


def test_a_typed_correction_a_way_out_and_undo(board: Client) -> None:
    draft = preview_of(board, xlsx())
    decide(board, draft, 2, truong="joined_on", **{"gia-tri": "02/05/2015", "ghi": "1"})
    assert draft.tally["counts"] == {"new": 2, "waiting": 1}
    decide(board, draft, 3, cach="unknown-cell:organisation:0")
    assert draft.tally["counts"] == {"new": 3}
    decide(board, draft, 2, **{"hoan-tac": "1"})
    assert draft.tally["counts"] == {"new": 2, "wrong": 1}
    decide(board, draft, 2, **{"bo-qua": "1"})
    assert draft.tally["counts"] == {"new": 2, "skipped": 1}


def test_a_spelling_is_replaced_in_all_rows_and_taken_back(board: Client) -> None:
    other = [4, "Hà Văn Thụ", "01/01/1980", "Nam", "Chi bộ cb11", "03/02/2005", "03/02/2006", ""]
    draft = preview_of(board, xlsx(*ROWS, other))
    page = board.get(reverse("exchange:preview", args=[draft.pk])).content.decode()
    assert "Dùng Chi bộ cb1 cho cả 2 dòng" in page
    assert "Còn 1 dòng cùng cách viết: 5." in page
    decide(board, draft, 3, cach="unknown-cell:organisation:0:all")
    assert draft.tally["counts"] == {"new": 3, "wrong": 1}
    board.post(reverse("exchange:undo_spelling", args=[draft.pk]), {"truong": "organisation", "chu": "Chi bộ cb11"})
    draft.refresh_from_db()
    assert draft.tally["counts"] == {"new": 1, "waiting": 2, "wrong": 1}


def test_htmx_gets_the_row_the_chips_and_the_bar(board: Client) -> None:
    draft = preview_of(board, xlsx())
    answer = board.post(
        reverse("exchange:decide", args=[draft.pk, 2]),
        {"truong": "joined_on", "gia-tri": "02/05/2015", "ghi": "1", "truong-hien": "full_name,joined_on"},
        headers={"HX-Request": "true"},
    )
    body = answer.content.decode()
    assert body.lstrip().startswith('<tbody id="dong-2"')
    assert 'id="chips" hx-swap-oob="true"' in body
    assert "Nhập 2 dòng hợp lệ" in body


def test_what_is_judged_after_a_decision_is_what_judging_all_says(board: Client) -> None:
    double = [4, "Tô Vĩnh Khiêm", "21/08/1988", "Nam", "cb2", "03/02/2015", "02/05/2016", ""]
    draft = preview_of(board, xlsx(*ROWS, double))
    decide(board, draft, 2, **{"bo-qua": "1"})
    decide(board, draft, 3, cach="unknown-cell:organisation:0:all")
    decide(board, draft, 4, truong="full_name", **{"gia-tri": "Tô Vĩnh Khiêm", "ghi": "1"})
    partly = kept(draft)
    board.post(reverse("exchange:undo_spelling", args=[draft.pk]), {"truong": "organisation", "chu": "không có"})
    draft.refresh_from_db()
    assert partly == kept(draft)


def test_a_change_is_shown_with_what_the_register_holds(board: Client) -> None:
    cell = Organisation.objects.get(code="cb2")
    member(cell, "Trần Mộc Miên", sex="female", born=date(1996, 6, 17), citizen_number="001196003059")
    draft = preview_of(board, xlsx())
    page = board.get(reverse("exchange:preview", args=[draft.pk]), {"loc": "thay-doi"}).content.decode()
    assert "Ngày vào Đảng: <s>trống</s> → <b>15/03/2018</b>" in page


def test_storing_takes_the_valid_rows_and_leaves_the_others(board: Client) -> None:
    draft = preview_of(board, xlsx())
    answer = board.post(reverse("exchange:store", args=[draft.pk]), {"so-dong": "1"}, follow=True)
    page = answer.content.decode()
    assert "Đã nhập 1 dòng. Còn 2 dòng chờ quyết định." in page
    assert "Trần Mộc Miên" in page
    assert [row.organisation.code for row in Membership.objects.all()] == ["cb2"]
    assert Entry.objects.get(act="import_members").actor_name == Entry.objects.latest("number").actor_name


def test_a_register_that_changed_meanwhile_stores_nothing(board: Client) -> None:
    draft = preview_of(board, xlsx())
    answer = board.post(reverse("exchange:store", args=[draft.pk]), {"so-dong": "3"})
    assert answer.status_code == 409
    assert "Sổ đã thay đổi từ lúc xem trước" in answer.content.decode()
    assert Person.objects.count() == 0


def test_what_was_judged_before_is_never_stored_unjudged(board: Client) -> None:
    draft = preview_of(board, xlsx())
    draft.judged_rows.update(outcome="new", told={}, marks="")
    draft.tally["counts"] = {"new": 3}
    draft.save()
    assert board.post(reverse("exchange:store", args=[draft.pk]), {"so-dong": "3"}).status_code == 409
    draft.refresh_from_db()
    assert draft.tally["counts"] == {"new": 1, "waiting": 1, "wrong": 1}
    assert list(draft.judged_rows.order_by("number").values_list("outcome", flat=True)) == ["wrong", "waiting", "new"]
    assert Person.objects.count() == 0


@pytest.mark.parametrize("fault", ["31/04/2015", "30/04/2015"])
def test_the_preview_reads_the_rows_of_its_page_alone(board: Client, fault: str) -> None:
    def queries_of(count: int) -> list[str]:
        rows = [
            [
                number,
                f"Trần Mộc {chr(65 + number % 26)}{chr(97 + number // 26)}",
                "17/06/1996",
                "Nữ",
                "cb2",
                fault,
                "",
                "",
            ]
            for number in range(count)
        ]
        address = reverse("exchange:preview", args=[preview_of(board, xlsx(*rows)).pk])
        with CaptureQueriesContext(connection) as queries:
            page = board.get(address)
        assert (len(page.context["lines"]), page.context["row_count"]) == (min(count, 20), count)
        return [query["sql"] for query in queries]

    few, many = queries_of(1), queries_of(60)
    assert len(few) == len(many)
    assert [sql for sql in many if "registry_importsheet" in sql] == []


def test_naming_the_columns_anew_forgets_what_was_judged(board: Client) -> None:
    draft = preview_of(board, xlsx())
    set_columns(draft, {1: "full_name"})
    assert kept(draft) == ({}, [])


def test_the_problems_come_as_a_table_with_numbers_masked(board: Client) -> None:
    draft = preview_of(board, xlsx([1, "Hà An", "1/1/1980", "Nam", "cb1", "", "03/02/2006", "00108000"]))
    (sheet,) = read_sheets(board.get(reverse("exchange:problems", args=[draft.pk])).content, "loi.xlsx")
    sentence = "Số định danh cá nhân phải có 12 chữ số, đang ghi 8 chữ số."
    assert sheet.rows[3:] == [[2, "H2", "Số định danh cá nhân", "•••• 8000", "Sai", sentence]]


def test_another_sheet_of_the_file_can_be_read(board: Client) -> None:
    columns = [Column(heading) for heading in HEADINGS]
    draft = draft_of(board, write_xlsx([Table("Một", columns, ROWS), Table("Hai", columns, ROWS[:1])]))
    assert draft.sheet_name == "Một"
    board.post(reverse("exchange:sheet", args=[draft.pk]), {"trang-tinh": "Hai"})
    draft.refresh_from_db()
    assert (draft.sheet_name, draft.row_count, sheet_of(draft).rows[1][1]) == ("Hai", 2, ROWS[0][1])
    assert kept(draft) == ({}, [])


def broken() -> bytes:
    return xlsx()[:-200]


def with_macros() -> bytes:
    stream = io.BytesIO(xlsx())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (lambda: b"", "ds.xlsx", "Tệp rỗng, không có nội dung nào."),
        (broken, "ds.xlsx", "Tệp bị hỏng, không mở được."),
        (with_macros, "ds.xlsx", "Tệp có macro nên không được mở."),
        (lambda: b"%PDF-1.7 ", "ds.xlsx", "là tệp PDF, không phải Excel hoặc CSV."),
        (lambda: xlsx(["a"], headings=["Cột một"]), "ds.xlsx", "Không thấy dòng tiêu đề cột"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_at_its_field(
    board: Client, make: Callable[[], bytes], name: str, sentence: str
) -> None:
    answer = send(board, make(), name)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ImportDraft.objects.count() == 0


def test_no_file_is_said(board: Client) -> None:
    answer = board.post(reverse("exchange:imports"), {"loai": "members"})
    assert (answer.status_code, "Chưa chọn tệp." in answer.content.decode()) == (422, True)


def test_a_too_large_file_is_refused_while_it_streams_in(board: Client) -> None:
    answer = send(board, b"a" * (31 * MEGABYTE), "to.csv")
    assert (answer.status_code, TOO_LARGE in answer.content.decode()) == (422, True)
    assert ImportDraft.objects.count() == 0


def test_an_upload_without_its_token_is_refused(board: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = board.cookies
    answer = strict.post(reverse("exchange:imports"), {"loai": "members", "tep": SimpleUploadedFile("a.csv", b"a")})
    assert (answer.status_code, ImportDraft.objects.count()) == (403, 0)


def test_a_csv_of_an_old_code_page_is_read(board: Client) -> None:
    text = "Họ và tên,Ngày sinh,Giới tính,Chi bộ\nTrần Văn Bính,01/01/1980,Nam,cb1\n"
    draft = draft_of(board, text.encode("utf-16"))
    assert sheet_of(draft).rows[1][0] == "Trần Văn Bính"


def test_drafts_belong_to_their_owners(board: Client) -> None:
    draft = preview_of(board, xlsx())
    other = signed_in(Role.SECRETARY)
    pages = ["preview", "columns", "problems", "result", "delete"]
    assert [other.get(reverse(f"exchange:{page}", args=[draft.pk])).status_code for page in pages] == [404] * 5
    assert other.post(reverse("exchange:store", args=[draft.pk])).status_code == 404
    assert other.post(reverse("exchange:decide", args=[draft.pk, 2]), {"bo-qua": "1"}).status_code == 404
    assert "ds.xlsx" not in other.get(reverse("exchange:imports")).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ORGANISATION_BOARD, Role.SECRETARY)])
def test_only_those_who_keep_the_register_import(board: Client, role: Role) -> None:
    client = signed_in(role)
    assert client.get(reverse("exchange:imports")).status_code == 403
    assert send(client, xlsx()).status_code == 403
    assert ImportDraft.objects.count() == 0


def test_a_stranger_is_sent_to_sign_in() -> None:
    assert Client().get(reverse("exchange:imports")).status_code == 302
    assert send(Client(), xlsx()).status_code == 302


def test_only_who_changes_organisations_imports_them(board: Client) -> None:
    assert send(signed_in(Role.SECRETARY), xlsx(), kind="organisations").status_code == 403


def test_a_draft_is_deleted_after_asking(board: Client) -> None:
    draft = draft_of(board, xlsx())
    address = reverse("exchange:delete", args=[draft.pk])
    assert "Chưa có dòng nào của tệp được ghi vào sổ." in board.get(address).content.decode()
    board.post(address)
    assert ImportDraft.objects.count() == 0
    assert Entry.objects.latest("number").act == "delete_import"


@pytest.mark.parametrize("kind", ImportKind.values)
def test_the_empty_form_reads_back_with_every_column_known(board: Client, kind: str) -> None:
    answer = board.get(reverse("exchange:form", args=[kind]))
    assert answer.status_code == 200
    send(board, answer.content, kind=kind)
    draft = ImportDraft.objects.get()
    assert len(draft.mapped) == len(draft.headings)
    assert board.get(reverse("exchange:headings", args=[kind])).status_code == 200


def test_members_are_exported_masked_and_in_full_only_with_the_right(board: Client) -> None:
    member(Organisation.objects.get(code="cb1"), "Hà Văn Thụ", citizen_number="001070000123")
    address = reverse("exchange:export_members")
    assert '<span class="num">1</span> đảng viên' in board.get(address).content.decode()
    masked = board.post(address, {"dang": "csv", "so": "che"}).content.decode()
    full = board.post(address, {"dang": "csv", "so": "du"}).content.decode()
    assert ("•••• 0123" in masked, "001070000123" in masked, "001070000123" in full) == (True, False, True)
    assert Entry.objects.filter(act="export_members").count() == 2
    office = signed_in(Role.OFFICE)
    assert office.post(address, {"dang": "csv", "so": "du"}).status_code == 403
    assert signed_in(Role.READER).get(address).status_code == 403


def test_organisations_are_exported_with_the_columns_of_an_import(board: Client) -> None:
    answer = board.post(reverse("exchange:export_organisations"), {"dang": "xlsx"})
    (sheet,) = read_sheets(answer.content, "tc.xlsx")
    assert [row[0] for row in sheet.rows[2:]] == ["Mã tổ chức", "khoi", "cs1", "cb1", "cb2"]


def test_a_masked_export_comes_back_as_the_same_people(board: Client) -> None:
    member(Organisation.objects.get(code="cb1"), "Hà Văn Thụ", citizen_number="001070000123", card_number="01234567")
    content = board.post(reverse("exchange:export_members"), {"dang": "xlsx", "so": "che"}).content
    assert preview_of(board, content).tally["counts"] == {"same": 1}


def test_a_long_file_is_judged_and_stored_as_a_task(board: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dangbo.registry.exchange.work.LONG_FROM_ROWS", 2)
    draft = draft_of(board, xlsx())
    answers = {f"cot-{index}": key for index, key in draft.mapped.items()}
    answer = board.post(reverse("exchange:columns", args=[draft.pk]), answers)
    assert answer.url.startswith("/viec/")
    assert "Đã xét xong các dòng của tệp." in board.get(answer.url).content.decode()
    answer = board.post(reverse("exchange:store", args=[draft.pk]), {"so-dong": "1"})
    assert "Đã nhập 1 dòng." in board.get(answer.url).content.decode()
    assert Person.objects.count() == 1


def test_csv_and_excel_give_the_same_preview(board: Client) -> None:
    table = Table("x", [Column(heading) for heading in HEADINGS], ROWS)
    assert preview_of(board, write_csv(table)).tally["counts"] == preview_of(board, xlsx()).tally["counts"]


def test_an_organisation_beyond_ones_reach_is_refused(board: Client) -> None:
    organisation("khac")
    assert board.get(reverse("exchange:imports"), {"to-chuc": "khac"}).status_code == 403
