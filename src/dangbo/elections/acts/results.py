"""Totals of a count written down: by the counting desk when everything reconciles, or typed once from a hand count."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.elections.acts.guards import locked, require_counter
from dangbo.elections.models import CountResult, CountSource, Election, State
from dangbo.elections.states import move, require_state
from dangbo.elections.verdicts import base_of, candidate_votes, frozen_of, regulation_frozen
from dangbo.registry.acts.refusal import NO_CODES, error, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.counts import BallotCounts, check_ballots, check_votes
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class InvalidReason:
    """Why ballots are invalid, and how many for this reason."""

    reason: str
    count: int


@transaction.atomic
def record_count(
    *,
    actor: Actor,
    election: Election,
    ballots: BallotCounts,
    votes: Mapping[uuid.UUID, int],
    source: CountSource = CountSource.BY_HAND,
    invalid_reasons: Sequence[InvalidReason] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> CountResult:
    """Write the totals of a count; the election is then reconciled and may be announced.

    votes: on valid ballots, by the id of everybody on the list. A count that cannot be is refused with the article;
    a later one takes the place of the earlier, which stays. Raises Refused and NotAllowed.
    """
    require_counter(actor, election.meeting)
    held = locked(election)
    require_state(held, State.VOTING_CLOSED, State.COUNTING, State.RECONCILED)
    by_id = {str(key): number for key, number in votes.items()}
    accepted = weigh(_findings(held, ballots, by_id, invalid_reasons), accepted_warnings)
    count = CountResult.objects.create(
        election=held,
        number=held.counts.count() + 1,
        source=source,
        issued=ballots.issued,
        collected=ballots.collected,
        valid=ballots.valid,
        invalid=ballots.invalid,
        invalid_reasons=[{"reason": clean_line(each.reason), "count": each.count} for each in invalid_reasons],
        votes=by_id,
        recorded_at=timezone.now(),
        recorded_by_id=actor.account_id,
        recorded_by_name=actor.name,
    )
    move(held, State.RECONCILED)
    write(
        "record_count",
        actor,
        f"{held.title}: phát ra {format_int(count.issued)}, thu vào {format_int(count.collected)}, hợp lệ "
        f"{format_int(count.valid)}, không hợp lệ {format_int(count.invalid)} ({source.label.lower()})",
        organisation=held.meeting.organisation_id,
        subject=held,
        accepted=accepted,
        details={"count": count.number, "source": source.value, "votes": by_id},
    )
    return count


def _findings(
    election: Election, ballots: BallotCounts, votes: Mapping[str, int], reasons: Sequence[InvalidReason]
) -> Iterator[Finding]:
    rules = regulation_frozen(election)
    listed = {row["id"] for row in frozen_of(election)["candidates"]}
    if set(votes) != listed:
        yield error("votes-not-of-the-list", "Phải có số phiếu của đúng những người trong danh sách bầu cử.")
        return
    counted = (ballots.issued, ballots.collected, ballots.valid, ballots.invalid, *votes.values())
    if any(number < 0 for number in counted):
        yield error("negative-count", "Số phiếu không thể âm.")
        return
    if election.issued is not None and ballots.issued != election.issued:
        yield rules.rule("counts").error(
            "issued-differs",
            f"Số phiếu phát ra đã ghi khi bỏ phiếu là {format_int(election.issued)}, "
            f"không phải {format_int(ballots.issued)}.",
        )
    base = base_of(election).answer
    yield from check_ballots(ballots, base, rules)
    yield from check_votes(candidate_votes(election, votes), election.seats, ballots, base, rules)
    told = sum(each.count for each in reasons)
    if reasons and told != ballots.invalid:
        yield rules.rule("counts").error(
            "reasons-not-invalid",
            f"Các lý do không hợp lệ cộng lại {format_int(told)} phiếu, số phiếu không hợp lệ là "
            f"{format_int(ballots.invalid)}.",
        )
