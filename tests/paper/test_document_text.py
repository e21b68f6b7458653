"""The plain text of a document's body: what is read from the habits of typing, and that it is written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.party_documents import (
    Division,
    Heading,
    ItemList,
    Paragraph,
    PartyDocument,
    Signature,
    TableBlock,
)
from dangbo.paper.party_documents.text import TEXT_WIDTH_MM, part_appendices, read_text, write_text
from dangbo.rules.documents import profile

PLAN = """- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
- Căn cứ Kế hoạch số 193-KH/TU, ngày 28/8/2019 của Ban Thường vụ Tỉnh ủy,

Ban Thường vụ Đảng ủy Khối ban hành kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Đại hội phải được chuẩn bị chu đáo.
1.1. Đối với chi bộ
1. Chi bộ họp trước ngày 30/3/2020.
| TT | Việc | Số |
|---|---|--:|
| 1 | Duyệt đại hội | 108 |
Chương II
Tổ chức thực hiện
BAN THƯỜNG VỤ QUYẾT ĐỊNH
Điều 1. Thành lập 8 tổ công tác.
Thời gian: 7 giờ 30, ngày 25/10/2019."""


def test_the_habits_of_typing_make_blocks():
    assert read_text(PLAN) == (
        ItemList(
            (
                "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
                "Căn cứ Kế hoạch số 193-KH/TU, ngày 28/8/2019 của Ban Thường vụ Tỉnh ủy,",
            )
        ),
        Paragraph("Ban Thường vụ Đảng ủy Khối ban hành kế hoạch như sau:"),
        Heading("I. MỤC ĐÍCH, YÊU CẦU", 1),
        Heading("1. Mục đích", 2),
        Paragraph("Đại hội phải được chuẩn bị chu đáo."),
        Heading("1.1. Đối với chi bộ", 3),
        Paragraph("1. Chi bộ họp trước ngày 30/3/2020."),
        TableBlock(("TT", "Việc", "Số"), (("1", "Duyệt đại hội", "108"),), (34.0, 95.0, 34.0), frozenset({2})),
        Division("Chương II", "Tổ chức thực hiện"),
        Division("", "BAN THƯỜNG VỤ QUYẾT ĐỊNH"),
        Paragraph("Thành lập 8 tổ công tác.", "Điều 1."),
        Paragraph("7 giờ 30, ngày 25/10/2019.", "Thời gian:"),
    )


def test_what_was_read_is_written_as_it_was_typed():
    assert write_text(read_text(PLAN)) == PLAN.replace(",\n\nBan", ",\nBan")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("-", (Paragraph("-"),)),
        ("– Một\n— Hai", (ItemList(("Một", "Hai")),)),
        ("- Một\n\n- Hai", (ItemList(("Một",)), ItemList(("Hai",)))),
        ("- Một\n+ Hai", (ItemList(("Một",)), ItemList(("Hai",), "+"))),
        ("Chương I\n\nQuy định chung", (Division("Chương I", ""), Paragraph("Quy định chung"))),
        ("Phụ lục số 2\nDanh sách", (Division("Phụ lục số 2", "Danh sách"),)),
        ("Phụ lục kèm theo.", (Paragraph("Phụ lục kèm theo."),)),
        ("Mục 2\nĐiều 3. Cấp ủy họp.", (Division("Mục 2", ""), Paragraph("Cấp ủy họp.", "Điều 3."))),
        ("Điều 1.", (Paragraph("Điều 1."),)),
        ("I. " + "a" * 150, (Paragraph("I. " + "a" * 150),)),
        ("UBKT", (Paragraph("UBKT"),)),
        ("193-KH/TU", (Paragraph("193-KH/TU"),)),
        ("|", (Paragraph("|"),)),
    ],
)
def test_edges_of_the_habits(text, blocks):
    assert read_text(text) == blocks


def test_rows_of_a_table_are_filled_up_and_a_bar_in_a_cell_is_kept():
    (table,) = read_text("| a |\n| b \\| c | d |")
    assert (table.headings, table.rows) == (("a", ""), (("b | c", "d"),))
    assert write_text([table]) == "| a |  |\n|---|---|\n| b \\| c | d |"


def test_the_bar_in_a_key_parts_no_cells():
    (table,) = read_text("| Số | {{members.total|chu}} |")
    assert table.headings == ("Số", "{{members.total|chu}}")
    assert write_text([table]) == "| Số | {{members.total|chu}} |\n|---|---|"


LINES = st.sampled_from(
    [
        *PLAN.splitlines(),
        "",
        "|",
        "||",
        "|---|",
        "|:-:|--:|",
        "| \\|",
        "| {{a|b}} | {{|",
        "|{{ \\| | }} \\|x|",
        "- ",
        "+ a",
        "Chương X",
        "Phụ lục 3",
        "IV. A",
        "Phần thứ ba",
    ]
)
TEXTS = st.text(max_size=200) | st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join)


@given(TEXTS)
def test_any_text_is_read_and_written_back_to_the_same_blocks(text):
    blocks = read_text(text)
    assert read_text(write_text(blocks)) == blocks


def test_each_appendix_begins_at_its_name_and_the_body_ends_at_the_first():
    body, attachments = part_appendices(read_text("Một.\nPhụ lục 1\nDanh sách\n| a |\nPHỤ LỤC 2\n\nHai."))
    assert body == (Paragraph("Một."),)
    assert [(each.label, each.title, len(each.body)) for each in attachments] == [
        ("Phụ lục 1", "Danh sách", 1),
        ("PHỤ LỤC 2", "", 1),
    ]


@given(TEXTS)
def test_no_block_is_lost_between_body_and_appendices(text):
    blocks = read_text(text)
    body, attachments = part_appendices(blocks)
    heads = [Division(each.label, each.title) for each in attachments]
    together = [*body, *(block for head, each in zip(heads, attachments, strict=True) for block in (head, *each.body))]
    assert together == list(blocks)


@given(TEXTS)
def test_written_text_stands(text):
    written = write_text(read_text(text))
    assert write_text(read_text(written)) == written


@given(st.integers(1, 170), st.text(alphabet="ab ", max_size=80))
def test_a_table_fits_between_the_margins_however_many_columns_it_has(columns, cell):
    (table,) = read_text(f"|{'x|' * columns}\n|{cell}|")
    assert sum(table.widths_mm) <= TEXT_WIDTH_MM
    PartyDocument(profile("HD36-2018"), "", "", "", None, "Báo cáo", "", (table,), (Signature("", ""),))


def test_the_width_of_tables_is_that_of_both_profiles():
    assert {profile(name).text_width_mm for name in ("HD36-2018", "HD05-2026")} == {TEXT_WIDTH_MM}
