"""The tree of organisations on a day, with its counts, in a number of statements that does not depend on its size."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from dangbo.facts.models import holding_at
from dangbo.registry.models import Membership, Organisation, OrganisationVersion
from dangbo.registry.queries.headcounts import OFFICIAL, PROBATIONARY, headcounts_below, memberships_within
from dangbo.rules.organisations import Headcount, is_cell
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.text import search_key

NOBODY = Headcount(0)


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation as it stood on a day, with what stood below it: cells (itself included), members, children."""

    organisation_id: uuid.UUID
    code: str
    name: str
    short_name: str
    kind: OrganisationKind
    sector: str
    parent_id: uuid.UUID | None
    depth: int
    children: int
    cells: int
    members: Headcount


def versions_within(root: Organisation, at: date) -> QuerySet[OrganisationVersion]:
    """What the organisation and all below it were on a day, in Vietnamese order of names."""
    return (
        OrganisationVersion.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor=root,
        )
        .select_related("organisation")
        .order_by("name_key", "organisation_id")
    )


def tree_at(root: Organisation, at: date) -> list[Node]:
    """The organisation and everything below it on a day, parents before children, siblings by name; two queries."""
    versions = list(versions_within(root, at))
    below: dict[uuid.UUID | None, list[OrganisationVersion]] = {}
    for version in versions:
        below.setdefault(version.parent_id if version.organisation_id != root.pk else None, []).append(version)
    counts = headcounts_below(root.pk, at)
    cells = _cells(below)
    order: list[Node] = []
    stack = [(version, 0) for version in reversed(below.get(None, []))]
    while stack:
        version, depth = stack.pop()
        under = below.get(version.organisation_id, [])
        order.append(_node(version, depth, len(under), cells[version.organisation_id], counts))
        stack.extend((child, depth + 1) for child in reversed(under))
    return order


def children(organisation: Organisation, at: date) -> list[Node]:
    """The organisations directly under one on a day with the counts of all below them; four queries."""
    versions = list(
        OrganisationVersion.objects.filter(holding_at(at), parent=organisation)
        .select_related("organisation")
        .order_by("name_key", "organisation_id")
    )
    ids = [version.organisation_id for version in versions]
    counts = _headcounts(organisation, ids, at)
    cells, under = _cells_below(ids, at), _children_of(ids, at)
    return [
        _node(version, 1, under.get(version.organisation_id, 0), cells.get(version.organisation_id, 0), counts)
        for version in versions
    ]


def breadcrumb(organisation: Organisation, at: date) -> list[OrganisationVersion]:
    """What stood above an organisation on a day, from the top down to itself, each with its organisation; one query."""
    rows = OrganisationVersion.objects.filter(
        holding_at(at), holding_at(at, "organisation__links_down__"), organisation__links_down__descendant=organisation
    )
    return list(rows.select_related("organisation").order_by("-organisation__links_down__depth"))


def find_by_code(code: str) -> Organisation | None:
    """The organisation with a code."""
    return Organisation.objects.filter(code=code.strip()).first()


def names_at(organisation_ids: Iterable[uuid.UUID], at: date) -> dict[uuid.UUID, str]:
    """What organisations were called on a day; one that did not live then is left out."""
    rows = OrganisationVersion.objects.filter(holding_at(at), organisation__in=set(organisation_ids))
    return dict(rows.values_list("organisation_id", "name"))


def search_within(root: Organisation, at: date, text: str) -> QuerySet[OrganisationVersion]:
    """The organisations at or below one whose name or code has every word of the text, without marks and case."""
    found = versions_within(root, at)
    for word in search_key(text).split():
        found = found.filter(search_key__contains=word)
    return found


def _node(
    version: OrganisationVersion, depth: int, under: int, cells: int, counts: Mapping[uuid.UUID, Headcount]
) -> Node:
    return Node(
        organisation_id=version.organisation_id,
        code=version.organisation.code,
        name=version.name,
        short_name=version.short_name,
        kind=OrganisationKind(version.kind),
        sector=version.sector,
        parent_id=version.parent_id,
        depth=depth,
        children=under,
        cells=cells,
        members=counts.get(version.organisation_id, NOBODY),
    )


def _cells(below: Mapping[uuid.UUID | None, list[OrganisationVersion]]) -> dict[uuid.UUID, int]:
    ordered = list(below.get(None, []))
    for version in ordered:
        ordered.extend(below.get(version.organisation_id, []))
    cells: dict[uuid.UUID, int] = {}
    for version in reversed(ordered):
        own = int(is_cell(OrganisationKind(version.kind)))
        cells[version.organisation_id] = own + sum(
            cells[child.organisation_id] for child in below.get(version.organisation_id, [])
        )
    return cells


def _headcounts(organisation: Organisation, ids: list[uuid.UUID], at: date) -> dict[uuid.UUID, Headcount]:
    within = memberships_within(organisation.pk, at).values("pk")
    rows = (
        Membership.objects.filter(
            holding_at(at, "organisation__links_up__"), pk__in=within, organisation__links_up__ancestor__in=ids
        )
        .values_list("organisation__links_up__ancestor")
        .annotate(official=OFFICIAL, probationary=PROBATIONARY)
        .order_by()
    )
    return {child: Headcount(official, probationary) for child, official, probationary in rows}


def _cells_below(ids: list[uuid.UUID], at: date) -> dict[uuid.UUID, int]:
    rows = (
        OrganisationVersion.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor__in=ids,
            kind__in=CELL_KINDS,
        )
        .values_list("organisation__links_up__ancestor")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return dict(rows)


def _children_of(ids: list[uuid.UUID], at: date) -> dict[uuid.UUID | None, int]:
    rows = OrganisationVersion.objects.filter(holding_at(at), parent__in=ids)
    return dict(rows.values_list("parent_id").annotate(count=Count("pk")).order_by())
