"""Who acts: an account with its roles, or the program itself on its owner's command line."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import Permission, roles_granting
from dangbo.facts.models import holding_at

if TYPE_CHECKING:
    from dangbo.registry.models import Organisation

M = TypeVar("M", bound=Model)

NOT_YOURS = "Đồng chí chưa được giao quyền xem tổ chức này. Liên hệ Ban Tổ chức."


class NotAllowed(PermissionDenied):
    """The actor may not do this here. Its text is one sentence for the user."""

    def __init__(self, message: str = NOT_YOURS) -> None:
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who does an act. Without an account it is the program, which may do everything.

    lent: what an act that has checked its own permission lends for the acts it is made of (`lending`).
    """

    account_id: uuid.UUID | None
    name: str
    lent: frozenset[Permission] = frozenset()

    @classmethod
    def of(cls, account: Account) -> "Actor":
        return cls(account.pk, account.full_name)

    def lending(self, *permissions: Permission) -> "Actor":
        """The same actor for the acts of which one act is made, once that has checked its own permission.

        An announced result seats those elected, though who announces may not change terms and committees otherwise.
        """
        return replace(self, lent=self.lent | frozenset(permissions))

    @property
    def is_program(self) -> bool:
        return self.account_id is None

    def assignments(self, permission: Permission, at: datetime.date | None = None) -> QuerySet[RoleAssignment]:
        """The roles by which this actor may do a thing on a day (today unless told)."""
        if self.account_id is None:
            return RoleAssignment.objects.none()
        return RoleAssignment.objects.filter(
            holding_at(at or today()), account_id=self.account_id, role__in=roles_granting(permission)
        )

    def may(self, permission: Permission, organisation: "Organisation | uuid.UUID") -> bool:
        """Whether a role of this actor reaches the organisation: it stands there or above it, now or to its end."""
        if self.is_program or permission in self.lent:
            return True
        organisation_id = organisation if isinstance(organisation, uuid.UUID) else organisation.pk
        return (
            self.assignments(permission)
            .filter(
                organisation__links_down__descendant_id=organisation_id,
                organisation__links_down__is_latest=True,
            )
            .exists()
        )

    def may_anywhere(self, permission: Permission) -> bool:
        return self.is_program or self.assignments(permission).exists()

    def require(self, permission: Permission, *organisations: "Organisation | uuid.UUID") -> None:
        """Raise NotAllowed unless the actor may do this in every one of the organisations."""
        for organisation in organisations:
            if not self.may(permission, organisation):
                raise NotAllowed

    def reached(self, permission: Permission) -> QuerySet[RoleAssignment, uuid.UUID]:
        """Ids of all organisations in which the actor may do a thing, as a subquery."""
        return (
            self.assignments(permission)
            .filter(organisation__links_down__is_latest=True)
            .values_list("organisation__links_down__descendant_id", flat=True)
        )

    def visible(self, rows: QuerySet[M], permission: Permission, path: str) -> QuerySet[M]:
        """Only the rows whose organisation (at `path`, an id column) the actor may see."""
        return rows if self.is_program else rows.filter(**{f"{path}__in": self.reached(permission)})

    def tops(self, permission: Permission) -> Iterable[uuid.UUID]:
        """The organisations at which the actor's roles stand."""
        return self.assignments(permission).values_list("organisation_id", flat=True).distinct()


PROGRAM = Actor(None, "Hệ thống")
