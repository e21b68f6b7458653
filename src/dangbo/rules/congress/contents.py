"""What a congress is about (nội dung đại hội): four contents, of which elections may be left to the superior."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from dangbo.rules.congress.values import entry_of
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict, collect


class Content(StrEnum):
    """The four contents of a full congress (Chỉ thị 35-CT/TW)."""

    REVIEW_OF_TERM = "review_of_term"
    HIGHER_DRAFTS = "higher_drafts"
    COMMITTEE_ELECTION = "committee_election"
    DELEGATION_ELECTION = "delegation_election"


CONTENT_LABELS: dict[Content, str] = {
    Content.REVIEW_OF_TERM: "Tổng kết nghị quyết nhiệm kỳ qua, phương hướng nhiệm kỳ tới",
    Content.HIGHER_DRAFTS: "Thảo luận dự thảo văn kiện đại hội cấp trên",
    Content.COMMITTEE_ELECTION: "Bầu cấp ủy nhiệm kỳ mới",
    Content.DELEGATION_ELECTION: "Bầu đại biểu dự đại hội cấp trên",
}


def check_contents(
    contents: Collection[Content],
    at: date,
    *,
    leave: str = "",
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May a congress be held with these contents?

    leave: the document or body by which the superior lets the congress meet without electing the committee, which is
    then appointed (chỉ định).
    """
    held = frozenset(contents)
    if not held:
        return permits((inconsistency("no-contents", "Đại hội phải có ít nhất một nội dung."),))
    return permits(collect(_missing_parts(held), _without_election(held, at, leave.strip(), parameters)))


def _missing_parts(held: frozenset[Content]) -> tuple[Finding, ...]:
    return tuple(
        inconsistency(
            "usual-content-missing", f"Thiếu nội dung thường có: {CONTENT_LABELS[content].lower()}.", Severity.WARNING
        )
        for content in (Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS)
        if content not in held
    )


def _without_election(
    held: frozenset[Content], at: date, leave: str, parameters: ParameterSet | None
) -> tuple[Finding, ...]:
    entry = entry_of("contents.without_election_needs_leave", at, parameters)
    if Content.COMMITTEE_ELECTION in held or not entry.flag:
        return ()
    if leave:
        message = f"Đại hội không bầu cấp ủy; cấp ủy do cấp trên chỉ định ({leave})."
        return (finding_from(entry, "without-election-by-leave", message, Severity.NOTE),)
    message = "Đại hội không bầu cấp ủy thì phải được cấp ủy cấp trên đồng ý; ghi rõ văn bản hoặc cơ quan đồng ý."
    return (finding_from(entry, "without-election-needs-leave", message),)
