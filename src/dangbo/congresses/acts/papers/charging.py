"""Rows of the catalogue given to somebody with a last day; a paper without number said to be done."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import CongressPaper, PaperCharge
from dangbo.congresses.papers.catalogue import Row
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def charge_row(
    *,
    actor: Actor,
    congress: Congress,
    row: Row,
    owner: Person | None = None,
    owner_words: str = "",
    due_on: date | None = None,
) -> PaperCharge | None:
    """Say who answers for a row and until when; nothing said leaves both to the plan. Raises Refused and NotAllowed."""
    found, words = require_congress(actor, congress), clean_line(owner_words)
    if owner is not None and words:
        refuse("two-owners", "Chọn một người trong sổ, hoặc ghi người phụ trách bằng lời.")
    if owner is None and not words and due_on is None:
        PaperCharge.objects.filter(congress=found, row=row.number).delete()
        charge, told = None, "theo kế hoạch"
    else:
        values = {"owner": owner, "owner_words": words, "due_on": due_on}
        charge, _ = PaperCharge.objects.update_or_create(congress=found, row=row.number, defaults=values)
        who = owner.full_name if owner else words or "theo kế hoạch"
        told = f"{who}{f', hạn {format_date(due_on)}' if due_on else ''}"
    write(
        "charge_congress_paper",
        actor,
        f"Giao văn bản số {row.number:02d} ({row.name}): {told}",
        organisation=found.organisation_id,
        subject=charge or found,
    )
    return charge


@transaction.atomic
def finish_paper(*, actor: Actor, paper: CongressPaper, on: date) -> CongressPaper:
    """Say that a paper without a number is done; one with a number is done when issued. Raises Refused, NotAllowed."""
    require_congress(actor, paper.congress)
    held = CongressPaper.objects.select_for_update(of=("self",)).select_related("document").get(pk=paper.pk)
    if not held.document.own_title:
        refuse("takes-a-number", f"{held.title} là văn bản có số; ban hành thì xong.")
    if held.finished_on is not None:
        refuse("already-finished", f"{held.title} đã ghi xong ngày {format_date(held.finished_on)}.")
    held.finished_on = on
    held.save(update_fields=["finished_on"])
    write(
        "finish_congress_paper",
        actor,
        f"Xong văn bản đại hội: {held.title}",
        organisation=held.congress.organisation_id,
        subject=held,
    )
    return held
