"""What every page of the register does first: whether the user may, and the organisation or person in question."""

import uuid

from django.core.paginator import Paginator

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.reach import organisation_for, person_for
from dangbo.registry.viewing import OfficeRequest

ROWS_A_PAGE = 50
NO_MEMBERS = "Đồng chí chưa được giao quyền xem danh sách đảng viên. Liên hệ Ban Tổ chức."


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """The pages of so many rows, for a list whose rows are fetched by itself."""

    def __init__(self, counted: int, per_page: int) -> None:
        super().__init__(range(counted), per_page)


def require(request: OfficeRequest, permission: Permission, sentence: str = NO_MEMBERS) -> None:
    """Raise NotAllowed unless the user may do this in the organisation looked at."""
    if not request.viewing.may(permission):
        raise NotAllowed(sentence)


def reached_person(
    request: OfficeRequest, person_id: uuid.UUID, permission: Permission = Permission.SEE_MEMBERS
) -> Person:
    """The person of an address; 404 or 403 otherwise."""
    return person_for(request.actor, person_id, permission)


def reached_organisation(
    request: OfficeRequest, code: str, permission: Permission = Permission.SEE_ORGANISATIONS
) -> Organisation:
    """The organisation of an address; 404 or 403 otherwise."""
    return organisation_for(request.actor, code, permission)
