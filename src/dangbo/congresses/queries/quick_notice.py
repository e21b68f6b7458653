"""The quick notice of a day (thông báo nhanh): which congresses met, what they elected, how far the round has come."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.board import Board, Look, Unit, board
from dangbo.congresses.queries.roundup import Roundup, roundup
from dangbo.elections.models import Meeting, Presence
from dangbo.registry.models import CommitteeMember, Office
from dangbo.registry.models.committees import CommitteeKind, OfficeKind, SeatEntry
from dangbo.registry.queries.organisations import names_at
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class DayResult:
    """A congress that met on the day: those present of those summoned where a roll was kept, who was elected."""

    unit: Unit
    summoned: int
    present: int
    elected: int
    secretary: str


@dataclass(frozen=True, slots=True)
class QuickNotice:
    """The notice of a day: its lines, ready to be copied, and the days before it on which congresses met."""

    day: date
    title: str
    lines: list[str]
    results: list[DayResult]
    days: list[tuple[date, int]]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def quick_notice(round_: CongressRound, day: date, at: date) -> QuickNotice:
    """The notice of a day in a round, as known on `at`; so many queries, whatever the number of congresses."""
    seen = board(round_, at)
    met = [unit for unit in seen.units if unit.look is Look.DONE and unit.closes_on == day]
    results = _results(met, day)
    superior = names_at([round_.superior_id], day).get(round_.superior_id, round_.superior.code)
    title = f"nhanh kết quả đại hội ngày {format_date(day)}"
    return QuickNotice(
        day=day,
        title=title,
        lines=list(_lines(roundup(round_, day), superior, results, day)),
        results=results,
        days=_days(seen, at),
    )


def _days(seen: Board, at: date) -> list[tuple[date, int]]:
    """Every day on which congresses met, the latest first, with how many."""
    counted: dict[date, int] = {}
    for unit in seen.units:
        if unit.look is Look.DONE and unit.closes_on is not None:
            counted[unit.closes_on] = counted.get(unit.closes_on, 0) + 1
    return sorted(counted.items(), reverse=True)


def _results(units: Sequence[Unit], day: date) -> list[DayResult]:
    ids = [unit.organisation_id for unit in units]
    seats = CommitteeMember.objects.filter(
        committee__term__organisation__in=ids,
        committee__term__starts_on=day,
        committee__kind=CommitteeKind.EXECUTIVE,
        entry=SeatEntry.ELECTED,
    )
    elected = dict(seats.values_list("committee__term__organisation").order_by().annotate(Count("pk")))
    offices = Office.objects.filter(
        committee__term__organisation__in=ids, committee__term__starts_on=day, kind=OfficeKind.SECRETARY, valid_from=day
    )
    heads = dict(offices.values_list("committee__term__organisation", "person__full_name"))
    rolls = _rolls([unit.pk for unit in units])
    return [
        DayResult(unit, *rolls.get(unit.pk, (0, 0)), elected.get(unit.organisation_id, 0),
                  heads.get(unit.organisation_id, ""))
        for unit in units
    ]  # fmt: skip


def _rolls(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """Summoned and present at each congress that kept a roll."""
    meetings = Meeting.objects.filter(congress__in=Congress.objects.filter(pk__in=ids))
    counted = meetings.values("congress__pk").annotate(
        summoned=Count("roll", filter=Q(roll__summoned=True)),
        there=Count("roll", filter=Q(roll__presence=Presence.PRESENT)),
    )
    return {row["congress__pk"]: (row["summoned"], row["there"]) for row in counted.order_by()}


def _lines(found: Roundup, superior: str, results: Sequence[DayResult], day: date) -> Iterator[str]:
    done = found.progress
    told = f"Ngày {format_date(day)}, trong {superior} "
    if results:
        yield f"{told}có {format_int(len(results))} tổ chức cơ sở đảng tiến hành đại hội:"
        yield from (f"- {_said(result)}" for result in results)
    else:
        yield f"{told}không có tổ chức cơ sở đảng nào tiến hành đại hội."
    percent = f" ({done.percent}%)" if done.percent else ""
    yield f"Lũy kế đến hết ngày, {format_int(done.done)}/{format_int(done.total)} đơn vị đã đại hội{percent}."
    values = {line.key: line.value for line in found.fields}
    elected = values["congress_round.elected"]
    if elected:
        yield (
            f"Đã bầu {format_int(elected)} đồng chí vào cấp ủy, trong đó tái cử "
            f"{format_int(values['congress_round.re_elected'])}, tham gia lần đầu "
            f"{format_int(values['congress_round.first_time'])}, nữ {format_int(values['congress_round.women'])}."
        )
    late = [unit for unit in found.board.units if unit.look is Look.LATE]
    if late:
        names = "; ".join(unit.name for unit in late)
        yield f"Chậm so với kế hoạch {format_int(len(late))} đơn vị: {names}."


def _said(result: DayResult) -> str:
    parts = [result.unit.name]
    if result.summoned:
        parts.append(f"có mặt {format_int(result.present)}/{format_int(result.summoned)} người được triệu tập")
    if result.elected:
        parts.append(f"bầu {format_int(result.elected)} đồng chí vào cấp ủy")
    if result.secretary:
        parts.append(f"bí thư: đồng chí {result.secretary}")
    return ", ".join(parts) + "."
