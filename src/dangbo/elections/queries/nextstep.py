"""What follows an announced vote: a further round, a question to the congress, or the minutes."""

from dangbo.elections.models import Election, OpenDecision, State
from dangbo.elections.verdicts import findings_of
from dangbo.rules.elections.outcome import NextStep
from dangbo.rules.verdict import Finding

FURTHER_ROUND = "seats-unfilled"
TIED_AGAIN = "tied-again"
ALTERNATES = "congress-decides-alternates"
QUESTION_NAMES = {
    FURTHER_ROUND: "Có bầu tiếp hay không",
    TIED_AGAIN: "Có bầu lại nữa hay không",
    ALTERNATES: "Có lấy đại biểu dự khuyết từ danh sách này hay không",
}
"""Findings of a verdict that ask the congress (or the meeting) to decide, and what they ask."""


def next_of(election: Election) -> NextStep:
    """What the announced verdict says comes next."""
    return NextStep(election.announcement.verdict["next"])


def later_round(election: Election) -> Election | None:
    """The vote that was set up after this one, unless it was given up."""
    first = election.first_id or election.pk
    rows = Election.objects.filter(first=first, round=election.round + 1).exclude(state=State.CANCELLED)
    return rows.first()


def questions_of(election: Election) -> list[Finding]:
    """The questions of the verdict that nobody has answered yet."""
    if election.state not in (State.ANNOUNCED, State.MINUTES_SIGNED):
        return []
    answered = set(OpenDecision.objects.filter(election=election).values_list("code", flat=True))
    step = next_of(election)
    asked = [finding for finding in findings_of(election.announcement.verdict) if finding.code in QUESTION_NAMES]
    if step is not NextStep.CONGRESS_DECIDES:
        asked = [finding for finding in asked if finding.code == ALTERNATES]
    return [finding for finding in asked if finding.code not in answered]


def is_further_round_due(election: Election) -> bool:
    """Whether another vote follows now: the rule says so, or the congress decided it, and none is set up."""
    if election.state not in (State.ANNOUNCED, State.MINUTES_SIGNED) or later_round(election) is not None:
        return False
    step = next_of(election)
    if step in (NextStep.REVOTE_TIED, NextStep.VOTE_AGAIN):
        return True
    decided = election.decisions.filter(code__in=(FURTHER_ROUND, TIED_AGAIN), agreed=True)
    return step is NextStep.CONGRESS_DECIDES and decided.exists()
