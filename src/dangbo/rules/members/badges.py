"""Party badges (Huy hiệu Đảng): levels, batches, early and posthumous award (điểm 27.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_working_days
from dangbo.rules.findings import finding_from
from dangbo.rules.members.party_age import PartyAge, TimeOut, party_age, party_age_reached
from dangbo.rules.parameters import ParameterError, ParameterSet, base_parameters
from dangbo.rules.parameters.model import Entry
from dangbo.rules.verdict import Finding, Severity, Verdict

LEVELS = "badge.levels"
BATCHES = "badge.batches"
DOSSIER = "badge.dossier_working_days"
SICK = "badge.early.sick_months"
HIGH_FROM = "badge.early.high_from_years"
HIGH = "badge.early.high_months"
POSTHUMOUS = "badge.early.posthumous_months"


@dataclass(frozen=True, slots=True)
class BadgeDue:
    """A badge that falls due: its level in years, the day the years are reached, the batch, the dossier's last day."""

    level: int
    reached: date
    batch: date
    dossier_by: date


def badge_levels(at: date, parameters: ParameterSet | None = None) -> tuple[int, ...]:
    """The levels in years of party age, lowest first."""
    return _levels((parameters or base_parameters()).entry(LEVELS, at))


def _levels(entry: Entry) -> tuple[int, ...]:
    return tuple(sorted(_cell(row.get("years"), entry) for row in entry.rows))


def _cell(cell: object, entry: Entry) -> int:
    if not isinstance(cell, int):
        raise ParameterError(f"Tham số “{entry.key}” có ô không phải là số.")
    return cell


def badge_batch(reached: date, parameters: ParameterSet | None = None) -> date:
    """The day on which a badge is given whose years are reached on that day."""
    entry = (parameters or base_parameters()).entry(BATCHES, reached)
    for row in entry.rows:
        first, last, day_of, month = (
            _cell(row.get(name), entry) for name in ("first_month", "last_month", "day", "month")
        )
        over_new_year = first > last
        if over_new_year and reached.month >= first:
            return date(reached.year + 1, month, day_of)
        if (over_new_year and reached.month <= last) or first <= reached.month <= last:
            return date(reached.year, month, day_of)
    raise ParameterError(f"Tham số “{BATCHES}” không có đợt cho tháng {reached.month}.")


def badge_due(
    start: date,
    level: int,
    time_out: Iterable[TimeOut] = (),
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> BadgeDue | None:
    """When a member with that start of party age is due the badge of a level; None while outside the Party.

    ParameterError for a level that does not exist.
    """
    values = parameters or base_parameters()
    reached = party_age_reached(start, level, time_out)
    if reached is None:
        return None
    _require_level(level, values.entry(LEVELS, reached))
    batch = badge_batch(reached, values)
    days = values.entry(DOSSIER, batch).integer
    return BadgeDue(level, reached, batch, add_working_days(batch, -days, extra))


def _require_level(level: int, entry: Entry) -> None:
    levels = _levels(entry)
    if level not in levels:
        raise ParameterError(f"Không có Huy hiệu {level} năm tuổi đảng; các mức là {', '.join(map(str, levels))}.")


def badges_in_batch(
    start: date, batch: date, time_out: Iterable[TimeOut] = (), parameters: ParameterSet | None = None
) -> tuple[BadgeDue, ...]:
    """The badges due to a member in exactly that batch (one at most, unless the levels are an office's own)."""
    stretches = tuple(time_out)
    due = (badge_due(start, level, stretches, parameters=parameters) for level in badge_levels(batch, parameters))
    return tuple(badge for badge in due if badge is not None and badge.batch == batch)


def early_badge(
    start: date,
    level: int,
    at: date,
    *,
    seriously_ill: bool = False,
    died: date | None = None,
    time_out: Iterable[TimeOut] = (),
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May the badge of a level be given before its years are reached?

    at: the day of the review. A member who died is judged by the party age on the day of death and the rules of that
    day. ParameterError for a level that does not exist.
    """
    values = parameters or base_parameters()
    judged = died or at
    _require_level(level, values.entry(LEVELS, judged))
    entry = _early_entry(level, judged, seriously_ill, died, values)
    age = party_age(start, judged, time_out)
    missing = 12 * level - age.months
    early = entry.integer if entry is not None else 0
    if missing <= early:
        return Verdict(True)
    return Verdict(False, (_refusal(level, age, missing, early, entry or values.entry(LEVELS, judged)),))


def _refusal(level: int, age: PartyAge, missing: int, early: int, entry: Entry) -> Finding:
    message = (
        f"Huy hiệu {whole(level)} năm: tuổi đảng {age}, còn thiếu {whole(missing)} tháng, "
        f"được xét sớm nhiều nhất {whole(early)} tháng."
    )
    return finding_from(entry, "badge-too-early", message, Severity.ERROR)


def _early_entry(
    level: int, judged: date, seriously_ill: bool, died: date | None, values: ParameterSet
) -> Entry | None:
    if died is not None:
        return values.entry(POSTHUMOUS, judged)
    if level >= values.entry(HIGH_FROM, judged).integer:
        return values.entry(HIGH, judged)
    return values.entry(SICK, judged) if seriously_ill else None
