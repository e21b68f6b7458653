"""The installation's settings on every request, read once and only if asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from dangbo.office.options import options


class OptionsMiddleware:
    """Put `options` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.options = SimpleLazyObject(options)  # type: ignore[attr-defined]
        return self.get_response(request)
