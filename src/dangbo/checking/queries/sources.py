"""Texts that the program itself keeps, as drafts to check: a document, and a report as it would be printed."""

import uuid
from datetime import date

from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.checking.work import Work, work_of_file
from dangbo.documents.frozen import said
from dangbo.documents.models import Document
from dangbo.documents.queries.holding import document_for
from dangbo.documents.texts import render_all
from dangbo.facts.figures import Moment
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import WORD, to_word
from dangbo.figures.reports.templates import UnknownReportError
from dangbo.paper.texts.drafts import DraftFile, refuse_unreadable
from dangbo.registry.models import Organisation


def document_with(actor: Actor, document_id: str) -> Document:
    """The document of an address. Raises Http404, NotAllowed."""
    try:
        identity = uuid.UUID(document_id)
    except ValueError as error:
        raise Http404 from error
    return document_for(actor, identity)


def work_of_document(document: Document, today: date) -> Work:
    """The abstract and the text of a document: as issued, of a draft with the figures of its day put in.

    Raises FileError where there is nothing to check.
    """
    at = document.issued_on or document.figures_at or today
    texts: tuple[str, ...] = (document.abstract, said(document.text, document.frozen))
    if document.frozen is None:
        texts = render_all(texts, document.organisation, document.figures_at or today, document).texts
    text = "\n".join(part for part in texts if part)
    refuse_unreadable(text)
    return Work(document.abstract, DraftFile(text), day=document.figures_at or at)


def work_of_report(actor: Actor, name: str, organisation: Organisation, moment: Moment) -> Work:
    """A report as Word, its figures with their keys. Raises Http404, NotAllowed, FileError."""
    actor.require(Permission.SEE_REPORTS, organisation)
    try:
        made = report(name, organisation, moment)
    except UnknownReportError as error:
        raise Http404(str(error)) from error
    return work_of_file(f"{name}.{WORD}", to_word(made), moment.at)
