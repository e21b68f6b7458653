"""The round-up of a round on a day: progress, the standard fields, what changed against the former term."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from dangbo.congresses import personnel_figures as personnel
from dangbo.congresses import round_figures as figures
from dangbo.congresses.models import CongressRound
from dangbo.congresses.models.delegates import AllocationLine
from dangbo.congresses.models.imports import FormerResult
from dangbo.congresses.queries.board import Board, Look, board
from dangbo.congresses.queries.committee_votes import CommitteeTotals, committee_lines, totals_of
from dangbo.facts.figures import Count, Moment
from dangbo.figures.evaluation import count_rows
from dangbo.rules.congress.roundup import BasedShare, Change, Progress, progress, progress_at
from dangbo.vietnamese.numbers import format_int

_NOUNS = {
    figures.HELD.key: "đơn vị",
    figures.ELECTED.key: "cấp ủy viên trúng cử",
    figures.CHOSEN.key: "bí thư đảng bộ cơ sở được bầu",
    figures.SECRETARY.key: "bí thư đảng bộ cơ sở khóa mới",
    figures.INSPECTION.key: "ủy viên ủy ban kiểm tra",
    figures.ALL.key: "đơn vị của đợt",
    personnel.ALL.key: "nhân sự giới thiệu vào cấp ủy",
    figures.STOOD_AGAIN.key: "cấp ủy viên khóa trước ứng cử lại",
}
"""What the base of a share is called."""
FIELDS: tuple[tuple[Count, Count | None], ...] = (
    (figures.HELD, figures.ALL),
    (figures.WAITING, figures.ALL),
    (personnel.ALL, None),
    (personnel.WOMEN, personnel.ALL),
    (personnel.FIRST, personnel.ALL),
    (personnel.YOUNG, personnel.ALL),
    (personnel.COMPLETE, personnel.ALL),
    (figures.ELECTED, None),
    (figures.AGAIN, figures.ELECTED),
    (figures.FIRST, figures.ELECTED),
    (figures.WOMEN, figures.ELECTED),
    (figures.YOUNG, figures.ELECTED),
    (figures.ETHNIC, figures.ELECTED),
    (figures.NOT_AGAIN, figures.STOOD_AGAIN),
    (figures.STOOD, None),
    (figures.SHORT, figures.HELD),
    (figures.SECRETARY, None),
    (figures.SECRETARY_AGAIN, figures.SECRETARY),
    (figures.DIRECT, figures.CHOSEN),
    (figures.INSPECTION, None),
    (figures.INSPECTION_AGAIN, figures.INSPECTION),
    (figures.EX_OFFICIO, None),
    (figures.DELEGATED, None),
    (figures.ALTERNATES, None),
)
"""The standard fields in their order, each with the base of its share."""
_OF_PERSONNEL = (personnel.ALL, personnel.WOMEN, personnel.FIRST, personnel.YOUNG, personnel.COMPLETE)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A standard field: the figure behind it, its value, and its share with the base named."""

    key: str
    name: str
    value: int
    share: BasedShare | None


