"""Reads one value of a parameter from YAML and refuses what is not complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType

from dangbo.rules._wording import day
from dangbo.rules.parameters.model import Entry, ParameterError, Row, Source, Value, ValueType
from dangbo.rules.verdict import Certainty

VALUE_FIELDS = frozenset({"value", "from", "to", "source", "certainty", "note"})
SOURCE_FIELDS = frozenset({"document", "date", "article", "code"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where we are reading, for the sentence of an error."""

    file: str
    key: str = ""

    def error(self, reason: str) -> ParameterError:
        where = f"{self.file}, tham số “{self.key}”" if self.key else self.file
        return ParameterError(f"{where}: {reason}.")


def parse_yaml(text: str, place: Place) -> dict[str, object]:
    """The mapping written in a YAML text; ParameterError for bad syntax, a doubled key or anything but a mapping."""
    import yaml  # a slow import, wanted once

    from dangbo.rules.parameters.yaml_loader import UniqueKeyLoader

    try:
        content = yaml.load(text, Loader=UniqueKeyLoader)  # noqa: S506 -- a subclass of the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" ở dòng {mark.line + 1}" if mark else ""
        raise place.error(f"không đọc được YAML{line}") from error
    return mapping_of(content or {}, place, "nội dung")


def mapping_of(content: object, place: Place, what: str) -> dict[str, object]:
    """The content as a mapping of words."""
    if not isinstance(content, Mapping):
        raise place.error(f"{what} phải là bảng khóa và giá trị")
    return {str(key): item for key, item in content.items()}


def refuse_unknown(content: Mapping[str, object], known: frozenset[str], place: Place) -> None:
    """ParameterError when the mapping has a field that we do not know."""
    unknown = sorted(set(content) - known)
    if unknown:
        raise place.error(f"có mục không hiểu được “{unknown[0]}”")


def required_text(content: Mapping[str, object], name: str, place: Place) -> str:
    """A text that must be there and must not be empty."""
    text = optional_text(content, name, place)
    if not text:
        raise place.error(f"thiếu “{name}”")
    return text


def optional_text(content: Mapping[str, object], name: str, place: Place) -> str:
    text = content.get(name, "")
    if not isinstance(text, str):
        raise place.error(f"“{name}” phải là chữ")
    return text.strip()


def read_date(content: Mapping[str, object], name: str, place: Place) -> date | None:
    """A date, or the text of one as yyyy-mm-dd; None where it is absent."""
    found = content.get(name)
    if isinstance(found, str):
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise place.error(f"“{name}” không phải là ngày: “{found}”") from None
    if found is not None and (not isinstance(found, date) or isinstance(found, datetime)):
        raise place.error(f"“{name}” không phải là ngày")
    return found


def read_source(content: Mapping[str, object], place: Place) -> Source:
    """The source of a value, which must name a document."""
    if "source" not in content:
        raise place.error("thiếu nguồn (source)")
    source = mapping_of(content["source"], place, "nguồn (source)")
    refuse_unknown(source, SOURCE_FIELDS, place)
    if not optional_text(source, "document", place):
        raise place.error("nguồn thiếu tên văn bản (document)")
    return Source(
        document=optional_text(source, "document", place),
        date=read_date(source, "date", place),
        article=optional_text(source, "article", place),
        code=optional_text(source, "code", place),
    )


def read_certainty(content: Mapping[str, object], place: Place, default: Certainty | None) -> Certainty:
    """How sure the value is; must be said unless there is a default."""
    if default is not None and "certainty" not in content:
        return default
    word = required_text(content, "certainty", place)
    try:
        return Certainty(word)
    except ValueError:
        raise place.error(f"độ chắc chắn không hiểu được “{word}”") from None


