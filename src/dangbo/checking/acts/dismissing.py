"""Letting a finding stand in one text, with a reason; and taking that back."""

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.checking.fingerprints import Marked
from dangbo.checking.models import LONGEST_REASON, Dismissal
from dangbo.proofreading import RULE_NAMES
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.vietnamese.text import clean_line

_LONGEST_QUOTE = 80


@transaction.atomic
def dismiss_finding(
    *, actor: Actor, organisation: Organisation, text_digest: str, marked: Marked, reason: str
) -> Dismissal:
    """Let a finding stand in the text of this digest; a second reason replaces the first.

    Raises NotAllowed; Refused without a reason or with one too long.
    """
    actor.require(Permission.SEE_REPORTS, organisation)
    said = clean_line(reason)
    if not said:
        refuse("reason-missing", "Chưa ghi lý do bỏ qua.")
    if len(said) > LONGEST_REASON:
        refuse("reason-too-long", f"Lý do dài quá {LONGEST_REASON} chữ.")
    made, _ = Dismissal.objects.update_or_create(
        organisation=organisation,
        text_digest=text_digest,
        fingerprint=marked.fingerprint,
        defaults={
            "rule": marked.finding.rule,
            "quote": clean_line(marked.quote)[:_LONGEST_QUOTE],
            "reason": said,
            "made_at": timezone.now(),
            "made_by_id": actor.account_id,
            "made_by_name": actor.name,
        },
    )
    _write("dismiss_finding", actor, f"Bỏ qua khi soát văn bản: {_told(made)}; lý do: {said}", made)
    return made


@transaction.atomic
def restore_finding(*, actor: Actor, dismissal: Dismissal) -> None:
    """Let a finding be shown again. Raises NotAllowed."""
    actor.require(Permission.SEE_REPORTS, dismissal.organisation_id)
    _write("restore_finding", actor, f"Thôi bỏ qua khi soát văn bản: {_told(dismissal)}", dismissal)
    dismissal.delete()


def _told(dismissal: Dismissal) -> str:
    return f"{RULE_NAMES.get(dismissal.rule, dismissal.rule)} “{dismissal.quote}”"


def _write(act: str, actor: Actor, summary: str, dismissal: Dismissal) -> None:
    details = {"text": dismissal.text_digest, "finding": dismissal.fingerprint, "rule": dismissal.rule}
    write(act, actor, summary, organisation=dismissal.organisation_id, subject=dismissal, details=details)
