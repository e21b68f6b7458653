"""Reads the fields of a case and refuses, by case and field, what does not fit the contract of `dangbo resolve`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)

LARGEST_DIGITS = 30
LONGEST_NAME = 200
_LARGEST = 10**LARGEST_DIGITS


class CaseError(ValueError):
    """A case does not fit the contract; the message is one line that names the case and the field."""


class JsonObject(dict[str, object]):
    """An object of a JSON text that remembers which keys were written more than once."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.repeated: list[str] = []
        for key, value in pairs:
            if key in self:
                self.repeated.append(key)
            self[key] = value


@dataclass(frozen=True, slots=True)
class Fields:
    """One object of a case. case: what an error calls it; path: where the object stands in the case."""

    case: str
    path: str
    content: Mapping[str, object]

    @classmethod
    def of(cls, case: str, path: str, content: object) -> Fields:
        """The object with its keys checked; CaseError where it is no object or writes a key twice."""
        fields = cls.unchecked(case, path, content)
        for key in getattr(content, "repeated", ()):
            raise fields.error(key, "viết hai lần")
        return fields

    @classmethod
    def unchecked(cls, case: str, path: str, content: object) -> Fields:
        """The object whatever its keys; CaseError where it is no object."""
        if not isinstance(content, Mapping):
            raise CaseError(_line(case, path, "phải là một đối tượng JSON"))
        return cls(case, path, content)

    def error(self, key: str, reason: str) -> CaseError:
        """The refusal of the field `key` of this object."""
        return CaseError(_line(self.case, self._path_of(key), reason))

    def has(self, key: str) -> bool:
        return key in self.content

    def required(self, key: str) -> object:
        if key not in self.content:
            raise self.error(key, "bị thiếu")
        return self.content[key]

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """CaseError for the first key that is not known here."""
        allowed = set(known)
        for key in self.content:
            if key not in allowed:
                raise self.error(key, "không có trong quy ước của trường hợp này")

    def count(self, key: str, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self.required(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, "phải là số nguyên")
        if value < least:
            raise self.error(key, f"phải từ {least} trở lên")
        if value >= _LARGEST:
            raise self.error(key, f"lớn quá {LARGEST_DIGITS} chữ số")
        return value

    def optional_count(self, key: str, default: int, least: int = 0) -> int:
        return self.count(key, least) if self.has(key) else default

    def optional_flag(self, key: str, default: bool) -> bool:
        value = self.content.get(key, default)
        if not isinstance(value, bool):
            raise self.error(key, "phải là true hoặc false")
        return value

    def text(self, key: str) -> str:
        """A text that can be shown on one line: normalised (NFC), spaces collapsed, not empty."""
        return self.line_of(key, self.required(key))

    def line_of(self, key: str, value: object) -> str:
        """The value as such a text; `key` names it in a refusal."""
        if not isinstance(value, str):
            raise self.error(key, "phải là chữ")
        line = one_line(value)
        if not line:
            raise self.error(key, "đang để trống")
        if not line.isprintable():
            raise self.error(key, "có ký tự không in được")
        if len(line) > LONGEST_NAME:
            raise self.error(key, f"dài quá {LONGEST_NAME} ký tự")
        return line

    def word(self, key: str, words: type[Word]) -> Word:
        """One of the words of the enumeration."""
        value = self.required(key)
        for word in words:
            if value == word.value and isinstance(value, str):
                return word
        raise self.error(key, f"phải là một trong: {', '.join(words)}")

    def identifier(self, key: str) -> str:
        """A word of lower-case ASCII letters, digits and underscores."""
        value = self.required(key)
        if not isinstance(value, str) or not value.isascii() or not value.isidentifier() or value != value.lower():
            raise self.error(key, "phải là một từ viết thường không dấu, ví dụ branch_secretary")
        return value

    def items(self, key: str) -> Iterator[tuple[str, object]]:
        """The members of a list with what an error calls them (`names[0]`); the list must not be empty."""
        value = self.required(key)
        if not isinstance(value, list):
            raise self.error(key, "phải là một danh sách")
        if not value:
            raise self.error(key, "phải có ít nhất một người")
        for place, item in enumerate(value):
            yield f"{key}[{place}]", item

    def inner(self, key: str) -> Fields:
        """The object that stands under the key."""
        return self.object_of(key, self.required(key))

    def object_of(self, key: str, value: object) -> Fields:
        return Fields.of(self.case, self._path_of(key), value)

    def _path_of(self, key: str) -> str:
        return f"{self.path}.{_shown(key)}" if self.path else _shown(key)


def one_line(text: str) -> str:
    """The text in NFC with its spaces collapsed, so that one name written twice is one name."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _line(case: str, path: str, reason: str) -> str:
    where = f", trường {path}" if path else ""
    return f"{case}{where}: {reason}"


def _shown(key: str) -> str:
    """A key of unknown origin so that it stays on one line."""
    return key if key.isprintable() and len(key) <= LONGEST_NAME else ascii(key[:LONGEST_NAME])
