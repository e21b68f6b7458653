"""A document's body as plain text with the habits of typing, read into blocks and written back.

    I. MỤC ĐÍCH, YÊU CẦU      a heading of level 1, short and without an end mark
    1. Mục đích               of level 2
    1.1. Đối với chi bộ       of level 3
    Chương I                  a division; its name stands in the next line
    Phụ lục 1                 the same; from here on it stands on a new page behind the signature
    BAN THƯỜNG VỤ QUYẾT ĐỊNH  a division without number: a short line in capitals
    Điều 1. Thành lập …       a paragraph with its lead; so are "Thời gian:", "Địa điểm:", "Thành phần:" …
    - Căn cứ Điều lệ Đảng;    an item of a list; the lines that follow with the same mark belong to it
    | TT | Họ tên |           a row of a table; the first is its head, and a row |---|--:| after it sets columns
                              to the right
Every other line is a paragraph. Every text can be read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from dangbo.paper.party_documents.model import Attachment, Block, Division, Heading, ItemList, Paragraph, TableBlock
from dangbo.vietnamese.text import nfc

TEXT_WIDTH_MM = 165
"""Width of the text between the margins of both guidelines (210 − 30 − 15 mm)."""

LONGEST_HEADING = 150
LONGEST_NAME = 200

_END_MARKS = (".", ";", ":", ",", "!", "?", "…")
_NARROWEST_MM = 8
_HEADINGS = (
    re.compile(r"[IVX]+\. \S.*"),
    re.compile(r"\d{1,2}\. \S.*"),
    re.compile(r"\d{1,2}\.\d{1,2}\.? \S.*"),
)
_APPENDIX = re.compile(r"Phụ lục(?: (?:số )?(?:[IVXLC]+|\d+))?", re.IGNORECASE)
_DIVISION = re.compile(rf"(?:Phần|Chương|Mục|Tiểu mục) (?:thứ \w+|[IVXLC]+|\d+)|{_APPENDIX.pattern}", re.IGNORECASE)
_LEAD = re.compile(
    r"(Điều \d+[a-zđ]?\.|(?:Thời gian|Địa điểm|Thành phần|Nội dung|Chủ trì|Chương trình):) (\S.*)", re.DOTALL
)
_ITEM = re.compile(r"([-–—−+•]) (\S.*)")
_SAME_MARK = {"–": "-", "—": "-", "−": "-"}
_ROW = re.compile(r"\|.*(?<!\\)\|")
_KEY_OR_BAR = re.compile(r"(\{\{[^{}]*\}\}|\\\|)|\|")
"""A key of a figure ({{members.total|chu}}) or a bar with a stroke before it, which part no cells; or a bar."""
_KEY_OR_ANY_BAR = re.compile(r"(\{\{[^{}]*\}\})|\|")
_RULE_CELL = re.compile(r":?-+:?")


def read_text(text: str) -> tuple[Block, ...]:
    """The blocks of a text; never raises. Rows of a table that are short are filled up, of long ones the head is."""
    lines = [" ".join(line.split()) for line in nfc(text).splitlines()]
    return tuple(_blocks(lines))


def write_text(blocks: Iterable[Block]) -> str:
    """The text of blocks; `read_text` reads the same blocks from what it once read."""
    listed = list(blocks)
    parts = [_written(block) for block in listed]
    apart = [_must_part(before, after) for before, after in pairwise(listed)]
    return "".join(
        part + ("" if index == len(parts) - 1 else "\n\n" if apart[index] else "\n") for index, part in enumerate(parts)
    )


def part_appendices(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Attachment, ...]]:
    """The body of a document, and the papers behind it: each begins with a division called "Phụ lục"."""
    body: list[Block] = []
    attachments: list[Attachment] = []
    for block in blocks:
        if isinstance(block, Division) and is_appendix(block):
            attachments.append(Attachment(block.label, block.name, ()))
        elif attachments:
            attachments[-1] = replace(attachments[-1], body=(*attachments[-1].body, block))
        else:
            body.append(block)
    return tuple(body), tuple(attachments)


def is_appendix(block: Block) -> bool:
    """Whether a paper behind the document begins here."""
    return isinstance(block, Division) and _APPENDIX.fullmatch(block.label) is not None


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line:
            at += 1
        elif _is_row(line):
            end = _end(lines, at, _is_row)
            yield _table(lines[at:end])
            at = end
        elif item := _item(line):
            mark = item[0]
            end = _end(lines, at, partial(_has_mark, mark))
            yield ItemList(tuple(found[1] for found in map(_item, lines[at:end]) if found), mark)
            at = end
        elif _DIVISION.fullmatch(line):
            name = lines[at + 1] if at + 1 < len(lines) and _is_name(lines[at + 1]) else ""
            yield Division(line, name)
            at += 2 if name else 1
        else:
            yield _line(line)
            at += 1


def _end(lines: Sequence[str], start: int, belongs: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end


def _is_row(line: str) -> bool:
    return _ROW.fullmatch(line) is not None


def _has_mark(mark: str, line: str) -> bool:
    item = _item(line)
    return item is not None and item[0] == mark


def _line(line: str) -> Block:
    if lead := _LEAD.fullmatch(line):
        return Paragraph(lead[2], lead[1])
    level = _heading_level(line)
    if level:
        return Heading(line, level)
    return Division("", line) if _is_capitals(line) else Paragraph(line)


def _heading_level(line: str) -> int:
    if len(line) > LONGEST_HEADING or line.endswith(_END_MARKS):
        return 0
    return next((level for level, form in enumerate(_HEADINGS, start=1) if form.fullmatch(line)), 0)


def _is_capitals(line: str) -> bool:
    letters = sum(char.isalpha() for char in line)
    short = len(line) <= LONGEST_NAME and not line.rstrip(":").endswith(_END_MARKS)
    # A figure to come ({{members.total}}) is no word in small letters.
    return letters > 3 and short and " " in line and line == line.upper()


def _is_name(line: str) -> bool:
    """Whether the line under a division's number is its name."""
    special = _ROW.fullmatch(line) or _item(line) or _DIVISION.fullmatch(line) or _LEAD.fullmatch(line)
    return (
        bool(line)
        and not special
        and not _heading_level(line)
        and len(line) <= LONGEST_NAME
        and not line.endswith(_END_MARKS)
    )


