"""Requests of signed-in accounts."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from dangbo.access.actor import Actor
from dangbo.access.models import Account

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class SignedInRequest(HttpRequest):
    """A request of a signed-in account."""

    user: Account
    actor: Actor
    htmx: HtmxDetails


def without_viewing(view: View) -> View:
    """Mark a view that accounts without any role may open too; its request may have no `viewing`."""
    view.needs_viewing = False  # type: ignore[attr-defined]
    return view