@dataclass(frozen=True, slots=True)
class SumLine:
    """A number added up over the committees of the units. text: as it is shown; asked: how its rows are asked for."""

    name: str
    text: str
    share: BasedShare | None
    asked: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A number beside that of the former term."""

    name: str
    change: Change

    @property
    def percent(self) -> str:
        """The change in percent with a minus of its own; empty where there was nothing before."""
        return self.change.percent.replace("-", "−")


@dataclass(frozen=True, slots=True)
class Roundup:
    """The round on a day."""

    board: Board
    fields: list[FieldLine]
    committees: list[SumLine]
    marks: list[Progress]
    compared: list[ComparedLine]
    allotted: int

    @property
    def progress(self) -> Progress:
        return progress(_days(self.board), self.board.at)


def roundup(round_: CongressRound, at: date) -> Roundup:
    """Everything a superior reports of the round on a day."""
    seen = board(round_, at)
    values = counts_at(round_.superior_id, at)
    return Roundup(
        board=seen,
        fields=[_field(figure, base, values) for figure, base in FIELDS if _is_told(figure, values)],
        committees=list(_committees(totals_of(committee_lines(round_, seen)))),
        marks=marks_of(seen),
        compared=_compared(round_, values),
        allotted=_allotted(round_),
    )


def _committees(sums: CommitteeTotals) -> Iterator[SumLine]:
    """Seats fixed and empty, surplus and lowest vote; none where nothing tells them."""
    if sums.seated_units:
        units = f"{format_int(sums.seated_units)} đơn vị"
        yield SumLine("Số lượng cấp ủy viên đại hội quyết định", format_int(sums.seats), None, "sap-xep=ten", units)
        empty = BasedShare(min(sums.empty, sums.seats), sums.seats, "số lượng đại hội quyết định")
        yield SumLine("Số lượng cấp ủy viên còn thiếu", format_int(sums.empty), empty, "loc=thieu&sap-xep=-thieu")
    if sums.listed_units and 0 <= sums.candidates - sums.list_seats <= sums.list_seats:
        over = sums.candidates - sums.list_seats
        share = BasedShare(over, sums.list_seats, f"số lượng cần bầu ở {format_int(sums.listed_units)} đơn vị")
        yield SumLine("Số dư khi bầu cấp ủy", format_int(over), share, "loc=bau&sap-xep=-du")
    if sums.lowest is not None:
        line, lowest = sums.lowest
        text = f"{format_int(lowest.share.part)} phiếu"
        yield SumLine(
            "Phiếu trúng cử cấp ủy thấp nhất",
            text,
            lowest.share,
            "loc=bau&sap-xep=phieu",
            f"{lowest.name}, {line.name}",
        )


def counts_at(superior_id: uuid.UUID, at: date) -> Mapping[str, int]:
    """Every count of the round by its key; one query for each source of rows."""
    asked = {figure.key: figure for pair in FIELDS for figure in pair if figure is not None}
    return count_rows([*asked.values(), figures.BEFORE], superior_id, Moment(at))


def _is_told(figure: Count, values: Mapping[str, int]) -> bool:
    """Whether the program knows it: where no unit has kept its personnel here, nought would be no fact."""
    return figure not in _OF_PERSONNEL or values[personnel.ALL.key] > 0


def _field(figure: Count, base: Count | None, values: Mapping[str, int]) -> FieldLine:
    share = None if base is None else BasedShare(values[figure.key], values[base.key], _NOUNS[base.key])
    return FieldLine(figure.key, figure.name, values[figure.key], share)


def _days(seen: Board) -> list[date | None]:
    """The last day of each unit's congress, None for one not over; those given up are not counted."""
    units = [unit for unit in seen.units if unit.look is not Look.CANCELLED]
    return [unit.closes_on if unit.look is Look.DONE else None for unit in units]


def marks_of(seen: Board) -> list[Progress]:
    """Progress at the end of each month in which a congress was over, up to the day, and on the day itself."""
    days = _days(seen)
    over = sorted(day for day in days if day is not None)
    if not over:
        return []
    ends = {min(_end_of_month(day), seen.at) for day in over} | {seen.at}
    return list(progress_at(days, sorted(ends)))


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _compared(round_: CongressRound, values: Mapping[str, int]) -> list[ComparedLine]:
    """Numbers beside the former term's: those imported with its results, else the committees in the register."""
    rows = FormerResult.objects.filter(congress__round__superior=round_.superior_id)
    former = rows.filter(congress__round__first_year__lt=round_.first_year)
    years = former.order_by("-congress__round__first_year").values_list("congress__round__first_year", flat=True)
    latest = years.first()
    if latest is None:
        before = values[figures.BEFORE.key]
        return [ComparedLine("Cấp ủy viên", Change(values[figures.ELECTED.key], before))] if before else []
    names = {"elected": figures.ELECTED, "women": figures.WOMEN, "young": figures.YOUNG, "ethnic": figures.ETHNIC,
             "inspection": figures.INSPECTION, "secretaries_direct": figures.DIRECT}  # fmt: skip
    sums = former.filter(congress__round__first_year=latest).aggregate(**{name: Sum(name) for name in names})
    return [
        ComparedLine(figure.name, Change(values[figure.key], int(sums[name])))
        for name, figure in names.items()
        if sums[name] is not None
    ]


def _allotted(round_: CongressRound) -> int:
    lines = AllocationLine.objects.filter(
        allocation__congress__round=round_, allocation__congress__organisation=round_.superior_id
    )
    return sum(line.seats for line in lines)


def said_share(share: BasedShare) -> str:
    """A share as a page says it: "46/65 (70,77%)"."""
    return f"{format_int(share.part)}/{format_int(share.whole)}" + (f" ({share.percent}%)" if share.percent else "")
