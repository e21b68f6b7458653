"""Delegates (đại biểu): kinds, who is not summoned, appointed share, quorum, alternates used once."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.congress.values import entry_of
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.shares import least_reaching, most_within
from dangbo.rules.verdict import Finding, Severity, Verdict


class DelegateKind(StrEnum):
    """How somebody comes to be a delegate (Chỉ thị về đại hội; rules/congress 8.2)."""

    EX_OFFICIO = "ex_officio"
    ELECTED = "elected"
    APPOINTED = "appointed"
    ALTERNATE = "alternate"


DELEGATE_KIND_LABELS: dict[DelegateKind, str] = {
    DelegateKind.EX_OFFICIO: "Đương nhiên",
    DelegateKind.ELECTED: "Được bầu",
    DelegateKind.APPOINTED: "Chỉ định",
    DelegateKind.ALTERNATE: "Dự khuyết",
}
FULL_KINDS = (DelegateKind.EX_OFFICIO, DelegateKind.ELECTED, DelegateKind.APPOINTED)


class Bar(StrEnum):
    """Why somebody is not summoned (Hướng dẫn 04-HD/TW)."""

    SUSPENDED = "suspended"
    PROSECUTED = "prosecuted"
    ELECTED_IN_BREACH = "elected_in_breach"
    CONVENER_RETIRED = "convener_retired"
    CONVENER_LEFT = "convener_left"


@dataclass(frozen=True, slots=True)
class Seat:
    """A delegate on the roll. key: the person; delegation: the unit that sends them."""

    key: str
    name: str
    delegation: str
    kind: DelegateKind


@dataclass(frozen=True, slots=True)
class Substitution:
    """An alternate taking the seat of an absent delegate, as those before it on the roll."""

    absent: Seat
    alternate: Seat


def may_be_summoned(
    name: str, bars: Collection[Bar], at: date, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """May the delegate be summoned, by the rules of the opening day? To be asked again on that day.

    A bar refuses even where its text is unverified: the doubt is the superior's to settle, so the finding says so.
    """
    values = parameters or base_parameters()
    entry = entry_of("delegates.not_summoned", at, values)
    words = values.parameter(entry.key).words
    findings = tuple(
        Finding(f"not-summoned-{bar}", Severity.ERROR, entry.article, f"{name} {words[bar]}.", entry.certainty)
        for bar in Bar
        if bar in bars and bar in entry.words
    )
    return permits(findings)


def check_roll(roll: Sequence[Seat], at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """Is the roll in order: nobody in two delegations, appointed within their share?"""
    return permits(tuple(_doubled(roll)), _appointed(roll, at, parameters))


def _doubled(roll: Sequence[Seat]) -> Iterator[Finding]:
    for key, times in Counter(seat.key for seat in roll).items():
        if times < 2:
            continue
        seats = [seat for seat in roll if seat.key == key]
        where = " và ".join(f"{seat.delegation} ({DELEGATE_KIND_LABELS[seat.kind].lower()})" for seat in seats)
        yield inconsistency("in-two-delegations", f"{seats[0].name} có tên {times} lần: {where}.")


def _appointed(roll: Sequence[Seat], at: date, parameters: ParameterSet | None) -> tuple[Finding, ...]:
    summoned = sum(seat.kind in FULL_KINDS for seat in roll)
    appointed = sum(seat.kind is DelegateKind.APPOINTED for seat in roll)
    entry = entry_of("delegates.appointed_share", at, parameters)
    most = most_within(summoned, entry.fraction)
    if appointed <= most:
        return ()
    message = (
        f"Chỉ định {whole(appointed)} trên {whole(summoned)} đại biểu ({percent_text(appointed, summoned)}%); "
        f"mức thường là {entry.fraction}, nhiều nhất {whole(most)} người."
    )
    return (finding_from(entry, "too-many-appointed", message, Severity.WARNING),)


def quorum(present: int, summoned: int, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """Are enough of those summoned present to open? ValueError where more are present than summoned."""
    if not 0 <= present <= summoned or not summoned:
        raise ValueError("present must be between zero and the number summoned")
    entry = entry_of("delegates.quorum", at, parameters)
    least = least_reaching(summoned, entry.fraction)
    message = (
        f"Có mặt {whole(present)} trên {whole(summoned)} được triệu tập ({percent_text(present, summoned)}%), "
        f"cần ít nhất {whole(least)} ({entry.fraction})."
    )
    enough = present >= least
    severity = Severity.NOTE if enough else Severity.ERROR
    return Verdict(enough, (finding_from(entry, "quorum" if enough else "no-quorum", message, severity),))


def check_substitution(change: Substitution, earlier: Sequence[Substitution]) -> Verdict[bool]:
    """May the alternate take the seat? Of the same delegation, each alternate once, each seat once."""
    return permits(tuple(_substitution_findings(change, earlier)))


def _substitution_findings(change: Substitution, earlier: Sequence[Substitution]) -> Iterator[Finding]:
    absent, alternate = change.absent, change.alternate
    if alternate.kind is not DelegateKind.ALTERNATE:
        yield inconsistency("not-an-alternate", f"{alternate.name} không phải là đại biểu dự khuyết.")
    if absent.kind is not DelegateKind.ELECTED:
        label = DELEGATE_KIND_LABELS[absent.kind].lower()
        yield inconsistency("seat-has-no-alternate", f"{absent.name} là đại biểu {label}, không có dự khuyết thay.")
    if alternate.delegation != absent.delegation:
        message = (
            f"{alternate.name} thuộc đoàn {alternate.delegation}, không thay được đại biểu đoàn {absent.delegation}."
        )
        yield inconsistency("alternate-of-another-delegation", message)
    for done in earlier:
        if done.alternate.key == alternate.key:
            yield inconsistency("alternate-used-twice", f"{alternate.name} đã thay {done.absent.name}.")
        if done.absent.key == absent.key:
            yield inconsistency("seat-taken-twice", f"{absent.name} đã có {done.alternate.name} thay.")
