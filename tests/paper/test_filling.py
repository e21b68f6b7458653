"""A Word template that a clerk typed is filled by key, however Word cut its runs."""

import io
from decimal import Decimal
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.errors import FileError
from dangbo.paper.word import (
    FigureText,
    KeyedText,
    WordColumn,
    WordTable,
    fill,
    read_keys,
    template_keys,
    unknown_keys,
)
from paper.files import parts_of, with_files, with_parts

WOMEN = FigureText("committee.women", "Cấp ủy viên nữ", "155", 155)
SHARE = FigureText("committee.women_share", "Tỷ lệ nữ", "24,14%", Decimal("24.14"))
MEMBERS = FigureText("members", "Đảng viên", "8.236", 8_236)
NONE_YET = FigureText("awards", "Bằng khen", "–")
FIGURES = {figure.key: figure for figure in (WOMEN, SHARE, MEMBERS, NONE_YET)}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def typed(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def shown(data: bytes) -> list[str]:
    """The body's paragraphs with the text of content controls, as a reader sees them."""
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in opened(data).element.body.iter(f"{W}p")]


def filled(*lines: str, **context: object) -> list[str]:
    return shown(fill(typed(*lines), context, FIGURES))


def test_figures_and_texts_come_in_by_key():
    lines = filled("{{to_chuc}} có {{members}} đảng viên; nữ {{ committee.women }}.", to_chuc="Đảng bộ Khối")
    assert lines == ["Đảng bộ Khối có 8.236 đảng viên; nữ 155."]


@pytest.mark.parametrize(
    ("typed_key", "expected"),
    [
        ("{{members|so}}", "8.236"),
        ("{{members|chu}}", "tám nghìn hai trăm ba mươi sáu"),
        ("{{ Members | Chu }}", "tám nghìn hai trăm ba mươi sáu"),
        ("{{\u00a0committee.women_share\u200b}}", "24,14%"),
        ("{{committee.women_share|so}}", "24,14"),
        ("{{committee.women_share|phan_tram}}", "24,14%"),
        ("{{awards|chu}}", "–"),
        ("{{ten|hoa}}", "CHI BỘ KẾ TOÁN"),
    ],
)
def test_forms_of_a_value(typed_key, expected):
    assert filled(typed_key, ten="Chi bộ Kế toán") == [expected]


@with_files
@given(st.lists(st.integers(1, 40), max_size=8, unique=True))
def test_any_cutting_into_runs_gives_the_same_text_and_keeps_the_first_format(cuts):
    line = "Có {{members}} đảng viên, nữ {{committee.women_share|so}} phần trăm."
    document = docx.Document()
    paragraph = document.add_paragraph()
    places = [0, *sorted(cut for cut in cuts if cut < len(line)), len(line)]
    for start, end in pairwise(places):
        run = paragraph.add_run(line[start:end])
        run.bold = start <= line.index("{{members") < end
    data = fill(saved(document), {}, FIGURES)
    assert shown(data) == ["Có 8.236 đảng viên, nữ 24,14 phần trăm."]
    control = next(opened(data).element.body.iter(f"{W}sdt"))
    assert [bool(r.find(f"{W}rPr/{W}b") is not None) for r in control.iter(f"{W}r")] == [True]


def test_every_figure_carries_its_key_and_is_found_again_in_order():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Nữ: {{committee.women}}"
    document.add_paragraph("{{members}} và {{members|chu}}")
    document.add_table(1, 1).cell(0, 0).text = "{{committee.women_share}}"
    data = fill(saved(document), {}, FIGURES)
    assert read_keys(data) == [
        KeyedText("members", "8.236", ""),
        KeyedText("members", "tám nghìn hai trăm ba mươi sáu", "chu"),
        KeyedText("committee.women_share", "24,14%", ""),
        KeyedText("committee.women", "155", ""),
    ]


def test_a_number_that_somebody_changed_is_read_as_it_now_stands():
    data = fill(typed("{{members}}"), {}, FIGURES)
    changed = with_parts(data, {"word/document.xml": parts_of(data)["word/document.xml"].replace(b"8.236", b"8.326")})
    assert read_keys(changed) == [KeyedText("members", "8.326", "")]


