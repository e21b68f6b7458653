"""How many members there are: in an organisation, of a search, in each cell; each counted once between two acts."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Count, Sum, Value

from dangbo.journal.remembering import recalled, remember, remembered, state
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, TreeLink
from dangbo.registry.queries.headcounts import OFFICIAL
from dangbo.registry.queries.member_list import SORT, MemberSearch, matching, members_within

CellCount = tuple[uuid.UUID, int]
"""An organisation, and how many rows of a list stand in it itself."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many members an organisation has on a day, in how many cells; whether they are all of the register's.

    `since` is the last entry of the journal when they were counted: what was counted since then still holds.
    """

    official: int
    probationary: int
    cells: int
    are_all: bool = False
    since: str = ""

    @property
    def members(self) -> int:
        return self.official + self.probationary


def totals(organisation_id: uuid.UUID, at: date) -> Totals:
    """The head count by standing and the number of cells with members, counted anew after each entry of the journal;
    three queries, or one where it was counted since."""
    now = state()
    return remembered(now, lambda: _counted(organisation_id, at, now), "totals", organisation_id, at)


def _counted(organisation_id: uuid.UUID, at: date, since: str) -> Totals:
    are_all = _is_all(organisation_id, at)
    members = Membership.objects.at(at) if are_all else members_within(organisation_id, at)
    cells = members.order_by().values("organisation").annotate(official=OFFICIAL, everybody=Count(Value(1)))
    found = cells.aggregate(cells=Count("organisation"), known=Sum("official"), all=Sum("everybody"))
    official, everybody = found["known"] or 0, found["all"] or 0
    return Totals(official, everybody - official, found["cells"], are_all, since)


def _is_all(organisation_id: uuid.UUID, at: date) -> bool:
    """Whether every organisation of the register stood at or below this one on a day, and so every member."""
    below = TreeLink.objects.at(at).filter(ancestor=organisation_id).values("descendant")
    return not OrganisationVersion.objects.at(at).exclude(organisation__in=below).exists()


def cell_counts(organisation: Organisation, at: date, search: MemberSearch, since: str) -> list[CellCount]:
    """How many a search finds in each organisation itself, in the order of names; two queries, or none where it was
    counted since the state."""

    def count() -> list[tuple[bytes, int]]:
        return [(cell.bytes, found) for cell, found in _by_cell(organisation, at, search)]

    kept = remembered(since, count, "cells", organisation.pk, at, search.query(without=SORT))
    return [(uuid.UUID(bytes=cell), found) for cell, found in kept]


def _by_cell(organisation: Organisation, at: date, search: MemberSearch) -> list[CellCount]:
    rows = matching(organisation, at, search).order_by().values_list("organisation").annotate(found=Count(Value(1)))
    names = dict(OrganisationVersion.objects.at(at).values_list("organisation_id", "name_key"))
    return sorted(rows, key=lambda row: (names.get(row[0], ""), row[0]))


def value_counts(
    organisation: Organisation, at: date, search: MemberSearch, field: str, since: str
) -> list[tuple[str, int]]:
    """How many a search finds with each value of a field of memberships, in the order of the values; one query, or
    none where it was counted since the state."""

    def count() -> list[tuple[str, int]]:
        rows = matching(organisation, at, search).order_by(field).values_list(field)
        return list(rows.annotate(found=Count(Value(1))))

    return remembered(since, count, field, organisation.pk, at, search.query(without=SORT))


def known_count(organisation: Organisation, at: date, search: MemberSearch, since: str) -> int | None:
    """How many a search finds, where that was counted since the state; no query."""
    return cast("int | None", recalled(since, "found", organisation.pk, at, search.query(without=SORT)))


def remember_count(organisation: Organisation, at: date, search: MemberSearch, since: str, count: int) -> None:
    """Keep how many a search finds until the next entry of the journal."""
    remember(since, count, "found", organisation.pk, at, search.query(without=SORT))
