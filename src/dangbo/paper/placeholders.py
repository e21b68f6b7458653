"""The one grammar by which an office puts figures and texts into a Word or Excel template.

    {{key}}         the value of that key            {{ten_to_chuc}}   {{committee.members}}
    {{key|form}}    the value in another form        {{committee.members|chu}}
    {{bang:key}}    a table, alone in its paragraph  {{bang:committee.by_cell}}
    {{moi:key}}     repeats its table row or paragraph for each item; an item's fields are {{key.field}},
                    and {{key.stt}} counts them

Spaces around a key and capitals do not matter, since Word sets a capital at the start of a sentence.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dangbo.paper.errors import FileError
from dangbo.vietnamese.numbers import LARGEST_SPELLED, format_decimal, format_int, format_share, spell_number
from dangbo.vietnamese.text import nfc

ORDINAL_FIELD = "stt"
"""The field of a repeated row that holds its number, from 1."""

_BRACES = re.compile(r"\{\{([^{}]*)\}\}")
_INSIDE = re.compile(r"(?:(bang|moi)\s*:\s*)?([a-z0-9_.:-]+)\s*(?:\|\s*([a-z_]+))?")


class Use(StrEnum):
    """What a placeholder asks for."""

    VALUE = ""
    TABLE = "bang"
    EACH = "moi"
    WRONG = "?"


class Placeholder(NamedTuple):
    """One placeholder in a line of text; of a WRONG one `key` is what stands between the braces."""

    start: int
    end: int
    use: Use
    key: str
    form: str


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as a document shows it.

    `key` is what a later check finds it by, `name` its Vietnamese name, `text` how it is usually written
    ("8.236", "24,14%", "–"), `value` the number behind it: a count, or a number of percent.
    """

    key: str
    name: str
    text: str
    value: int | Decimal | None = None


Value = str | FigureText
Items = Sequence[Mapping[str, Value]]


def find_placeholders(text: str) -> Iterator[Placeholder]:
    """The placeholders of a line, in order.

    Raises:
        FileError: when braces do not pair, quoting the line.
    """
    rest = _BRACES.sub("", text)
    if "{{" in rest or "}}" in rest:
        raise FileError(f"Bản mẫu có dấu {{{{ hoặc }}}} không thành cặp ở đoạn “{_short(text)}”.")
    for match in _BRACES.finditer(text):
        inside = _INSIDE.fullmatch(nfc(match[1]).strip().lower())
        if inside is None:
            yield Placeholder(*match.span(), Use.WRONG, _short(match[1]), "")
        else:
            yield Placeholder(*match.span(), Use(inside[1] or ""), inside[2], inside[3] or "")


def is_known(placeholder: Placeholder, known: Collection[str]) -> bool:
    """Whether the key is among the known ones; "training.*" among them stands for every field of a list."""
    if placeholder.use is Use.WRONG:
        return False
    return placeholder.key in known or f"{placeholder.key.rpartition('.')[0]}.*" in known


def written(value: Value, form: str) -> str:
    """A value in one of the forms: "" as it is, so, phan_tram, chu, hoa (capitals).

    Raises:
        FileError: when there is no such form, or the value has none such.
    """
    text = value if isinstance(value, str) else value.text
    if form == "":
        return text
    if form == "hoa":
        return text.upper()
    if isinstance(value, FigureText) and form in _NUMBER_FORMS:
        return text if value.value is None else _NUMBER_FORMS[form](value.value)
    raise FileError(f"Bản mẫu dùng dạng “{form}” không có cho “{_short(text)}”. Các dạng: so, phan_tram, chu, hoa.")


def items_with_ordinals(key: str, items: Items) -> Iterator[dict[str, Value]]:
    """Each item's fields under the names a template uses for them: "training.course", "training.stt"."""
    for number, item in enumerate(items, 1):
        fields: dict[str, Value] = {f"{key}.{field}": value for field, value in item.items()}
        yield {f"{key}.{ORDINAL_FIELD}": str(number), **fields}


def _number(value: int | Decimal) -> str:
    if isinstance(value, int):
        return format_int(value)
    return format_decimal(value, max(0, -int(value.as_tuple().exponent)))


def _words(value: int | Decimal) -> str:
    if not isinstance(value, int) or not 0 <= value <= LARGEST_SPELLED:
        raise FileError(f"Bản mẫu dùng dạng “chu” cho {_number(value)}; chỉ số đếm mới viết được bằng chữ.")
    return spell_number(value)


_NUMBER_FORMS: Mapping[str, Callable[[int | Decimal], str]] = {"so": _number, "phan_tram": format_share, "chu": _words}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"
