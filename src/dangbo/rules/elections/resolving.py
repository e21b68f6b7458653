"""The verdict on a vote: its result, and the findings that spell out why, each with its article."""

from __future__ import annotations

from collections.abc import Iterator

from dangbo.rules.elections.base import CommitteeMeetingRoll, is_over_half, needed_votes
from dangbo.rules.elections.counts import check_ballots, check_votes
from dangbo.rules.elections.outcome import Cut, NextStep, Outcome, Poll, Result, Standing, cut, next_step
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import percent_text, whole
from dangbo.rules.verdict import Finding, Severity, Verdict


def resolve(poll: Poll, regulation: Regulation) -> Verdict[Result]:
    """The verdict on a vote. Counts that cannot be withhold it; more collected than issued cancels the whole vote."""
    base = poll.roll.base(regulation)
    findings = [*base.findings, *_check(poll, base.answer, regulation)]
    if poll.ballots is not None and poll.ballots.whole_vote_cancelled:
        return Verdict(_result(poll, base.answer, Cut(()), NextStep.WHOLE_VOTE_CANCELLED), tuple(findings))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Verdict(_result(poll, base.answer, Cut(()), NextStep.NONE), tuple(findings))
    votes = [candidate.votes for candidate in poll.candidates]
    decided = cut(votes, poll.seats, base.answer, majority=not poll.runoff_of_tie)
    step = next_step(poll, decided, regulation)
    findings += _explain_winners(poll, base.answer, decided, regulation)
    findings += _explain_tie(poll, decided, regulation)
    findings += _explain_step(poll, decided, step, regulation)
    return Verdict(_result(poll, base.answer, decided, step), tuple(findings))


def _result(poll: Poll, base: int, decided: Cut, step: NextStep) -> Result:
    names = [candidate.name for candidate in poll.candidates]
    return Result(
        base=base,
        needed=needed_votes(base) if base > 0 else None,
        standings=tuple(_standing(poll, place, base, decided) for place in range(len(names))),
        elected=tuple(names[place] for place in decided.winners),
        tied=tuple(names[place] for place in decided.tied),
        seats_unfilled=poll.seats - len(decided.winners),
        next_step=step,
    )


def _standing(poll: Poll, place: int, base: int, decided: Cut) -> Standing:
    candidate = poll.candidates[place]
    outcome = Outcome.NOT_ELECTED
    if place in decided.winners:
        outcome = Outcome.ELECTED
    elif place in decided.tied:
        outcome = Outcome.TIED
    return Standing(
        name=candidate.name,
        votes=candidate.votes,
        percent=percent_text(candidate.votes, base) if base > 0 else None,
        over_half=base > 0 and is_over_half(candidate.votes, base),
        outcome=outcome,
    )


def _check(poll: Poll, base: int, regulation: Regulation) -> Iterator[Finding]:
    if base > 0 and not poll.runoff_of_tie:
        needed = needed_votes(base)
        yield regulation.rule("majority").note(
            "majority",
            f"Trúng cử phải quá một nửa của {whole(base)}: ít nhất {whole(needed)} phiếu"
            f" (2 × {whole(needed)} = {whole(2 * needed)} > {whole(base)}).",
        )
    if poll.ballots is not None:
        yield from check_ballots(poll.ballots, base, regulation)
    yield from check_votes(poll.candidates, poll.seats, poll.ballots, base, regulation)
    if poll.runoff_of_tie and len(poll.candidates) <= poll.seats:
        yield regulation.rule("tie").error(
            "runoff-without-contest",
            "Bầu lại giữa những người bằng phiếu phải có nhiều người hơn số ghế:"
            f" có {whole(len(poll.candidates))} người cho {whole(poll.seats)} ghế.",
        )


def _explain_winners(poll: Poll, base: int, decided: Cut, regulation: Regulation) -> Iterator[Finding]:
    if poll.runoff_of_tie:
        yield regulation.rule("tie").warning(
            "runoff-without-majority",
            "Bầu lại giữa những người bằng phiếu: người nhiều phiếu hơn trúng cử, không cần quá một nửa.",
        )
        return
    for candidate in poll.candidates:
        if 2 * candidate.votes == base:
            yield regulation.rule("majority").note(
                "exactly-half",
                f"{candidate.name} được {whole(candidate.votes)} phiếu, đúng một nửa của {whole(base)}"
                f" (2 × {whole(candidate.votes)} = {whole(base)}): chưa quá một nửa, không trúng cử.",
            )
    over = sum(is_over_half(candidate.votes, base) for candidate in poll.candidates)
    if over > poll.seats:
        yield regulation.rule("more-over-half-than-seats").note(
            "more-over-half-than-seats",
            f"Có {whole(over)} người quá một nửa, số cần bầu là {whole(poll.seats)}:"
            " lấy từ người nhiều phiếu hơn xuống cho đủ số.",
        )


def _explain_tie(poll: Poll, decided: Cut, regulation: Regulation) -> Iterator[Finding]:
    if not decided.tied:
        return
    tied = ", ".join(poll.candidates[place].name for place in decided.tied)
    votes, seats = poll.candidates[decided.tied[0]].votes, poll.seats - len(decided.winners)
    facts = f"{tied} cùng được {whole(votes)} phiếu cho {whole(seats)} ghế cuối"
    if poll.runoff_of_tie:
        yield regulation.rule("tie-again").warning(
            "tied-again", f"{facts}, vẫn bằng phiếu: {_meeting(poll)} quyết định có bầu lại nữa hay không."
        )
    else:
        yield regulation.rule("tie").warning(
            "tie-at-last-seat",
            f"{facts}: lập danh sách những người bằng phiếu để {_meeting(poll)} bầu lại,"
            " người nhiều phiếu hơn trúng cử, không cần quá một nửa.",
        )


def _explain_step(poll: Poll, decided: Cut, step: NextStep, regulation: Regulation) -> Iterator[Finding]:
    if decided.tied or step is NextStep.NONE:
        return
    elected = len(decided.winners)
    short = (
        f"Bầu được {whole(elected)} trong {whole(poll.seats)} người cần bầu, còn thiếu {whole(poll.seats - elected)}"
    )
    if step is NextStep.VOTE_AGAIN:
        rule, what = "too-few-delegates", "tiến hành bầu lần tiếp theo"
    elif step is NextStep.SUPERIOR_APPOINTS:
        rule = "cell-secretary-appointed"
        what = f"đã bầu đến lần thứ {whole(poll.round)} mà chưa đủ phiếu, cấp ủy cấp trên trực tiếp chỉ định bí thư"
    else:
        rule = "too-few-delegates" if poll.post is Post.DELEGATES else "too-few-elected"
        what = f"{_meeting(poll)} quyết định có bầu tiếp hay không và có bổ sung danh sách hay không"
    yield regulation.rule(rule).warning("seats-unfilled", f"{short}{_of(poll)}: {what}.")


def _of(poll: Poll) -> str:
    return f" ({POST_LABELS[poll.post]})" if poll.post else ""


def _meeting(poll: Poll) -> str:
    return "hội nghị" if isinstance(poll.roll, CommitteeMeetingRoll) else "đại hội"
