"""The hall's screen of those present by delegation: open to whoever has its address, told of changes as they come."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dangbo.congresses.acts.checkin.sessions import hide_presence, show_presence
from dangbo.congresses.models.checkin import PresenceScreen
from dangbo.congresses.queries.checkin.presence import presence_now, screen_for, session_for, version_of
from dangbo.elections.live import Look
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest


@never_cache
@login_not_required
@require_GET
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """The whole page; it is told of changes by `live`, or asks for the board."""
    found = screen_for(token)
    context = _context(found) | {"token": token}
    return render(request, "congresses/checkin/screen.html", context)


@never_cache
@login_not_required
@require_GET
def board(_request: HttpRequest, token: str) -> HttpResponse:
    """The board alone, for those who ask again and again."""
    return HttpResponse(draw(token))


@never_cache
@login_not_required
@require_GET
def no_news(_request: HttpRequest, token: str) -> HttpResponse:
    """Where the web server cannot send news by itself (`dangbo.web.asgi` does), the page asks for the board instead."""
    screen_for(token)
    return HttpResponse(status=204)


@require_POST
def show(request: OfficeRequest, session_id: uuid.UUID) -> HttpResponse:
    """Open the screen and show it."""
    session = session_for(request.actor, session_id)
    try:
        made = show_presence(actor=request.actor, session=session)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("congresses:check_in", session.congress_id)
    return redirect("congresses:presence_screen", made.token)


@require_POST
def hide(request: OfficeRequest, session_id: uuid.UUID) -> HttpResponse:
    """Close the screen."""
    session = session_for(request.actor, session_id)
    hide_presence(actor=request.actor, session=session)
    messages.success(request, "Đã đóng màn hình đại biểu có mặt.")
    return redirect(reverse("congresses:check_in", args=[session.congress_id]))


def look(token: str) -> Look:
    """The version of a screen, for the broadcaster."""
    return Look(version_of(token))


def draw(token: str) -> str:
    """The board as HTML; of a closed screen a line that says so."""
    try:
        found = screen_for(token)
    except Http404:
        return render_to_string("elections/hall/closed.html")
    return render_to_string("congresses/checkin/board.html", _context(found))


def _context(found: PresenceScreen) -> dict[str, Any]:
    session = found.session
    name = session.congress.organisation.version_at(session.day).name
    return {"session": session, "now": presence_now(session), "organisation": name}
