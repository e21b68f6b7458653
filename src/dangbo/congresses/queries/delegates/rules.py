"""The delegates of a congress as the rules take them, and what the rules say of them."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, Delegate, DelegateKind
from dangbo.congresses.queries.delegates.days import opening_day, parameters_of
from dangbo.congresses.queries.delegates.units import units_of
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.rules.congress.allocation import AllocationRule, Allotment, Unit, allocate
from dangbo.rules.congress.delegates import Bar, Seat, Substitution, check_roll, may_be_summoned
from dangbo.rules.congress.delegates import DelegateKind as RulesKind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.verdict import Finding, Verdict
from dangbo.rules.vocabulary import Activity

OF_DELEGATES = frozenset(kind.value for kind in RulesKind)


def allotments_of(allocation: Allocation) -> Verdict[tuple[Allotment, ...]]:
    """What every unit gets with its arithmetic, in the order of the lines, and what the rules say of it."""
    congress = allocation.congress
    units = [
        Unit(str(line.unit_id), line.unit_name, line.members, line.special, line.adjustment, line.reason)
        for line in allocation.lines.all()
    ]
    others = 0 if allocation.includes_ex_officio else outside_of_seats(congress)
    rule = AllocationRule(allocation.base, allocation.step, allocation.extra_from)
    level = CongressLevel(congress.level)
    at = allocation.counted_on
    parameters = parameters_of(congress, at)
    return allocate(units, rule, level, at, others=others, ceiling=allocation.ceiling, parameters=parameters)


def outside_of_seats(congress: Congress) -> int:
    """Ex officio and appointed delegates, who take no unit's seats."""
    kinds = [DelegateKind.EX_OFFICIO, DelegateKind.APPOINTED]
    return congress.delegates.filter(kind__in=kinds, struck_on=None).count()


def seat_of(delegate: Delegate) -> Seat:
    """A delegate as the rules take one."""
    key = str(delegate.person_id or delegate.pk)
    return Seat(key, delegate.full_name, delegate.unit_name, RulesKind(delegate.kind))


def substitutions_of(congress: Congress) -> list[Substitution]:
    """The substitutions so far."""
    rows = congress.delegates.filter(replaces__isnull=False, struck_on=None).select_related("replaces")
    return [Substitution(seat_of(row.replaces), seat_of(row)) for row in rows if row.replaces is not None]


def roll_findings(congress: Congress, extra: Sequence[Seat] = ()) -> tuple[Finding, ...]:
    """What the rules say of the roll of delegates as it stands, with these seats more."""
    on = opening_day(congress)
    if on is None:
        return ()
    rows = congress.delegates.filter(struck_on=None, kind__in=OF_DELEGATES)
    seats = [*(seat_of(row) for row in rows), *extra]
    return check_roll(seats, on, parameters_of(congress, on)).findings if seats else ()


def barred(congress: Congress, delegates: Iterable[Delegate]) -> dict[uuid.UUID, tuple[Finding, ...]]:
    """Delegate → why the register says they may not be summoned on the opening day; three or four queries."""
    on = opening_day(congress)
    rows = [row for row in delegates if row.person_id is not None]
    if on is None or not rows:
        return {}
    activity = activities(congress, on)
    inside = units_of(congress, [row.person_id for row in rows if row.person_id], on)
    parameters = parameters_of(congress, on)
    found = {}
    for row in rows:
        bars = set()
        if activity.get(row.person_id) == Activity.SUSPENDED:
            bars.add(Bar.SUSPENDED)
        if row.kind == DelegateKind.EX_OFFICIO and row.person_id not in inside:
            bars.add(Bar.CONVENER_LEFT)
        if bars:
            found[row.pk] = may_be_summoned(row.full_name, bars, on, parameters).findings
    return found


def activities(congress: Congress, on: date) -> dict[uuid.UUID | None, str]:
    """Person → activity on a day, of all members of the organisation and below."""
    return dict(memberships_within(congress.organisation_id, on).values_list("person_id", "activity"))
