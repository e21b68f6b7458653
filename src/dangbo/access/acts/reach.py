"""Which accounts and organisations one may manage."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import GRANTED, ROLE_LABELS, Permission, Role

NOT_YOUR_ACCOUNT = "Tài khoản này có vai trò ngoài phạm vi đồng chí quản lý. Liên hệ người quản trị cấp trên."
UNKNOWN_ORGANISATION = "Không có tổ chức mang mã “{code}” trong phạm vi đồng chí quản lý."
ABOVE_YOURS = "Đồng chí không giao được vai trò “{role}” vì chính đồng chí không có đủ quyền của vai trò ấy."


class AccountError(ValueError):
    """An act upon accounts is refused; the message is one sentence for the user."""


def organisation_of(actor: Actor, code: str) -> uuid.UUID:
    """The id of an organisation in which the actor manages accounts. Raises AccountError."""
    reach = actor.assignments(Permission.MANAGE_ACCOUNTS).filter(
        organisation__links_down__is_latest=True, organisation__links_down__descendant__code=code.strip()
    )
    found = reach.values_list("organisation__links_down__descendant_id", flat=True).first()
    if found is None:
        raise AccountError(UNKNOWN_ORGANISATION.format(code=code.strip()))
    return found


def managed_accounts(actor: Actor) -> QuerySet[Account]:
    """Accounts that have or had a role in the actor's reach, and hold none outside it."""
    reached = actor.reached(Permission.MANAGE_ACCOUNTS)
    roles = RoleAssignment.objects.filter(account=OuterRef("pk"))
    outside = roles.filter(valid_to__isnull=True).exclude(organisation_id__in=reached)
    return Account.objects.filter(Exists(roles.filter(organisation_id__in=reached)), ~Exists(outside))


def require_managed(actor: Actor, account: Account) -> None:
    """Raise NotAllowed unless the actor manages the account."""
    if not actor.is_program and not managed_accounts(actor).filter(pk=account.pk).exists():
        raise NotAllowed(NOT_YOUR_ACCOUNT)


def require_grantable(actor: Actor, role: Role, organisation_id: uuid.UUID) -> None:
    """Raise unless the actor manages accounts there, and administers the system or holds all that the role may do."""
    actor.require(Permission.MANAGE_ACCOUNTS, organisation_id)
    if actor.is_program or holds_role(actor, Role.SYSTEM_ADMINISTRATOR, organisation_id):
        return
    if not all(actor.may(permission, organisation_id) for permission in GRANTED[role]):
        raise AccountError(ABOVE_YOURS.format(role=ROLE_LABELS[role]))


def holds_role(actor: Actor, role: Role, organisation_id: uuid.UUID) -> bool:
    """Whether the actor holds this very role at the organisation or above it."""
    held = actor.assignments(Permission.SEE_ORGANISATIONS).filter(
        role=role.value,
        organisation__links_down__is_latest=True,
        organisation__links_down__descendant_id=organisation_id,
    )
    return held.exists()
