"""One ballot keyed by one teller, and the conclusion of all tellers where two do not do."""

from dataclasses import dataclass

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.models import State, Teller
from dangbo.elections.models.counting import Batch, Count, CountRecord, CountState, RecordKind
from dangbo.elections.queries.counting.piles import FIRST, Pile
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import Slate, Vector, is_open_question, judged, slate_of, vector_of
from dangbo.elections.states import require_state
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class Place:
    """Which word is spoken: of a ballot (from 1) in a round (1, 2), the first time (turn 1) or put right (2, 3, …)."""

    sheet: int
    round: int = FIRST
    turn: int = 1


@transaction.atomic
def key_ballot(*, actor: Actor, batch: Batch, teller: Teller, place: Place, vector: Vector) -> CountRecord:
    """Write what one teller saw on one ballot. The same word sent again changes nothing and is answered as before.

    Two tellers key each batch, blind to each other; the ballots follow one another. Raises Refused and NotAllowed.
    """
    count = held(actor, batch.count)
    who = name_of(teller, count)
    said = _said_before(count, batch, who, place)
    if said is not None:
        if vector_of(said.content["vector"]) != vector:
            refuse("said-otherwise", f"Phiếu {place.sheet} đã được ghi khác ở lượt này; tải lại trang để xem.")
        return said
    require_open(count)
    slate = slate_of(count.election)
    require_vector(vector, slate)
    _require_turn(pile_of(batch, slate), who, place)
    return append(
        count,
        RecordKind.KEYED,
        {"vector": vector.data()},
        batch=batch.number,
        sheet=place.sheet,
        who=who,
        round_=place.round,
        turn=place.turn,
    )


@transaction.atomic
def conclude_ballot(
    *, actor: Actor, batch: Batch, sheet: int, teller: Teller, vector: Vector, reason: str
) -> CountRecord:
    """Write the conclusion of the tellers together on one ballot, with its reason; `teller` writes it down.

    It may be one on which both agreed, as long as the election is being counted: then the count is open again until it
    is closed once more. Raises Refused and NotAllowed.
    """
    count = held(actor, batch.count)
    require_state(count.election, State.COUNTING)
    who, why = name_of(teller, count), clean_line(reason)
    if count.state == CountState.SET_ASIDE:
        require_open(count)
    slate = slate_of(count.election)
    require_vector(vector, slate)
    if not why:
        refuse("reason-missing", "Phải ghi lý do; lý do sẽ có trong biên bản.")
    if is_open_question(vector, slate) == (vector.ruling is None):
        refuse("ruling-wrong", _ruling_sentence(vector, slate))
    pile = pile_of(batch, slate)
    _require_concludable(pile, sheet, who)
    if not count.is_open:
        count.state = CountState.OPEN
        count.save(update_fields=["state"])
    turn = count.chain.filter(kind=RecordKind.DECIDED, batch=batch.number, sheet=sheet).count() + 1
    record = append(
        count,
        RecordKind.DECIDED,
        {"vector": vector.data(), "reason": why},
        batch=batch.number,
        sheet=sheet,
        who=who,
        turn=turn,
    )
    write(
        "conclude_ballot",
        actor,
        f"{count.election.title}, {str(count).lower()}: kết luận phiếu {sheet} của tập {batch.number} ({why})",
        organisation=count.election.meeting.organisation_id,
        subject=count,
        details={"record": record.number, "head": record.hash},
    )
    return record


def name_of(teller: Teller, count: Count) -> str:
    """The name by which a teller speaks in a count; refused for a teller of another vote."""
    if teller.election_id != count.election_id:
        refuse("not-a-teller", f"{teller.entry.full_name} không ở trong ban kiểm phiếu của cuộc bầu này.")
    return teller.entry.full_name


def _said_before(count: Count, batch: Batch, who: str, place: Place) -> CountRecord | None:
    return count.chain.filter(
        kind=RecordKind.KEYED,
        batch=batch.number,
        sheet=place.sheet,
        who=who,
        round=place.round,
        turn=place.turn,
    ).first()


def require_vector(vector: Vector, slate: Slate) -> None:
    """Refuse a ballot of another list."""
    try:
        judged(vector, slate)
    except ValueError:
        refuse("another-list", "Phiếu gửi lên không khớp với danh sách bầu cử này.")


def _require_turn(pile: Pile, who: str, place: Place) -> None:
    if not pile.may_key(who):
        refuse("two-keyed", f"{' và '.join(pile.voices)} đã nhập tập này; người thứ ba chỉ kết luận phiếu khác nhau.")
    round_, waiting = pile.todo(who)
    last = pile.turns.get((who, place.round, place.sheet), 0)
    if last:
        if place.turn != last + 1 or place.round != round_ or (pile.both_done and place.round == FIRST):
            refuse("not-now", f"Phiếu {place.sheet} không sửa được nữa.")
    elif (place.round, place.turn) != (round_, 1) or not waiting or place.sheet != waiting[0]:
        told = f"đang chờ phiếu {waiting[0]}" if waiting else "đã nhập hết phiếu"
        refuse("out-of-turn", f"{who} {told} của tập này, không phải phiếu {place.sheet}.")


def _require_concludable(pile: Pile, sheet: int, who: str) -> None:
    if sheet not in pile.needed and sheet not in pile.settled:
        refuse("no-such-ballot", f"Tập này không có phiếu {sheet}.")
    if sheet not in pile.to_conclude and sheet not in pile.settled:
        refuse("not-keyed-yet", f"Phiếu {sheet} chưa được hai người nhập xong.")


def _ruling_sentence(vector: Vector, slate: Slate) -> str:
    if is_open_question(vector, slate):
        return "Quy chế chưa rõ phiếu này hợp lệ hay không; ban kiểm phiếu phải kết luận."
    return "Quy chế đã rõ phiếu này hợp lệ hay không; ban kiểm phiếu không kết luận khác."
