"""Structure of a committee: women, young, first-time, age bands. Targets (phấn đấu), never a refusal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.congress.values import entry_of
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.findings import finding_from
from dangbo.rules.members.bands import Band
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet
from dangbo.rules.shares import least_reaching
from dangbo.rules.verdict import Severity, Verdict

QUOTA_LABELS: dict[str, str] = {
    "women": "Nữ",
    "young": "Cán bộ trẻ",
    "first_time": "Tham gia lần đầu",
}


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody on the list. age: full years at the reference month, None where the birth is not known."""

    sex: Sex | None
    age: int | None
    first_time: bool
    ethnic_minority: bool = False


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One condition: how many are wanted of how many seats, and how many there are."""

    key: str
    label: str
    wanted: int
    have: int
    entry: Entry | None = None

    @property
    def met(self) -> bool:
        return self.have >= self.wanted


def quota(key: str, seats: int, at: date, parameters: ParameterSet | None = None) -> int:
    """The least number that a target asks for of so many seats, rounded up since it says "at least"."""
    if seats < 0:
        raise ValueError("a number of seats cannot be negative")
    return least_reaching(seats, entry_of(f"quota.{key}", at, parameters).fraction)


def committee_bands(at: date, parameters: ParameterSet | None = None) -> tuple[Band, ...]:
    """The age bands of a committee, youngest first; the first is that of the young."""
    entry = entry_of("age_bands", at, parameters)
    return tuple(
        _band(row.get("key"), row.get("label"), row.get("from"), row.get("below"), entry) for row in entry.rows
    )


def _band(key: object, label: object, first: object, below: object, entry: Entry) -> Band:
    if not (isinstance(key, str) and isinstance(label, str) and isinstance(first, int) and isinstance(below, int)):
        raise ParameterError(f"Tham số “{entry.key}”: mỗi độ tuổi cần key, label, from và below.")
    return Band(key, label, first, below - 1)


def structure(
    nominees: Sequence[Nominee],
    seats: int,
    at: date,
    *,
    own: Mapping[str, int] | None = None,
    parameters: ParameterSet | None = None,
) -> Verdict[tuple[QuotaLine, ...]]:
    """The lines of the structure table with a warning for each target that is missed.

    own: numbers that the committee has set for itself ("women": 3), which go before the shares of the directive.
    """
    bands = committee_bands(at, parameters)
    young = bands[0] if bands else None
    have = {
        "women": sum(nominee.sex is Sex.FEMALE for nominee in nominees),
        "young": sum(
            nominee.age is not None and young is not None and young.holds(nominee.age) for nominee in nominees
        ),
        "first_time": sum(nominee.first_time for nominee in nominees),
    }
    lines = tuple(_line(key, have[key], seats, at, own or {}, parameters) for key in QUOTA_LABELS)
    missed = (line for line in lines if not line.met and line.entry is not None)
    findings = tuple(
        finding_from(line.entry, f"quota-{line.key}", _missed(line, seats), Severity.WARNING)
        for line in missed
        if line.entry is not None
    )
    return Verdict(lines, findings)


def _line(
    key: str, have: int, seats: int, at: date, own: Mapping[str, int], parameters: ParameterSet | None
) -> QuotaLine:
    entry = entry_of(f"quota.{key}", at, parameters)
    wanted = own[key] if key in own else least_reaching(seats, entry.fraction)
    return QuotaLine(key, QUOTA_LABELS[key], wanted, have, entry)


def _missed(line: QuotaLine, seats: int) -> str:
    share = f" ({percent_text(line.have, seats)}%)" if seats else ""
    return (
        f"{line.label}: {whole(line.have)} trên {whole(seats)}{share}, phấn đấu ít nhất {whole(line.wanted)}; "
        f"còn thiếu {whole(line.wanted - line.have)}."
    )


def band_counts(nominees: Sequence[Nominee], bands: Sequence[Band]) -> tuple[tuple[Band | None, int], ...]:
    """How many are in each band, and last (band None) those of unknown age or outside all; they add up to all."""
    counts = [(band, sum(one.age is not None and band.holds(one.age) for one in nominees)) for band in bands]
    rest = len(nominees) - sum(count for _, count in counts)
    return (*counts, (None, rest))
