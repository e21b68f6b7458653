"""A Word file with planted errors checked and corrected in a real browser, before and after."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.shared import RGBColor
from playwright.sync_api import Page, expect

from browser.axe import complaints_in_both_schemes
from browser.conftest import PHONE
from dangbo.access.permissions import Role
from web.conftest import Office

TITLE = "BÁO CÁO TỔNG KẾT ĐẠI HỘI"
PLANTED = (
    "Đại hội bầu 64 đồng chí vào cấp ủy, trong đó tái cử 45 đồng chí, tham gia lần đầu 18 đồng chí.",
    "Chi bộ nâng cao hieeujq ảu công tác, phấn đấu chở thành đơn vị dẫn đầu; họp ngày 31/4/2020.",
)
CORRECTED = PLANTED[1].replace("hieeujq ảu", "hiệu quả").replace("chở thành", "trở thành")


def planted(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(PLANTED[0])
    run = document.add_paragraph().add_run(PLANTED[1])
    run.italic, run.font.color.rgb = True, RGBColor(0x1B, 0x4A, 0x73)
    path = folder / "bao-cao.docx"
    document.save(str(path))
    return path


def names(page: Page) -> list[str]:
    return page.locator(".proof .finding header b").all_inner_texts()


def test_a_word_file_is_corrected_on_the_page(office: Office, open_as: Any, tmp_path: Path) -> None:
    page = open_as(Role.OFFICE)
    page.goto("/soat-van-ban/")
    assert complaints_in_both_schemes(page) == []
    page.get_by_label("Hoặc chọn tệp").set_input_files(planted(tmp_path))
    page.get_by_role("button", name="Soát văn bản").click()
    expect(page.locator(".lead")).to_contain_text("3 trong 3 con số đã kiểm được.")
    assert names(page) == ["Tổng và các phần", "Sót phím gõ", "Từ gần giống", "Ngày không có"]
    assert complaints_in_both_schemes(page) == []
    _go_by_keys(page)
    page.get_by_role("button", name="Sửa thành hiệu quả").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã sửa “hieeujq ảu” thành “hiệu quả”.")
    page.get_by_role("button", name="Sửa thành trở thành").click()
    expect(page.locator("#thong-bao")).to_contain_text("“trở thành”")
    _let_stand(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bản đã ghi chú").click()
    _is_corrected(Path(download.value.path()).read_bytes())


def _go_by_keys(page: Page) -> None:
    """J and K go along the margin; a mark in the text leads to its finding."""
    page.keyboard.press("j")
    expect(page.locator("#f1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#f2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#f1")).to_be_focused()
    page.locator(".hit", has_text="31/4/2020").locator("sup").click()
    expect(page.locator("#f4")).to_be_focused()


def _let_stand(page: Page) -> None:
    page.locator(".finding", has_text="Ngày không có").get_by_role("button", name="Bỏ qua, ghi lý do").click()
    assert complaints_in_both_schemes(page) == []
    page.get_by_label("Lý do").fill("Trích nguyên văn biên bản cũ")
    page.keyboard.press("Enter")
    expect(page.locator("#h-bo-qua")).to_be_visible()
    assert names(page) == ["Tổng và các phần"]


def _is_corrected(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    assert [each.text for each in document.paragraphs] == [TITLE, PLANTED[0], CORRECTED]
    assert document.paragraphs[0].style.name == "Heading 1"
    assert {(run.italic, str(run.font.color.rgb)) for run in document.paragraphs[2].runs} == {(True, "1B4A73")}
    assert [each.text for each in document.comments] == [
        "Sai. Tổng và các phần: 45 + 18 = 63, ít hơn 1 so với tổng 64 đồng chí; xem lại tổng hoặc các phần."
    ]


def test_on_a_phone_a_pasted_text_is_read_beside_nothing(office: Office, open_as: Any) -> None:
    page = open_as(Role.SECRETARY, viewport=PHONE)
    page.goto("/soat-van-ban/")
    page.get_by_label("Dán văn bản vào đây").fill("\n".join(PLANTED))
    page.get_by_role("button", name="Soát văn bản").click()
    expect(page.locator(".proof")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert complaints_in_both_schemes(page) == []
