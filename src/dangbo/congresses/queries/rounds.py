"""The rounds that somebody may look at, each with how many of its congresses are over."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dangbo.congresses.models import Congress, CongressRound, DateKind
from dangbo.congresses.queries.days import all_days
from dangbo.congresses.queries.states import states_at
from dangbo.congresses.states import STATE_LABELS, State
from dangbo.registry.models import Organisation
from dangbo.registry.queries.organisations import names_at
from dangbo.rules.congress.levels import LEVEL_LABELS, CongressLevel


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list: how many of its congresses were over on the day, of how many."""

    round: CongressRound
    superior: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class OwnCongress:
    """A congress of the organisation looked at, with its state and days."""

    congress: Congress
    state: State
    first_day: date | None

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]


def rounds_within(root: Organisation) -> QuerySet[CongressRound]:
    """Rounds under the organisation and under all that stand or stood below it, the latest first."""
    below = Organisation.objects.filter(links_up__ancestor=root, links_up__is_latest=True)
    rows = CongressRound.objects.filter(superior__in=below.values("pk"))
    return rows.select_related("superior").order_by("-first_year", "superior__code")


def round_lines(rounds: Iterable[CongressRound], at: date) -> list[RoundLine]:
    """The rounds with their progress at the grassroots; two queries."""
    listed = list(rounds)
    counted = _counted([each.pk for each in listed], at)
    names = names_at({each.superior_id for each in listed}, at)
    return [
        RoundLine(each, names.get(each.superior_id, each.superior.code), *counted.get(each.pk, (0, 0)))
        for each in listed
    ]


def _counted(ids: list[uuid.UUID], at: date) -> dict[uuid.UUID, tuple[int, int]]:
    is_held = Q(dates__kind=DateKind.HELD, dates__last_day__lte=at)
    rows = Congress.objects.filter(round__in=ids, level=CongressLevel.GRASSROOTS.value, cancelled_on=None)
    found = rows.values("round_id").order_by()
    counted = found.annotate(done=Count("pk", filter=is_held, distinct=True), total=Count("pk", distinct=True))
    return {row["round_id"]: (row["done"], row["total"]) for row in counted}


def own_congresses(organisation: Organisation, at: date) -> list[OwnCongress]:
    """The congresses of one organisation, the latest round first."""
    rows = Congress.objects.filter(organisation=organisation).select_related("round__superior")
    listed = list(rows.order_by("-round__first_year"))
    ids = [each.pk for each in listed]
    states, days = states_at(ids, at), all_days(ids, at)
    found = []
    for each in listed:
        known = days[each.pk].known if each.pk in days else None
        found.append(OwnCongress(each, states[each.pk], known.first_day if known else None))
    return found


def levels_of(round_: CongressRound) -> list[tuple[CongressLevel, str, int]]:
    """The levels that have congresses in the round, with their words and numbers."""
    rows = Congress.objects.filter(round=round_).values_list("level").order_by().annotate(Count("pk"))
    counted = dict(rows)
    return [(level, LEVEL_LABELS[level], counted[level.value]) for level in CongressLevel if level.value in counted]
