"""The tree opened out: links of every organisation to all above it, rebuilt from the parents in the versions."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db import transaction

from dangbo.registry.acts.refusal import refuse
from dangbo.registry.models import OrganisationVersion, TreeLink

T = TypeVar("T")
FOREVER = date.max
CHUNK = 5_000


class Stretch(NamedTuple):
    """An organisation under one parent during [start, end); FOREVER for an open end."""

    organisation: uuid.UUID
    parent: uuid.UUID | None
    start: date
    end: date


Versions = dict[uuid.UUID, list[Stretch]]


def rebuild_links(organisation_ids: Collection[uuid.UUID] | None = None) -> int:
    """Rebuild the links of these organisations and of all that ever stood below them (of all when None).

    Returns the number of links written. Refuses a cycle (code `tree-cycle`) and then changes nothing.
    """
    if organisation_ids is None:
        versions, touched = load_versions(), None
    else:
        touched = below(organisation_ids)
        versions = load_versions(above(touched))
    links = list(make_links(versions, versions if touched is None else touched))
    with transaction.atomic():
        _delete_links(touched)
        TreeLink.objects.bulk_create(links, batch_size=CHUNK)
    return len(links)


def make_links(versions: Versions, organisations: Iterable[uuid.UUID]) -> Iterator[TreeLink]:
    """The links of the organisations, each with its days; contiguous days of the same depth are one link."""
    for descendant in organisations:
        last = max((stretch.end for stretch in versions.get(descendant, ())), default=FOREVER)
        for (ancestor, depth), days in _days_below(versions, descendant).items():
            for start, end in _joined(days):
                yield TreeLink(
                    ancestor_id=ancestor,
                    descendant_id=descendant,
                    depth=depth,
                    valid_from=start,
                    valid_to=None if end == FOREVER else end,
                    is_latest=end == last,
                )


def load_versions(organisation_ids: Collection[uuid.UUID] | None = None) -> Versions:
    """The parents of the organisations (of all when None) in order of time."""
    versions: Versions = defaultdict(list)
    rows = OrganisationVersion.objects.order_by("valid_from")
    sets = [rows] if organisation_ids is None else [rows.filter(organisation__in=c) for c in chunks(organisation_ids)]
    for chosen in sets:
        for organisation, parent, start, end in chosen.values_list(
            "organisation_id", "parent_id", "valid_from", "valid_to"
        ):
            versions[organisation].append(Stretch(organisation, parent, start, end or FOREVER))
    return dict(versions)


def below(organisation_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """The organisations and all that ever stood below one of them."""
    return _spread(organisation_ids, "parent_id", "organisation_id")


def above(organisation_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """The organisations and all that ever stood above one of them."""
    return _spread(organisation_ids, "organisation_id", "parent_id")


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items in lists that fit into one statement of either database."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _spread(start: Collection[uuid.UUID], known: str, wanted: str) -> set[uuid.UUID]:
    seen, frontier = set(start), set(start)
    while frontier:
        found: set[uuid.UUID] = set()
        for chunk in chunks(frontier):
            rows = OrganisationVersion.objects.filter(**{f"{known}__in": chunk, f"{wanted}__isnull": False})
            found.update(rows.values_list(wanted, flat=True))
        frontier = found - seen
        seen |= frontier
    return seen


def _days_below(versions: Versions, descendant: uuid.UUID) -> dict[tuple[uuid.UUID, int], list[tuple[date, date]]]:
    days: dict[tuple[uuid.UUID, int], list[tuple[date, date]]] = defaultdict(list)
    for ancestor, depth, start, end in _climb(versions, descendant, date.min, FOREVER, ()):
        days[ancestor, depth].append((start, end))
    return days


def _climb(
    versions: Versions, organisation: uuid.UUID, start: date, end: date, path: tuple[uuid.UUID, ...]
) -> Iterator[tuple[uuid.UUID, int, date, date]]:
    if organisation in path:
        refuse("tree-cycle", "Một tổ chức không thể trực thuộc chính mình hoặc tổ chức cấp dưới của mình.")
    for stretch in versions.get(organisation, ()):
        first, last = max(start, stretch.start), min(end, stretch.end)
        if first >= last:
            continue
        yield organisation, len(path), first, last
        if stretch.parent is not None:
            yield from _climb(versions, stretch.parent, first, last, (*path, organisation))


def _joined(days: list[tuple[date, date]]) -> list[tuple[date, date]]:
    joined: list[tuple[date, date]] = []
    for start, end in sorted(days):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _delete_links(touched: Collection[uuid.UUID] | None) -> None:
    if touched is None:
        TreeLink.objects.all().delete()
        return
    for chunk in chunks(touched):
        TreeLink.objects.filter(descendant__in=chunk).delete()
