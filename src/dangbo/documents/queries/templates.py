"""Templates of documents that an organisation may begin a draft from: its own and those of all above it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.models import today
from dangbo.access.permissions import Permission
from dangbo.documents.models import DocumentTemplate
from dangbo.facts.models import holding_at
from dangbo.registry.models import Organisation

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LINKS = "organisation__links_down__"


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file to be downloaded."""

    filename: str
    media_type: str
    content: bytes


def templates_for(organisation: Organisation, kind: str = "", at: date | None = None) -> QuerySet[DocumentTemplate]:
    """The templates in use for an organisation on a day (today unless told), by kind and name, without Word files.

    level: how many steps above the organisation the template's owner stands, 0 for its own.
    """
    day = at or today()
    found = DocumentTemplate.objects.filter(
        holding_at(day, _LINKS), retired_at=None, **{f"{_LINKS}descendant": organisation}
    )
    if kind:
        found = found.filter(kind=kind)
    ordered = found.annotate(level=F(f"{_LINKS}depth")).order_by("kind", "name", "level")
    return ordered.defer("word").select_related("organisation")


def template_for(actor: Actor, template_id: uuid.UUID | str) -> DocumentTemplate:
    """The template with this id, for whoever drafts at its owner, above it or below it.

    Raises Http404: a template out of reach is not told from one that is not there.
    """
    found = DocumentTemplate.objects.filter(pk=template_id).select_related("organisation").first()
    if found is None or not _reaches(actor, found):
        raise Http404("Không có bản mẫu này.")
    return found


def template_word(template: DocumentTemplate) -> WordFile:
    """The Word file of a template, byte for byte as the office stored it."""
    return WordFile(f"{template.name.replace('/', '-')}.docx", WORD_TYPE, bytes(template.word))


def _reaches(actor: Actor, template: DocumentTemplate) -> bool:
    """A role at the owner, above it, or anywhere below it: templates of the upper committee serve all below."""
    if actor.may(Permission.DRAFT_DOCUMENTS, template.organisation_id):
        return True
    below = actor.assignments(Permission.DRAFT_DOCUMENTS).filter(
        organisation__links_up__ancestor_id=template.organisation_id, organisation__links_up__is_latest=True
    )
    return below.exists()
