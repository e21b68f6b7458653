"""All congresses of a round at once, in a fixed number of queries: how far each had come on a day, and what is late."""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import QuerySet

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.days import Days, short_days
from dangbo.congresses.queries.plan_facts import late_steps
from dangbo.congresses.queries.rules import values_by_level
from dangbo.congresses.queries.states import furthest_states, reached_by
from dangbo.congresses.states import DONE, STATE_LABELS, State
from dangbo.facts.models import holding_at
from dangbo.registry.models import OrganisationVersion
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.windows import window_of
from dangbo.rules.vocabulary import SECTOR_LABELS, UnitSector
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class Look(StrEnum):
    """How a unit stands on the map."""

    DONE = "done"
    RUNNING = "mid"
    LATE = "late"
    IDLE = "todo"
    CANCELLED = "off"


NO_DAYS = Days()
LOOK_LABELS = {
    Look.DONE: "Đã đại hội",
    Look.RUNNING: "Đang chuẩn bị",
    Look.LATE: "Chậm",
    Look.IDLE: "Chưa có ngày",
    Look.CANCELLED: "Không tổ chức",
}


class Unit(NamedTuple):
    """A congress on the board; values only, because a province has thousands.

    opens_on, closes_on: its known days; why: what makes it late, empty where it is not.
    """

    pk: uuid.UUID
    organisation_id: uuid.UUID
    code: str
    name: str
    sector: str
    level: str
    kind: str
    pilot: bool
    state: State
    look: Look
    days: Days
    late_steps: int
    why: str

    @property
    def opens_on(self) -> date | None:
        return self.days.known.first_day if self.days.known else None

    @property
    def closes_on(self) -> date | None:
        return self.days.known.last_day if self.days.known else None

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class SectorLine:
    """The units of one sector on the map."""

    sector: str
    name: str
    units: tuple[Unit, ...]

    def count(self, look: Look) -> int:
        return sum(unit.look is look for unit in self.units)

    @property
    def done(self) -> int:
        return self.count(Look.DONE)

    @property
    def running(self) -> int:
        return self.count(Look.RUNNING) + self.count(Look.IDLE)

    @property
    def late(self) -> int:
        return self.count(Look.LATE)


@dataclass(frozen=True, slots=True)
class Board:
    """The units of a round on a day, in Vietnamese order of their names."""

    at: date
    units: tuple[Unit, ...]

    def count(self, look: Look) -> int:
        return sum(unit.look is look for unit in self.units)

    @property
    def counts(self) -> dict[Look, int]:
        counted = Counter(unit.look for unit in self.units)
        return {look: counted[look] for look in Look if counted[look]}

    @property
    def by_sector(self) -> list[SectorLine]:
        """The units by the sector of their organisation, sectors in the order of the register."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.sector, []).append(unit)
        return [
            SectorLine(sector, SECTOR_LABELS[sector], tuple(found[sector])) for sector in UnitSector if sector in found
        ]

    def only(self, look: Look | None, sector: str = "") -> list[Unit]:
        """The units of one look and one sector, all where none is named."""
        return [
            unit for unit in self.units if (look is None or unit.look is look) and (not sector or unit.sector == sector)
        ]


class _Line(NamedTuple):
    pk: uuid.UUID
    level: str
    kind: str
    pilot: bool
    organisation_id: uuid.UUID
    code: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a round on a day, each by congress or organisation; last_days: of the windows."""

    at: date
    versions: dict[uuid.UUID, tuple[str, str]]
    days: dict[uuid.UUID, Days]
    states: dict[uuid.UUID, State]
    steps: dict[uuid.UUID, tuple[int, date]]
    last_days: dict[tuple[str, bool], date | None]


def board(round_: CongressRound, at: date, levels: Sequence[CongressLevel] = (CongressLevel.GRASSROOTS,)) -> Board:
    """The congresses of these levels as they stood on a day; six queries and those of the subjects' `stages`."""
    wanted = [level.value for level in levels]
    rows = Congress.objects.filter(round=round_, level__in=wanted)
    names = ("pk", "level", "kind", "pilot", "organisation_id", "organisation__code")
    lines = map(_Line._make, rows.order_by().values_list(*names))
    facts = reached_by(rows, at)
    known = _Known(
        at=at,
        versions=_versions(rows, at),
        days=short_days(rows, at),
        states=furthest_states(facts),
        steps=late_steps(rows, at, facts),
        last_days=_last_days(round_, at),
    )
    units = [_unit(line, known) for line in lines]
    order = {pk: place for place, pk in enumerate(known.versions)}
    return Board(at, tuple(sorted(units, key=lambda unit: (order.get(unit.organisation_id, len(order)), unit.code))))


def _versions(asked: QuerySet[Congress], at: date) -> dict[uuid.UUID, tuple[str, str]]:
    """Name and sector of each organisation on the day (what it first was, before its time), in order of the names."""
    rows = OrganisationVersion.objects.filter(holding_at(at), organisation__in=asked.values("organisation"))
    listed = rows.order_by("name_key").values_list("organisation_id", "name", "sector")
    return {pk: (name, sector) for pk, name, sector in listed}


def _last_days(round_: CongressRound, at: date) -> dict[tuple[str, bool], date | None]:
    """The last day of the window, by level and pilot."""
    values = values_by_level(round_, at)
    found = {
        (level.value, pilot): window_of(level, at, pilot=pilot, parameters=values[level])
        for level in CongressLevel
        for pilot in (False, True)
    }
    return {key: window.last if window else None for key, window in found.items()}


def _unit(line: _Line, known: _Known) -> Unit:
    name, sector = known.versions.get(line.organisation_id, (line.code, UnitSector.OTHER.value))
    state, days = known.states.get(line.pk, State.PREPARING), known.days.get(line.pk, NO_DAYS)
    steps, last_day = known.steps.get(line.pk), known.last_days[line.level, line.pilot]
    reasons = () if state in DONE else tuple(_reasons(days, steps, last_day, known.at))
    return Unit(
        pk=line.pk,
        organisation_id=line.organisation_id,
        code=line.code,
        name=name,
        sector=sector,
        level=line.level,
        kind=line.kind,
        pilot=line.pilot,
        state=state,
        look=_look(state, days, bool(reasons)),
        days=days,
        late_steps=steps[0] if steps else 0,
        why=" ".join(reasons),
    )


def _reasons(days: Days, steps: tuple[int, date] | None, last_day: date | None, at: date) -> Iterator[str]:
    """Why a congress that is not over is late."""
    expected = days.expected
    if expected is not None and expected.last_day < at:
        yield f"Đã qua ngày họp {format_date(expected.first_day)}, chưa ghi đã họp."
    elif last_day is not None and last_day < at:
        yield f"Quá thời hạn của đợt, ngày {format_date(last_day)}."
    if steps is not None:
        yield f"{format_int(steps[0])} bước quá hạn, lâu nhất từ ngày {format_date(steps[1])}."


def _look(state: State, days: Days, is_late: bool) -> Look:
    if state is State.CANCELLED:
        return Look.CANCELLED
    if state in DONE:
        return Look.DONE
    if is_late:
        return Look.LATE
    return Look.RUNNING if days.expected or state is not State.PREPARING else Look.IDLE
