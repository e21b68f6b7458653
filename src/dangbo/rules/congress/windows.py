"""When a congress may meet and how long: windows of a round, ceilings in half days (buổi)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import day, whole
from dangbo.rules.congress.levels import LEVEL_LABELS, CongressLevel
from dangbo.rules.congress.values import entry_of, in_force, level_entry
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a round for one level, both included; an end is None where no day is set."""

    first: date | None
    last: date | None
    entry: Entry

    def holds(self, first_day: date, last_day: date) -> bool:
        return (self.first is None or self.first <= first_day) and (self.last is None or last_day <= self.last)

    def __str__(self) -> str:
        first = f"từ ngày {day(self.first)} " if self.first else ""
        return f"{first}đến hết ngày {day(self.last)}" if self.last else first.strip() or "không định ngày"


@dataclass(frozen=True, slots=True)
class Sitting:
    """The days of a congress. trial_day: the trial session (phiên trù bị); half_days: its length with the trial
    session, where it is not two for each day and one for a trial session on a day of its own.
    """

    first_day: date
    last_day: date
    trial_day: date | None = None
    half_days: int | None = None

    @property
    def trial_apart(self) -> bool:
        return self.trial_day is not None and self.trial_day < self.first_day

    def length(self, *, trial_counted: bool) -> int:
        """Half days that count against the ceiling."""
        if self.half_days is not None:
            return self.half_days - (0 if trial_counted or self.trial_day is None else 1)
        days = (self.last_day - self.first_day).days + 1
        return 2 * days + (1 if self.trial_apart and trial_counted else 0)


def window_of(
    level: CongressLevel, at: date, *, pilot: bool = False, parameters: ParameterSet | None = None
) -> Window | None:
    """The window for the level by the rules of the date; None where no round sets one."""
    entry = in_force(f"window.{level}", at, parameters)
    if entry is None:
        return None
    form = "pilot" if pilot else "ordinary"
    for row in entry.rows:
        if row.get("form") == form:
            return Window(_date(row.get("first"), entry), _date(row.get("last"), entry), entry)
    return None


def _date(cell: int | str | None, entry: Entry) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(str(cell))
    except ValueError:
        raise ParameterError(f"Tham số “{entry.key}”: “{cell}” không phải là ngày.") from None


def check_sitting(
    sitting: Sitting,
    level: CongressLevel,
    *,
    pilot: bool = False,
    leave: str = "",
    at: date | None = None,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May a congress of the level sit on these days?

    leave: the superior's document that allows a day outside the window; at: the day whose rules apply, the first day
    of the congress where it is None.
    """
    order = tuple(_order(sitting))
    if order:
        return permits(order)
    rules_day = at or sitting.first_day
    window = window_of(level, rules_day, pilot=pilot, parameters=parameters)
    return permits(
        _length_findings(sitting, level, rules_day, parameters),
        _window_findings(sitting, window, level, leave.strip()) if window else (),
    )


def _order(sitting: Sitting) -> Iterator[Finding]:
    if sitting.last_day < sitting.first_day:
        message = f"Ngày bế mạc {day(sitting.last_day)} trước ngày khai mạc {day(sitting.first_day)}."
        yield inconsistency("congress-ends-before-it-begins", message)
    if sitting.trial_day is not None and sitting.trial_day > sitting.first_day:
        message = f"Phiên trù bị ngày {day(sitting.trial_day)} sau ngày khai mạc {day(sitting.first_day)}."
        yield inconsistency("trial-after-opening", message)


def _length_findings(
    sitting: Sitting, level: CongressLevel, at: date, parameters: ParameterSet | None
) -> tuple[Finding, ...]:
    most = level_entry("duration.half_days", level, at, parameters)
    counted = entry_of("trial.counted", at, parameters).flag
    length = sitting.length(trial_counted=counted)
    if length <= most.integer:
        return ()
    with_trial = " (kể cả phiên trù bị)" if counted and sitting.trial_day else ""
    message = (
        f"{LEVEL_LABELS[level]}: đại hội không quá {_days(most.integer)} ({most.integer} buổi); "
        f"đang xếp {length} buổi{with_trial}."
    )
    return (finding_from(most, "congress-too-long", message),)


def _days(half_days: int) -> str:
    return f"{whole(half_days // 2)} ngày" + (" rưỡi" if half_days % 2 else "")


def _window_findings(sitting: Sitting, window: Window, level: CongressLevel, leave: str) -> tuple[Finding, ...]:
    if window.holds(sitting.first_day, sitting.last_day):
        return ()
    days = day(sitting.first_day)
    if sitting.last_day != sitting.first_day:
        days = f"{days} đến {day(sitting.last_day)}"
    message = f"Đại hội ngày {days} ngoài khoảng {window} của {LEVEL_LABELS[level].lower()}"
    if leave:
        return (finding_from(window.entry, "outside-window-by-leave", f"{message}; đã có {leave}.", Severity.NOTE),)
    return (finding_from(window.entry, "outside-window", f"{message}; phải được cấp trên đồng ý."),)
