"""The page on which a draft is checked: pasted or sent, shown, corrected, let stand, given back; nothing else kept."""

import base64
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.checking.models import Dismissal
from dangbo.checking.work import LARGEST_CARRIED
from dangbo.documents.acts.drafting import start_draft
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from documents import office as offices
from documents.every_url import draft as draft_document
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]

PAGE = "/soat-van-ban/"
ENTRY = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(120) + ENTRY.ljust(64, b"\0") + b"\x22\0"
TEXT = (
    "Đảng bộ Bưu điện tỉnh có 3 đảng viên. Đại hội bầu 64 đồng chí, trong đó tái cử 45 đồng chí, lần đầu 18 đồng chí.\n"
    "Chi bộ nâng cao treenn chất lượng & hiệu quả; <b>chở thành</b> đơn vị tốt."
)
SINCE = date(2012, 1, 1)
SignIn = Callable[[Role], Client]


@pytest.fixture
def clerk(signed_in: SignIn) -> Client:
    return signed_in(Role.OFFICE)


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sent(name: str, content: bytes) -> dict[str, Any]:
    return {"tep": SimpleUploadedFile(name, content)}


def carried(page: str) -> dict[str, str]:
    """The hidden fields of the page's form, as a browser sends them back."""
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    plain = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&"}
    return {name: re.sub("|".join(plain), lambda match: plain[match[0]], value) for name, value in found.items()}


def findings(page: str) -> list[tuple[str, str]]:
    """The state and the name of each finding in the margin."""
    return re.findall(r'aria-label="Ghi chú \d+: ([^,]+), ([^"]+)"', page)


def fingerprint(page: str, name: str) -> str:
    found = re.search(rf'aria-label="Ghi chú \d+: [^"]*{name}".*?name="cho" value="(\w+)"', page, re.DOTALL)
    assert found is not None
    return found[1]


def checked(client: Client, text: str = TEXT, **more: str) -> str:
    answer = client.post(PAGE, {"van-ban": text, **more})
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_a_pasted_text_is_shown_with_its_findings_and_nothing_is_kept(clerk: Client) -> None:
    entries = Entry.objects.count()
    page = checked(clerk)
    assert findings(page) == [("Sai", "Tổng và các phần"), ("Sai", "Sót phím gõ"), ("Ngờ", "Từ gần giống")]
    assert "45 + 18 = 63, ít hơn 1 so với tổng 64 đồng chí" in page
    assert "&lt;b&gt;" in page
    assert "<b>chở" not in page
    assert (Dismissal.objects.count(), Entry.objects.count()) == (0, entries)


def test_the_coverage_and_the_day_of_the_register_are_told(clerk: Client) -> None:
    page = re.sub(r"<[^>]+>", "", checked(clerk))
    assert "3 trong 4 con số đã kiểm được." in page
    page = re.sub(r"<[^>]+>", "", checked(clerk, f"Tính đến ngày 5/6/2019. {TEXT}"))
    assert "Đối chiếu với sổ ngày 05/06/2019, ngày ghi trong bài." in page


def test_figures_that_agree_or_differ_link_to_their_rows(office: Office, clerk: Client) -> None:
    build.members(office.cell, 3, on=SINCE)
    page = checked(clerk)
    assert re.search(r'Khớp với sổ ngày.*?đảng viên <a class="fig num" href="/so-lieu/members.total/', page, re.DOTALL)
    page = checked(clerk, TEXT.replace("có 3 đảng", "có 4 đảng"))
    assert ("Sai", "Tổng và các phần") in findings(page)
    build.members(office.cell, 17, on=SINCE)
    page = checked(clerk, TEXT.replace("có 3 đảng", "có 21 đảng"))
    assert ("Ngờ", "Khác với sổ") in findings(page)
    assert "Mở các dòng trong sổ" in page


def test_one_click_corrects_typing_and_never_a_figure(clerk: Client) -> None:
    page = checked(clerk)
    assert [name for _, name in findings(page)] == ["Tổng và các phần", "Sót phím gõ", "Từ gần giống"]
    assert page.count('name="sua"') == 2
    changed = clerk.post(PAGE, {**carried(page), "sua": fingerprint(page, "Sót phím gõ")}).content.decode()
    assert "Đã sửa “treenn” thành “trên”." in changed
    assert carried(changed)["van-ban"] == TEXT.replace("treenn", "trên")
    forged = clerk.post(PAGE, {**carried(page), "sua": fingerprint(page, "Tổng và các phần")}).content.decode()
    assert carried(forged)["van-ban"] == TEXT


