"""Review by the superior (duyệt đại hội): dossier, deadline, states, who may sit on it (rules/congress 5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_working_days
from dangbo.rules.congress.backward import Occasion
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.values import entry_of, level_entry
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Severity, Verdict


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One paper of the dossier. catalogue: its number among the thirty papers, 0 for none; required: False for what
    is there only if it has happened (complaints).
    """

    code: str
    label: str
    catalogue: int
    required: bool


def dossier_items(occasion: Occasion, at: date, parameters: ParameterSet | None = None) -> tuple[DossierItem, ...]:
    """The papers that the dossier of such a congress needs, by the rules of the date."""
    entry = entry_of("review.dossier", at, parameters)
    return tuple(
        DossierItem(
            str(row.get("code")),
            str(row.get("label")),
            int(row.get("catalogue") or 0),
            row.get("required") != "if_any",
        )
        for row in entry.rows
        if occasion.needs(str(row.get("needs") or ""))
    )


def check_dossier(
    have: Collection[str], occasion: Occasion, at: date, parameters: ParameterSet | None = None
) -> Verdict[tuple[DossierItem, ...]]:
    """What is missing before the dossier may be submitted. have: the codes of the papers attached."""
    items = dossier_items(occasion, at, parameters)
    wanted = [item for item in items if item.required]
    missing = tuple(item for item in wanted if item.code not in have)
    if not missing:
        return Verdict(())
    names = "; ".join(item.label[0].lower() + item.label[1:] for item in missing)
    message = f"Hồ sơ có {whole(len(wanted) - len(missing))} trên {whole(len(wanted))} văn bản, thiếu: {names}."
    return Verdict(missing, (finding_from(entry_of("review.dossier", at, parameters), "dossier-incomplete", message),))


def review_by(
    level: CongressLevel,
    opening: date,
    *,
    at: date | None = None,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> Verdict[date]:
    """The last day for the review of a congress that opens on that day."""
    entry = level_entry("review.working_days", level, at or opening, parameters)
    last = add_working_days(opening, -entry.integer, extra)
    message = f"Duyệt trước khai mạc {day(opening)} ít nhất {entry.integer} ngày làm việc: chậm nhất ngày {day(last)}."
    return Verdict(last, (finding_from(entry, "review-deadline", message, Severity.NOTE),))


class ReviewState(StrEnum):
    """The states of a review, in their order."""

    PREPARING = "preparing"
    SUBMITTED = "submitted"
    UNDER_APPRAISAL = "under_appraisal"
    APPRAISED = "appraised"
    REVIEWED = "reviewed"
    TO_BE_REVIEWED_AGAIN = "to_be_reviewed_again"
    SUPPLEMENTS_ASKED = "supplements_asked"
    CLEARED = "cleared"


REVIEW_STATE_LABELS: dict[ReviewState, str] = {
    ReviewState.PREPARING: "Đang chuẩn bị",
    ReviewState.SUBMITTED: "Đã trình hồ sơ",
    ReviewState.UNDER_APPRAISAL: "Đang thẩm định",
    ReviewState.APPRAISED: "Đã thẩm định",
    ReviewState.REVIEWED: "Chờ kết luận",
    ReviewState.TO_BE_REVIEWED_AGAIN: "Duyệt lại",
    ReviewState.SUPPLEMENTS_ASKED: "Chờ bổ sung",
    ReviewState.CLEARED: "Đủ điều kiện",
}


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What has happened. approved: what the conclusion says, None before it; supplements_open: asked, not accepted."""

    submitted: bool = False
    appraisals_asked: int = 0
    appraisals_given: int = 0
    held: bool = False
    approved: bool | None = None
    supplements_open: int = 0


def review_state(facts: ReviewFacts) -> ReviewState:
    """The state that the facts make."""
    if facts.approved is not None:
        return _concluded(facts)
    if facts.held:
        return ReviewState.REVIEWED
    if not facts.submitted:
        return ReviewState.PREPARING
    if not facts.appraisals_asked:
        return ReviewState.SUBMITTED
    finished = facts.appraisals_given >= facts.appraisals_asked
    return ReviewState.APPRAISED if finished else ReviewState.UNDER_APPRAISAL


def _concluded(facts: ReviewFacts) -> ReviewState:
    if not facts.approved:
        return ReviewState.TO_BE_REVIEWED_AGAIN
    return ReviewState.SUPPLEMENTS_ASKED if facts.supplements_open else ReviewState.CLEARED


class Tie(StrEnum):
    """What ties a reviewer to the organisation under review."""

    COMMITTEE_MEMBER = "committee_member"
    NOMINEE = "nominee"
    PREPARATION_GROUP = "preparation_group"
    MEMBER = "member"


TIE_LABELS: dict[Tie, str] = {
    Tie.COMMITTEE_MEMBER: "là cấp ủy viên của đơn vị được duyệt",
    Tie.NOMINEE: "có tên trong danh sách nhân sự được duyệt",
    Tie.PREPARATION_GROUP: "ở trong tiểu ban chuẩn bị đại hội được duyệt",
    Tie.MEMBER: "là đảng viên của đơn vị được duyệt",
}
REFUSING_TIES = (Tie.COMMITTEE_MEMBER, Tie.NOMINEE)


def check_reviewer(name: str, ties: Collection[Tie]) -> Verdict[bool]:
    """May somebody appraise or review? Not their own committee or themselves; other ties are a warning."""
    return permits(
        inconsistency(
            f"reviewer-{tie}",
            f"{name} {TIE_LABELS[tie]}.",
            Severity.ERROR if tie in REFUSING_TIES else Severity.WARNING,
        )
        for tie in Tie
        if tie in ties
    )
