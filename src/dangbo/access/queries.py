"""Questions about accounts and their roles."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dangbo.access.actor import Actor
from dangbo.access.acts.reach import managed_accounts
from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import ROLE_LABELS, Role


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in force, with the organisation as it is called now."""

    id: uuid.UUID
    role: Role
    organisation_code: str
    organisation_name: str

    @property
    def label(self) -> str:
        return ROLE_LABELS[self.role]


def roles_of(account_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[HeldRole]]:
    """The roles in force of several accounts; one query."""
    rows = (
        RoleAssignment.objects.filter(account_id__in=list(account_ids), valid_to__isnull=True)
        .filter(Q(organisation__versions__valid_to__isnull=True))
        .order_by("valid_from", "id")
        .values_list("account_id", "id", "role", "organisation__code", "organisation__versions__name")
    )
    found: dict[uuid.UUID, list[HeldRole]] = {}
    for account_id, role_id, role, code, name in rows:
        found.setdefault(account_id, []).append(HeldRole(role_id, Role(role), code, name or code))
    return found


def accounts_with_roles(actor: Actor, asked: str = "") -> QuerySet[Account]:
    """The accounts that the actor manages, those named or called like `asked` where given, by sign-in name."""
    accounts = managed_accounts(actor).order_by("username")
    return accounts.filter(Q(username__icontains=asked) | Q(full_name__icontains=asked)) if asked else accounts
