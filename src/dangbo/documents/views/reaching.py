"""What every page of documents does first: whether the user may, and the document in question; and acts in one step."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.documents.models import Document, IncomingDocument
from dangbo.documents.queries.holding import document_for, incoming_for
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

ROWS_A_PAGE = 50
NOT_YOURS = {
    Permission.SEE_DOCUMENTS: "Đồng chí chưa được giao quyền xem văn bản ở tổ chức này. Liên hệ Văn phòng.",
    Permission.DRAFT_DOCUMENTS: "Đồng chí chưa được giao quyền soạn văn bản ở tổ chức này. Liên hệ Văn phòng.",
    Permission.ISSUE_DOCUMENTS: "Đồng chí chưa được giao quyền cấp số, ban hành văn bản. Liên hệ Văn phòng.",
    Permission.KEEP_REGISTERS: "Đồng chí chưa được giao quyền giữ sổ văn bản ở tổ chức này. Liên hệ Văn phòng.",
    Permission.EDIT_TEMPLATES: "Đồng chí chưa được giao quyền sửa mẫu và dãy số văn bản. Liên hệ Văn phòng.",
    Permission.EXPORT: "Đồng chí chưa được giao quyền xuất danh sách. Liên hệ Ban Tổ chức.",
}


def require(request: OfficeRequest, permission: Permission) -> None:
    """Raise NotAllowed unless the user may do this in the organisation looked at."""
    if not request.viewing.may(permission):
        raise NotAllowed(NOT_YOURS[permission])


def reached_document(request: OfficeRequest, document_id: uuid.UUID, permission: Permission | None = None) -> Document:
    """The document of an address, where the user also holds a permission for its organisation; 404 or 403 otherwise."""
    document = document_for(request.actor, document_id)
    if permission is not None and not request.actor.may(permission, document.organisation_id):
        raise NotAllowed(NOT_YOURS[permission])
    return document


def reached_incoming(
    request: OfficeRequest, incoming_id: uuid.UUID, permission: Permission = Permission.SEE_DOCUMENTS
) -> IncomingDocument:
    """The incoming paper of an address; 404 or 403 otherwise."""
    incoming = incoming_for(request.actor, incoming_id)
    if not request.actor.may(permission, incoming.organisation_id):
        raise NotAllowed(NOT_YOURS[permission])
    return incoming


def in_one_step(request: OfficeRequest, act: Callable[[], str], back: str, *args: object) -> HttpResponse:
    """Do an act that needs no question, and tell what was done or why it was refused on the page `back`."""
    try:
        messages.success(request, act())
    except Refused as refused:
        for finding in refused.findings:
            messages.error(request, finding.message)
    return redirect(back, *args)
