"""Where the office asks for it, accounts that change others' data set up a second step before anything else."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from dangbo.access.permissions import CHANGES_OTHERS_DATA

ASK = "Vai trò của đồng chí sửa được dữ liệu của người khác, nên phải bật bước hai khi đăng nhập trước khi làm việc."


class SecondStepMiddleware:
    """Send such an account to the page that turns the second step on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponse | None:
        viewing = getattr(request, "viewing", None)
        if viewing is None or not getattr(view, "needs_viewing", True):
            return None
        if not request.options.require_totp or not viewing.permissions & CHANGES_OTHERS_DATA:  # type: ignore[attr-defined]
            return None
        if is_mfa_enabled(request.user):
            return None
        messages.warning(request, ASK)
        return redirect("mfa_activate_totp")
