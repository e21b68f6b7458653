"""Who asks: a program with a key of an account. No cookie and no session is looked at."""

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.acts.keys import NO_API, account_of
from dangbo.access.models import ApiKey, today
from dangbo.access.permissions import Permission

REQUESTS_A_MINUTE = 600
"""How often one key may ask, in each minute of the clock and each process of the server."""


class KeyRequest(HttpRequest):
    """A request of a program whose key is in force."""

    auth: Actor


class Key(HttpBearer):
    """The header `Authorization: Bearer dbk_…`; gives the account as an actor."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The actor; None for a key that is unknown or revoked. Raises Throttled and NotAllowed."""
        key = account_of(token)
        if key is None:
            return None
        _count(key)
        actor = Actor.of(key.account)
        if not actor.may_anywhere(Permission.USE_API):
            raise NotAllowed(NO_API)
        _remember(key)
        return actor


def _count(key: ApiKey) -> None:
    minute, passed = divmod(int(time.time()), 60)
    counter = f"api:{key.prefix}:{minute}"
    cache.add(counter, 0, timeout=120)
    if cache.incr(counter) > REQUESTS_A_MINUTE:
        raise Throttled(wait=60 - passed)


def _remember(key: ApiKey) -> None:
    """Note the day of use; written once a day."""
    if key.last_used_on != today():
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today())
