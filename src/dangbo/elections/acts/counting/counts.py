"""A count begins, is divided into batches, and may be set aside."""

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.acts.guards import locked, require_counter
from dangbo.elections.models import Election, State, Way
from dangbo.elections.models.counting import Batch, Count, CountState, CountWay, RecordKind
from dangbo.elections.states import move, require_state
from dangbo.elections.verdicts import regulation_frozen
from dangbo.registry.acts.refusal import error, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.counts import BallotCounts, check_ballots
from dangbo.rules.verdict import Severity
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

LARGEST_BATCH = 500


@transaction.atomic
def open_count(*, actor: Actor, election: Election, way: CountWay, collected: int, not_returned: int) -> Count:
    """Begin a count with the number of ballots taken from the box and of those handed out and not returned.

    More ballots than were handed out end the vote (244 Art 17; 190 Art 15). Raises Refused and NotAllowed.
    """
    require_counter(actor, election.meeting)
    vote = locked(election)
    require_state(vote, State.VOTING_CLOSED, State.COUNTING)
    if vote.way == Way.HANDS:
        refuse("counted-by-hands", "Cuộc bầu này biểu quyết giơ tay, không có phiếu để kiểm.")
    _require_ballots(vote, collected, not_returned)
    count = Count.objects.create(
        election=vote,
        number=vote.ballot_counts.count() + 1,
        way=way,
        collected=collected,
        not_returned=not_returned,
        opened_at=timezone.now(),
        opened_by_name=actor.name,
    )
    append(
        count,
        RecordKind.OPENED,
        {
            "election": str(vote.pk),
            "frozen": vote.digest,
            "way": way.value,
            "collected": collected,
            "not_returned": not_returned,
        },
    )
    move(vote, State.COUNTING)
    write(
        "open_count",
        actor,
        f"{vote.title}: mở lần kiểm {count.number} ({way.label.lower()}), thu vào {format_int(collected)} phiếu",
        organisation=vote.meeting.organisation_id,
        subject=count,
    )
    return count


@transaction.atomic
def add_batch(*, actor: Actor, count: Count, declared: int) -> Batch:
    """Put so many ballots, counted by people, into the next batch. Raises Refused and NotAllowed."""
    found = held(actor, count)
    require_open(found)
    _require_size(declared)
    _require_room(found, declared)
    batch = Batch.objects.create(count=found, number=found.batches.count() + 1, declared=declared)
    append(found, RecordKind.BATCH, {"declared": declared, "reason": ""}, batch=batch.number, turn=1)
    _journal("add_ballot_batch", actor, found, f"{batch} có {format_int(declared)} phiếu")
    return batch


@transaction.atomic
def recount_batch(*, actor: Actor, batch: Batch, declared: int, reason: str) -> Batch:
    """Put right the number of ballots in a batch after the paper was counted again. Raises Refused and NotAllowed."""
    found = held(actor, batch.count)
    require_open(found)
    _require_size(declared)
    stored = found.batches.get(pk=batch.pk)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Phải ghi lý do sửa số phiếu của tập.")
    if found.chain.filter(kind=RecordKind.KEYED, batch=stored.number, sheet__gt=declared).exists():
        refuse("keyed-beyond", f"{stored} đã nhập nhiều hơn {format_int(declared)} phiếu; đếm lại tập phiếu.")
    _require_room(found, declared - stored.declared)
    turn = found.chain.filter(kind=RecordKind.BATCH, batch=stored.number).count() + 1
    before, stored.declared = stored.declared, declared
    stored.save(update_fields=["declared"])
    append(found, RecordKind.BATCH, {"declared": declared, "reason": why}, batch=stored.number, turn=turn)
    told = f"{stored} đếm lại: {format_int(before)} thành {format_int(declared)} phiếu ({why})"
    _journal("recount_ballot_batch", actor, found, told)
    return stored


@transaction.atomic
def set_aside_count(*, actor: Actor, count: Count, reason: str) -> Count:
    """Leave a count that shall not be used; what was recorded stays. Raises Refused and NotAllowed."""
    found = held(actor, count)
    vote = locked(found.election)
    require_state(vote, State.COUNTING)
    if found.state == CountState.SET_ASIDE:
        refuse("count-ended", f"{found} đã bỏ từ trước.")
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Phải ghi lý do bỏ lần kiểm này.")
    found.state, found.ended_reason = CountState.SET_ASIDE, why
    found.save(update_fields=["state", "ended_reason"])
    if not vote.ballot_counts.exclude(state=CountState.SET_ASIDE).exists():
        move(vote, State.VOTING_CLOSED)
    _journal("set_aside_count", actor, found, f"bỏ, {why}")
    return found


def _require_ballots(election: Election, collected: int, not_returned: int) -> None:
    issued = election.issued or 0
    if collected < 1 or not_returned < 0:
        refuse("no-ballots", "Số phiếu thu vào phải từ 1 phiếu, số phiếu không thu về không thể âm.")
    ballots = BallotCounts(issued, collected, collected, 0)
    rules = regulation_frozen(election)
    weigh(found for found in check_ballots(ballots, 0, rules) if found.severity is Severity.ERROR)
    if collected + not_returned != issued:
        told = f"{format_int(collected)} + {format_int(not_returned)} = {format_int(collected + not_returned)}"
        weigh(
            [
                error(
                    "issued-not-accounted",
                    f"Thu vào và không thu về ({told}) không bằng số phiếu phát ra ({format_int(issued)}). Đếm lại.",
                    rules.rule("counts").article,
                )
            ]
        )


def _require_size(declared: int) -> None:
    if not 1 <= declared <= LARGEST_BATCH:
        refuse("batch-size", f"Mỗi tập có từ 1 đến {LARGEST_BATCH} phiếu.")


def _require_room(count: Count, more: int) -> None:
    inside = count.batches.aggregate(sum=Sum("declared"))["sum"] or 0
    if inside + more > count.collected:
        refuse(
            "batches-above-collected",
            f"Các tập cộng lại {format_int(inside + more)} phiếu, nhiều hơn số phiếu thu vào "
            f"({format_int(count.collected)}).",
        )


def _journal(act: str, actor: Actor, count: Count, told: str) -> None:
    write(
        act,
        actor,
        f"{count.election.title}, {str(count).lower()}: {told}",
        organisation=count.election.meeting.organisation_id,
        subject=count,
        details={"records": count.records, "head": count.head},
    )
