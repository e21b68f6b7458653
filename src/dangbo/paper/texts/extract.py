"""Which reader a file has."""

from collections.abc import Callable, Iterator

from dangbo.paper.kinds import Kind
from dangbo.paper.sheets.csv_files import decode
from dangbo.paper.texts.opendocument import odt_lines
from dangbo.paper.texts.pdf import pdf_lines
from dangbo.paper.texts.word import docx_lines

LONGEST_TEXT = 1_000_000
"""Characters kept of one file."""


def extract_text(data: bytes, kind: Kind) -> str:
    """The text of a file by lines, at most `LONGEST_TEXT` characters; empty for kinds without a reader (images).

    Raises:
        FileError: when the file does not hold together, has a password or macros; one Vietnamese sentence.
    """
    reader = _READERS.get(kind)
    return "\n".join(_bounded(reader(data))) if reader else ""


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    room = LONGEST_TEXT
    for line in lines:
        plain = line.replace("\0", "").strip()
        if plain:
            yield plain[:room]
            room -= len(plain) + 1
        if room <= 0:
            return


def _plain_lines(data: bytes) -> Iterator[str]:
    yield from decode(data).splitlines()


_READERS: dict[Kind, Callable[[bytes], Iterator[str]]] = {
    Kind.DOCX: docx_lines,
    Kind.ODT: odt_lines,
    Kind.PDF: pdf_lines,
    Kind.TEXT: _plain_lines,
}
