"""How many members there are: in an organisation, of a search, in each cell; each counted once between two acts."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from django.core.cache import cache
from django.db.models import Count, Sum, Value

from dangbo.journal.models import Head
from dangbo.registry.models import Membership, Organisation, OrganisationVersion
from dangbo.registry.queries.headcounts import OFFICIAL
from dangbo.registry.queries.member_list import SORT, MemberSearch, matching, members_within

T = TypeVar("T")
A_DAY = 24 * 3600
CellCount = tuple[uuid.UUID, int]
"""An organisation, and how many rows of a list stand in it itself."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many members an organisation has on a day, in how many cells; whether they are all of the register's.

    `state` is the last entry of the journal when they were counted: what was counted since then still holds.
    """

    official: int
    probationary: int
    cells: int
    are_all: bool = False
    state: str = ""

    @property
    def members(self) -> int:
        return self.official + self.probationary


def totals(organisation_id: uuid.UUID, at: date) -> Totals:
    """The head count by standing and the number of cells with members, counted anew after each entry of the journal;
    three queries, or one where it was counted since."""
    state = Head.objects.filter(id=1).values_list("hash", flat=True).first() or ""
    return remembered(lambda: _counted(organisation_id, at, state), "totals", state, organisation_id, at)


def _counted(organisation_id: uuid.UUID, at: date, state: str) -> Totals:
    cells = (
        members_within(organisation_id, at)
        .order_by()
        .values("organisation")
        .annotate(official=OFFICIAL, everybody=Count(Value(1)))
    )
    found = cells.aggregate(cells=Count("organisation"), known=Sum("official"), all=Sum("everybody"))
    official, everybody = found["known"] or 0, found["all"] or 0
    are_all = everybody == Membership.objects.at(at).count()
    return Totals(official, everybody - official, found["cells"], are_all, state)


def cell_counts(organisation: Organisation, at: date, search: MemberSearch, state: str) -> list[CellCount]:
    """How many a search finds in each organisation itself, in the order of names; two queries, or none where it was
    counted since the state."""

    def count() -> list[tuple[bytes, int]]:
        return [(cell.bytes, found) for cell, found in _by_cell(organisation, at, search)]

    kept = remembered(count, "cells", state, organisation.pk, at, search.query(without=SORT))
    return [(uuid.UUID(bytes=cell), found) for cell, found in kept]


def _by_cell(organisation: Organisation, at: date, search: MemberSearch) -> list[CellCount]:
    rows = matching(organisation, at, search).order_by().values_list("organisation").annotate(found=Count(Value(1)))
    names = dict(OrganisationVersion.objects.at(at).values_list("organisation_id", "name_key"))
    return sorted(rows, key=lambda row: (names.get(row[0], ""), row[0]))


def known_count(organisation: Organisation, at: date, search: MemberSearch, state: str) -> int | None:
    """How many a search finds, where that was counted since the state; no query."""
    return cast("int | None", cache.get(_key("found", state, organisation.pk, at, search.query(without=SORT))))


def remember_count(organisation: Organisation, at: date, search: MemberSearch, state: str, count: int) -> None:
    """Keep how many a search finds until the next entry of the journal."""
    cache.set(_key("found", state, organisation.pk, at, search.query(without=SORT)), count, A_DAY)


def remembered(count: Callable[[], T], *what: object) -> T:
    """What was counted under this name, else counted now and kept; the name tells the state of the journal."""
    key = _key(*what)
    found: T | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, A_DAY)
    return found


def _key(*what: object) -> str:
    return hashlib.sha256(repr([str(each) for each in what]).encode()).hexdigest()
