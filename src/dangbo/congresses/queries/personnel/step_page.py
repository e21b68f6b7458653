"""What the page and the papers of a step show: presence, each name with its share of the stated base, the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.congresses.models.personnel import (
    Attendance,
    Duty,
    PersonnelStep,
    StepName,
    StepParticipant,
)
from dangbo.congresses.queries.personnel.lists import Presence, ballot_of, presence_of
from dangbo.congresses.queries.personnel.rules import result_of
from dangbo.elections.models import Election
from dangbo.rules.congress.steps import BASE_LABELS, StepResult
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name of the step: who agrees, the share with its base, and what came of it."""

    name: StepName
    share: str
    percent: str
    passes: bool | None

    @property
    def look(self) -> tuple[str, str] | None:
        """The state: kind and words; None before there is a count."""
        if self.passes is None:
            return None
        if self.name.goes_on is None:
            return ("ok", "Quá một nửa") if self.passes else ("warn", "Không quá nửa")
        if self.name.goes_on:
            return ("ok", "Đưa tiếp")
        return ("idle", "Không đưa tiếp")


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it stands. result and base words: None and empty until the meeting was held."""

    step: PersonnelStep
    participants: Sequence[StepParticipant]
    presence: Presence
    lines: Sequence[NameLine]
    result: StepResult | None
    findings: tuple[Finding, ...]
    ballot: Election | None

    @property
    def base_words(self) -> str:
        """ "5 người được triệu tập"."""
        base = self.presence.base(self.step)
        return f"{format_int(base)} người {self.step.get_base_display()}"

    @property
    def is_counted(self) -> bool:
        return bool(self.lines) and all(line.name.agreed is not None for line in self.lines)

    def having(self, *duties: Duty) -> list[StepParticipant]:
        """Those with a duty in the meeting, in the order of the duties asked for."""
        return [row for duty in duties for row in self.participants if row.duty == duty]

    @property
    def absent(self) -> list[StepParticipant]:
        return [row for row in self.participants if row.attendance == Attendance.ABSENT]


def view_of(step: PersonnelStep) -> StepView:
    """Everything of one step; a fixed number of queries."""
    participants = list(step.participants.all())
    here = sum(row.attendance == Attendance.PRESENT for row in participants)
    presence = Presence(len(participants), here)
    names = list(
        step.names.select_related("nominee__person", "nominee__fixed_post").prefetch_related("nominee__intended")
    )
    verdict = result_of(step, presence, names) if step.held_on is not None else None
    result = verdict.answer if verdict else None
    lines = [_line(name, result) for name in names]
    return StepView(step, participants, presence, lines, result, verdict.findings if verdict else (), ballot_of(step))


def _line(name: StepName, result: StepResult | None) -> NameLine:
    if result is None or name.agreed is None:
        return NameLine(name, "", "", None)
    share = f"{format_int(name.agreed)}/{format_int(result.base)} {BASE_LABELS[result.base_kind]}"
    return NameLine(name, share, f"{result.percents.get(str(name.pk), '–')}%", name.agreed >= result.needed)


def short_presence(step: PersonnelStep) -> str:
    """ "4/5 có mặt" of a step that was held; reads the prefetched participants."""
    presence = presence_of(step)
    return f"{format_int(presence.present)}/{format_int(presence.summoned)} có mặt"
