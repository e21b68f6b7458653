"""Who may read a paper: the organisation whose it is, and every one that received it, with all above them."""

import uuid

from django.db.models import Q, QuerySet
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.documents.models import Document, IncomingDocument, StoredFile

NOT_THIS_PAPER = "Đồng chí chưa được giao quyền xem văn bản này. Liên hệ Văn phòng."


def may_read(actor: Actor, document: Document) -> bool:
    """Whether the actor may open a document: by its organisation, or because one they reach received it."""
    own = Permission.SEE_DOCUMENTS if document.is_out else Permission.DRAFT_DOCUMENTS
    if actor.may(own, document.organisation_id):
        return True
    return document.is_out and received(actor).filter(source=document).exists()


def document_for(actor: Actor, document_id: uuid.UUID) -> Document:
    """The document with this id. Raises Http404, or NotAllowed for one that the actor may not read."""
    document = Document.objects.select_related("issuer", "organisation").filter(pk=document_id).first()
    if document is None:
        raise Http404("Không có văn bản này.")
    if not may_read(actor, document):
        raise NotAllowed(NOT_THIS_PAPER)
    return document


def incoming_for(
    actor: Actor, incoming_id: uuid.UUID, permission: Permission = Permission.SEE_DOCUMENTS
) -> IncomingDocument:
    """The incoming document with this id. Raises Http404, or NotAllowed outside the actor's reach."""
    found = IncomingDocument.objects.select_related("organisation", "source", "origin")
    incoming = found.filter(pk=incoming_id).first()
    if incoming is None:
        raise Http404("Không có văn bản đến này.")
    actor.require(permission, incoming.organisation_id)
    return incoming


def file_for(actor: Actor, file_id: uuid.UUID) -> StoredFile:
    """The file with this id, where the actor may read its paper. Raises Http404 and NotAllowed."""
    file = StoredFile.objects.select_related("document", "incoming").filter(pk=file_id).first()
    if file is None:
        raise Http404("Không có tệp này.")
    if file.document is not None and may_read(actor, file.document):
        return file
    if file.incoming is not None:
        chain = Q(pk=file.incoming_id) | Q(origin=file.incoming_id)
        if received(actor).filter(chain).exists():
            return file
    raise NotAllowed(NOT_THIS_PAPER)


def files_of(incoming: IncomingDocument) -> QuerySet[StoredFile]:
    """The files of an incoming document: of its source where it was sent here, else those it first came in with."""
    if incoming.source_id is not None:
        return StoredFile.objects.filter(Q(document=incoming.source_id) | Q(incoming=incoming)).defer("content", "text")
    held = Q(incoming=incoming) | Q(incoming=incoming.origin_id) if incoming.origin_id else Q(incoming=incoming)
    return StoredFile.objects.filter(held).defer("content", "text")


def received(actor: Actor) -> QuerySet[IncomingDocument]:
    """Every incoming document of the organisations in which the actor may see documents."""
    return actor.visible(IncomingDocument.objects.all(), Permission.SEE_DOCUMENTS, "organisation_id")
