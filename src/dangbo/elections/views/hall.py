"""The hall's screen of a vote: open to whoever has its address, without sign-in; opened and closed by the tellers."""

import uuid
from ipaddress import ip_address
from typing import Any

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dangbo.elections.acts.screens import close_screen, open_screen
from dangbo.elections.live import Look
from dangbo.elections.models import State
from dangbo.elections.queries.deadlines import ELECTED
from dangbo.elections.queries.hall import board_data, board_of, screen_for, version_of
from dangbo.elections.queries.reach import election_for
from dangbo.registry.viewing import OfficeRequest


@never_cache
@login_not_required
@require_GET
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """The whole page; it is told of changes by `live`, or asks for the board."""
    found = screen_for(token)
    context = {
        "board": board_of(found.election),
        "token": token,
        "live": reverse("elections:hall_live", args=[token]),
        "code": _code(request.build_absolute_uri(), request.get_host()),
    }
    return render(request, "elections/hall/screen.html", context)


@never_cache
@login_not_required
@require_GET
def board(_request: HttpRequest, token: str) -> HttpResponse:
    """The board alone, for those who ask again and again."""
    return JsonResponse(draw(token), json_dumps_params={"ensure_ascii": False})


@never_cache
@login_not_required
@require_GET
def no_news(_request: HttpRequest, token: str) -> HttpResponse:
    """Where the web server cannot send news by itself (`dangbo.web.asgi` does), the page asks for the board instead."""
    screen_for(token)
    return HttpResponse(status=204)


@require_POST
def open_to_hall(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """Open the screen and show it."""
    made = open_screen(actor=request.actor, election=election_for(request.actor, election_id))
    return redirect("elections:hall", made.token)


@require_POST
def close_to_hall(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """Close the screen."""
    found = election_for(request.actor, election_id)
    close_screen(actor=request.actor, election=found)
    messages.success(request, "Đã đóng màn hình hội trường.")
    return redirect("elections:election", found.pk)


def look(token: str) -> Look:
    """The version of a screen, for the broadcaster."""
    version = version_of(token)
    return Look(version, is_result=version.split("-")[0] in {State(state).value for state in ELECTED})


def draw(token: str) -> dict[str, Any]:
    """The board as data that the page draws; of a closed screen nothing but that."""
    try:
        return board_data(board_of(screen_for(token).election))
    except Http404:
        return {"closed": True}


def _code(address: str, host: str) -> SafeString:
    """The page's address as a code for telephones; nothing where only this machine can reach it."""
    if _is_own_machine(host.rsplit(":", 1)[0].strip("[]")):
        return SafeString("")
    return mark_safe(segno.make_qr(address).svg_inline(scale=4, border=2, omitsize=True))  # noqa: S308 - our own drawing


def _is_own_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "testserver")
