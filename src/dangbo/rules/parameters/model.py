"""What a parameter is, and how its value at a date is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from dangbo.rules._wording import day, whole
from dangbo.rules.verdict import Certainty

Cell: TypeAlias = int | str | None
Row: TypeAlias = Mapping[str, Cell]
Value: TypeAlias = int | Fraction | bool | str | tuple[str, ...] | tuple[Row, ...]


class ParameterError(ValueError):
    """A parameter file, an overlay or a question to a parameter is wrong; the message is one Vietnamese sentence."""


class ValueType(StrEnum):
    """What a parameter's values are: `fraction` is written "1/3", `list` holds words, `table` holds rows."""

    INTEGER = "integer"
    FRACTION = "fraction"
    BOOLEAN = "boolean"
    TEXT = "text"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: the document, its date if known, the article, and the code of our list of sources."""

    document: str
    date: date | None = None
    article: str = ""
    code: str = ""

    @property
    def reference(self) -> str:
        """The document and the article as a finding quotes them."""
        return f"{self.document}, {self.article}" if self.article else self.document


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a parameter, in force from `valid_from` up to the day before `valid_to`."""

    key: str
    value: Value
    valid_from: date
    valid_to: date | None
    source: Source
    certainty: Certainty
    note: str = ""
    local: bool = False

    def covers(self, at: date) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    @property
    def article(self) -> str:
        return self.source.reference

    @property
    def integer(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self._wrong_type("số nguyên")
        return self.value

    @property
    def fraction(self) -> Fraction:
        if not isinstance(self.value, Fraction):
            raise self._wrong_type("phân số")
        return self.value

    @property
    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self._wrong_type("đúng hoặc sai")
        return self.value

    @property
    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self._wrong_type("chữ")
        return self.value

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for word in self._items() if isinstance(word, str))

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for row in self._items() if not isinstance(row, str))

    def _items(self) -> tuple[str | Row, ...]:
        if not isinstance(self.value, tuple):
            raise self._wrong_type("danh sách")
        return self.value

    def _wrong_type(self, wanted: str) -> ParameterError:
        return ParameterError(f"Tham số “{self.key}” không phải là {wanted}.")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of the regulations with its whole history, oldest first.

    words: the words that its values may hold with their Vietnamese labels; empty where any word will do.
    """

    key: str
    name: str
    unit: str
    value_type: ValueType
    file: str
    entries: tuple[Entry, ...]
    words: Mapping[str, str] = field(default_factory=dict)

    def text_of(self, entry: Entry) -> str:
        """The value of an entry as the settings page shows it."""
        value = entry.value
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, int):
            return whole(value)
        if isinstance(value, tuple):
            return "; ".join(map(self._item_text, value)) or "Không có"
        return self.words.get(str(value), str(value))

    def _item_text(self, item: str | Row) -> str:
        if isinstance(item, str):
            return self.words.get(item, item)
        shown = [item["label"]] if "label" in item else [cell for cell in item.values() if cell is not None]
        return ", ".join(map(str, shown))


@dataclass(frozen=True)
class ParameterSet:
    """All parameters, with an office's own values laid over them. Immutable; `overlay` makes a new set."""

    parameters: Mapping[str, Parameter]
    local: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def parameter(self, key: str) -> Parameter:
        """The parameter of that key; ParameterError if there is none."""
        try:
            return self.parameters[key]
        except KeyError:
            raise ParameterError(f"Không có tham số “{key}”.") from None

    def value(self, key: str, at: date) -> Value:
        """The value in force at the date; ParameterError if the key is unknown or nothing is in force."""
        return self.entry(key, at).value

    def entry(self, key: str, at: date) -> Entry:
        """The value in force at the date with its source and certainty.

        An office's own value goes first. Before the first date known to us the oldest value is answered, marked
        unverified: old events need an answer, and the reader must see that it is a guess. After the last value has
        ended nothing is in force: ParameterError.
        """
        parameter = self.parameter(key)
        for entry in (*reversed(self.local.get(key, ())), *reversed(parameter.entries)):
            if entry.covers(at):
                return entry
        oldest = parameter.entries[0]
        if at < oldest.valid_from:
            return self._presumed[key]
        raise ParameterError(f"Tham số “{key}” ({parameter.name}) không có giá trị vào ngày {day(at)}.")

    @cached_property
    def _presumed(self) -> dict[str, Entry]:
        """The oldest value of each parameter as the answer for days before it."""
        return {key: _presumed(parameter.entries[0]) for key, parameter in self.parameters.items()}

    def history(self, key: str) -> tuple[Entry, ...]:
        """Every value of the parameter by its first day, an office's own value after the base value of that day."""
        entries = (*self.parameter(key).entries, *self.local.get(key, ()))
        return tuple(sorted(entries, key=lambda entry: (entry.valid_from, entry.local)))

    def all(self) -> tuple[Parameter, ...]:
        """Every parameter with its history, an office's own values included, in the order of the keys."""
        return tuple(replace(self.parameters[key], entries=self.history(key)) for key in sorted(self.parameters))

    def overlay(self, content: Mapping[str, object] | str, name: str = "Bộ giá trị riêng") -> ParameterSet:
        """This set with an office's own values laid over it.

        content: key to one value or a list of values, each `{value, from, to?, source: {document, date?, article?},
        certainty?, note?}`, as a mapping or as YAML text; name: what the sentence of a ParameterError calls it.
        """
        from dangbo.rules.parameters.overlaying import read_overlay

        laid = read_overlay(self.parameters, content, name)
        return replace(self, local={**self.local, **laid})

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.parameters))


def _presumed(oldest: Entry) -> Entry:
    note = f"Chưa có tài liệu cho thời gian trước ngày {day(oldest.valid_from)}; tạm dùng giá trị sớm nhất đã biết."
    return replace(oldest, certainty=Certainty.UNVERIFIED, note=note)
