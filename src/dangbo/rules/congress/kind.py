"""Member congress or delegate congress: the rule of 200 members (Chỉ thị về đại hội; rules/congress 8.1)."""

from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.congress.levels import LEVEL_LABELS, CongressLevel
from dangbo.rules.congress.values import entry_of
from dangbo.rules.findings import finding_from, inconsistency
from dangbo.rules.parameters import Entry, ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict


class CongressKind(StrEnum):
    """Who meets: all members (đại hội đảng viên) or delegates (đại hội đại biểu)."""

    MEMBER = "member"
    DELEGATE = "delegate"


CONGRESS_KIND_LABELS: dict[CongressKind, str] = {
    CongressKind.MEMBER: "Đại hội đảng viên",
    CongressKind.DELEGATE: "Đại hội đại biểu",
}


def congress_kind(
    level: CongressLevel,
    members: int,
    at: date,
    *,
    is_cell: bool = False,
    chosen: CongressKind | None = None,
    reason: str = "",
    agreed_by: str = "",
    parameters: ParameterSet | None = None,
) -> Verdict[CongressKind]:
    """The kind of congress that so many members hold, or the chosen one with what is to be said of it.

    is_cell: a cell, grassroots or not, always holds a member congress; reason, agreed_by: why the choice differs from
    the rule and which committee agreed. ValueError for a negative number of members.
    """
    if members < 0:
        raise ValueError("a count of members cannot be negative")
    limit = entry_of("member_congress.below_members", at, parameters)
    ruled = _ruled(level, members, limit, is_cell=is_cell)
    if chosen is None or chosen is ruled:
        return Verdict(ruled, (_explanation(ruled, level, members, limit, is_cell=is_cell),))
    return Verdict(chosen, _exception(chosen, ruled, members, limit, reason.strip(), agreed_by.strip()))


def _ruled(level: CongressLevel, members: int, limit: Entry, *, is_cell: bool) -> CongressKind:
    if is_cell:
        return CongressKind.MEMBER
    if level in (CongressLevel.ABOVE_GRASSROOTS, CongressLevel.CENTRAL):
        return CongressKind.DELEGATE
    return CongressKind.MEMBER if members < limit.integer else CongressKind.DELEGATE


def _explanation(ruled: CongressKind, level: CongressLevel, members: int, limit: Entry, *, is_cell: bool) -> Finding:
    label = CONGRESS_KIND_LABELS[ruled].lower()
    if is_cell:
        message = f"Chi bộ tổ chức {label}."
    elif level in (CongressLevel.ABOVE_GRASSROOTS, CongressLevel.CENTRAL):
        message = f"{LEVEL_LABELS[level]} tổ chức {label}."
    else:
        side = "dưới" if members < limit.integer else "từ"
        upward = "" if members < limit.integer else " trở lên"
        message = f"Có {whole(members)} đảng viên, {side} {whole(limit.integer)}{upward}: tổ chức {label}."
    return finding_from(limit, "congress-kind", message, Severity.NOTE)


def _exception(
    chosen: CongressKind, ruled: CongressKind, members: int, limit: Entry, reason: str, agreed_by: str
) -> tuple[Finding, ...]:
    message = (
        f"Có {whole(members)} đảng viên, theo mức {whole(limit.integer)} là {CONGRESS_KIND_LABELS[ruled].lower()}, "
        f"nhưng chọn {CONGRESS_KIND_LABELS[chosen].lower()}"
    )
    if reason and agreed_by:
        return (finding_from(limit, "congress-kind-by-consent", f"{message}; {agreed_by} đã đồng ý.", Severity.NOTE),)
    missing = " và ".join(
        word for word, given in (("nêu lý do", reason), ("ghi cấp ủy cấp trên đã đồng ý", agreed_by)) if not given
    )
    return (inconsistency("congress-kind-exception", f"{message}; phải {missing}."),)
