"""The picture of a ballot that is not before the tellers any more: opened by two of them together, with the reason."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import held
from dangbo.elections.acts.counting.keying import name_of
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Batch, RecordKind
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def open_picture(*, actor: Actor, batch: Batch, sheet: int, first: Teller, second: Teller, reason: str) -> None:
    """Write that two people of the count open the picture of a sheet, and why. Raises Refused and NotAllowed."""
    count = held(actor, batch.count)
    names = [name_of(first, count), name_of(second, count)]
    why = clean_line(reason)
    if first.pk == second.pk:
        refuse("one-person", "Mở ảnh phiếu phải có hai người khác nhau của ban kiểm phiếu.")
    if not why:
        refuse("reason-missing", "Phải ghi lý do mở ảnh phiếu.")
    if not count.chain.filter(kind=RecordKind.SHEET, batch=batch.number, sheet=sheet).exists():
        refuse("no-such-sheet", f"Tập này không có tờ {sheet}.")
    place = f"{str(count).lower()}, {str(batch).lower()}, tờ {sheet}"
    write(
        "open_ballot_picture",
        actor,
        f"{count.election.title}, {place}: {' và '.join(names)} mở ảnh phiếu ({why})",
        organisation=count.election.meeting.organisation_id,
        subject=count,
        details={"batch": batch.number, "sheet": sheet, "tellers": names},
    )
