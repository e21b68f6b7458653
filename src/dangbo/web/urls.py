"""All addresses: each app's own `urls` module, sign-in, and the pages of the shell."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

APPS = ("access", "office", "registry", "figures", "documents", "checking", "elections", "congresses", "api")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dangbo.web.page_urls")),
    path("", include("dangbo.access.sign_in_urls")),
    path("", include("dangbo.office.journal_urls")),
    path("ngon-ngu/", include("dangbo.web.language_urls")),
    path("", include("dangbo.registry.exchange.urls")),
    *(path("", include(f"dangbo.{app}.urls")) for app in APPS if find_spec(f"dangbo.{app}.urls")),
]

handler400 = "dangbo.web.errors.bad_request"
handler403 = "dangbo.web.errors.forbidden"
handler404 = "dangbo.web.errors.not_found"
handler500 = "dangbo.web.errors.server_error"