def read_value(raw: object, value_type: ValueType, place: Place) -> Value:
    """A value of the wanted type."""
    if value_type is ValueType.BOOLEAN and isinstance(raw, bool):
        return raw
    if value_type is ValueType.INTEGER and isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if value_type is ValueType.TEXT and isinstance(raw, str):
        return raw
    if value_type is ValueType.FRACTION and isinstance(raw, str):
        return _read_fraction(raw, place)
    if value_type is ValueType.LIST and _is_list(raw):
        return _read_words(raw, place)
    if value_type is ValueType.TABLE and _is_list(raw):
        return _read_rows(raw, place)
    raise place.error(f"giá trị “{raw}” không đúng kiểu {value_type}")


def _is_list(raw: object) -> bool:
    return isinstance(raw, Sequence) and not isinstance(raw, str)


def _read_fraction(raw: str, place: Place) -> Fraction:
    try:
        return Fraction(raw)
    except (ValueError, ZeroDivisionError):
        raise place.error(f"“{raw}” không phải là phân số") from None


def _read_words(raw: object, place: Place) -> tuple[str, ...]:
    words = tuple(raw) if isinstance(raw, Sequence) else ()
    if not all(isinstance(word, str) for word in words):
        raise place.error("danh sách chỉ được gồm chữ")
    return words


def _read_rows(raw: object, place: Place) -> tuple[Row, ...]:
    rows = raw if isinstance(raw, Sequence) else ()
    return tuple(_read_row(row, place) for row in rows)


def _read_row(raw: object, place: Place) -> Row:
    cells: dict[str, int | str | None] = {}
    for name, cell in mapping_of(raw, place, "mỗi dòng").items():
        if cell is not None and not isinstance(cell, int | str):
            raise place.error(f"ô “{name}” phải là số nguyên hoặc chữ")
        cells[name] = cell
    return MappingProxyType(cells)


def read_entry(
    raw: object,
    value_type: ValueType,
    place: Place,
    *,
    words: Mapping[str, str],
    local: bool = False,
    certainty: Certainty | None = None,
) -> Entry:
    """One dated value.

    words: those that the value may hold, any where empty; certainty: what holds where none is written (an office's
    own values).
    """
    content = mapping_of(raw, place, "mỗi giá trị")
    refuse_unknown(content, VALUE_FIELDS, place)
    if "value" not in content:
        raise place.error("thiếu giá trị (value)")
    start, end = read_date(content, "from", place), read_date(content, "to", place)
    if start is None:
        raise place.error("thiếu ngày bắt đầu (from)")
    if end is not None and end <= start:
        raise place.error(f"ngày kết thúc {day(end)} không sau ngày bắt đầu {day(start)}")
    value = read_value(content["value"], value_type, place)
    _refuse_unknown_word(value, words, place)
    return Entry(
        key=place.key,
        value=value,
        valid_from=start,
        valid_to=end,
        source=read_source(content, place),
        certainty=read_certainty(content, place, certainty),
        note=optional_text(content, "note", place),
        local=local,
    )


def _refuse_unknown_word(value: Value, words: Mapping[str, str], place: Place) -> None:
    held = value if isinstance(value, tuple) else (value,)
    for word in held:
        if words and isinstance(word, str) and word not in words:
            raise place.error(f"giá trị “{word}” không có trong các giá trị được dùng: {', '.join(words)}")


def in_order(entries: Sequence[Entry], place: Place) -> tuple[Entry, ...]:
    """The values by date, each open one closed where the next begins; ParameterError if two hold on one day."""
    ordered = sorted(entries, key=lambda entry: entry.valid_from)
    closed: list[Entry] = []
    for index, entry in enumerate(ordered):
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        if following is not None:
            overlaps = entry.valid_to is not None and entry.valid_to > following.valid_from
            if overlaps or entry.valid_from == following.valid_from:
                raise place.error(f"hai giá trị cùng có hiệu lực vào ngày {day(following.valid_from)}")
        if entry.valid_to is None and following is not None:
            closed.append(replace(entry, valid_to=following.valid_from))
        else:
            closed.append(entry)
    return tuple(closed)
