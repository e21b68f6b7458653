"""Storing an office's own template of a report, and going back to the former one."""

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.figures import Moment
from dangbo.figures.models import ReportTemplate
from dangbo.figures.reports.document import document_of
from dangbo.figures.reports.files import to_excel, to_word
from dangbo.figures.reports.templates import Template, check_keys
from dangbo.journal.chain import record
from dangbo.registry.models import Organisation
from dangbo.vietnamese.text import clean_line


def store_template(
    *,
    actor: Actor,
    organisation: Organisation,
    report: str,
    name: str,
    word: bytes,
    excel: bytes | None,
    moment: Moment,
) -> ReportTemplate:
    """Keep an office's own template of a report, for itself and all below it; it is filled once to prove it works.

    Raises NotAllowed, UnknownKeysError for unknown keys, FileError for a file that cannot be used.
    """
    actor.require(Permission.EDIT_REPORTS, organisation)
    check_keys(word, excel)
    tried = document_of(Template(report, name, word, excel or b"", organisation), organisation, moment)
    to_word(tried), to_excel(tried)
    with transaction.atomic():
        kept, _ = ReportTemplate.objects.update_or_create(
            organisation=organisation,
            report=report,
            defaults={
                "name": clean_line(name),
                "word": word,
                "excel": excel,
                "stored_at": timezone.now(),
                "stored_by": actor.name,
            },
        )
        _record("store_template", actor, kept, f"Nạp bản mẫu báo cáo {kept.name}")
    return kept


def remove_template(*, actor: Actor, template: ReportTemplate) -> None:
    """Take an office's own template away; the report goes back to that above it. Raises NotAllowed."""
    actor.require(Permission.EDIT_REPORTS, template.organisation_id)
    with transaction.atomic():
        _record("remove_template", actor, template, f"Bỏ bản mẫu báo cáo {template.name} của đơn vị")
        template.delete()


def _record(act: str, actor: Actor, template: ReportTemplate, summary: str) -> None:
    record(
        act=act,
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=template.organisation_id,
        subject_type="reporttemplate",
        subject_id=template.pk,
        summary=summary,
        details={"report": template.report},
    )
