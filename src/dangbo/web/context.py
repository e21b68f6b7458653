"""What every page of the shell needs."""

from typing import Any

from django.http import HttpRequest

from dangbo.office.options import COUNTDOWN_SECONDS
from dangbo.vietnamese.names import initials
from dangbo.web.navigation import links

THEME_COOKIE = "giao-dien"
THEMES = ("light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, viewing, theme, and the times of the idle countdown."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    context: dict[str, Any] = {"theme": theme if theme in THEMES else "", "viewing": None, "signed_in": False}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    viewing = getattr(request, "viewing", None)
    return context | {
        "signed_in": True,
        "viewing": viewing,
        "navigation": links(request, viewing),
        "initials": initials(user.full_name),
        "idle_seconds": request.options.idle_minutes * 60,  # type: ignore[attr-defined]
        "countdown_seconds": COUNTDOWN_SECONDS,
    }
