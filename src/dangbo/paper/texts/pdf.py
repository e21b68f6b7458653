"""The lines of a PDF file, read by pdfium, which browsers use."""

import threading
import time
from collections.abc import Iterator

import pypdfium2

from dangbo.paper.errors import FileError
from dangbo.paper.packages import broken_file, password_needed

MOST_PAGES = 500
MOST_CHARACTERS_OF_PAGE = 50_000
MOST_SECONDS = 20
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
# pdfium keeps state of the whole process and must not be called by two threads at once.
_ONE_AT_A_TIME = threading.Lock()


def pdf_lines(data: bytes) -> Iterator[str]:
    """The lines of the first `MOST_PAGES` pages; a scan has none.

    Raises:
        FileError: broken or protected by a password.
    """
    with _ONE_AT_A_TIME:
        pages = _pages(data)
    for page in pages:
        yield from page.splitlines()


def _pages(data: bytes) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error
    try:
        return list(_read(document))
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Iterator[str]:
    began = time.monotonic()
    for number in range(min(len(document), MOST_PAGES)):
        # A page drawn to be slow must not keep all others waiting; what was read is still searched.
        if time.monotonic() - began > MOST_SECONDS:
            return
        yield _page_text(document, number)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """The text of a page; one page that cannot be read leaves the others."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    count = max(0, min(text.count_chars(), MOST_CHARACTERS_OF_PAGE))
    found: str = text.get_text_range(0, count) if count else ""
    text.close()
    page.close()
    return found


def _refusal(error: pypdfium2.PdfiumError) -> FileError:
    return password_needed() if getattr(error, "err_code", None) == _PASSWORD_ERROR else broken_file()
