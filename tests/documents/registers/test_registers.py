"""The bound registers: their lines, and what is printed of them."""

import re
from datetime import date

import pytest
from django.utils import timezone

import build
from dangbo.access.actor import PROGRAM
from dangbo.documents.acts.incoming import register_incoming, return_incoming, set_due, settle
from dangbo.documents.acts.receipts import acknowledge
from dangbo.documents.models import Channel, Document
from dangbo.documents.queries.register_print import book_pdf, book_xlsx
from dangbo.documents.queries.registers import incoming_register, outgoing_register
from dangbo.paper.bound_registers import PrintedColumn, RegisterPaper, register_pdf, volumes
from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind
from dangbo.paper.party_documents import Typeface
from dangbo.paper.sheets import read_sheets
from dangbo.paper.texts import extract_text
from documents import papers

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def bloc():
    return build.tree()[0]


def arrived(bloc, **more):
    given = {
        "channel": Channel.PAPER,
        "arrived_on": date(2026, 6, 12),
        "author": "Tỉnh ủy",
        "abstract": "đại hội",
        **more,
    }
    return register_incoming(actor=PROGRAM, organisation=bloc, **given)


def lines(book) -> list[list[object]]:
    return [line.in_order(book.columns) for line in book.lines]


def test_the_outgoing_register_has_its_columns_with_cancelled_numbers_in_their_place(bloc):
    document = papers.issued(bloc, "01-KH/ĐU", on=date(2026, 6, 10), kept_by="Văn phòng", copies=12)
    papers.number(
        bloc, date(2026, 6, 11), cancelled_at=timezone.now(), cancelled_by_name="Văn thư", reason="đánh máy sai"
    )
    replaced = papers.issued(bloc, "03-KH/ĐU", on=date(2026, 6, 12), note="thay bản cũ")
    Document.objects.filter(pk=replaced.pk).update(state="replaced")
    papers.issued(bloc, "04-KH/ĐU", on=date(2027, 1, 1))
    book = outgoing_register(bloc, *YEAR)
    subject, receivers = "Kế hoạch tổ chức đại hội chi bộ", "Các chi bộ; Lưu Đảng ủy"
    assert lines(book) == [
        ["01-KH/ĐU", date(2026, 6, 10), subject, "Trần Văn Mẫu", receivers, "Văn phòng", 12, ""],
        ["02-KH/ĐU", date(2026, 6, 11), "(số đã hủy)", None, None, None, None, "Số đã hủy: đánh máy sai"],
        ["03-KH/ĐU", date(2026, 6, 12), subject, "Trần Văn Mẫu", receivers, "", 1, "Đã được thay thế; thay bản cũ"],
    ]
    assert [line.paper_id for line in book.lines] == [document.pk, None, replaced.pk]
    assert (book.title, book.period) == ("Sổ đăng ký văn bản đi", "Từ ngày 01/01/2026 đến ngày 31/12/2026")


def test_the_incoming_register_says_what_became_of_each_paper(bloc):
    first = arrived(bloc, symbol="26-HD/TU", issued_on=date(2026, 6, 1), kind="guideline", handler="Ban Tổ chức")
    acknowledge(actor=PROGRAM, incoming=first)
    set_due(actor=PROGRAM, incoming=first, due_on=date(2026, 6, 20))
    settle(actor=PROGRAM, incoming=arrived(bloc), settled_on=date(2026, 6, 15))
    return_incoming(actor=PROGRAM, incoming=arrived(bloc), reason="gửi nhầm")
    arrived(bloc, arrived_on=date(2025, 12, 31))
    day = date(2026, 6, 12)
    assert lines(incoming_register(bloc, *YEAR)) == [
        [day, 1, "Tỉnh ủy", "26-HD/TU", date(2026, 6, 1), "Hướng dẫn đại hội", "Ban Tổ chức", "1 người đã đọc",
         "Hạn 20/06/2026"],
        [day, 2, "Tỉnh ủy", "", None, "đại hội", "", "", "Xử lý xong 15/06/2026"],
        [day, 3, "Tỉnh ủy", "", None, "đại hội", "", "", "Trả lại nơi gửi; gửi nhầm"],
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_a_register_takes_the_same_queries_however_long(bloc, number, django_assert_num_queries):
    for _ in range(number):
        papers.issued(bloc)
        arrived(bloc)
    with django_assert_num_queries(5):
        outgoing_register(bloc, *YEAR)
    with django_assert_num_queries(4):
        incoming_register(bloc, *YEAR)


def test_the_printed_register_has_every_heading_and_every_line_on_wide_pages(bloc):
    papers.issued(bloc, "01-KH/ĐU")
    pdf = book_pdf(outgoing_register(bloc, *YEAR), date(2026, 12, 31))
    text = " ".join(extract_text(pdf, Kind.PDF).split())
    words = ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "ĐẢNG BỘ KHỐI", "Người ký", "(8)", "01-KH/ĐU", "10/06/2026", "Trang 1/1")
    assert [word for word in words if word not in text] == []


