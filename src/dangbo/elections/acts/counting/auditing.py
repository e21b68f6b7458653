"""Sheets drawn by dice from an ended count, and each compared with its paper."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held
from dangbo.elections.acts.counting.keying import name_of, require_vector
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Count, CountRecord, CountState, RecordKind
from dangbo.elections.queries.counting.auditing import plan_of, seed_of, sheets_of
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.counting.vectors import Vector, slate_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write


@transaction.atomic
def draw_audit(*, actor: Actor, count: Count, dice: str) -> CountRecord:
    """Draw the sheets to compare from public throws of dice; in a full hand count all of them.

    dice: ten or more throws, "3516244163". Raises Refused and NotAllowed.
    """
    found = held(actor, count)
    if found.state != CountState.CLOSED:
        refuse("count-open", f"{found} chưa kiểm xong, chưa rút phiếu đối chiếu được.")
    standing = standing_of(found)
    plan = plan_of(standing)
    thrown = "".join(dice.split())
    try:
        seed_text = seed_of(standing, thrown)
    except ValueError as error:
        refuse("dice", str(error))
    sheets = sheets_of(standing, seed_text, plan.sheets)
    turn = found.chain.filter(kind=RecordKind.AUDIT).count() + 1
    record = append(
        found,
        RecordKind.AUDIT,
        {
            "dice": thrown,
            "seed": seed_text,
            "full_count": plan.full_count,
            "sheets": [[one.batch, one.place, one.extra] for one in sheets],
        },
        turn=turn,
    )
    write(
        "draw_audit",
        actor,
        f"{found.election.title}, {str(found).lower()}: rút {len(sheets)} phiếu đối chiếu, xúc xắc {thrown}",
        organisation=found.election.meeting.organisation_id,
        subject=found,
        details={"seed": seed_text, "head": found.head},
    )
    return record


@transaction.atomic
def compare_sheet(*, actor: Actor, count: Count, batch: int, sheet: int, teller: Teller, vector: Vector) -> CountRecord:
    """Write what a teller reads on the paper of a drawn sheet, without seeing the record. Raises Refused."""
    found = held(actor, count)
    who, slate = name_of(teller, found), slate_of(found.election)
    require_vector(vector, slate)
    begun = found.chain.filter(kind=RecordKind.AUDIT).order_by("-number").first()
    if begun is None or [batch, sheet] not in [each[:2] for each in begun.content["sheets"]]:
        refuse("not-drawn", f"Phiếu {sheet} của tập {batch} không được rút để đối chiếu.")
    done = found.chain.filter(kind=RecordKind.COMPARED, batch=batch, sheet=sheet, number__gt=begun.number)
    if done.exists():
        refuse("compared", f"Phiếu {sheet} của tập {batch} đã đối chiếu.")
    return append(
        found,
        RecordKind.COMPARED,
        {"vector": vector.data()},
        batch=batch,
        sheet=sheet,
        who=who,
        round_=begun.turn,
        turn=1,
    )
