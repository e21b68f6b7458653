"""What every page of the register does first: whether the user may, and the organisation or person in question."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.reach import organisation_for, person_for
from dangbo.registry.viewing import OfficeRequest

ROWS_A_PAGE = 50
NO_MEMBERS = "Đồng chí chưa được giao quyền xem danh sách đảng viên. Liên hệ Ban Tổ chức."


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """The pages of so many rows, for a list whose rows are fetched by itself.

    `is_open`: there are more rows than so many, nobody has counted how many.
    """

    def __init__(self, counted: int, per_page: int, is_open: bool = False) -> None:
        super().__init__(range(counted), per_page)
        self.is_open = is_open


EVERYTHING = "tat-ca"


@dataclass(frozen=True, slots=True)
class Folded:
    """The first rows of a long list on a page that has other lists too; `url`: the page with all of them.

    `key`: the id of the list's section.
    """

    key: str
    rows: Sequence[Any]
    total: int
    url: str

    @property
    def left(self) -> int:
        return self.total - len(self.rows)


def fold(request: OfficeRequest, key: str, rows: Sequence[Any], first: int) -> Folded:
    """The first so many rows, or all where the address asks for them by `key`, which is the id of their section too.

    A single row is never left out.
    """
    is_whole = request.GET.get(key) == EVERYTHING or len(rows) <= first + 1
    query = request.GET.copy()
    query[key] = EVERYTHING
    return Folded(key, rows if is_whole else rows[:first], len(rows), f"?{query.urlencode()}#{key}")


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
