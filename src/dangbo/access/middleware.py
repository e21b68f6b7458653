"""Signed-in accounts that must first do something about their own security."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

STILL_OPEN = {"account_change_password", "account_logout", "account_reauthenticate", "web:stay"}


class FirstPasswordMiddleware:
    """Send an account with a password that somebody else chose to the page that changes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        match = request.resolver_match
        return None if match is not None and match.view_name in STILL_OPEN else redirect("account_change_password")
