"""Appraisal (thẩm định) by departments and working teams of the superior."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.review.guards import named, write_act
from dangbo.congresses.models.review import Appraisal, Submission
from dangbo.congresses.queries.review.ties import reviewer_findings
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.models import Person
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def ask_appraisals(
    *,
    actor: Actor,
    submission: Submission,
    departments: Sequence[str],
    on: date,
    due_on: date | None = None,
    appraiser: Person | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Appraisal]:
    """Ask departments or teams for their appraisal of a dossier; those already asked stay as they are.

    appraiser: who does it, where one person is named. Raises Refused and NotAllowed.
    """
    congress = require_congress(actor, submission.congress, Permission.REVIEW_CONGRESSES)
    if submission.returned_on is not None:
        refuse("already-returned", "Hồ sơ này đã trả lại đơn vị.")
    if on < submission.submitted_on:
        refuse("day-too-early", f"Ngày giao không thể trước ngày trình {format_date(submission.submitted_on)}.")
    if due_on is not None and due_on < on:
        refuse("due-before-asked", "Hạn thẩm định không thể trước ngày giao.")
    accepted = weigh(reviewer_findings(appraiser, [congress], on) if appraiser else (), accepted_warnings)
    asked = set(submission.appraisals.values_list("department", flat=True))
    names = [name for name in _each_once(departments) if name not in asked]
    if not names:
        refuse("nobody-to-ask", "Các ban, tổ này đã được giao thẩm định.")
    made = Appraisal.objects.bulk_create(
        Appraisal(submission=submission, department=name, appraiser=appraiser, asked_on=on, due_on=due_on)
        for name in names
    )
    summary = f"Giao thẩm định hồ sơ của {named(congress, on)}: {', '.join(names)}"
    write_act("ask_appraisals", actor, congress, summary, subject=submission, accepted=accepted)
    return made


def _each_once(departments: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in map(clean_line, departments):
        if name and name not in seen:
            seen.add(name)
            yield name


@transaction.atomic
def give_appraisal(*, actor: Actor, appraisal: Appraisal, on: date, agrees: bool, opinion: str = "") -> Appraisal:
    """Write what a department says; one that does not agree says why. Raises Refused and NotAllowed."""
    submission = appraisal.submission
    congress = require_congress(actor, submission.congress, Permission.REVIEW_CONGRESSES)
    if submission.returned_on is not None:
        refuse("already-returned", "Hồ sơ này đã trả lại đơn vị.")
    if on < appraisal.asked_on:
        refuse("day-too-early", f"Ngày có ý kiến không thể trước ngày giao {format_date(appraisal.asked_on)}.")
    if not agrees and not clean_line(opinion):
        refuse("text-missing", "Chưa đồng ý thì phải ghi ý kiến.")
    appraisal.given_on, appraisal.agrees, appraisal.opinion = on, agrees, opinion.strip()
    appraisal.given_by_name = actor.name
    appraisal.save(update_fields=["given_on", "agrees", "opinion", "given_by_name"])
    word = "đồng ý" if agrees else "chưa đồng ý"
    summary = f"{appraisal.department} thẩm định hồ sơ của {named(congress, on)}: {word}"
    write_act("give_appraisal", actor, congress, summary, subject=appraisal)
    return appraisal