def test_a_finding_is_let_stand_with_a_reason_remembered_and_journaled(clerk: Client) -> None:
    page = checked(clerk)
    asked = {**carried(page), "cho": fingerprint(page, "Tổng và các phần")}
    assert "Bỏ qua ghi chú này?" in clerk.post(f"{PAGE}bo-qua/", asked).content.decode()
    refused = clerk.post(f"{PAGE}bo-qua/", {**asked, "ly-do": " "})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Chưa ghi lý do bỏ qua." in refused.content.decode()
    done = clerk.post(f"{PAGE}bo-qua/", {**asked, "ly-do": "Một đồng chí xin rút"}).content.decode()
    assert [name for _, name in findings(done)] == ["Sót phím gõ", "Từ gần giống"]
    assert "Một đồng chí xin rút" in done
    kept = Dismissal.objects.get()
    assert (kept.rule, kept.quote, len(kept.text_digest)) == ("partition-sum", "64", 64)
    assert Entry.objects.latest("number").act == "dismiss_finding"
    assert list(verify()) == []


def test_what_was_let_stand_is_known_again_also_after_a_correction(clerk: Client) -> None:
    page = checked(clerk)
    clerk.post(f"{PAGE}bo-qua/", {**carried(page), "cho": fingerprint(page, "Tổng và các phần"), "ly-do": "Đúng"})
    again = checked(clerk)
    assert [name for _, name in findings(again)] == ["Sót phím gõ", "Từ gần giống"]
    changed = clerk.post(PAGE, {**carried(again), "sua": fingerprint(again, "Sót phím gõ")}).content.decode()
    assert [name for _, name in findings(changed)] == ["Từ gần giống"]
    other = checked(clerk, TEXT + " Bài khác.")
    assert "Tổng và các phần" in [name for _, name in findings(other)]
    kept = Dismissal.objects.get()
    restored = clerk.post(f"{PAGE}nhac-lai/", {**carried(again), "cho": kept.fingerprint}).content.decode()
    assert "Tổng và các phần" in [name for _, name in findings(restored)]
    assert Dismissal.objects.count() == 0


def test_findings_are_filtered_by_severity(clerk: Client) -> None:
    page = checked(clerk)
    only = clerk.post(PAGE, {**carried(page), "loc": "doubtful"}).content.decode()
    assert findings(only) == [("Ngờ", "Từ gần giống")]
    assert "Tất cả 3" in only


def test_a_word_file_comes_back_corrected_with_comments(clerk: Client) -> None:
    answer = clerk.post(PAGE, sent("bao cao.docx", word_file(*TEXT.split("\n"))))
    page = answer.content.decode()
    assert len(findings(page)) == 3
    page = clerk.post(PAGE, {**carried(page), "sua": fingerprint(page, "Sót phím gõ")}).content.decode()
    file = clerk.post(f"{PAGE}tai/", carried(page))
    assert file.headers["Content-Disposition"] == 'attachment; filename="bao cao-da-soat.docx"'
    document = docx.Document(io.BytesIO(file.content))
    assert [each.text for each in document.paragraphs] == TEXT.replace("treenn", "trên").split("\n")
    comments = [each.text for each in document.comments]
    assert comments[0].startswith("Sai. Tổng và các phần: 45 + 18 = 63")
    assert len(comments) == 2


def test_a_text_comes_back_as_text(clerk: Client) -> None:
    file = clerk.post(f"{PAGE}tai/", carried(checked(clerk)))
    assert (file.content.decode(), file.headers["Content-Type"]) == (TEXT, "text/plain; charset=utf-8")


