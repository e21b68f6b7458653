"""Addresses of the interface for programs, and of its description."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from dangbo.api import views
from dangbo.api.interface import ASKED_BY_POST, api


def opened(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The interface's own addresses, which ask for a key and not for a sign-in."""
    listed = list(patterns)
    for pattern in listed:
        if isinstance(pattern, URLPattern):
            method = "POST" if str(pattern.pattern) in ASKED_BY_POST else "GET"
            view = views.absent if pattern.name == "api-root" else views.asked_by(method, pattern.callback)
            pattern.callback = login_not_required(view)
    return listed


_patterns, _kind, _namespace = api.urls

app_name = "api"
urlpatterns = [
    path("api/", views.docs, name="docs"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("api/v1/", include((opened(_patterns), _kind), namespace=_namespace)),
    path("api/v1/<path:rest>", views.absent),
]
