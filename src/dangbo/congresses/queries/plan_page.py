"""The plan of a congress as its page shows it: each step with its day, owner, how it stands, and a drawing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.plan_facts import told_steps
from dangbo.congresses.queries.planning import ruled_steps
from dangbo.congresses.queries.states import reached_by
from dangbo.paper.schedules import Span, TileState, gantt
from dangbo.rules.congress.backward import PlannedStep
from dangbo.rules.verdict import CERTAINTY_LABELS, Certainty
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

AHEAD = timedelta(days=14)
MARGIN = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step: whose it is, how it stands on the day, and by which rule its day was counted.

    is_told: the course of the congress says that it is done; nobody wrote it down.
    """

    step: PlanStep
    is_told: bool
    owner: str
    look: tuple[str, str]
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan on a day. usual_source: where most days come from; told once, below the steps."""

    lines: list[StepLine]
    drawing: str
    has_days: bool
    is_complete: bool
    usual_source: str

    @property
    def late(self) -> int:
        return sum(line.look[0] == "bad" for line in self.lines)

    @property
    def done(self) -> int:
        return sum(line.look[0] == "ok" for line in self.lines)


def plan_page(congress: Congress, at: date) -> PlanPage:
    """The plan of a congress as it stands on a day."""
    days = days_of(congress).known
    steps = list(PlanStep.objects.filter(congress=congress).select_related("owner_person", "owner_group", "paper"))
    ruled = {} if days is None else {s.code: s for s in ruled_steps(congress, days.first_day, days.last_day, at)}
    known, told = {step.code for step in steps}, told_steps(reached_by([congress.pk], at)).done
    lines = [_line(step, (congress.pk, step.code) in told, ruled.get(step.code), at) for step in steps]
    usual = Counter(line.source for line in lines if line.source).most_common(1)
    return PlanPage(
        lines=lines,
        drawing=plan_drawing(lines, at),
        has_days=days is not None,
        is_complete=all(code in known for code in ruled),
        usual_source=usual[0][0] if usual else "",
    )


def _line(step: PlanStep, is_told: bool, rule: PlannedStep | None, at: date) -> StepLine:
    source = ""
    if rule is not None:
        doubt = "" if rule.certainty is Certainty.SOURCED else f" · {CERTAINTY_LABELS[rule.certainty]}"
        source = f"{rule.article}{doubt}"
    look, basis = look_of(step, is_told, at), rule.basis if rule else _own_basis(step)
    return StepLine(step, is_told and step.done_on is None, owner_of(step), look, basis, source)


def _own_basis(step: PlanStep) -> str:
    if step.offset is None:
        return ""
    side = "trước" if step.offset < 0 else "sau"
    return f"{format_int(abs(step.offset))} ngày làm việc {side} khai mạc: chậm nhất {format_date(step.due_on)}."


def owner_of(step: PlanStep) -> str:
    """Whose step it is, in words; empty where nobody was named."""
    if step.owner_person is not None:
        return step.owner_person.full_name
    return step.owner_group.name if step.owner_group is not None else step.owner_words


def look_of(step: PlanStep, is_told: bool, at: date) -> tuple[str, str]:
    """How a step stands on a day, as kind and words of a state; is_told: the congress's course says it is done."""
    if is_told or (step.done_on is not None and step.done_on <= at):
        return "ok", "Đã xong"
    if step.due_on < at:
        return "bad", f"Quá hạn {format_int((at - step.due_on).days)} ngày"
    return ("warn", "Sắp đến hạn") if step.due_on - at <= AHEAD else ("idle", "Chưa đến hạn")


_TILES: dict[str, TileState] = {"ok": "done", "bad": "late", "warn": "mid", "idle": "todo"}


def plan_drawing(lines: Sequence[StepLine], at: date) -> str:
    """The steps over time, each bar from the day of the step before it to its own; empty without steps."""
    if not lines:
        return ""
    spans, start = [], lines[0].step.due_on - MARGIN
    before = start
    for line in lines:
        step, (look, words) = line.step, line.look
        spans.append(Span(step.title, before, step.due_on, _TILES[look], None, words.lower()))
        before = max(before, step.due_on - MARGIN)
    return gantt("Kế hoạch đại hội", spans, start, lines[-1].step.due_on + MARGIN, at)
