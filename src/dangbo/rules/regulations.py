"""Which regulation was in force, by area and date (the chains of replacing documents)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from dangbo.rules._wording import day
from dangbo.rules.parameters.model import ParameterError
from dangbo.rules.parameters.reading import (
    Place,
    mapping_of,
    optional_text,
    parse_yaml,
    read_certainty,
    read_date,
    refuse_unknown,
    required_text,
)
from dangbo.rules.verdict import Certainty

FILE = Path(__file__).parent / "regulations.yaml"
FIELDS = frozenset({"symbol", "title", "signed", "from", "to", "certainty", "code", "note"})


class Area(StrEnum):
    """The areas in which one regulation replaces another."""

    CHARTER = "charter"
    CHARTER_RULES = "charter_rules"
    SECRETARIAT_GUIDE = "secretariat_guide"
    MEMBER_WORK = "member_work"
    MEMBER_STATISTICS = "member_statistics"
    YEARLY_RATING = "yearly_rating"
    RATING_GUIDE = "rating_guide"
    INSPECTION = "inspection"
    DISCIPLINE = "discipline"
    PROHIBITIONS = "prohibitions"
    FEE = "fee"
    CELL_MEETING = "cell_meeting"
    POLITICAL_PROTECTION = "political_protection"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One document in force in its area from `valid_from` up to the day before `valid_to`."""

    area: Area
    symbol: str
    title: str
    signed: date | None
    valid_from: date
    valid_to: date | None
    certainty: Certainty
    code: str = ""
    note: str = ""


def regulation_in_force(area: Area, at: date) -> Regulation:
    """The regulation of the area at the date; ParameterError where we know of none."""
    for regulation in regulations(area):
        if regulation.valid_from <= at and (regulation.valid_to is None or at < regulation.valid_to):
            return regulation
    raise ParameterError(f"Chưa có dữ liệu về văn bản có hiệu lực vào ngày {day(at)} ({area}).")


def regulations(area: Area) -> tuple[Regulation, ...]:
    """Every regulation of the area, oldest first."""
    return _chains()[area]


@cache
def _chains() -> Mapping[Area, tuple[Regulation, ...]]:
    return read_regulations(FILE.read_text(encoding="utf-8"), FILE.name)


def read_regulations(text: str, file: str) -> dict[Area, tuple[Regulation, ...]]:
    """The chains of a YAML text, one per area; ParameterError for an unknown field or documents out of order."""
    content = parse_yaml(text, Place(file))
    refuse_unknown(content, frozenset(Area), Place(file))
    return {area: _read_chain(area, content.get(area), Place(file, area)) for area in Area}


def _read_chain(area: Area, raw: object, place: Place) -> tuple[Regulation, ...]:
    if not isinstance(raw, list) or not raw:
        raise place.error("chưa có văn bản nào")
    rows = [mapping_of(row, place, "mỗi văn bản") for row in raw]
    starts = [_start(row, place) for row in rows]
    for earlier, later in pairwise(starts):
        if later <= earlier:
            raise place.error(f"ngày hiệu lực {day(later)} không sau ngày {day(earlier)}")
    ends = [*starts[1:], None]
    return tuple(
        _read_regulation(area, row, start, end, place) for row, start, end in zip(rows, starts, ends, strict=True)
    )


def _start(row: Mapping[str, object], place: Place) -> date:
    start = read_date(row, "from", place)
    if start is None:
        raise place.error("thiếu ngày bắt đầu (from)")
    return start


def _read_regulation(
    area: Area, row: Mapping[str, object], start: date, following: date | None, place: Place
) -> Regulation:
    refuse_unknown(row, FIELDS, place)
    end = read_date(row, "to", place)
    return Regulation(
        area=area,
        symbol=required_text(row, "symbol", place),
        title=required_text(row, "title", place),
        signed=read_date(row, "signed", place),
        valid_from=start,
        valid_to=end if end is not None else following,
        certainty=read_certainty(row, place, None),
        code=optional_text(row, "code", place),
        note=optional_text(row, "note", place),
    )
