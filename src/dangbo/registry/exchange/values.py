"""Reading one cell: from what the file holds to what the facts hold, or one sentence that says why not."""

import datetime
import math
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from dangbo.registry.exchange.fields import NO, YES, Field, FieldKind
from dangbo.vietnamese.citizen import plain_number
from dangbo.vietnamese.dates import DateError, PartialDate, parse_date, parse_partial_date
from dangbo.vietnamese.names import title_case_name
from dangbo.vietnamese.text import clean_line, nfc, search_key

Value = str | bool | datetime.date | PartialDate | None

EMPTY_WORDS = frozenset({"", "-", "–", "—", "không rõ", "n/a", "null"})
EMPTY_INITIALS = "kKnN"
LONGEST_EMPTY = 20
YES_WORDS = frozenset({"x", "co", "yes", "1", "true", "dung"})
NO_WORDS = frozenset({"khong", "no", "0", "false", "sai"})
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class CellError(ValueError):
    """A cell cannot be read. The text is one Vietnamese clause or sentence without the place."""


MASK = "••••"
"""How an exported number begins that was not to be seen; in a file it says nothing but its end."""
REMEMBERED = 20_000
KNOWN_BY_THEMSELVES = frozenset({str, datetime.date})


class CellReader(dict[object, Value]):
    """Reads the cells of one column, each different one once: a column of 8,236 cells holds few different ones.

    A cell is looked up as itself if its class is in `KNOWN_BY_THEMSELVES`, else as a pair of its class and itself (1,
    1.0 and True are three cells). What cannot be read has no value and stands in `errors`.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.errors: dict[object, CellError] = {}

    def __missing__(self, key: object) -> Value:
        value: Value = None
        try:
            value = read_cell(self.field, key[1] if isinstance(key, tuple) else key)
        except CellError as error:
            self.errors[key] = error
        if len(self) < REMEMBERED:
            self[key] = value
        return value


def read_cell(field: Field, cell: object) -> Value:
    """The value of a cell, None where it is empty. Raises CellError."""
    return None if is_empty(cell) else READERS[field.kind](field, cell)


def is_empty(cell: object) -> bool:
    """Whether a cell says nothing: nothing in it, or a dash."""
    if not isinstance(cell, str):
        return cell is None
    if len(cell) > LONGEST_EMPTY or (cell[:1].isalnum() and cell[0] not in EMPTY_INITIALS):
        return False
    return clean_line(cell).casefold() in EMPTY_WORDS


def as_text(cell: object) -> str:
    """A cell as the user sees it: whole numbers without point, dates as dd/mm/yyyy."""
    if isinstance(cell, str):
        return clean_line(cell if cell.isprintable() else CONTROL.sub(" ", cell))
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float | Decimal) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else clean_line(CONTROL.sub(" ", str(cell)))


def hidden_end(cell: object) -> str:
    """The last digits that a masked number shows; empty for any other cell."""
    text = as_text(cell) if isinstance(cell, str) and MASK in cell else ""
    return plain_number(text.removeprefix(MASK)) if text.startswith(MASK) else ""


def _text(field: Field, cell: object) -> str:
    text = as_text(cell)
    if len(text) > field.longest:
        raise CellError(f"dài {len(text)} ký tự, nhiều nhất {field.longest}.")
    return text


def _name(field: Field, cell: object) -> str:
    text = nfc(_text(field, cell))
    if any(letter.isdigit() for letter in text):
        raise CellError(f"“{text}” có chữ số, không phải họ tên.")
    if len(text.split()) < 2:
        raise CellError(f"“{text}” mới có một tiếng, họ tên cần đủ họ và tên.")
    return title_case_name(text) if text.isupper() or text.islower() else text


LEADING_ZEROS = {"citizen_number": (9, 12), "card_number": (5, 8), "phone": (9, 10)}
"""Number field → the fewest digits that Excel may have left of it, and how many it has with its leading zeros."""
LONGEST_PLAIN = 20


def _number_text(field: Field, cell: object) -> str | None:
    if isinstance(cell, float) and not cell.is_integer():
        raise CellError(f"“{cell}” là số lẻ; hãy định dạng cột này là chữ trong Excel.")
    text = as_text(cell)
    if text.startswith(MASK):
        return None
    number = plain_number(text) if field.longest <= LONGEST_PLAIN else text
    fewest, whole = LEADING_ZEROS.get(field.key, (0, 0))
    if isinstance(cell, int | float) and fewest <= len(number) < whole:
        number = number.zfill(whole)
    if len(number) > field.longest:
        raise CellError(f"“{number}” dài {len(number)} ký tự, nhiều nhất {field.longest}.")
    return number


@lru_cache(maxsize=50_000)
def _parsed_date(text: str) -> datetime.date:
    return parse_date(text)


@lru_cache(maxsize=50_000)
def _parsed_partial(text: str) -> PartialDate:
    return parse_partial_date(text)


def _date(field: Field, cell: object) -> datetime.date:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    try:
        return _parsed_date(as_text(cell))
    except DateError as error:
        raise CellError(_clause(error)) from None


def _partial(field: Field, cell: object) -> PartialDate:
    if isinstance(cell, datetime.datetime):
        return PartialDate.from_date(cell.date())
    if isinstance(cell, datetime.date):
        return PartialDate.from_date(cell)
    try:
        return _parsed_partial(as_text(cell))
    except DateError as error:
        raise CellError(_clause(error)) from None


def _clause(error: DateError) -> str:
    text = str(error)
    return text[0].lower() + text[1:]


def _choice(field: Field, cell: object) -> str:
    text = as_text(cell)
    found = _choices(field).get(search_key(text))
    if found is None:
        raise CellError(f"không có “{text}”; chọn một trong: {', '.join(field.labels.values())}.")
    return found


_CHOICES: dict[tuple[str, str], dict[str, str]] = {}


def _choices(field: Field) -> dict[str, str]:
    """Search key of every label and synonym → stored value."""
    known = _CHOICES.get((field.key, field.heading))
    if known is None:
        known = {search_key(label): value for value, label in field.labels.items()}
        known |= {search_key(name): str(value) for name, value in field.synonyms.items()}
        _CHOICES[field.key, field.heading] = known
    return known


def _yes_no(field: Field, cell: object) -> bool:
    key = search_key(as_text(cell))
    if key in YES_WORDS:
        return True
    if key in NO_WORDS:
        return False
    raise CellError(f"“{as_text(cell)}” không phải “{YES}” hay “{NO}”.")


def _email(field: Field, cell: object) -> str:
    text = _text(field, cell)
    try:
        validate_email(text)
    except ValidationError:
        raise CellError(f"“{text}” không phải địa chỉ thư điện tử.") from None
    return text


READERS: dict[FieldKind, Callable[[Field, object], Value]] = {
    FieldKind.TEXT: _text,
    FieldKind.NAME: _name,
    FieldKind.NUMBER_TEXT: _number_text,
    FieldKind.DATE: _date,
    FieldKind.PARTIAL_DATE: _partial,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
    FieldKind.ORGANISATION: _text,
    FieldKind.EMAIL: _email,
}


def shown(field: Field, value: Value) -> str:
    """A value as a column shows it: the inverse of reading."""
    if value is None or value == "":
        return ""
    if field.kind is FieldKind.CHOICE:
        return field.labels.get(str(value), str(value))
    if field.kind is FieldKind.YES_NO:
        return YES if value else NO
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)
