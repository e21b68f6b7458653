"""The settings of an installation, with their values where nobody has set them."""

import datetime
import os
from dataclasses import dataclass

from dangbo.access.models import today
from dangbo.office.models import OfficeSetting

DEFAULT_AS_OF, IDLE_MINUTES, REQUIRE_TOTP = "default_as_of", "idle_minutes", "require_totp"
OPTION_KEYS = (DEFAULT_AS_OF, IDLE_MINUTES, REQUIRE_TOTP)
COUNTDOWN_SECONDS = 60
"""The countdown before sign-out at the foot of the third article."""
STANDARD_IDLE_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Options:
    """default_as_of: the date pages show at first; idle_minutes: idle time before the countdown to sign-out;
    require_totp: whether accounts that change others' data must have a second step at sign-in."""

    default_as_of: datetime.date
    idle_minutes: int
    require_totp: bool


def options() -> Options:
    """The settings in force now; one query."""
    stored = dict(OfficeSetting.objects.filter(key__in=OPTION_KEYS).values_list("key", "value"))
    as_of = stored.get(DEFAULT_AS_OF) or os.environ.get("DANGBO_AS_OF_DATE", "")
    return Options(
        default_as_of=datetime.date.fromisoformat(as_of) if as_of else today(),
        idle_minutes=int(stored.get(IDLE_MINUTES, STANDARD_IDLE_MINUTES)),
        require_totp=bool(stored.get(REQUIRE_TOTP, False)),
    )


def stored_default_as_of() -> datetime.date | None:
    """The date that pages show at first, where somebody has set one."""
    stored = OfficeSetting.objects.filter(key=DEFAULT_AS_OF).values_list("value", flat=True).first()
    return datetime.date.fromisoformat(stored) if stored else None
