"""Personnel in steps (quy trình nhân sự): lists of steps, thresholds, quorum, two runs in order (rules/congress 6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.congress.values import entry_of
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet
from dangbo.rules.parameters.model import Row
from dangbo.rules.shares import exceeds, least_exceeding, least_reaching
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict, collect

KEY_CADRES = "key_cadres"


class StepScheme(StrEnum):
    """Which list of steps applies: by the leading body that the organisation has."""

    STANDING_COMMITTEE = "standing_committee"
    COMMITTEE = "committee"
    CELL = "cell"


class Run(StrEnum):
    """The two runs: those re-elected first, those of the first time afterwards."""

    RE_ELECTION = "re_election"
    FIRST_TIME = "first_time"


RUN_LABELS: dict[Run, str] = {Run.RE_ELECTION: "Tái cử", Run.FIRST_TIME: "Tham gia lần đầu"}


class BaseKind(StrEnum):
    """On what the share of a step is counted."""

    SUMMONED = "summoned"
    PRESENT = "present"


BASE_LABELS: dict[BaseKind, str] = {BaseKind.SUMMONED: "được triệu tập", BaseKind.PRESENT: "có mặt"}


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step: its number in the list, the meeting (label), what it does (task), whether its ballot is secret."""

    number: int
    code: str
    label: str
    task: str
    secret: bool
    base: BaseKind
    certainty: Certainty = Certainty.SOURCED


@dataclass(frozen=True, slots=True)
class StepCount:
    """The count of a step: people summoned and present, and the votes of each name by key."""

    summoned: int
    present: int
    votes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StepResult:
    """Who passes, over which base, with how many votes at least. valid is False where too few attended."""

    valid: bool
    base: int
    base_kind: BaseKind
    needed: int
    passed: tuple[str, ...]
    percents: Mapping[str, str]


def scheme_of(*, is_cell: bool, standing_committee: bool) -> StepScheme:
    """The list of steps for an organisation with or without a standing committee."""
    if is_cell:
        return StepScheme.CELL
    return StepScheme.STANDING_COMMITTEE if standing_committee else StepScheme.COMMITTEE


def process_steps(scheme: StepScheme, at: date, parameters: ParameterSet | None = None) -> tuple[ProcessStep, ...]:
    """The steps in their order; a round lays its own list over `congress.steps.<scheme>`."""
    entry = entry_of(f"steps.{scheme}", at, parameters)
    return tuple(sorted((_step(row, entry) for row in entry.rows), key=lambda step: step.number))


def _step(row: Row, entry: Entry) -> ProcessStep:
    number, ballot, base = row.get("number"), row.get("ballot"), row.get("base")
    if not isinstance(number, int) or ballot not in ("secret", "hands") or base not in tuple(BaseKind):
        raise ParameterError(f"Tham số “{entry.key}”: bước “{row.get('label')}” thiếu hoặc sai mục.")
    code, label, task = (str(row.get(name) or "") for name in ("code", "label", "task"))
    return ProcessStep(number, code, label, task, ballot == "secret", BaseKind(str(base)), entry.certainty)


def step_result(
    step: ProcessStep, count: StepCount, at: date, parameters: ParameterSet | None = None
) -> Verdict[StepResult]:
    """Who passes the step: more than half of its base; nobody where too few attended or the counts cannot be."""
    wrong = _impossible(count)
    share = entry_of("steps.over_share", at, parameters)
    base = count.summoned if step.base is BaseKind.SUMMONED else count.present
    needed = least_exceeding(base, share.fraction)
    enough, attendance = _attendance(step, count, at, parameters)
    valid = enough and not wrong
    passed = tuple(key for key, votes in count.votes.items() if exceeds(votes, base, share.fraction)) if valid else ()
    percents = {key: percent_text(votes, base) for key, votes in count.votes.items()} if base > 0 else {}
    message = f"Tính trên {whole(base)} người {BASE_LABELS[step.base]}: quá một nửa là từ {whole(needed)} phiếu."
    note = finding_from(share, "step-threshold", message, Severity.NOTE)
    result = StepResult(valid, base, step.base, needed, passed, percents)
    return Verdict(result, collect(wrong, attendance, (note,)))


def _impossible(count: StepCount) -> tuple[Finding, ...]:
    if not 0 <= count.present <= count.summoned or not count.summoned:
        message = f"Số có mặt {whole(count.present)} và số được triệu tập {whole(count.summoned)} không khớp nhau."
        return (inconsistency("step-attendance-wrong", message),)
    if any(not 0 <= votes <= count.present for votes in count.votes.values()):
        message = f"Có người được số phiếu âm hoặc nhiều hơn số có mặt {whole(count.present)}."
        return (inconsistency("step-votes-wrong", message),)
    return ()


def _attendance(
    step: ProcessStep, count: StepCount, at: date, parameters: ParameterSet | None
) -> tuple[bool, tuple[Finding, ...]]:
    key = "steps.key_cadres_quorum" if step.code == KEY_CADRES else "steps.quorum"
    entry = entry_of(key, at, parameters)
    least = least_reaching(count.summoned, entry.fraction)
    if count.present >= least:
        return True, ()
    message = (
        f"{step.label}: có mặt {whole(count.present)} trên {whole(count.summoned)} người được triệu tập, "
        f"cần ít nhất {whole(least)} ({entry.fraction})."
    )
    return False, (finding_from(entry, "step-without-quorum", message),)


def may_hold(
    run: Run, number: int, steps: Sequence[ProcessStep], done: Mapping[Run, Collection[int]], *, any_re_elected: bool
) -> Verdict[bool]:
    """May this step be held now? Each step follows the one before; the first-time run follows the whole other run.

    done: numbers of the steps finished in each run; any_re_elected: somebody stands for re-election, so that run is
    not empty.
    """
    findings: list[Finding] = []
    earlier = [step.number for step in steps if step.number < number and step.number not in done.get(run, ())]
    if number in done.get(run, ()):
        findings.append(inconsistency("step-already-held", f"Bước {number} ({RUN_LABELS[run].lower()}) đã xong."))
    if earlier:
        message = f"Phải xong bước {earlier[0]} trước khi làm bước {number} ({RUN_LABELS[run].lower()})."
        findings.append(inconsistency("step-out-of-order", message))
    other = done.get(Run.RE_ELECTION, ())
    unfinished = [step.number for step in steps if step.number not in other]
    if run is Run.FIRST_TIME and any_re_elected and unfinished:
        message = f"Quy trình tái cử chưa xong (còn bước {unfinished[0]}); xong rồi mới làm nhân sự tham gia lần đầu."
        findings.append(inconsistency("first-time-before-re-election", message))
    return permits(findings)
