"""Credentials (thẩm tra tư cách đại biểu): breakdowns that add up, averages, oldest and youngest (rules/congress 9)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dangbo.rules._wording import whole
from dangbo.rules.calendar import months_between
from dangbo.rules.congress.delegates import DELEGATE_KIND_LABELS, FULL_KINDS, DelegateKind
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.congress.values import entry_of
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.findings import inconsistency
from dangbo.rules.members.bands import Band
from dangbo.rules.parameters import ParameterError, ParameterSet
from dangbo.rules.verdict import Finding, Verdict

UNKNOWN = "Chưa rõ"
SEX_LABELS = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
TRAIT_TITLES: dict[str, str] = {
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "general": "Trình độ học vấn",
    "professional": "Trình độ chuyên môn",
    "theory": "Trình độ lý luận chính trị",
    "occupation": "Nghề nghiệp, chức vụ",
    "awards": "Khen thưởng",
    "discipline": "Kỷ luật",
}


@dataclass(frozen=True, slots=True)
class DelegateFacts:
    """A delegate as they are on the opening day. admitted: the day from which the Party age counts; traits: words by
    the keys of TRAIT_TITLES; what is absent is unknown.
    """

    key: str
    name: str
    kind: DelegateKind
    sex: Sex | None = None
    birth: date | None = None
    admitted: date | None = None
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BreakdownLine:
    """A line of a breakdown, with the keys of the people behind it and its share of all ("24,14")."""

    label: str
    keys: tuple[str, ...]
    percent: str

    @property
    def count(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A breakdown of those present; its lines add up to `total`."""

    key: str
    title: str
    lines: tuple[BreakdownLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Span:
    """Years of age or of Party age of those whose date is known: average, the most and the least with their names."""

    average: Fraction
    most: int
    most_names: tuple[str, ...]
    least: int
    least_names: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Credentials:
    """The statistics of a credentials report."""

    summoned: int
    present: int
    excused: int
    unexcused: int
    breakdowns: tuple[Breakdown, ...]
    age: Span | None
    party_age: Span | None


def credentials(
    present: Sequence[DelegateFacts],
    opening: date,
    *,
    summoned: int,
    excused: int = 0,
    parameters: ParameterSet | None = None,
) -> Verdict[Credentials]:
    """The report on those present at the opening; errors where the attendance cannot be.

    summoned: full delegates on the roll with substitutes; excused: absent with a reason.
    """
    people = [one for one in present if one.kind in FULL_KINDS or one.kind is DelegateKind.ALTERNATE]
    bands = _bands(opening, parameters)
    groups: list[tuple[str, str, Callable[[DelegateFacts], str], tuple[str, ...]]] = [
        ("kind", "Cách có tư cách đại biểu", lambda one: DELEGATE_KIND_LABELS[one.kind], _labels(DELEGATE_KIND_LABELS)),
        ("sex", "Giới tính", lambda one: SEX_LABELS[one.sex] if one.sex else UNKNOWN, _labels(SEX_LABELS)),
        ("age", "Độ tuổi", lambda one: _age_label(one, opening, bands), tuple(band.label for band in bands)),
    ]
    groups += [(key, title, _trait(key), ()) for key, title in TRAIT_TITLES.items()]
    breakdowns = tuple(break_down(key, title, people, of, order) for key, title, of, order in groups)
    report = Credentials(
        summoned=summoned,
        present=len(people),
        excused=excused,
        unexcused=summoned - len(people) - excused,
        breakdowns=breakdowns,
        age=span(people, lambda one: one.birth, opening),
        party_age=span(people, lambda one: one.admitted, opening),
    )
    return Verdict(report, _attendance(report))


def _labels(labels: Mapping[Sex, str] | Mapping[DelegateKind, str]) -> tuple[str, ...]:
    return tuple(labels.values())


def _trait(key: str) -> Callable[[DelegateFacts], str]:
    return lambda one: one.traits.get(key) or UNKNOWN


def break_down(
    key: str,
    title: str,
    people: Sequence[DelegateFacts],
    label_of: Callable[[DelegateFacts], str],
    order: Sequence[str] = (),
) -> Breakdown:
    """The people by label; labels of `order` first, then the others by size, what is unknown last."""
    keys: dict[str, list[str]] = {}
    for one in people:
        keys.setdefault(label_of(one), []).append(one.key)
    place = {label: number for number, label in enumerate(order)}
    labels = sorted(keys, key=lambda label: (label == UNKNOWN, place.get(label, len(place)), -len(keys[label]), label))
    total = len(people)
    lines = tuple(BreakdownLine(label, tuple(keys[label]), percent_text(len(keys[label]), total)) for label in labels)
    return Breakdown(key, title, lines, total)


def _bands(at: date, parameters: ParameterSet | None) -> tuple[Band, ...]:
    entry = entry_of("credentials.age_bands", at, parameters)
    bands = []
    for row in entry.rows:
        first, last = row.get("from"), row.get("to")
        if not (isinstance(first, int) and isinstance(last, int)):
            raise ParameterError(f"Tham số “{entry.key}”: mỗi độ tuổi cần from và to.")
        bands.append(Band(str(row.get("key")), str(row.get("label")), first, last))
    return tuple(bands)


def _age_label(one: DelegateFacts, at: date, bands: Sequence[Band]) -> str:
    if one.birth is None:
        return UNKNOWN
    years = _years(one.birth, at)
    return next((band.label for band in bands if band.holds(years)), UNKNOWN)


def _years(start: date, at: date) -> int:
    return months_between(start, at) // 12


def span(people: Sequence[DelegateFacts], start_of: Callable[[DelegateFacts], date | None], at: date) -> Span | None:
    """Full years from a date of each person to the day; None where no date is known. All names of the same years."""
    years = [(_years(start, at), one.name) for one in people if (start := start_of(one)) is not None]
    if not years:
        return None
    most, least = max(years)[0], min(years)[0]
    return Span(
        average=Fraction(sum(number for number, _ in years), len(years)),
        most=most,
        most_names=tuple(name for number, name in years if number == most),
        least=least,
        least_names=tuple(name for number, name in years if number == least),
        known=len(years),
    )


def check_sum(title: str, counts: Sequence[int], total: int) -> tuple[Finding, ...]:
    """An error where the lines of a breakdown do not add up to the total, with the sum written out."""
    if sum(counts) == total:
        return ()
    added = " + ".join(map(whole, counts))
    message = f"{title}: {added} = {whole(sum(counts))}, không bằng tổng {whole(total)}."
    return (inconsistency("breakdown-does-not-add-up", message),)


def _attendance(report: Credentials) -> tuple[Finding, ...]:
    if report.unexcused >= 0:
        return ()
    message = (
        f"Có mặt {whole(report.present)} và vắng có lý do {whole(report.excused)}, "
        f"nhiều hơn số được triệu tập {whole(report.summoned)}."
    )
    return (inconsistency("more-than-summoned", message),)
