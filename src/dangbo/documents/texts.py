"""Figures and texts put into the words of a document by key, and the keys that nobody knows.

{{members.total}} is the figure of that key as of the document's day of figures, for the document's organisation and
all below it; {{members.total|chu}} the same in words; {{to_chuc}} a text. The grammar is that of `paper.placeholders`.

An app above this one offers texts of its own in a module `document_texts.py`: `TEXTS`, what each of its keys says, and
`values(about, keys) -> Mapping[str, str]` for those of them that are asked. A text may have several lines: a
table, a list.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.apps import apps

from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import catalogue, listed
from dangbo.figures.evaluation import evaluate
from dangbo.figures.reports.document import texts_of
from dangbo.figures.values import spoken
from dangbo.paper.errors import FileError
from dangbo.paper.placeholders import FigureText, Placeholder, Use, Value, find_placeholders, written
from dangbo.registry.acts.refusal import error
from dangbo.registry.models import Organisation
from dangbo.rules.verdict import Finding

if TYPE_CHECKING:
    from dangbo.documents.models import Document

TEXTS: dict[str, str] = {
    "to_chuc": "Tên tổ chức: Đảng bộ Sở Xây dựng",
    "cap_uy": "Tên cấp ủy của tổ chức: Đảng ủy Sở Xây dựng; của chi bộ là tên chi bộ",
    "cap_tren": "Tên tổ chức cấp trên trực tiếp",
    "cap_uy_cap_tren": "Tên cấp ủy cấp trên trực tiếp",
    "den_ngay": "Ngày lấy số liệu, 28/06/2020",
    "tu_ngay": "Ngày đầu năm của ngày lấy số liệu, 01/01/2020",
    "ngay_dai": "Ngày lấy số liệu, ngày 28 tháng 6 năm 2020",
    "nam": "Năm của ngày lấy số liệu",
    "nhiem_ky": "Nhiệm kỳ đang chạy, 2015-2020",
    "nhiem_ky_toi": "Nhiệm kỳ sau nhiệm kỳ đang chạy, 2020-2025",
}
"""The texts that every document may ask for, by key, with what each says."""

_NEAREST = 3
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class About:
    """What a text is asked for: the organisation, the day, and the document where there is one already."""

    organisation: Organisation
    at: date
    document: "Document | None" = None


@dataclass(frozen=True, slots=True)
class Source:
    """Texts that an app offers: what its keys say, and their values."""

    texts: Mapping[str, str]
    values: Callable[[About, frozenset[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RenderedFigure:
    """A figure as it stands in a document: its key, what stands there, the number behind it and its day."""

    key: str
    text: str
    value: int | Decimal | None
    at: date

    @property
    def as_json(self) -> dict[str, Any]:
        """As it is kept in an issued document; a number of percent is text, so that nothing of it is lost."""
        value = str(self.value) if isinstance(self.value, Decimal) else self.value
        return {"key": self.key, "text": self.text, "value": value, "at": self.at.isoformat()}


@dataclass(frozen=True, slots=True)
class Rendered:
    """Texts with their keys filled in. unknown: the keys nobody knows, which stay as typed; problems: why it fails."""

    texts: tuple[str, ...]
    figures: tuple[RenderedFigure, ...]
    unknown: tuple[str, ...]
    problems: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The first, or only, text."""
        return self.texts[0]


@cache
def sources() -> tuple[Source, ...]:
    """The texts of every app that has a module `document_texts`."""
    modules = [
        f"{config.name}.document_texts" for config in apps.get_app_configs() if config.name.startswith("dangbo.")
    ]
    found = [import_module(name) for name in modules if find_spec(name)]
    return tuple(Source(module.TEXTS, module.values) for module in found)


def offered_texts() -> dict[str, str]:
    """Every text that a document may ask for, those of the apps after our own, with what each says."""
    return {**TEXTS, **{key: said for source in sources() for key, said in source.texts.items()}}


def known_keys() -> frozenset[str]:
    """All keys that a document or a template of one may use."""
    return frozenset({*catalogue(), *offered_texts()})


def render(text: str, organisation: Organisation, at: date) -> Rendered:
    """One text with its keys filled in as of a day; see `render_all`."""
    return render_all((text,), organisation, at)


def render_all(
    texts: Sequence[str], organisation: Organisation, at: date, document: "Document | None" = None
) -> Rendered:
    """Texts with their keys filled in, the figures of all of them asked at once. document: whose texts they are.

    Nothing raises: what cannot be filled in stays as typed and is told among the problems, each an error.
    """
    about = About(organisation, at, document)
    values = _values(_keys(texts), about)
    filled: list[str] = []
    figures: dict[tuple[str, str], RenderedFigure] = {}
    for text in texts:
        filled.append(_filled(text, values, at, figures))
    problems = check_texts(texts) or tuple(_unfit(texts, values))
    return Rendered(tuple(filled), tuple(figures.values()), unknown_keys(texts), problems)


