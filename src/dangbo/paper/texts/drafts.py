"""A draft as it is checked: text of a .docx, .odt or .txt file, or typed; what is no Vietnamese text is refused."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import MEGABYTE, Limits, load
from dangbo.paper.packages import password_needed
from dangbo.paper.sheets.csv_files import decode
from dangbo.paper.texts.opendocument import odt_lines
from dangbo.paper.word.drafts import KeyedSpan, open_draft
from dangbo.vietnamese.legacy import decode_legacy
from dangbo.vietnamese.syllables import is_possible_syllable

LIMITS = Limits(file_bytes=20 * MEGABYTE)
LONGEST_TEXT = 2_000_000
_LEAST_WORDS = 8
_LEAST_MARKED, _LEAST_SYLLABLES = 0.15, 0.5
_SAMPLE = 20_000
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """The text of a file, its figures that carry keys (Word only), and whether corrections can go back into it."""

    text: str
    keyed: tuple[KeyedSpan, ...] = ()
    is_word: bool = False


def read_draft_file(data: bytes, name: str = "") -> DraftFile:
    """The text of a file as it is checked: of Word and OpenDocument the paragraphs joined by line feeds.

    name: what the file is called; only its ending is looked at, to say what a renamed file really is.

    Raises:
        FileError: empty, too large, no text, broken, hostile, with a password, or not in Vietnamese; one sentence.
    """
    content = load(data, LIMITS)
    kind = kind_of(content)
    if kind is Kind.ENCRYPTED:
        raise password_needed()
    read = _read(content, kind, name)
    refuse_unreadable(read.text)
    return read


def _read(content: bytes, kind: Kind, name: str) -> DraftFile:
    if kind is Kind.DOCX:
        draft = open_draft(content)
        return DraftFile(draft.text, tuple(draft.keyed()), is_word=True)
    if kind is Kind.ODT:
        return DraftFile("\n".join(odt_lines(content)))
    if kind is Kind.TEXT:
        return DraftFile(_decoded(content).replace("\r\n", "\n").replace("\r", "\n"))
    raise FileError(_other_kind(name, kind))


def _decoded(data: bytes) -> str:
    """Text of UTF-8 as it is, so that its offsets stay; other encodings as the house reads them."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)


def _other_kind(name: str, kind: Kind) -> str:
    renamed = " đổi tên thành .docx" if PurePath(name).suffix.lower() == _WORD else ""
    said = "Tệp không rõ loại" if kind is Kind.UNKNOWN else f"Đây là {kind}{renamed}"
    return f"{said}, không soát được; hãy dùng tệp .docx, .odt hoặc .txt."


def refuse_unreadable(text: str) -> None:
    """Raise FileError for a text that is empty, too long, or not in Vietnamese with its marks."""
    if not text.strip():
        raise FileError("Tệp không có chữ nào để soát.")
    if len(text) > LONGEST_TEXT:
        raise FileError("Văn bản dài quá 2 triệu ký tự; hãy chia thành nhiều tệp.")
    words = [word for word in re.findall(r"[^\W\d_]+", text[:_SAMPLE]) if len(word) > 1]
    if len(words) >= _LEAST_WORDS and not _is_vietnamese(words) and decode_legacy(text[:_SAMPLE]) is None:
        raise FileError("Văn bản không phải tiếng Việt có dấu nên không soát được.")


def _is_vietnamese(words: list[str]) -> bool:
    marked = sum(any(char in "đĐ" or unicodedata.decomposition(char) for char in word) for word in words)
    syllables = sum(map(is_possible_syllable, words))
    return marked >= _LEAST_MARKED * len(words) and syllables >= _LEAST_SYLLABLES * len(words)
