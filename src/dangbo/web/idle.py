"""Sign-out after idle time, kept by the server whatever the browser does (design §6)."""

import time
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from dangbo.office.options import COUNTDOWN_SECONDS

ACTIVITY_KEY = "idle.seen"
PASSIVE_HEADER = "X-Dangbo-Passive"
"""Sent by what a page asks for on its own, such as a progress bar: it keeps nobody signed in."""
GRAIN_SECONDS = 20
SIGNED_OUT = "Đồng chí đã được đăng xuất vì quá {minutes} phút không thao tác. Những gì đã ghi vẫn còn."


class IdleMiddleware:
    """End sessions in which nothing was asked for longer than the idle time and its countdown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(ACTIVITY_KEY, now)
            minutes = request.options.idle_minutes  # type: ignore[attr-defined]
            if now - seen > minutes * 60 + COUNTDOWN_SECONDS:
                return _signed_out(request, minutes)
            is_passive = PASSIVE_HEADER in request.headers
            if ACTIVITY_KEY not in request.session or (not is_passive and now - seen >= GRAIN_SECONDS):
                request.session[ACTIVITY_KEY] = now
        return self.get_response(request)


def _signed_out(request: HttpRequest, minutes: int) -> HttpResponse:
    logout(request)
    messages.info(request, SIGNED_OUT.format(minutes=minutes))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Refresh": "true"})
    return redirect("account_login")