def test_control_numbers_are_unique_and_names_stand_on_the_control():
    data = fill(fill(typed("{{members}}{{members}}", "{{so_moi}}"), {"so_moi": "{{members}}"}, FIGURES), {}, FIGURES)
    properties = list(opened(data).element.body.iter(f"{W}sdtPr"))
    ids = [element.find(f"{W}id").get(f"{W}val") for element in properties]
    assert sorted(ids) == ["1", "2", "3"]
    assert {element.find(f"{W}alias").get(f"{W}val") for element in properties} == {"Đảng viên"}


def test_what_is_put_in_is_never_filled_again():
    items = [{"ten": "{{members}}"}]
    assert filled("{{a}}", "{{moi:ds}}{{ds.ten}}", a="{{a}} & <b>", ds=items) == ["{{a}} & <b>", "{{members}}"]


def test_table_rows_and_paragraphs_repeat_for_each_item():
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(
        table._cells, ["TT", "Lớp", "Năm", "{{moi:lop}}{{lop.stt}}", "{{lop.ten}}", "{{lop.nam}}"], strict=True
    ):
        cell.text = text
    document.add_paragraph("- {{moi:lop}}{{lop.ten}} của {{to_chuc}}")
    courses = [{"ten": "Sơ cấp", "nam": "2019"}, {"ten": "Trung cấp", "nam": MEMBERS}]
    data = fill(saved(document), {"lop": courses, "to_chuc": "Chi bộ 1"}, FIGURES)
    rows = ["TT", "Lớp", "Năm", "1", "Sơ cấp", "2019", "2", "Trung cấp", "8.236"]
    assert shown(data) == [*rows, "- Sơ cấp của Chi bộ 1", "- Trung cấp của Chi bộ 1"]
    assert [len(t.rows) for t in opened(data).tables] == [3]
    assert read_keys(data) == [KeyedText("members", "8.236", "")]


def test_an_empty_list_leaves_no_row_and_no_paragraph():
    document = docx.Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{{moi:lop}}{{lop.ten}}"
    document.add_paragraph("{{moi:lop}}{{lop.ten}}")
    data = fill(saved(document), {"lop": []}, {})
    assert (len(opened(data).tables), shown(data)) == (0, [""])


BY_CELL = WordTable(
    [WordColumn("Chi bộ", width_mm=80), WordColumn("Đảng viên", number=True)],
    [["Chi bộ 1", "21"], ["Chi bộ 2", MEMBERS]],
    ["Tổng", "32"],
)


def test_a_table_stands_where_its_paragraph_was():
    data = fill(typed("Trước", "{{bang:theo_chi_bo}}", "Sau"), {"theo_chi_bo": BY_CELL}, {})
    (table,) = opened(data).tables
    assert shown(data) == ["Trước", "Chi bộ", "Đảng viên", "Chi bộ 1", "21", "Chi bộ 2", "8.236", "Tổng", "32", "Sau"]
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [0, 2]
    assert len(list(table._tbl.iter(f"{W}tblHeader"))) == 1
    assert read_keys(data) == [KeyedText("members", "8.236", "")]


def test_two_tables_do_not_run_together_and_a_cell_keeps_a_paragraph():
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{{bang:a}}"
    document.add_paragraph("{{bang:a}}")
    document.add_table(1, 1).cell(0, 0).text = "x"
    data = fill(saved(document), {"a": BY_CELL}, {})
    assert [child.tag.removeprefix(W) for child in opened(data).element.body] == ["tbl", "tbl", "p", "tbl", "sectPr"]
    assert [child.tag.removeprefix(W) for child in opened(data).tables[0].cell(0, 0)._tc][-2:] == ["tbl", "p"]


def test_lines_tabs_and_control_characters_in_a_text():
    data = fill(typed("{{a}}"), {"a": "một\nhai\tba\x00\ud800"}, {})
    paragraph = opened(data).paragraphs[0]
    assert paragraph.text == "một\nhai\tba"


def test_heads_feet_and_formats_of_the_template_stay():
    document = docx.Document()
    run = document.add_paragraph().add_run("{{members}}")
    run.font.size, run.font.name, run.italic = Pt(14), "Times New Roman", True
    document.sections[0].footer.paragraphs[0].text = "{{to_chuc}}"
    data = fill(saved(document), {"to_chuc": "Văn phòng"}, FIGURES)
    run_properties = next(next(opened(data).element.body.iter(f"{W}sdtContent")).iter(f"{W}rPr"))
    assert [child.tag.removeprefix(W) for child in run_properties] == ["rFonts", "i", "sz"]
    assert opened(data).sections[0].footer.paragraphs[0].text == "Văn phòng"


