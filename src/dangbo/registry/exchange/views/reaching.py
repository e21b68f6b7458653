"""What every page of an import does first: whether the user may, and the draft in question."""

import uuid

from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import ImportDraft
from dangbo.registry.models.imports import ImportKind
from dangbo.registry.viewing import OfficeRequest

NO_IMPORT = "Đồng chí chưa được giao quyền nhập dữ liệu ở tổ chức này. Liên hệ Ban Tổ chức."
NO_ORGANISATIONS = "Nhập tổ chức đảng cần quyền sửa tổ chức ở nơi đang xem. Liên hệ Ban Tổ chức."
NO_EXPORT = "Đồng chí chưa được giao quyền xuất danh sách của tổ chức này. Liên hệ Ban Tổ chức."
NO_NUMBERS = "Đồng chí chưa được giao quyền xem số định danh đầy đủ. Liên hệ Ban Tổ chức."


def require(request: OfficeRequest, permission: Permission, sentence: str = NO_IMPORT) -> None:
    """Raise NotAllowed unless the user may do this in the organisation looked at."""
    if not request.viewing.may(permission):
        raise NotAllowed(sentence)


def own_draft(request: OfficeRequest, draft_id: uuid.UUID) -> ImportDraft:
    """A draft of one's own with its organisation; 404 for another's, 403 when the right to import has gone."""
    found = get_object_or_404(ImportDraft.objects.select_related("organisation"), pk=draft_id, owner_id=request.user.pk)
    if not request.actor.may(Permission.IMPORT, found.organisation):
        raise NotAllowed(NO_IMPORT)
    if found.kind == ImportKind.ORGANISATIONS and not request.actor.may(
        Permission.CHANGE_ORGANISATIONS, found.organisation
    ):
        raise NotAllowed(NO_ORGANISATIONS)
    return found


def url_or_nothing(name: str, *args: object) -> str:
    """The address of a page of another part of the program; empty where that part has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
