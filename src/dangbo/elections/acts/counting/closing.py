"""A count ends when its equations hold; two counts that are equal become the count of the election."""

import uuid
from collections.abc import Collection

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.acts.guards import locked, require_counter
from dangbo.elections.acts.results import InvalidReason, record_count
from dangbo.elections.models import CountResult, CountSource, Election, State
from dangbo.elections.models.counting import Count, CountState, RecordKind
from dangbo.elections.queries.counting.reconciling import differences_of, fails
from dangbo.elections.queries.counting.standing import Standing, standing_of
from dangbo.elections.states import require_state
from dangbo.registry.acts.refusal import NO_CODES, Refused, error, refuse
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def close_count(*, actor: Actor, count: Count) -> Count:
    """End a count in which every ballot has one conclusion and every equation holds. Raises Refused and NotAllowed."""
    found = held(actor, count)
    require_open(found)
    require_state(found.election, State.COUNTING)
    standing = standing_of(found)
    _require_whole(standing)
    totals = standing.totals
    turn = found.chain.filter(kind=RecordKind.CLOSED).count() + 1
    append(
        found,
        RecordKind.CLOSED,
        {"totals": totals.data(standing.slate), "checksum": standing.checksum},
        turn=turn,
    )
    found.state = CountState.CLOSED
    found.save(update_fields=["state"])
    write(
        "close_count",
        actor,
        f"{found.election.title}, {str(found).lower()}: kiểm xong {format_int(totals.ballots)} phiếu, hợp lệ "
        f"{format_int(totals.valid)}, không hợp lệ {format_int(totals.invalid)}",
        organisation=found.election.meeting.organisation_id,
        subject=found,
        details={"records": found.records, "head": found.head, "checksum": standing.checksum},
    )
    return found


@transaction.atomic
def confirm_counts(*, actor: Actor, election: Election, accepted_warnings: Collection[str] = NO_CODES) -> CountResult:
    """Make two independent counts that are equal the count of the election, which is then reconciled.

    Equal are all totals and the set of ballots. Raises Refused, with every difference, and NotAllowed.
    """
    require_counter(actor, election.meeting)
    vote = locked(election)
    require_state(vote, State.COUNTING)
    first, second = _two(vote)
    for standing in (first, second):
        _require_whole(standing)
    differences = differences_of(first, second)
    if differences:
        raise Refused([_differs(first, second, each.what, each.first, each.second) for each in differences])
    totals = first.totals
    return record_count(
        actor=actor,
        election=vote,
        ballots=BallotCounts(vote.issued or 0, first.count.collected, totals.valid, totals.invalid),
        votes={uuid.UUID(key): votes for key, votes in zip(first.slate.ids, totals.votes, strict=True)},
        source=CountSource(first.count.way),
        invalid_reasons=[InvalidReason(reason, number) for reason, number in sorted(totals.reasons.items())],
        accepted_warnings=accepted_warnings,
    )


def _two(vote: Election) -> tuple[Standing, Standing]:
    closed = [standing_of(each) for each in vote.ballot_counts.filter(state=CountState.CLOSED)]
    if vote.ballot_counts.filter(state=CountState.OPEN).exists():
        refuse("count-open", "Còn một lần kiểm chưa xong.")
    if len(closed) < 2:
        refuse("one-count", "Phải kiểm hai lần độc lập, xáo phiếu trước lần hai; mới kiểm xong một lần.")
    return closed[0], closed[-1]


def _require_whole(standing: Standing) -> None:
    if not standing.is_settled:
        refuse("not-settled", f"{standing.count} còn phiếu chưa kết luận hoặc chưa vào tập.")
    broken = fails(standing)
    if broken:
        raise Refused(
            [
                error("equation", f"{standing.count}: {each.name}, nhưng {each.left} khác {each.right}.")
                for each in broken
            ]
        )


def _differs(first: Standing, second: Standing, what: str, one: str, other: str) -> Finding:
    return error(
        "counts-differ", f"{what}: {str(first.count).lower()} ghi {one}; {str(second.count).lower()} ghi {other}."
    )
