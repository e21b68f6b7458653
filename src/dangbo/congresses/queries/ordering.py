"""The order and the search of the lists of a round, as their pages and files are asked for them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from dangbo.congresses.queries.days import first_day
from dangbo.congresses.states import PLACES
from dangbo.rules.congress.dossier import ReviewState
from dangbo.vietnamese.order import collation_key
from dangbo.vietnamese.text import search_key


class Named(Protocol):
    """A row of a list: it has the name of its unit."""

    @property
    def name(self) -> str: ...


SORT_PARAMETER, WORDS = "sap-xep", "tim"
"""In the address of a list: the column by which it is sorted, and the words sought in the names."""
Row = TypeVar("Row", bound=Named)
Sorts = Mapping[str, Callable[[Any], Any]]
_REVIEW_PLACES = {state: place for place, state in enumerate(ReviewState)}


def _name(row: Named) -> str:
    return collation_key(row.name)


UNIT_SORTS: Sorts = {
    "ten": _name,
    "hinh-thuc": lambda unit: unit.kind,
    "du-kien": lambda unit: first_day(unit.days.planned),
    "duyet": lambda unit: first_day(unit.days.approved),
    "hop": lambda unit: first_day(unit.days.held),
    "trang-thai": lambda unit: PLACES.get(unit.state),
}
REVIEW_SORTS: Sorts = {
    "ten": _name,
    "han": lambda line: line.deadline,
    "trinh": lambda line: line.course.submitted_on,
    "tham-dinh": lambda line: line.course.facts.appraisals_given,
    "phien": lambda line: line.course.session_on,
    "trang-thai": lambda line: _REVIEW_PLACES[line.state],
}
AFTER_SORTS: Sorts = {
    "ten": _name,
    "bao-cao": lambda line: line.after.sent.done_on,
    "chuan-y": lambda line: line.after.ratified.done_on,
    "trang-thai": lambda line: line.look[1],
}
COMMITTEE_SORTS: Sorts = {
    "ten": _name,
    "so-luong": lambda line: line.seats,
    "trung-cu": lambda line: line.elected,
    "thieu": lambda line: line.empty,
    "danh-sach": lambda line: line.candidates,
    "du": lambda line: line.surplus and line.surplus.part / line.surplus.whole,
    "khong-tai-cu": lambda line: line.not_again,
    "phieu": lambda line: line.lowest and line.lowest.share.part / line.lowest.share.whole,
}


def ordered(rows: Sequence[Row], asked: str, sorts: Sorts) -> list[Row]:
    """The rows in the order asked for ("-" turns it round), those without a value last; as they are for other words."""
    key = sorts.get(asked.removeprefix("-"))
    if key is None:
        return list(rows)
    keyed = [(key(row), row) for row in rows]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=asked.startswith("-"))
    return [row for _, row in known] + [row for value, row in keyed if value is None]


def with_words(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows whose unit has every word in its name, without marks and case."""
    wanted = search_key(words).split()
    return [row for row in rows if all(word in search_key(row.name) for word in wanted)] if wanted else list(rows)
