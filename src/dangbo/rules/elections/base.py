"""The base of an election: the people whose half decides, never the ballots (244 Art 32; 190 Art 30).

A roll is one of the kinds below; each spells out what is taken from those summoned. An excused absence is taken away
in a congress and not in a committee meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import whole
from dangbo.rules.verdict import Finding, Verdict


@dataclass(frozen=True, slots=True)
class MemberCongressRoll:
    """Official members of a member congress (đại hội đảng viên). Those away or exempt who attend stay in the base."""

    summoned: int
    temporary_elsewhere_absent: int = 0
    exempt_absent: int = 0
    suspended: int = 0
    prosecuted: int = 0
    absent_throughout_excused: int = 0

    def base(self, regulation: Regulation) -> Verdict[int]:
        """The base in persons, and the sentence that works it out."""
        terms = (
            (self.temporary_elsewhere_absent, "sinh hoạt tạm thời nơi khác, không dự"),
            (self.exempt_absent, "được miễn công tác và sinh hoạt, không dự"),
            (self.suspended, "bị đình chỉ sinh hoạt đảng"),
            (self.prosecuted, "bị khởi tố, truy tố hoặc tạm giam"),
            (self.absent_throughout_excused, "vắng mặt suốt đại hội có lý do được cấp ủy triệu tập đồng ý"),
        )
        return _subtract(regulation, "base-member-congress", self.summoned, "đảng viên chính thức", terms)


@dataclass(frozen=True, slots=True)
class DelegateCongressRoll:
    """Official delegates of a delegate congress (đại hội đại biểu).

    delegates_absent_throughout counts also those whose seat an alternate took; such a seat stays in the base.
    """

    summoned: int
    conveners_absent_throughout: int = 0
    delegates_absent_throughout: int = 0
    replaced_by_alternates: int = 0

    def base(self, regulation: Regulation) -> Verdict[int]:
        """The base in persons; an error where more seats are replaced than were empty."""
        empty = self.delegates_absent_throughout - self.replaced_by_alternates
        terms = (
            (self.conveners_absent_throughout, "cấp ủy viên cấp triệu tập vắng mặt suốt đại hội"),
            (empty, "đại biểu vắng mặt suốt đại hội không có dự khuyết thay"),
        )
        found = _subtract(regulation, "base-delegate-congress", self.summoned, "đại biểu chính thức", terms)
        return Verdict(found.answer, (*found.findings, *self._replacements(empty, regulation)))

    def _replacements(self, empty: int, regulation: Regulation) -> Iterable[Finding]:
        rule = regulation.rule("base-delegate-congress")
        absent, replaced = whole(self.delegates_absent_throughout), whole(self.replaced_by_alternates)
        if empty < 0:
            yield rule.error(
                "more-replaced-than-absent",
                f"Số đại biểu dự khuyết thay thế ({replaced}) nhiều hơn số đại biểu vắng mặt suốt đại hội ({absent}).",
            )
        elif self.replaced_by_alternates:
            yield rule.note(
                "replaced-stay-in-base",
                f"Vắng mặt suốt đại hội {absent} đại biểu, {replaced} người đã có dự khuyết thay và vẫn được tính.",
            )


@dataclass(frozen=True, slots=True)
class CommitteeMeetingRoll:
    """Incumbent members of a committee or inspection commission; absentees stay in the base."""

    summoned: int
    suspended: int = 0

    def base(self, regulation: Regulation) -> Verdict[int]:
        """The base in persons; taking away the suspended is unverified and says so."""
        terms = ((self.suspended, "bị đình chỉ sinh hoạt"),)
        found = _subtract(regulation, "base-committee-meeting", self.summoned, "ủy viên đương nhiệm", terms)
        if not self.suspended:
            return found
        note = regulation.rule("base-committee-suspended").note(
            "suspended-not-in-base",
            f"Đã trừ {whole(self.suspended)} ủy viên bị đình chỉ sinh hoạt khỏi số ủy viên đương nhiệm.",
        )
        return Verdict(found.answer, (*found.findings, note))


@dataclass(frozen=True, slots=True)
class CellConferenceRoll:
    """Official members at a conference of a cell that is not a congress (hội nghị chi bộ)."""

    summoned: int
    temporary_elsewhere: int = 0
    exempt: int = 0

    def base(self, regulation: Regulation) -> Verdict[int]:
        """The base in persons; sources differ about a conference, so the finding is unverified."""
        terms = ((self.temporary_elsewhere, "sinh hoạt tạm thời nơi khác"), (self.exempt, "được miễn sinh hoạt"))
        return _subtract(regulation, "base-cell-conference", self.summoned, "đảng viên chính thức", terms)


@dataclass(frozen=True, slots=True)
class ConferenceRoll:
    """Those summoned to a conference that is asked for opinions and elects nobody (hội nghị lấy ý kiến)."""

    summoned: int
    absent: int = 0

    def base(self, regulation: Regulation) -> Verdict[int]:
        """Those present, of whom the shares are taken; no source read says so, so the finding is unverified."""
        terms = ((self.absent, "vắng mặt"),)
        return _subtract(regulation, "base-conference", self.summoned, "người", terms, what="tỷ lệ ý kiến")


Roll: TypeAlias = MemberCongressRoll | DelegateCongressRoll | CommitteeMeetingRoll | CellConferenceRoll | ConferenceRoll


def needed_votes(base: int) -> int:
    """The fewest votes that are more than half of the base: 2 * votes > base."""
    return base // 2 + 1


def is_over_half(votes: int, base: int) -> bool:
    """Whether the votes are more than half of the base (quá một nửa); exactly half is not."""
    return 2 * votes > base


def _subtract(
    regulation: Regulation,
    key: str,
    summoned: int,
    who: str,
    terms: Iterable[tuple[int, str]],
    *,
    what: str = "kết quả",
) -> Verdict[int]:
    taken = [(count, label) for count, label in terms if count > 0]
    base = summoned - sum(count for count, _ in taken)
    sums = "".join(f" − {whole(count)} {label}" for count, label in taken)
    total = f" = {whole(base)}" if taken else ""
    sentence = f"Cơ sở tính {what}: {whole(summoned)} {who} được triệu tập{sums}{total}."
    findings = [regulation.rule(key).note("base", sentence)]
    if base <= 0:
        findings.append(
            regulation.rule(key).error(
                "base-not-positive",
                f"Số người phải trừ ({whole(summoned - base)}) không nhỏ hơn số được triệu tập ({whole(summoned)});"
                f" không còn ai để tính {what}.",
            )
        )
    return Verdict(base, tuple(findings))
