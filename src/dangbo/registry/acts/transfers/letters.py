"""The letter of a transfer, its places, and the way it takes from box to box."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dangbo.facts.models import holding_at
from dangbo.registry.models import Organisation, TransferHop, TreeLink


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of introduction: number and date; none yet when a transfer is only decided."""

    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation of the register, or a place outside it by its name."""

    organisation: Organisation | None = None
    name: str = ""


Route = Sequence[Place]


def usual_route(start: Organisation, end: Place, on: date) -> list[Place]:
    """The places through which a letter goes: up to the organisation above both, then down (members.md c.4).

    To a place outside it goes up to the top of the register.
    """
    up = _upwards(start, on)
    if end.organisation is None:
        return [*map(Place, up), end]
    down = _upwards(end.organisation, on)
    common = next((each for each in up if each in down), None)
    if common is None:
        return [*map(Place, up), *map(Place, reversed(down))]
    return [*map(Place, up[: up.index(common)]), *map(Place, reversed(down[: down.index(common) + 1]))]


def hops_of(route: Route) -> list[TransferHop]:
    """The unsigned boxes of a letter, each from one place of the route to the next."""
    return [
        TransferHop(
            position=position,
            from_organisation=giving.organisation,
            from_place=giving.name,
            to_organisation=receiving.organisation,
            to_place=receiving.name,
        )
        for position, (giving, receiving) in enumerate(pairwise(route), start=1)
    ]


def _upwards(organisation: Organisation, on: date) -> list[Organisation]:
    links = TreeLink.objects.filter(holding_at(on), descendant=organisation)
    return [link.ancestor for link in links.select_related("ancestor").order_by("depth")]
