"""Filling an office's Word template: its own words stay, figures and texts come in by key."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from dangbo.paper.errors import FileError
from dangbo.paper.placeholders import (
    FigureText,
    Items,
    Placeholder,
    Use,
    Value,
    find_placeholders,
    items_with_ordinals,
    written,
)
from dangbo.paper.word.keys import highest_control_number, keyed_control, unknown_in
from dangbo.paper.word.markup import forget_identity, make, replace, w
from dangbo.paper.word.package import open_word
from dangbo.paper.word.runs import make_run, paragraph_text, replace_text
from dangbo.paper.word.tables import WordTable, table_element
from dangbo.paper.xml import Element

# Marks a filled copy until its story is finished.
_DONE = "dangbo-done"

Context = Mapping[str, Value | Items | WordTable]


def fill(template: bytes | Path, context: Context, figures: Mapping[str, FigureText]) -> bytes:
    """The document made from a template: see `placeholders` for what may stand in it.

    A figure becomes a content control with the tag "so:KEY", by which `read_keys` finds it again. What is
    put in is never looked through for placeholders. The same template and values give the same bytes.

    Args:
        template: a .docx or .dotx file.
        context: texts, lists of items (rows or paragraphs to repeat) and tables by key.
        figures: figures by key; of a key in both, the figure is taken.

    Raises:
        FileError: the template cannot be used, asks for an unknown key, or uses one in a way it does not fit.
    """
    package = open_word(template)
    values: Context = {**context, **figures}
    unknown = unknown_in(package, _known(values))
    if unknown:
        raise FileError(f"Bản mẫu có khóa không rõ: {', '.join(unknown)}. Hãy sửa trong bản mẫu rồi nạp lại.")
    filler = _Filler(values, count(highest_control_number(package) + 1))
    for root in package.stories.values():
        filler.fill_story(root)
    return package.to_bytes()


def _known(values: Context) -> set[str]:
    lists = {f"{key}.*" for key, value in values.items() if _is_list(value)}
    return set(values) | lists


def _is_list(value: object) -> bool:
    return not isinstance(value, str | FigureText | WordTable)


@dataclass(frozen=True, slots=True)
class _Filler:
    values: Context
    numbers: Iterator[int]

    def fill_story(self, root: Element) -> None:
        """Fill the body, a head, a foot or the notes."""
        for block, key in _repeated_blocks(root):
            self.repeat(block, key)
        # Listed before anything is put in, so that what is put in is never filled again.
        waiting = [p for p in root.iter(w("p")) if p.get(_DONE) is None]
        for paragraph in waiting:
            self.fill_paragraph(paragraph, self.values)
        for paragraph in root.iter(w("p")):
            paragraph.attrib.pop(_DONE, None)

    def repeat(self, block: Element, key: str) -> None:
        """Put a copy of a table row or paragraph for each item of a list in its place."""
        items = self.values[key]
        if isinstance(items, str | FigureText | WordTable):
            raise FileError(f"Khóa “{key}” không phải danh sách nên không dùng với {{{{moi:{key}}}}}.")
        copies = [self.filled_copy(block, fields) for fields in items_with_ordinals(key, items)]
        parent = block.getparent()
        replace(block, *copies)
        if parent is not None:
            _keep_valid(parent)

    def filled_copy(self, block: Element, fields: Mapping[str, Value]) -> Element:
        """One item's row or paragraph."""
        made = copy.deepcopy(block)
        made.tail = None
        forget_identity(made)
        for paragraph in list(made.iter(w("p"))):
            self.fill_paragraph(paragraph, {**self.values, **fields})
            paragraph.set(_DONE, "1")
        return made

    def fill_paragraph(self, paragraph: Element, values: Context) -> None:
        """Fill one paragraph, from its end so that places before stay where they are."""
        text = paragraph_text(paragraph)
        found = list(find_placeholders(text))
        if any(placeholder.use is Use.TABLE for placeholder in found):
            self.put_table(paragraph, found, text)
            return
        for placeholder in reversed(found):
            content = (
                [] if placeholder.use is Use.EACH else [self.inline(_single(placeholder, values), placeholder.form)]
            )
            replace_text(paragraph, placeholder.start, placeholder.end, *content)

    def inline(self, value: Value, form: str = "") -> Element:
        """The run of a text, or the content control of a figure."""
        run = make_run(written(value, form))
        if isinstance(value, str):
            return run
        return keyed_control(value.key, form, value.name, next(self.numbers), run)

    def put_table(self, paragraph: Element, found: list[Placeholder], text: str) -> None:
        """Put a table in the place of a paragraph that holds nothing else."""
        asked = found[0]
        if len(found) > 1 or text.strip() != text[asked.start : asked.end]:
            raise FileError(f"{{{{bang:{asked.key}}}}} phải đứng một mình trong đoạn của nó.")
        table = self.values.get(asked.key)
        if not isinstance(table, WordTable):
            raise FileError(f"Khóa “{asked.key}” không phải bảng nên không dùng với {{{{bang:{asked.key}}}}}.")
        properties = replace_text(paragraph, asked.start, asked.end)
        element = table_element(table, self.inline, properties)
        following = paragraph.getnext()
        # Two tables in a row would become one, and a cell must end with a paragraph.
        keep = (
            following is None
            or following.tag in (w("tbl"), w("sectPr"))
            or paragraph.find(f".//{w('sectPr')}") is not None
        )
        replace(paragraph, element, *([paragraph] if keep else []))


def _single(placeholder: Placeholder, values: Context) -> Value:
    value = values.get(placeholder.key)
    if isinstance(value, str | FigureText):
        return value
    if value is None:
        raise FileError(
            f"{{{{{placeholder.key}}}}} chỉ dùng trong dòng có {{{{moi:…}}}} và khi mục đó có nội dung này."
        )
    raise FileError(f"Khóa “{placeholder.key}” là bảng hoặc danh sách; hãy ghi {{{{bang:…}}}} hoặc {{{{moi:…}}}}.")


def _repeated_blocks(root: Element) -> Iterable[tuple[Element, str]]:
    """The table row, or outside of tables the paragraph, of each list; each block once."""
    blocks: dict[Element, str] = {}
    for paragraph in root.iter(w("p")):
        for placeholder in find_placeholders(paragraph_text(paragraph)):
            if placeholder.use is Use.EACH:
                block = next(paragraph.iterancestors(w("tr")), paragraph)
                if blocks.setdefault(block, placeholder.key) != placeholder.key:
                    raise FileError("Một dòng của bảng chỉ lặp theo một danh sách; hãy bỏ bớt {{moi:…}}.")
    return blocks.items()


def _keep_valid(parent: Element) -> None:
    """A table without rows goes; a cell or a body without a paragraph gets an empty one."""
    if parent.tag == w("tbl") and parent.find(w("tr")) is None:
        replace(parent, make("p"))
    elif parent.tag == w("tc") and parent.find(w("p")) is None:
        parent.append(make("p"))