def test_a_long_register_keeps_every_row_and_the_same_bytes():
    rows = [(f"{place}-KH/ĐU", "x") for place in range(1_050)]
    rows[500] = ("500-KH/ĐU", "Như trên; " * 900)  # longer than a page
    columns = [PrintedColumn("Số", 1), PrintedColumn("Ghi chú", 2)]
    paper = RegisterPaper("Sổ", "Đảng ủy", "", "Năm 2026", "", columns, rows)
    pdf = register_pdf(paper)
    lines_read = extract_text(pdf, Kind.PDF).split()
    assert [word for word in lines_read if word.endswith("-KH/ĐU")] == [row[0] for row in rows]
    assert register_pdf(paper) == pdf


def test_a_register_of_many_lines_is_bound_in_volumes_that_keep_every_row_and_the_same_bytes(monkeypatch):
    monkeypatch.setattr(volumes, "LINES_OF_VOLUME", 40)
    rows = [(f"{place}-KH/ĐU", "x") for place in range(100)]
    paper = RegisterPaper("Sổ", "Đảng ủy", "", "Năm 2026", "", [PrintedColumn("Số", 1), PrintedColumn("Nơi", 2)], rows)
    pdf = register_pdf(paper)
    text = extract_text(pdf, Kind.PDF)
    assert [word for word in text.split() if word.endswith("-KH/ĐU")] == [row[0] for row in rows]
    assert re.findall(r"Quyển \d/\d", text) == ["Quyển 1/3", "Quyển 2/3", "Quyển 3/3"]
    assert re.findall(r"Trang \d/\d", text) == ["Trang 1/2", "Trang 2/2", "Trang 1/2", "Trang 2/2", "Trang 1/1"]
    assert register_pdf(paper) == pdf


def test_what_typst_complains_about_is_said_whichever_volume_it_is_in(monkeypatch):
    monkeypatch.setattr(volumes, "LINES_OF_VOLUME", 2)
    paper = RegisterPaper("Sổ", "Đảng ủy", "", "Năm 2026", "", [PrintedColumn("Số", 1)], [("1",), ("2",), ("3",)])
    with pytest.raises(FileError, match="Bản PDF của sổ không đạt: unknown font family"):
        register_pdf(paper, Typeface("No Such Serif", installed=False))


def test_an_empty_register_is_printed_too(bloc):
    assert book_pdf(incoming_register(bloc, *YEAR), date(2026, 12, 31))[:5] == b"%PDF-"


def test_the_register_as_a_workbook_holds_dates_and_numbers(bloc):
    arrived(bloc, symbol="26-HD/TU")
    sheet = read_sheets(book_xlsx(incoming_register(bloc, *YEAR)), "so.xlsx")[0]
    assert (sheet.rows[0][0], sheet.rows[-1][:4]) == (
        "Sổ đăng ký văn bản đến",
        [date(2026, 6, 12), 1, "Tỉnh ủy", "26-HD/TU"],
    )