def unknown_keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The keys in texts that nobody knows, in order, each once."""
    known = known_keys()
    asked = [found for text in texts for found in _placeholders(text)]
    return tuple(dict.fromkeys(found.key for found in asked if found.use is Use.WRONG or found.key not in known))


def check_texts(texts: Sequence[str]) -> tuple[Finding, ...]:
    """Why texts with keys cannot be used: braces without their pair, unknown keys with the nearest ones, tables."""
    broken = tuple(filter(None, map(_broken, texts)))
    unknown = unknown_keys(texts)
    lists = dict.fromkeys(
        found.key for text in texts for found in _placeholders(text) if found.use in (Use.TABLE, Use.EACH)
    )
    return (
        *broken,
        *(error("unknown-key", _unknown_sentence(key)) for key in unknown),
        *(error("table-in-text", _table_sentence(key)) for key in lists if key not in unknown),
    )


def nearest_known(key: str) -> list[str]:
    """The known keys most like a mistyped one, the nearest first."""
    wanted = key.split("|")[0].strip().lower()
    return difflib.get_close_matches(wanted, [*offered_texts(), *(found.key for found in listed())], _NEAREST, _ALIKE)


def _unknown_sentence(key: str) -> str:
    near = nearest_known(key)
    hint = f" Gần nhất: {', '.join(near)}." if near else " Xem bảng các mã ở trang bản mẫu."
    return f"Không có mã “{key}”.{hint}"


def _table_sentence(key: str) -> str:
    return f"Mã “{key}” dùng với bang: hoặc moi:, chỉ có trong bản mẫu báo cáo; trong văn bản hãy ghi {{{{{key}}}}}."


def _broken(text: str) -> Finding | None:
    try:
        list(find_placeholders(text))
    except FileError as problem:
        return error("braces-without-pair", str(problem).replace("Bản mẫu", "Văn bản", 1))
    return None


def _placeholders(text: str) -> list[Placeholder]:
    try:
        return list(find_placeholders(text))
    except FileError:
        return []


def _keys(texts: Sequence[str]) -> set[str]:
    return {found.key for text in texts for found in _placeholders(text) if found.use is Use.VALUE}


def fill_texts(text: str, organisation: Organisation, at: date, document: "Document | None" = None) -> str:
    """A text with its texts filled in and its figures left as keys: as many lines as the whole will have."""
    return _filled(text, _text_values(_keys([text]), About(organisation, at, document)), at, {})


def _values(keys: set[str], about: About) -> dict[str, Value]:
    known = catalogue()
    asked = [known[key] for key in known if key in keys]
    found = evaluate(asked, about.organisation.pk, Moment(about.at)) if asked else {}
    figures: dict[str, Value] = {
        figure.key: FigureText(figure.key, figure.name, spoken(figure, found[figure.key]), found[figure.key])
        for figure in asked
    }
    return {**_text_values(keys, about), **figures}


def _text_values(keys: set[str], about: About) -> dict[str, Value]:
    """The texts among the keys; a source is asked only where one of its keys is."""
    texts = text_values(about.organisation, about.at) if keys & TEXTS.keys() else {}
    for source in sources():
        asked = frozenset(keys & source.texts.keys())
        texts |= source.values(about, asked) if asked else {}
    return {key: text for key, text in texts.items() if key in keys}


def text_values(organisation: Organisation, at: date) -> dict[str, str]:
    """The texts of `TEXTS` for an organisation on a day; empty where there is nothing above or no term."""
    kept = texts_of(organisation, Moment(at), {})
    return {
        "to_chuc": kept["to_chuc"],
        "cap_uy": kept["cap_uy"],
        "cap_tren": kept["cap_tren"],
        "cap_uy_cap_tren": kept["cap_uy_cap_tren"],
        "den_ngay": kept["den_ngay"],
        "tu_ngay": kept["tu_ngay"],
        "ngay_dai": kept["ngay_dai"],
        "nam": str(at.year),
        "nhiem_ky": kept["nhiem_ky"],
        "nhiem_ky_toi": _term_after(kept["nhiem_ky"]),
    }


def _term_after(term: str) -> str:
    """ "2015-2020" → "2020-2025"; empty for a name that is no pair of years."""
    first, _, last = term.partition("-")
    if not (first.isdecimal() and last.isdecimal()):
        return ""
    return f"{last}-{2 * int(last) - int(first)}"


def _filled(text: str, values: Mapping[str, Value], at: date, figures: dict[tuple[str, str], RenderedFigure]) -> str:
    """The text with its keys filled in; every figure met is put among the figures."""
    pieces, position = [], 0
    for found in _placeholders(text):
        value = values.get(found.key) if found.use is Use.VALUE else None
        said = None if value is None else _said(value, found.form)
        if value is None or said is None:
            continue
        pieces += [text[position : found.start], said]
        position = found.end
        if isinstance(value, FigureText):
            figures.setdefault((found.key, said), RenderedFigure(found.key, said, value.value, at))
    return "".join([*pieces, text[position:]])


def _said(value: Value, form: str, told: Callable[[str], None] = lambda _why: None) -> str | None:
    try:
        return written(value, form)
    except FileError as problem:
        told(str(problem).replace("Bản mẫu", "Văn bản", 1))
    return None


def _unfit(texts: Sequence[str], values: Mapping[str, Value]) -> list[Finding]:
    """Keys in a form that they do not have."""
    problems: list[str] = []
    for text in texts:
        for found in _placeholders(text):
            _said(values[found.key], found.form, problems.append)
    return [error("form-unfit", problem) for problem in dict.fromkeys(problems)]