def _item(line: str) -> tuple[str, str] | None:
    found = _ITEM.fullmatch(line)
    return (_SAME_MARK.get(found[1], found[1]), found[2]) if found else None


def _cells(line: str) -> list[str]:
    bars = [found.start() for found in _KEY_OR_BAR.finditer(line) if not found[1]]
    return [line[start + 1 : end].strip().replace(r"\|", "|") for start, end in pairwise(bars)]


def cell_text(cell: str) -> str:
    """A cell as it stands between bars: a bar in it gets a stroke before it, but for that in a key."""
    return _KEY_OR_ANY_BAR.sub(lambda found: found[1] or r"\|", cell)


def _table(lines: Sequence[str]) -> TableBlock:
    head, *rows = map(_cells, lines)
    rule = rows.pop(0) if rows and all(map(_RULE_CELL.fullmatch, rows[0])) else []
    width = max(len(row) for row in (head, *rows))
    whole = [(*row, *[""] * (width - len(row))) for row in (head, *rows)]
    numeric = frozenset(index for index, cell in enumerate(rule[:width]) if cell.endswith(":") and cell[0] != ":")
    return TableBlock(whole[0], tuple(whole[1:]), _widths(whole), numeric)


def _widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Whole millimetres for each column by its longest cell, together the width of the text at most."""
    wanted = [min(60, max(4, *(len(row[index]) for row in rows))) for index in range(len(rows[0]))]
    least = min(_NARROWEST_MM, TEXT_WIDTH_MM // len(wanted))
    free = TEXT_WIDTH_MM - least * len(wanted)
    return tuple(float(least + free * length // sum(wanted)) for length in wanted)


def _written(block: Block) -> str:
    match block:
        case Division(label, name):
            return "\n".join(filter(None, (label, name)))
        case Heading(text):
            return text
        case Paragraph(text, lead):
            return f"{lead} {text}" if lead else text
        case ItemList(items, mark):
            return "\n".join(f"{mark} {item}" for item in items)
        case TableBlock(headings, rows, _, numeric):
            rule = "|".join("--:" if index in numeric else "---" for index in range(len(headings)))
            return "\n".join([_row(headings), f"|{rule}|", *map(_row, rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(cell_text, cells))} |"


def _must_part(before: Block, after: Block) -> bool:
    """Whether only an empty line keeps two blocks from being read as one."""
    match before, after:
        case TableBlock(), TableBlock():
            return True
        case ItemList(_, mark), ItemList(_, other):
            return mark == other
    return isinstance(before, Division) and not before.name
