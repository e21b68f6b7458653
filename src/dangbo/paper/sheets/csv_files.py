"""CSV files from Excel, from other programs and from old Vietnamese code pages."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import utf16_without_mark
from dangbo.paper.limits import Limits
from dangbo.paper.sheets.extent import check_extent
from dangbo.paper.sheets.model import Cell, Sheet
from dangbo.vietnamese.text import split_tone

_DELIMITERS = ",;\t|"
_LINES_SNIFFED = 30
_LONGEST_CELL = 1_000_000
# A cell that starts so, spaces or apostrophes before it or not, may be a formula to a spreadsheet.
_FORMULA = re.compile(r"['\s]*[=+\-@]")

# TCVN 5712:1993 VN3, the code page of the ABC fonts (.VnTime). It has no capitals with a tone.
_TCVN3_CODES = (
    *(range(0xB5, 0xBA), range(0xBB, 0xBF), range(0xC6, 0xCD), range(0xCE, 0xD9)),
    *(range(0xDC, 0xE0), range(0xE1, 0xF0), range(0xF1, 0xFF)),
)
_TCVN3_LETTERS = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(enumerate("ĂÂÊÔƠƯĐăâêôơưđ", 0xA1)) | dict(zip(chain(*_TCVN3_CODES), _TCVN3_LETTERS, strict=True))
_TYPOGRAPHY = frozenset("“”‘’«»–—…•°§\u00a0")


def read_csv(data: bytes, name: str, limits: Limits) -> Sheet:
    """The one sheet of a CSV file; every cell is text, an empty one None.

    The encoding is told by its byte order mark, then UTF-8, then the likelier of windows-1258 and TCVN3;
    the delimiter is the one that parts the first lines most evenly, or the one that a line `sep=;` names.

    Raises:
        FileError: when no encoding fits, a quote is never closed, or the sheet is beyond the limits.
    """
    text = decode(data).removesuffix("\x1a")
    delimiter, body = _delimiter(text)
    rows: list[list[Cell]] = []
    widest = 0
    try:
        for row in _records(body, delimiter):
            widest = max(widest, len(row))
            rows.append([_cell(value) for value in row])
            check_extent(len(rows), widest, limits)
    except csv.Error as error:
        raise FileError("Tệp CSV có dấu ngoặc kép không khép hoặc ô quá dài. Hãy lưu lại thành .xlsx.") from error
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return Sheet(name, rows)


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding it has, in Unicode NFC.

    Raises:
        FileError: when no encoding gives Vietnamese or plain text.
    """
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (codec,))
    unmarked = utf16_without_mark(data)
    return _decoded(data, (unmarked,) if unmarked else ("utf-8",)) if unmarked or _is_utf8(data) else _legacy(data)


def _decoded(data: bytes, codecs: tuple[str, ...]) -> str:
    for codec in codecs:
        try:
            return unicodedata.normalize("NFC", data.decode(codec))
        except UnicodeDecodeError:
            continue
    raise _unknown_encoding()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes) -> str:
    texts = [text for text in (_windows_1258(data), _tcvn3(data)) if text is not None]
    scores = [(_oddities(text), position) for position, text in enumerate(texts)]
    if not scores:
        raise _unknown_encoding()
    oddities, best = min(scores)
    special = sum(byte > 0x7F for byte in data)
    if oddities * 4 > special:
        raise _unknown_encoding()
    return texts[best]


def _windows_1258(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def _tcvn3(data: bytes) -> str | None:
    if any(byte > 0x7F and byte not in _TCVN3 for byte in set(data)):
        return None
    return data.decode("latin-1").translate(_TCVN3)


def _oddities(text: str) -> int:
    """How much in a text cannot be Vietnamese: letters of other languages, and second tones in one word."""
    odd = 0
    for word, times in Counter(text.split()).items():
        special = [char for char in word if char > "\x7f" and char not in _TYPOGRAPHY]
        foreign = sum(not _is_vietnamese(char) for char in special)
        tones = sum(split_tone(char)[1] > 0 for char in special)
        odd += times * (foreign + max(0, tones - 1))
    return odd


def _is_vietnamese(char: str) -> bool:
    return split_tone(char)[0].lower() in "aăâeêioôơuưyđ"


def _unknown_encoding() -> FileError:
    return FileError("Không nhận ra bảng mã chữ Việt của tệp CSV. Hãy lưu lại thành .xlsx hoặc CSV UTF-8.")


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the line that names it."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(first.strip("\r\n")) == 5:
        return first[4], rest
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign)), text


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """How many of the first lines have the commonest number of cells (0 where that is one), and that number."""
    widths: Counter[int] = Counter()
    try:
        for row in _records(text, sign):
            widths[len(row)] += 1
            if widths.total() == _LINES_SNIFFED:
                break
    except csv.Error:
        return 0, 0
    several = Counter({width: times for width, times in widths.items() if width > 1})
    return max(((times, width) for width, times in several.items()), default=(0, 0))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def escape_formula(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet might take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: str) -> str | None:
    """A cell as `escape_formula` was given it."""
    return (value[1:] if value.startswith("'") and _FORMULA.match(value) else value) or None
