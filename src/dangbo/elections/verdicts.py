"""The verdict of the rules on a count of an election, and how it is kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dangbo.elections.models import CountResult, Election
from dangbo.elections.queries.roll_lines import roll_of
from dangbo.rules.elections.counts import BallotCounts, CandidateVotes
from dangbo.rules.elections.delegates import Delegation, split_delegates
from dangbo.rules.elections.outcome import NextStep, Outcome, Poll, Result, Standing
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import Regulation, regulation
from dangbo.rules.elections.resolving import resolve
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict, collect
from dangbo.vietnamese.numbers import format_int

VERSION = 1


def regulation_frozen(election: Election) -> Regulation:
    """The regulation by which a closed vote is judged."""
    frozen = frozen_of(election)
    return regulation(frozen["regulation"]["name"]).as_of(date.fromisoformat(frozen["meeting"]["held_on"]))


def frozen_of(election: Election) -> Mapping[str, Any]:
    """What was frozen at the closing. ValueError for a vote that is still open."""
    if election.frozen is None:
        raise ValueError("the vote is not closed")
    found: Mapping[str, Any] = election.frozen
    return found


def base_of(election: Election) -> Verdict[int]:
    """The base of a closed vote with its arithmetic."""
    frozen = frozen_of(election)
    return roll_of(frozen["meeting"]["kind"], frozen["roll"]).base(regulation_frozen(election))


def candidate_votes(election: Election, votes: Mapping[str, int]) -> tuple[CandidateVotes, ...]:
    """The votes by the names of the ballot, in its order. votes: by the id of the candidate."""
    return tuple(CandidateVotes(row["ballot_name"], votes[row["id"]]) for row in frozen_of(election)["candidates"])


def poll_of(election: Election, count: CountResult) -> Poll:
    """A closed vote and its count as the rules take them."""
    frozen = frozen_of(election)
    said = frozen["election"]
    return Poll(
        roll=roll_of(frozen["meeting"]["kind"], frozen["roll"]),
        seats=said["seats"],
        candidates=candidate_votes(election, count.votes),
        ballots=BallotCounts(count.issued, count.collected, count.valid, count.invalid),
        post=Post(said["post"]),
        round=said["round"],
        runoff_of_tie=said["runoff_of_tie"],
    )


def verdict_of(election: Election, count: CountResult) -> Verdict[Result]:
    """The verdict on a count, with arithmetic and articles; of delegates also what the rules say on alternates."""
    if election.asks_opinions:
        return opinions_of(election, count)
    verdict = resolve(poll_of(election, count), regulation_frozen(election))
    if election.by_hands:
        return Verdict(verdict.answer, collect(verdict.findings, [by_hands_note(election)]))
    split = delegation_of(election, count, verdict.answer)
    return Verdict(verdict.answer, collect(verdict.findings, split.findings if split else ()))


def opinions_of(election: Election, count: CountResult) -> Verdict[Result]:
    """The opinions on each name as a share of those present at the vote; nobody is elected by them."""
    present = election.present or count.issued
    standings = tuple(
        Standing(
            each.name, each.votes, percent_text(each.votes, present), 2 * each.votes > present, Outcome.NOT_ELECTED
        )
        for each in candidate_votes(election, count.votes)
    )
    return Verdict(Result(present, None, standings, (), (), 0, NextStep.NONE), (opinions_note(election, present),))


def opinions_note(election: Election, present: int) -> Finding:
    """Of whom the shares of an opinion ballot are taken, and that it elects nobody."""
    return Finding(
        "opinions-only",
        Severity.NOTE,
        regulation_frozen(election).rule("secret-ballot").article,
        f"Tỷ lệ tính trên {format_int(present)} người có mặt; phiếu xin ý kiến, phiếu giới thiệu không bầu ra ai.",
    )


def by_hands_note(election: Election) -> Finding:
    """What no text that was read says about raised hands."""
    return Finding(
        "hands-majority",
        Severity.NOTE,
        regulation_frozen(election).rule("show-of-hands").article,
        "Quy chế không ghi cơ sở tính kết quả biểu quyết giơ tay; ở đây tính như bầu cử.",
        Certainty.UNVERIFIED,
    )


def delegation_of(election: Election, count: CountResult, result: Result) -> Verdict[Delegation] | None:
    """Official delegates and proposed alternates, where the election asks for alternates and has a base."""
    if election.asks_opinions or not election.alternates or result.base < 1 or election.runoff_of_tie:
        return None
    votes = candidate_votes(election, count.votes)
    return split_delegates(votes, result.base, election.seats, election.alternates, regulation_frozen(election))


def verdict_data(verdict: Verdict[Result], delegation: Delegation | None = None) -> dict[str, Any]:
    """The verdict as JSON, version 1: the keys of `dangbo resolve`, and "alternates" where there are any."""
    result = verdict.answer
    return {
        "v": VERSION,
        "base": result.base,
        "needed": result.needed,
        "candidates": [
            {
                "name": one.name,
                "votes": one.votes,
                "percent": one.percent,
                "over_half": one.over_half,
                "outcome": one.outcome.value,
            }
            for one in result.standings
        ],
        "elected": list(result.elected),
        "tied": list(result.tied),
        "seats_unfilled": result.seats_unfilled,
        "next": result.next_step.value,
        "alternates": list(delegation.proposed_alternates) if delegation else [],
        "findings": [finding_data(finding) for finding in verdict.findings],
    }


def finding_data(finding: Finding) -> dict[str, str]:
    """A finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "article": finding.article,
        "message": finding.message,
        "certainty": finding.certainty.value,
    }


def finding_of(data: Mapping[str, str]) -> Finding:
    """The finding that `finding_data` wrote."""
    certainty, severity = Certainty(data["certainty"]), Severity(data["severity"])
    return Finding(data["code"], severity, data["article"], data["message"], certainty)


def findings_of(data: Mapping[str, Any]) -> Iterable[Finding]:
    """The findings of a kept verdict."""
    return [finding_of(each) for each in data["findings"]]
