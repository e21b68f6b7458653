"""The unit's dossier: papers attached, submitted as they are then, given back by the superior."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.review.guards import named, write_act
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import DossierPaper, Submission
from dangbo.congresses.queries.review.dossier import checklist, deadline_of, late_finding, missing_of, open_submission
from dangbo.documents.models import Document
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def attach_paper(
    *, actor: Actor, congress: Congress, code: str, on: date, document: Document | None = None, note: str = ""
) -> DossierPaper:
    """Attach a document of the unit to the dossier, or note what is handed in on paper; takes the earlier one's place.

    Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress)
    line = next((line for line in checklist(found, on) if line.item.code == code), None)
    if line is None:
        refuse("not-of-the-dossier", "Văn bản này không có trong danh mục hồ sơ duyệt của đại hội.")
    if document is None and not clean_line(note):
        refuse("nothing-attached", "Chọn văn bản, hoặc ghi chú bản giấy đã nộp.")
    if document is not None and document.organisation_id != found.organisation_id:
        refuse("document-of-another", "Chỉ đính văn bản của chính đơn vị.")
    made, _ = DossierPaper.objects.update_or_create(
        congress=found,
        code=code,
        defaults={
            "document": document,
            "note": clean_line(note),
            "attached_on": on,
            "attached_by_name": actor.name,
        },
    )
    write_act("attach_dossier_paper", actor, found, f"Đính vào hồ sơ duyệt đại hội: {line.item.label}", subject=made)
    return made


@transaction.atomic
def attach_made_papers(*, actor: Actor, congress: Congress, on: date) -> list[DossierPaper]:
    """Attach every document that is made for a paper of the dossier which has none yet. Raises Refused, NotAllowed."""
    found = require_congress(actor, congress)
    lines = [line for line in checklist(found, on) if line.offered is not None]
    if not lines:
        refuse("nothing-made", "Chưa soạn thêm văn bản nào của hồ sơ.")
    return [
        attach_paper(actor=actor, congress=found, code=line.item.code, on=on, document=line.offered, note=line.note)
        for line in lines
    ]


@transaction.atomic
def detach_paper(*, actor: Actor, congress: Congress, code: str) -> None:
    """Take a paper out of the dossier; what was submitted keeps it. Raises Refused and NotAllowed."""
    found = require_congress(actor, congress)
    rows = DossierPaper.objects.filter(congress=found, code=code)
    if not rows.exists():
        refuse("not-attached", "Hồ sơ không có văn bản này.")
    rows.delete()
    write_act("detach_dossier_paper", actor, found, f"Bỏ một văn bản khỏi hồ sơ duyệt đại hội: {code}", subject=found)


@transaction.atomic
def submit_dossier(
    *, actor: Actor, congress: Congress, on: date, accepted_warnings: Collection[str] = NO_CODES
) -> Submission:
    """Submit the dossier to the superior; its papers are kept as they are now. Raises Refused and NotAllowed.

    What is missing is refused where the list of papers is sourced, else it is warned of; so is a day that leaves
    no time before the review is due.
    """
    found = require_congress(actor, congress)
    if open_submission(found) is not None:
        refuse("already-submitted", "Hồ sơ đã trình, cấp trên chưa trả lại.")
    accepted = weigh(submitting_findings(found, on), accepted_warnings)
    made = Submission.objects.create(
        congress=found,
        number=found.submissions.count() + 1,
        submitted_on=on,
        submitted_by_name=actor.name,
        papers=[
            {
                "code": line.item.code,
                "label": line.item.label,
                "document": str(line.attached.document_id) if line.attached.document_id else None,
                "title": str(line.attached.document) if line.attached.document else "",
                "note": line.attached.note,
            }
            for line in checklist(found, on)
            if line.attached is not None
        ],
    )
    summary = f"{named(found, on)} trình hồ sơ duyệt đại hội, {format_int(len(made.papers))} văn bản"
    write_act("submit_dossier", actor, found, summary, subject=made, accepted=accepted)
    return made


def submitting_findings(congress: Congress, on: date) -> list[Finding]:
    """Why the dossier would be refused on a day, or what must be accepted."""
    found = list(missing_of(congress, on).findings)
    deadline = deadline_of(congress, on)
    sentence = late_finding(deadline)
    if deadline is None:
        found.append(error("no-days", "Chưa ghi ngày dự kiến của đại hội; hãy ghi ngày trước khi trình."))
    elif sentence is not None and on > deadline.answer:
        found.append(warning("submitted-late", f"Trình ngày {format_date(on)} là quá hạn. {sentence.message}"))
    return found


@transaction.atomic
def return_dossier(*, actor: Actor, submission: Submission, on: date, reason: str) -> Submission:
    """Give the dossier back to the unit, with the reason; it is submitted again. Raises Refused and NotAllowed."""
    found = require_congress(actor, submission.congress, Permission.REVIEW_CONGRESSES)
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    if held.returned_on is not None:
        refuse("already-returned", f"Hồ sơ đã trả lại ngày {format_date(held.returned_on)}.")
    if found.reviews.filter(approved=True).exists():
        refuse("already-concluded", "Đại hội này đã duyệt xong; cần thêm gì thì yêu cầu bổ sung.")
    if not clean_line(reason):
        refuse("reason-missing", "Trả lại hồ sơ phải ghi lý do.")
    if on < held.submitted_on:
        refuse("day-too-early", f"Ngày trả lại không thể trước ngày trình {format_date(held.submitted_on)}.")
    held.returned_on, held.returned_reason = on, clean_line(reason)
    held.save(update_fields=["returned_on", "returned_reason"])
    summary = f"Trả lại hồ sơ duyệt đại hội của {named(found, on)}: {held.returned_reason}"
    write_act("return_dossier", actor, found, summary, subject=held)
    return held
