"""A draft on its way through the page: what was sent, carried along in the form instead of being stored."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangbo.checking.fingerprints import digest_of
from dangbo.paper.errors import FileError
from dangbo.paper.texts.drafts import DraftFile, read_draft_file, refuse_unreadable
from dangbo.paper.word.drafts import Replacement, corrected
from dangbo.vietnamese.dates import DateError, parse_date

NAME, TEXT, WORD, DAY, FIRST = "ten", "van-ban", "ban-word", "ngay-so", "ban-dau"
LARGEST_CARRIED = 1_600_000
"""Bytes of a Word file that travel with the page; of a larger one only its text does."""
LONGEST_ON_PAGE = 400_000
UNREADABLE = "Bản đang soát gửi lại không đọc được; hãy chọn lại tệp."
TOO_LONG = "Văn bản dài quá 400.000 ký tự nên không hiện được trên trang; hãy chia nhỏ, hoặc dùng lệnh dangbo check."
NOTHING_SENT = "Chưa có gì để soát; hãy dán văn bản hoặc chọn tệp."


@dataclass(frozen=True, slots=True)
class Work:
    """A draft: its name, its text, the Word file it came in (None for other texts or too large ones).

    day: as of which its figures shall be held against the register, None as the text says. first: digest of the text
    as it came in, by which dismissals are found again after corrections.
    """

    name: str
    read: DraftFile
    word: bytes | None = None
    day: date | None = None
    first: str = ""
    is_too_large: bool = False

    @property
    def text(self) -> str:
        return self.read.text

    @property
    def digest(self) -> str:
        """Of the text as it came in."""
        return self.first or digest_of(self.text)

    @property
    def digests(self) -> tuple[str, ...]:
        """Of the text as it came in and as it is now."""
        return tuple(dict.fromkeys([self.digest, digest_of(self.text)]))

    def fields(self) -> dict[str, str]:
        """What the form carries along."""
        carried = {NAME: self.name, FIRST: self.digest, DAY: self.day.strftime("%d/%m/%Y") if self.day else ""}
        if self.word is not None:
            return {**carried, WORD: base64.b64encode(self.word).decode()}
        return {**carried, TEXT: self.text}

    def with_replacements(self, replacements: Sequence[Replacement]) -> "Work":
        """The draft with words replaced, in the Word file too."""
        if self.word is not None:
            changed = corrected(self.word, replacements, [])
            return replace(self, word=changed, read=read_draft_file(changed), first=self.digest)
        text = self.text
        for each in sorted(replacements, key=lambda each: each.start, reverse=True):
            text = text[: each.start] + each.text + text[each.end :]
        return replace(self, read=DraftFile(text), first=self.digest)


def work_of_file(name: str, data: bytes, day: date | None) -> Work:
    """A file that was sent. Raises FileError."""
    read = read_draft_file(data, name)
    _refuse_long(read.text)
    fits = len(data) <= LARGEST_CARRIED
    return Work(name, read, data if read.is_word and fits else None, day, is_too_large=read.is_word and not fits)


def work_of_text(text: str, day: date | None, name: str = "") -> Work:
    """A text that was pasted. Raises FileError."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if not plain.strip():
        raise FileError(NOTHING_SENT)
    refuse_unreadable(plain)
    _refuse_long(plain)
    return Work(name, DraftFile(plain), day=day)


def carried_work(fields: Mapping[str, str]) -> Work:
    """The draft that a form carried along. Raises FileError."""
    day, name, first = day_of(fields.get(DAY, "")), fields.get(NAME, ""), fields.get(FIRST, "")
    if fields.get(WORD):
        try:
            data = base64.b64decode(fields[WORD], validate=True)
        except ValueError as error:
            raise FileError(UNREADABLE) from error
        return replace(work_of_file(name, data, day), first=first)
    return replace(work_of_text(fields.get(TEXT, ""), day, name), first=first)


def day_of(typed: str) -> date | None:
    """The day typed, None where nothing is. Raises FileError."""
    if not typed.strip():
        return None
    try:
        return parse_date(typed)
    except DateError as error:
        raise FileError(str(error)) from error


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST_ON_PAGE:
        raise FileError(TOO_LONG)
