"""The lines of a Word file: paragraphs, the cells of tables, heads, feet and notes."""

from collections.abc import Iterator

from dangbo.paper.word.package import open_word
from dangbo.paper.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab", f"{_W}br", f"{_W}cr"}


def docx_lines(data: bytes) -> Iterator[str]:
    """Each paragraph as a line, those of a table cell by cell; deleted text of tracked changes is left out.

    Raises FileError as `open_word` does.
    """
    for root in open_word(data).stories.values():
        for paragraph in root.iter(f"{_W}p"):
            yield "".join(_pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph without that of paragraphs inside it (text boxes), which come by themselves."""
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in _BREAKS:
            yield " "
        elif node.tag not in (f"{_W}p", f"{_W}del", _ALTERNATE):
            stack.extend(reversed(node))
