"""What a template asks for, and which figures a document carries."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from dangbo.paper.placeholders import Placeholder, find_placeholders, is_known
from dangbo.paper.word.markup import make, w
from dangbo.paper.word.package import WordPackage, open_word
from dangbo.paper.word.runs import paragraph_text
from dangbo.paper.xml import Element

TAG_PREFIX = "so:"
"""The tag of a figure's content control is "so:KEY", or "so:KEY|form" where it is written in another form."""

# Word refuses to open a document in which a tag is longer.
_LONGEST_TAG = 64
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class KeyedText(NamedTuple):
    """A figure as it stands in a document: its key, the text now there, and the form it was written in."""

    key: str
    text: str
    form: str


def read_keys(source: bytes | Path) -> list[KeyedText]:
    """Every figure of a document that carries its key, in order: the body, then heads, feet and notes.

    Raises:
        FileError: as `open_word` does.
    """
    return [keyed for root in open_word(source).stories.values() for keyed in _keyed(root)]


def template_keys(source: bytes | Path) -> set[str]:
    """The keys that a template asks for, of tables and lists too; the text between braces where it is no key.

    Raises:
        FileError: as `open_word` does, or when braces do not pair.
    """
    return {placeholder.key for placeholder in placeholders(open_word(source))}


def unknown_keys(source: bytes | Path, known: Collection[str]) -> list[str]:
    """The keys of a template that are not known, in order, each once; "training.*" knows every field of a list.

    Raises:
        FileError: as `template_keys` does.
    """
    return unknown_in(open_word(source), known)


def unknown_in(package: WordPackage, known: Collection[str]) -> list[str]:
    """As `unknown_keys`, of an opened template."""
    return list(dict.fromkeys(found.key for found in placeholders(package) if not is_known(found, known)))


def placeholders(package: WordPackage) -> Iterator[Placeholder]:
    """All placeholders of a document in order. Raises FileError when braces do not pair."""
    for root in package.stories.values():
        for paragraph in root.iter(w("p")):
            yield from find_placeholders(paragraph_text(paragraph))


def keyed_control(key: str, form: str, name: str, number: int, run: Element) -> Element:
    """A content control around the run of a figure; `number` must be unique in the document.

    Raises:
        ValueError: when the key is longer than Word allows.
    """
    tag = TAG_PREFIX + (f"{key}|{form}" if form else key)
    if len(tag) > _LONGEST_TAG:
        raise ValueError(f"the key {key!r} is longer than the tag of a content control may be")
    properties = make(
        "sdtPr",
        None,
        make("alias", {"val": name[:_LONGEST_TAG]}),
        make("tag", {"val": tag}),
        make("id", {"val": str(number)}),
        make("text"),
    )
    return make("sdt", None, properties, make("sdtContent", None, run))


def highest_control_number(package: WordPackage) -> int:
    """The highest number of a content control in the document, 0 without one."""
    numbers = [
        int(element.get(w("val"), "0") or 0)
        for root in package.stories.values()
        for element in root.iterfind(f".//{w('sdtPr')}/{w('id')}")
    ]
    return max([0, *numbers])


def _keyed(root: Element) -> Iterator[KeyedText]:
    for control in root.iter(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        written = "" if tag is None else tag.get(w("val"), "")
        # Word keeps a text box twice, the second time for older readers.
        if written.startswith(TAG_PREFIX) and next(control.iterancestors(_FALLBACK), None) is None:
            key, _, form = written.removeprefix(TAG_PREFIX).partition("|")
            yield KeyedText(key, _control_text(control), form)


def _control_text(control: Element) -> str:
    content = control.find(w("sdtContent"))
    if content is None:
        return ""
    paragraphs = list(content.iter(w("p")))
    return "\n".join(map(paragraph_text, paragraphs)) if paragraphs else paragraph_text(content)
