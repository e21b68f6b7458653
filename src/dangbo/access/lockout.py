"""What a person sees who is locked out after repeated failures to sign in."""

from http import HTTPStatus
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

SENTENCE = "Đã nhập sai {failures} lần. Để bảo vệ tài khoản, không đăng nhập được đến {until}."


def tried_username(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The name under which somebody tried to sign in, in small letters."""
    tried = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return str(tried).strip().lower()


def locked_out(
    request: HttpRequest, original_response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The sign-in page with the time from which signing in is possible again."""
    attempt = (
        AccessAttempt.objects.filter(username=tried_username(request, credentials)).order_by("-attempt_time").first()
    )
    since = attempt.attempt_time if attempt else timezone.now()
    until = timezone.localtime(since + settings.AXES_COOLOFF_TIME)
    sentence = SENTENCE.format(failures=settings.AXES_FAILURE_LIMIT, until=f"{until:%H:%M} ngày {until:%d/%m/%Y}")
    return render(request, "access/locked_out.html", {"sentence": sentence}, status=HTTPStatus.TOO_MANY_REQUESTS)
