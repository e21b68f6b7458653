"""What one teller sees in a row of a scanned ballot, and the conclusion of all tellers on a row."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.acts.counting.keying import name_of
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Batch, Count, CountRecord, RecordKind
from dangbo.elections.queries.counting.scanned import TO_ALL, ScannedPile, scanned_pile
from dangbo.elections.queries.counting.vectors import LETTERS, Slate, slate_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def see_row(*, actor: Actor, batch: Batch, teller: Teller, sheet: int, row: int, mark: str) -> CountRecord:
    """Write what one teller sees in a row: a mark of the ballot, or "?" for all tellers to look.

    The same word sent again changes nothing. Raises Refused and NotAllowed.
    """
    count = held(actor, batch.count)
    who, slate = name_of(teller, count), slate_of(count.election)
    said = count.chain.filter(kind=RecordKind.SEEN, batch=batch.number, sheet=sheet, row=row, who=who).first()
    if said is not None:
        if said.content["mark"] != mark:
            refuse("said-otherwise", f"Dòng {row} của phiếu {sheet} đã được {who} ghi khác.")
        return said
    require_open(count)
    pile = _pile(count, batch, slate)
    _require_mark(mark, slate, (TO_ALL,))
    if not pile.may_key(who):
        refuse("two-keyed", f"{' và '.join(pile.voices)} đã xem tập này; người thứ ba chỉ kết luận dòng khác nhau.")
    if (sheet, row) not in pile.rows_todo(who):
        refuse("no-such-row", f"Dòng {row} của phiếu {sheet} không cần xem.")
    return append(
        count, RecordKind.SEEN, {"mark": mark}, batch=batch.number, sheet=sheet, row=row, who=who, round_=1, turn=1
    )


@transaction.atomic
def conclude_row(
    *, actor: Actor, batch: Batch, teller: Teller, sheet: int, row: int, mark: str, reason: str
) -> CountRecord:
    """Write the conclusion of the tellers together on a row on which two differ. Raises Refused and NotAllowed."""
    count = held(actor, batch.count)
    require_open(count)
    who, slate, why = name_of(teller, count), slate_of(count.election), clean_line(reason)
    pile = _pile(count, batch, slate)
    _require_mark(mark, slate)
    if not why:
        refuse("reason-missing", "Phải ghi lý do; lý do sẽ có trong biên bản.")
    if (sheet, row) not in pile.rows_to_conclude:
        refuse("no-such-row", f"Dòng {row} của phiếu {sheet} không chờ kết luận.")
    record = append(
        count,
        RecordKind.ROW_DECIDED,
        {"mark": mark, "reason": why},
        batch=batch.number,
        sheet=sheet,
        row=row,
        who=who,
        turn=1,
    )
    told = f"kết luận dòng {row}, phiếu {sheet} của {str(batch).lower()} ({why})"
    write(
        "conclude_ballot",
        actor,
        f"{count.election.title}, {str(count).lower()}: {told}",
        organisation=count.election.meeting.organisation_id,
        subject=count,
        details={"record": record.number, "head": record.hash},
    )
    return record


def _pile(count: Count, batch: Batch, slate: Slate) -> ScannedPile:
    if not count.is_scanned:
        refuse("not-scanned", f"{count} không có phiếu quét.")
    said = count.chain.filter(batch=batch.number).exclude(kind=RecordKind.SCANNED)
    return scanned_pile(said.order_by("number"), slate)


def _require_mark(mark: str, slate: Slate, also: tuple[str, ...] = ()) -> None:
    if mark not in (*LETTERS[slate.layout], *also):
        refuse("no-such-mark", "Chưa chọn kết luận nào.")
