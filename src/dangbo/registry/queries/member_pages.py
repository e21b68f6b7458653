"""One page of the member list: its rows, and how many there are in all where that is known or quickly counted."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, QuerySet, Value, Window

from dangbo.registry.models import Membership, Organisation, Person
from dangbo.registry.queries.member_counts import (
    CellCount,
    Totals,
    cell_counts,
    known_count,
    remember_count,
    value_counts,
)
from dangbo.registry.queries.member_filters import FILTERS
from dangbo.registry.queries.member_list import (
    BY_CELL,
    FIRST_SORT,
    MEMBER_FIELDS,
    SORTS,
    MemberRow,
    MemberSearch,
    as_rows,
    matching,
    members_within,
    ordered,
    people_matching,
    standing_matching,
)

LARGE = 1_000
"""From so many rows on, walking the people in order and looking whether each belongs is quicker than sorting."""
CITY = 50_000
"""From so many members on, what a search finds is counted apart, after the page where nobody has counted it yet."""
FEW = 2_000
"""Up to so many found rows are all read in order; a limit would make PostgreSQL walk the whole register for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a member list: its rows, how many there are in all (None: not counted yet), the page's number."""

    rows: list[MemberRow]
    count: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A search in an organisation on a day, with its head count; `size`: rows of a page."""

    organisation: Organisation
    at: date
    search: MemberSearch
    whole: Totals
    size: int

    @property
    def sorted_by(self) -> str:
        return self.search.sort.removeprefix("-")

    def piece(self, number: int) -> slice:
        return slice((number - 1) * self.size, number * self.size)

    def last(self, count: int) -> int:
        """The number of the last page of so many rows."""
        return max(1, -(-count // self.size))


def find_page(listing: Listing, number: int, count_now: bool = False) -> Found:
    """The page with that number, or the last one where there are fewer.

    The number of queries does not depend on the rows: two, one more for typed text, for a city or for a page beyond
    the last. Counted with the page the first time; in a city only if `count_now`.
    """
    if listing.sorted_by == BY_CELL:
        return _page_by_cells(listing, number)
    if listing.sorted_by in FILTERS and listing.whole.members >= LARGE:
        return _page_by_values(listing, number)
    rows, known = _in_order(listing), _known(listing)
    if known is None and count_now:
        known = _counted(listing, rows)
    if known is not None:
        number = min(number, listing.last(known))
    ids, count = _cut(listing, rows, number, known)
    if not ids and number > 1:
        return find_page(listing, listing.last(_counted(listing, rows)), count_now)
    return Found(_rows(rows.model, ids, listing.at), count, number)


def _known(listing: Listing) -> int | None:
    if not listing.search.is_narrowed:
        return listing.whole.members
    return known_count(listing.organisation, listing.at, listing.search, listing.whole.since)


def _counted(listing: Listing, rows: QuerySet[Any]) -> int:
    count = rows.count()
    _remember(listing, count)
    return count


def _remember(listing: Listing, count: int) -> None:
    remember_count(listing.organisation, listing.at, listing.search, listing.whole.since, count)


def _in_order(listing: Listing) -> QuerySet[Any]:
    """What a search finds, in order: people, or memberships where there are few or the order is that of memberships."""
    search, at, whole = listing.search, listing.at, listing.whole
    path = SORTS[listing.sorted_by]
    if whole.members < LARGE or not path.startswith("person__"):
        return ordered(matching(listing.organisation, at, search), at, search.sort)
    way, path = "-" if search.sort.startswith("-") else "", path.removeprefix("person__")
    members = Membership.objects.at(at) if whole.are_all else members_within(listing.organisation.pk, at)
    standing = standing_matching(members, at, search).filter(person=OuterRef("pk"))
    people = people_matching(search, at).filter(Exists(standing))
    return people.order_by(*dict.fromkeys((f"{way}{path}", "name_key", "pk")))


def _cut(listing: Listing, rows: QuerySet[Any], number: int, known: int | None) -> tuple[list[uuid.UUID], int | None]:
    """The ids of a page, and how many rows there are in all: as known, counted beside, or seen to be the last ones."""
    piece, ids = listing.piece(number), rows.values_list("pk", flat=True)
    if known == 0:
        return [], 0
    if listing.whole.members > CITY:
        return _cut_of_city(listing, ids, piece, known)
    if known is not None and (known >= LARGE or not listing.search.is_narrowed):
        return _walked(ids, piece, known), known
    counted = list(rows.annotate(found=Window(Count(Value(1)))).values_list("found", "pk")[piece])
    count = counted[0][0] if counted else 0
    if counted or number == 1:
        _remember(listing, count)
    return [pk for _, pk in counted], count


def _cut_of_city(
    listing: Listing, ids: QuerySet[Any, uuid.UUID], piece: slice, known: int | None
) -> tuple[list[uuid.UUID], int | None]:
    if known is not None:
        return _walked(ids, piece, known) if known > FEW else list(ids)[piece], known
    found = list(ids[piece.start : piece.stop + 1])
    return found[: listing.size], None if len(found) > listing.size else piece.start + len(found)


def _walked(ids: QuerySet[Any, uuid.UUID], piece: slice, known: int) -> list[uuid.UUID]:
    """A piece of so many ids, read from the nearer end."""
    if piece.start <= known // 2:
        return list(ids[piece])
    return list(ids.reverse()[max(0, known - piece.stop) : max(0, known - piece.start)])[::-1]


def _page_by_cells(listing: Listing, number: int) -> Found:
    """A page of the list in the order of cells: counted cell by cell, only those on the page are read."""
    cells = cell_counts(listing.organisation, listing.at, listing.search, listing.whole.since)
    if listing.search.sort.startswith("-"):
        cells = cells[::-1]
    count = sum(found for _cell, found in cells)
    number = min(number, listing.last(count))
    piece = listing.piece(number)
    passed, chosen = _cells_on(cells, piece)
    rows = matching(listing.organisation, listing.at, listing.search).filter(organisation__in=chosen)
    by_name = list(rows.order_by("person__name_key", "person_id").values_list("organisation_id", "pk"))
    place = {cell: position for position, cell in enumerate(chosen)}
    by_cell = sorted(by_name, key=lambda row: place[row[0]])
    ids = [pk for _cell, pk in by_cell][piece.start - passed : piece.stop - passed]
    return Found(_rows(Membership, ids, listing.at), count, number)


def _page_by_values(listing: Listing, number: int) -> Found:
    """A page of the list in the order of standing or activity: for each of the few values on it those who have it."""
    search, key = listing.search, listing.sorted_by
    parts = value_counts(listing.organisation, listing.at, search, SORTS[key], listing.whole.since)
    parts = parts[::-1] if search.sort.startswith("-") else parts
    count = sum(found for _value, found in parts)
    number = min(number, listing.last(count))
    piece, passed = listing.piece(number), 0
    ids: list[uuid.UUID] = []
    for value, found in parts:
        if passed < piece.stop and passed + found > piece.start:
            having = replace(search, sort=FIRST_SORT, filters={**search.filters, key: value})
            people = _people(replace(listing, search=having), found)
            ids += people[max(0, piece.start - passed) : piece.stop - passed]
        passed += found
    return Found(_rows(Person, ids, listing.at), count, number)


def _people(listing: Listing, count: int) -> QuerySet[Any, uuid.UUID]:
    """The ids of the people found, in order: sorted where they are few, else walked in their order."""
    if count < LARGE:
        rows = ordered(matching(listing.organisation, listing.at, listing.search), listing.at, listing.search.sort)
        return rows.values_list("person_id", flat=True)
    return _in_order(listing).values_list("pk", flat=True)


def _cells_on(cells: Sequence[CellCount], piece: slice) -> tuple[int, list[uuid.UUID]]:
    """The organisations with rows in a piece of the list, and how many rows stand before the first of them."""
    passed, before = 0, 0
    chosen: list[uuid.UUID] = []
    for cell, found in cells:
        if passed < piece.stop and passed + found > piece.start:
            before = before if chosen else passed
            chosen.append(cell)
        passed += found
    return before, chosen


def _rows(model: type[Model], ids: Sequence[uuid.UUID], at: date) -> list[MemberRow]:
    """Chosen people or memberships as they are shown, in the order of the ids: what is sorted and counted is narrow."""
    path, rows = "pk" if model is Membership else "person_id", Membership.objects.at(at)
    found = {row[0]: row[1:] for row in rows.filter(**{f"{path}__in": ids}).values_list(path, *MEMBER_FIELDS)}
    return as_rows([found[each] for each in ids], at)