def test_the_same_template_and_values_give_the_same_bytes():
    template = typed("{{members}}", "{{bang:a}}")
    assert fill(template, {"a": BY_CELL}, FIGURES) == fill(template, {"a": BY_CELL}, FIGURES)


def test_keys_of_a_template_and_the_unknown_ones_among_them():
    template = typed("{{members|chu}} {{Tên tổ chức}}", "{{bang:a}}", "{{moi:lop}}{{lop.ten}}{{committêe}}")
    assert template_keys(template) == {"members", "Tên tổ chức", "a", "lop", "lop.ten", "committêe"}
    assert unknown_keys(template, {"members", "lop", "lop.*"}) == ["Tên tổ chức", "a", "committêe"]
    with pytest.raises(FileError) as caught:
        fill(template, {"lop": []}, FIGURES)
    assert str(caught.value) == (
        "Bản mẫu có khóa không rõ: Tên tổ chức, a, committêe. Hãy sửa trong bản mẫu rồi nạp lại."
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Có {{members đảng viên"], "Bản mẫu có dấu {{ hoặc }} không thành cặp ở đoạn “Có {{members đảng viên”."),
        (["{{members|la_ma}}"], "Bản mẫu dùng dạng “la_ma” không có cho “8.236”."),
        (["{{ten|chu}}"], "Bản mẫu dùng dạng “chu” không có cho “Lan”."),
        (["{{committee.women_share|chu}}"], "Bản mẫu dùng dạng “chu” cho 24,14; chỉ số đếm mới viết được bằng chữ."),
        (["Bảng: {{bang:bang1}}"], "{{bang:bang1}} phải đứng một mình trong đoạn của nó."),
        (["{{bang:ten}}"], "Khóa “ten” không phải bảng nên không dùng với {{bang:ten}}."),
        (["{{moi:ten}}"], "Khóa “ten” không phải danh sách nên không dùng với {{moi:ten}}."),
        (["{{bang1}}"], "Khóa “bang1” là bảng hoặc danh sách; hãy ghi {{bang:…}} hoặc {{moi:…}}."),
        (["{{lop.ten}}"], "{{lop.ten}} chỉ dùng trong dòng có {{moi:…}} và khi mục đó có nội dung này."),
        (["{{moi:lop}}{{moi:lop2}}"], "Một dòng của bảng chỉ lặp theo một danh sách; hãy bỏ bớt {{moi:…}}."),
    ],
)
def test_a_wrong_use_is_one_sentence(lines, expected):
    context = {"ten": "Lan", "bang1": BY_CELL, "lop": [{"ten": "a"}], "lop2": []}
    with pytest.raises(FileError) as caught:
        fill(typed(*lines), context, FIGURES)
    assert str(caught.value).startswith(expected)


def test_a_key_too_long_for_word_is_an_error_of_the_program():
    long = FigureText("a" * 62, "Dài", "1", 1)
    with pytest.raises(ValueError, match="longer than the tag"):
        fill(typed("{{x}}"), {}, {"x": long})


def test_columns_without_a_width_share_what_the_others_leave():
    data = fill(typed("{{bang:a}}"), {"a": BY_CELL}, {})
    widths = [int(column.get(f"{W}w")) for column in opened(data).element.body.iter(f"{W}gridCol")]
    assert [round(width / 1440 * 25.4) for width in widths] == [80, 85]


def test_text_boxes_links_and_corrections_are_filled_too():
    body = parts_of(typed("x"))["word/document.xml"].decode()
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>{{members}}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    link = "<w:hyperlink><w:r><w:t>{{mem</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>bers}} người</w:t></w:r></w:ins>"
    changed = body.replace("<w:t>x</w:t>", f"{box}</w:r>{link}<w:r>")
    data = fill(with_parts(typed("x"), {"word/document.xml": changed}), {}, FIGURES)
    assert [keyed.text for keyed in read_keys(data)] == ["8.236", "8.236"]
    assert "".join(t.text or "" for t in opened(data).element.body.iter(f"{W}t")) == "8.2368.236 người"
