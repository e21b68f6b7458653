"""Entries of the journal about accounts."""

import uuid
from typing import Any

from dangbo.access.actor import Actor
from dangbo.access.models import Account
from dangbo.journal.chain import record


def record_account(
    act: str, actor: Actor, account: Account, summary: str, organisation_id: uuid.UUID | None = None, **details: Any
) -> None:
    """Write what was done with an account; call it inside the act's transaction."""
    record(
        act=act,
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=organisation_id,
        subject_type="account",
        subject_id=account.pk,
        summary=summary,
        details={"username": account.username, **details},
    )
