"""The hall's screen of the agenda: open to whoever has its address, told of changes as they come."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.day.screens import close_agenda_screen, open_agenda_screen
from dangbo.congresses.queries.day.screen import board_of, screen_for, version_of
from dangbo.congresses.queries.reach import congress_for
from dangbo.elections.live import Look
from dangbo.registry.viewing import OfficeRequest


@never_cache
@login_not_required
@require_GET
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """The whole page; it is told of changes by events, or asks for the board."""
    found = screen_for(token)
    return render(request, "congresses/day/screen.html", {"board": board_of(found.congress), "token": token})


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
def open_to_hall(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Open the screen and show it."""
    congress = congress_for(request.actor, congress_id, Permission.RUN_CONGRESSES)
    made = open_agenda_screen(actor=request.actor, congress=congress)
    return redirect("congresses:agenda_screen", made.token)


@require_POST
def close_to_hall(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Close the screen."""
    congress = congress_for(request.actor, congress_id, Permission.RUN_CONGRESSES)
    close_agenda_screen(actor=request.actor, congress=congress)
    messages.success(request, "Đã đóng màn hình chương trình.")
    return redirect("congresses:day", congress.pk)


def look(token: str) -> Look:
    """The version of a screen, for the broadcaster."""
    return Look(version_of(token))


def draw(token: str) -> str:
    """The board as HTML; of a closed screen a line that says so."""
    try:
        found = screen_for(token)
    except Http404:
        return render_to_string("elections/hall/closed.html")
    return render_to_string("congresses/day/board.html", {"board": board_of(found.congress)})
