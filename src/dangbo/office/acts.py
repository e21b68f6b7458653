"""Acts upon the installation's own settings."""

import datetime
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.journal.chain import record
from dangbo.office.models import OfficeSetting

NO_CHANGE = "Đồng chí chưa được giao quyền đổi cài đặt. Liên hệ người quản trị hệ thống."


def change_setting(*, actor: Actor, key: str, value: Any, summary: str) -> None:
    """Store one setting of the installation and record it; a date is kept in ISO form, None takes the setting away.

    Raises NotAllowed.
    """
    if not actor.may_anywhere(Permission.CHANGE_SETTINGS):
        raise NotAllowed(NO_CHANGE)
    if isinstance(value, datetime.date):
        value = value.isoformat()
    with transaction.atomic():
        former = OfficeSetting.objects.filter(key=key).first()
        if value is None:
            OfficeSetting.objects.filter(key=key).delete()
        else:
            OfficeSetting.objects.update_or_create(key=key, defaults={"value": value})
        record(
            act="change_setting",
            actor_id=actor.account_id,
            actor_name=actor.name,
            subject_type="setting",
            subject_id=key,
            summary=summary,
            details={"key": key, "from": former.value if former else None, "to": value},
        )
