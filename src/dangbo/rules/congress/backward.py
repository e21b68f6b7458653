"""The plan counted back from the opening day, and on from the closing (rules/congress 2.2)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dangbo.rules._wording import day
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_months, add_working_days
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.values import level_entry
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet, base_parameters
from dangbo.rules.parameters.model import Row
from dangbo.rules.verdict import Certainty

UNIT_WORDS = {"working_days": "ngày làm việc", "days": "ngày", "months": "tháng"}
ANCHOR_WORDS = {"opening": "khai mạc", "closing": "bế mạc", "results": "hạn gửi kết quả"}
DELEGATE_CONGRESS = "delegate_congress"
OF_SUPERIOR = frozenset({"reviewed", "ratified"})
"""Steps that the direct superior takes (rules/congress 2.2: review of the dossier, ratification)."""
COLUMNS = ("code", "label", "unit", "anchor", "key", "needs")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the plan is made for: the days of the congress, its kind and contents."""

    opening: date
    closing: date
    kind: CongressKind = CongressKind.MEMBER
    contents: Collection[Content] = tuple(Content)

    def needs(self, word: str) -> bool:
        if word == DELEGATE_CONGRESS:
            return self.kind is CongressKind.DELEGATE
        return not word or Content(word) in self.contents


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step and the last day for it. basis: the sentence that counts the day; article: the source of the count."""

    code: str
    title: str
    due_on: date
    basis: str
    article: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class StepMove:
    """A step whose day moves with the opening day."""

    code: str
    title: str
    before: date
    after: date


def plan_steps(
    level: CongressLevel,
    occasion: Occasion,
    *,
    at: date | None = None,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> tuple[PlannedStep, ...]:
    """The steps of a congress in the order of their days.

    at: the day whose rules apply, the opening where it is None; extra: the office's own days off.
    """
    values = parameters or base_parameters()
    rules_day = at or occasion.opening
    table = level_entry("plan", level, rules_day, values)
    anchors = {"opening": occasion.opening, "closing": occasion.closing}
    steps = list(_steps(table, occasion, anchors, rules_day, extra, values))
    return tuple(sorted(steps, key=lambda step: step.due_on))


def _steps(
    table: Entry, occasion: Occasion, anchors: dict[str, date], at: date, extra: OfficeDays, values: ParameterSet
) -> Iterator[PlannedStep]:
    for row in table.rows:
        word = _words(row, table)
        if not occasion.needs(word["needs"]):
            continue
        source = values.entry(word["key"], at) if word["key"] else table
        count = _count(row, word, source)
        due = _shifted(anchors[word["anchor"]], count, word["unit"], extra)
        if word["code"] == "results_sent":
            anchors["results"] = due
        yield PlannedStep(word["code"], word["label"], due, _basis(count, word, due), source.article, source.certainty)


def _words(row: Row, table: Entry) -> dict[str, str]:
    word = {name: str(row.get(name) or "") for name in COLUMNS}
    known = word["unit"] in UNIT_WORDS and word["anchor"] in ANCHOR_WORDS
    if not known or not word["code"] or not word["label"]:
        raise ParameterError(f"Tham số “{table.key}”: bước “{word['code']}” thiếu hoặc sai mục.")
    return word


def _count(row: Row, word: dict[str, str], source: Entry) -> int:
    if word["key"]:
        return -source.integer if word["anchor"] == "opening" else source.integer
    count = row.get("count")
    if not isinstance(count, int):
        raise ParameterError(f"Tham số “{source.key}”: bước “{word['code']}” thiếu số ngày.")
    return count


def _shifted(start: date, count: int, unit: str, extra: OfficeDays) -> date:
    if unit == "working_days":
        return add_working_days(start, count, extra)
    return add_months(start, count) if unit == "months" else start + timedelta(days=count)


def _basis(count: int, word: dict[str, str], due: date) -> str:
    if not count:
        return f"Ngày {ANCHOR_WORDS[word['anchor']]}: {day(due)}."
    side = "trước" if count < 0 else "sau"
    return f"{abs(count)} {UNIT_WORDS[word['unit']]} {side} {ANCHOR_WORDS[word['anchor']]}: chậm nhất {day(due)}."


def step_moves(
    before: Sequence[PlannedStep], after: Sequence[PlannedStep], done: Collection[str] = ()
) -> tuple[StepMove, ...]:
    """The steps not yet done whose day is another one in the new plan; a step of one plan only does not move."""
    old = {step.code: step.due_on for step in before if step.code not in done}
    return tuple(
        StepMove(step.code, step.title, old[step.code], step.due_on)
        for step in after
        if step.code in old and old[step.code] != step.due_on
    )