def test_a_heavy_word_file_is_checked_and_says_what_it_cannot(clerk: Client) -> None:
    document = docx.Document(io.BytesIO(word_file(*TEXT.split("\n"))))
    noise = io.BytesIO()
    document.save(noise)
    heavy = noise.getvalue()

    with zipfile.ZipFile(noise, "a") as package:
        package.writestr("word/media/anh.bin", bytes(range(256)) * (LARGEST_CARRIED // 256 + 1), zipfile.ZIP_STORED)
    page = clerk.post(PAGE, sent("a.docx", noise.getvalue())).content.decode()
    assert (len(heavy) < LARGEST_CARRIED, "nên trang không giữ được cả tệp" in page) == (True, True)
    assert "ban-word" not in carried(page)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"", "Tệp rỗng"),
        ("a.docx", b"%PDF-1.7\n1 0 obj", "Đây là tệp PDF đổi tên thành .docx"),
        ("a.docx", word_file("Đảng bộ")[:500], "Tệp bị hỏng"),
        ("a.txt", b"The committee met on Monday and adopted the report of its secretary.", "không phải tiếng Việt"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "tệp ảnh"),
        ("a.docx", ENCRYPTED, "có mật khẩu"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_one_sentence_and_leaves_nothing(clerk: Client, name: str, content: bytes, reason: str) -> None:
    entries = Entry.objects.count()
    answer = clerk.post(PAGE, sent(name, content))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    notice = re.search(r'role="alert" id="loi">.*?<p>(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert notice is not None
    assert reason in notice[1]
    assert (Dismissal.objects.count(), Entry.objects.count()) == (0, entries)


def test_nothing_sent_and_too_much_sent_are_refused(clerk: Client) -> None:
    assert "Chưa có gì để soát" in clerk.post(PAGE, {"van-ban": "  "}).content.decode()
    answer = clerk.post(PAGE, {"van-ban": "chữ " * 1_000_000})
    assert (answer.status_code, "dài quá mức" in answer.content.decode()) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    large = clerk.post(PAGE, sent("a.txt", b"a" * 31 * 1024 * 1024))
    assert "Tệp lớn hơn 30 MB" in large.content.decode()
    bad_day = clerk.post(PAGE, {"van-ban": TEXT, "ngay-so": "31/4/2020"}).content.decode()
    assert "Ngày 31/04/2020 không có, tháng 4 chỉ có 30 ngày." in bad_day
    assert "treenn" in bad_day


def test_a_forged_form_is_refused(clerk: Client) -> None:
    forged = {"dang-soat": "1", "ban-word": "không phải base64"}
    assert "gửi lại không đọc được" in clerk.post(PAGE, forged).content.decode()
    bomb = {"dang-soat": "1", "ban-word": base64.b64encode(b"PK\x03\x04" + bytes(50)).decode()}
    assert "Tệp bị hỏng" in clerk.post(f"{PAGE}tai/", bomb).content.decode()
    gone = clerk.post(f"{PAGE}bo-qua/", {**carried(checked(clerk)), "cho": "0" * 32, "ly-do": "x"}).content.decode()
    assert "Chỗ này không còn trong văn bản" in gone


def test_who_may_not_see_reports_is_refused(signed_in: SignIn) -> None:
    for role in (Role.READER, Role.MEMBER, Role.TELLER):
        client = signed_in(role)
        assert client.get(PAGE).status_code == HTTPStatus.FORBIDDEN
        assert client.post(PAGE, {"van-ban": TEXT}).status_code == HTTPStatus.FORBIDDEN


def test_a_form_without_its_token_is_refused(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.accounts[Role.OFFICE], backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in ("", "bo-qua/", "nhac-lai/", "tai/"):
        assert client.post(f"{PAGE}{page}", {"van-ban": TEXT}).status_code == HTTPStatus.FORBIDDEN


def test_a_draft_of_the_program_is_checked_where_it_is_written(office: Office, clerk: Client) -> None:
    document = draft_document(
        office, text="1. Cấp ủy nâng cao chaats lượng sinh hoạt, hiện có {{members.total}} đảng viên."
    )
    link = f"{PAGE}?du-thao={document.pk}"
    assert link in clerk.get(f"/van-ban/{document.pk}/").content.decode()
    page = clerk.get(link).content.decode()
    assert findings(page) == [("Sai", "Sót phím gõ")]
    assert "hiện có 0 đảng viên" in page
    assert clerk.get(f"{PAGE}?du-thao=khong-co").status_code == HTTPStatus.NOT_FOUND


def test_a_draft_outside_ones_reach_stays_closed(office: Office, clerk: Client) -> None:

    issuer = offices.issuer(office.elsewhere)
    document = start_draft(actor=PROGRAM, organisation=office.elsewhere, issuer=issuer, kind="plan", abstract="Kín")
    assert clerk.get(f"{PAGE}?du-thao={document.pk}").status_code == HTTPStatus.FORBIDDEN


def test_a_report_of_the_program_agrees_with_the_register_in_every_keyed_figure(office: Office, clerk: Client) -> None:
    build.members(office.cell, 3, on=SINCE)
    assert "bao-cao=congress-round" in clerk.get("/bao-cao/congress-round/").content.decode()
    page = clerk.get(f"{PAGE}?bao-cao=congress-round").content.decode()
    assert "Khớp với sổ ngày" in page
    assert "Ô số khác với sổ" not in [name for _, name in findings(page)]
    assert clerk.get(f"{PAGE}?bao-cao=khong-co").status_code == HTTPStatus.NOT_FOUND


def test_names_of_the_register_are_never_taken_for_misspelled(office: Office, clerk: Client) -> None:
    text = "Đồng chí nguyễn văn tiêp phát biểu; sau đó đồng chí tiêp kết luận, cấp ủy tiêp thu."
    assert [name for _, name in findings(checked(clerk, text))] == ["Không phải âm tiết"] * 3
    build.member(office.cell, "Nguyễn Văn Tiêp", on=SINCE)
    assert [name for _, name in findings(checked(clerk, text))] == ["Không phải âm tiết"]
