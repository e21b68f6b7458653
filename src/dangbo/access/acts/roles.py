"""Giving and ending roles."""

import uuid

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.acts.reach import AccountError, require_grantable, require_managed
from dangbo.access.acts.recording import record_account
from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import ROLE_LABELS, Permission, Role

ALREADY = "Tài khoản đã có vai trò “{role}” ở tổ chức này."
LAST_ADMINISTRATOR = "Không kết thúc được vai trò quản trị của chính mình; phải do một quản trị khác làm."


def give_role(*, actor: Actor, account: Account, role: Role, organisation_id: uuid.UUID) -> RoleAssignment:
    """Give an account a role from today. Raises NotAllowed, AccountError."""
    require_managed(actor, account)
    require_grantable(actor, role, organisation_id)
    held = account.roles.filter(role=role, organisation_id=organisation_id, valid_to__isnull=True)
    if held.exists():
        raise AccountError(ALREADY.format(role=ROLE_LABELS[role]))
    with transaction.atomic():
        assignment = RoleAssignment.objects.create(
            account=account, role=role, organisation_id=organisation_id, valid_from=today()
        )
        summary = f"Giao vai trò {ROLE_LABELS[role]} cho tài khoản {account.username}"
        record_account("give_role", actor, account, summary, organisation_id, role=role)
    return assignment


def end_role(*, actor: Actor, assignment: RoleAssignment) -> None:
    """End a role today; one given today is taken back. Raises NotAllowed, AccountError."""
    actor.require(Permission.MANAGE_ACCOUNTS, assignment.organisation_id)
    require_managed(actor, assignment.account)
    role = Role(assignment.role)
    if role is Role.SYSTEM_ADMINISTRATOR and assignment.account_id == actor.account_id:
        raise AccountError(LAST_ADMINISTRATOR)
    with transaction.atomic():
        if assignment.valid_from >= today():
            assignment.delete()
        else:
            RoleAssignment.objects.filter(pk=assignment.pk).update(valid_to=today())
        summary = f"Kết thúc vai trò {ROLE_LABELS[role]} của tài khoản {assignment.account.username}"
        record_account("end_role", actor, assignment.account, summary, assignment.organisation_id, role=role)
