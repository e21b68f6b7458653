"""A layout as JSON (the contract of `dangbo ballots`) and back, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from dangbo.paper.ballots.layout.model import Box, FreeArea, Layout, PageMarks, Row, Style
from dangbo.paper.errors import FileError

T = TypeVar("T")
_TEXTS = ("election", "title", "organisation", "regulation")
_ROW_BOXES = ("strip", "number_box", "name_box", "year_box", "agree_box", "disagree_box")
_NUMBERS = ("width_mm", "height_mm", "name_size")


def layout_json(layout: Layout) -> dict[str, Any]:
    """The layout in plain values; a box is [x, y, w, h] in millimetres, absent boxes are left out."""
    return {**_content(layout), "fingerprint": layout.fingerprint}


def fingerprint(layout: Layout) -> str:
    """The first 8 hex digits of the SHA-256 over the layout's content."""
    text = json.dumps(_content(layout), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def read_layout(data: object) -> Layout:
    """The layout of its JSON.

    Raises:
        FileError: for anything that `layout_json` did not write, and for a layout changed since.
    """
    try:
        layout = _layout(_mapping(data))
    except (KeyError, TypeError, ValueError) as error:
        raise FileError(f"Tệp bố cục phiếu không đúng mẫu ({_what(error)}).") from error
    if layout.fingerprint != fingerprint(layout):
        raise FileError("Tệp bố cục phiếu đã bị sửa sau khi in phiếu: mã kiểm tra không khớp.")
    return layout


def _content(layout: Layout) -> dict[str, Any]:
    return {
        **{name: getattr(layout, name) for name in _TEXTS},
        **{name: _number(getattr(layout, name)) for name in _NUMBERS},
        "paper": layout.paper,
        "pages": layout.pages,
        "style": layout.style.value,
        "seats": layout.seats,
        "rows": [_row_json(row) for row in layout.rows],
        "marks": [_marks_json(marks) for marks in layout.marks],
        "seal": _list(layout.seal),
        "column_rules": [_number(rule) for rule in layout.column_rules],
        "folds_x": [_number(fold) for fold in layout.folds_x],
        "folds_y": [_number(fold) for fold in layout.folds_y],
        "free": [{"page": area.page, "box": _list(area.box)} for area in layout.free],
    }


def _row_json(row: Row) -> dict[str, Any]:
    boxes = {name: getattr(row, name) for name in _ROW_BOXES}
    return {
        "page": row.page,
        "number": row.number,
        "name": row.name,
        "lines": list(row.lines),
        **({} if row.birth_year is None else {"birth_year": row.birth_year}),
        **{name: _list(box) for name, box in boxes.items() if box is not None},
        "timing": [_list(box) for box in row.timing],
    }


def _marks_json(marks: PageMarks) -> dict[str, Any]:
    return {
        "page": marks.page,
        "markers": [{"id": number, "box": _list(box)} for number, box in marks.markers],
        "squares": [_list(box) for box in marks.squares],
        "codes": [_list(box) for box in marks.codes],
    }


def _list(box: Box) -> list[float]:
    return [_number(side) for side in (box.x, box.y, box.w, box.h)]


def _number(value: float) -> float:
    """Written alike whether it was 20 or 20.0."""
    return round(float(value), 2)


def _layout(data: Mapping[str, Any]) -> Layout:
    read = Layout(
        election=_typed(data, "election", str),
        title=_typed(data, "title", str),
        organisation=_typed(data, "organisation", str),
        regulation=_typed(data, "regulation", str),
        width_mm=_float(data["width_mm"]),
        height_mm=_float(data["height_mm"]),
        name_size=_float(data["name_size"]),
        paper=_one_of(data["paper"], ("A4", "A5")),
        pages=_typed(data, "pages", int),
        style=Style(data["style"]),
        seats=_typed(data, "seats", int),
        rows=_tuple(data["rows"], _row),
        marks=_tuple(data["marks"], _page_marks),
        seal=_box(data["seal"]),
        column_rules=_tuple(data["column_rules"], _float),
        folds_x=_tuple(data["folds_x"], _float),
        folds_y=_tuple(data["folds_y"], _float),
        free=_tuple(data["free"], _area),
        fingerprint=_typed(data, "fingerprint", str),
    )
    if not read.rows or [marks.page for marks in read.marks] != list(range(1, read.pages + 1)):
        raise ValueError("rows, marks")
    return read


def _row(data: Any) -> Row:
    plain = _mapping(data)
    left, right = _tuple(plain["timing"], _box)
    return Row(
        page=_typed(plain, "page", int),
        number=_typed(plain, "number", int),
        name=_typed(plain, "name", str),
        lines=_tuple(plain["lines"], str),
        birth_year=None if plain.get("birth_year") is None else _typed(plain, "birth_year", int),
        strip=_box(plain["strip"]),
        number_box=_box(plain["number_box"]),
        name_box=_box(plain["name_box"]),
        year_box=_box_or_none(plain, "year_box"),
        agree_box=_box_or_none(plain, "agree_box"),
        disagree_box=_box_or_none(plain, "disagree_box"),
        timing=(left, right),
    )


def _page_marks(data: Any) -> PageMarks:
    plain = _mapping(data)
    first, second = _tuple(plain["codes"], _box)
    return PageMarks(
        page=_typed(plain, "page", int),
        markers=_tuple(plain["markers"], lambda mark: (_typed(mark, "id", int), _box(mark["box"]))),
        squares=_tuple(plain["squares"], _box),
        codes=(first, second),
    )


def _area(data: Any) -> FreeArea:
    plain = _mapping(data)
    return FreeArea(_typed(plain, "page", int), _box(plain["box"]))


def _box(data: Any) -> Box:
    x, y, w, h = _tuple(data, _float)
    return Box(x, y, w, h)


def _box_or_none(data: Mapping[str, Any], name: str) -> Box | None:
    return None if data.get(name) is None else _box(data[name])


def _tuple(data: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise TypeError(str(data)[:40])
    return tuple(read(item) for item in data)


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise TypeError(str(data)[:40])
    return data


def _typed(data: Mapping[str, Any], name: str, kind: type[T]) -> T:
    value = data[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(name)
    return value


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e4:
        raise TypeError(str(value)[:40])
    return float(value)


def _one_of(value: Any, allowed: Sequence[T]) -> T:
    for known in allowed:
        if value == known:
            return known
    raise ValueError(str(value)[:40])


def _what(error: Exception) -> str:
    return " ".join(str(error).split())[:80]
