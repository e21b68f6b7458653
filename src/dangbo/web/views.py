"""The shell's own pages: home, what is being looked at, theme, glossary, and that the program answers."""

from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.requests import SignedInRequest, without_viewing
from dangbo.registry.viewing import (
    DATE_KEY,
    DATE_PARAMETER,
    ORGANISATION_KEY,
    ORGANISATION_PARAMETER,
    OfficeRequest,
)
from dangbo.vietnamese.dates import DateError, parse_date
from dangbo.web.context import THEME_COOKIE, THEMES
from dangbo.web.glossary import TERMS
from dangbo.web.home import home_page
from dangbo.web.organisations import organisations_matching

NEXT_PARAMETER = "tiep"
VIEWING_PARAMETERS = {ORGANISATION_PARAMETER, DATE_PARAMETER}
A_YEAR = 365 * 24 * 3600


@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """What needs doing, and the figures that the role asks for daily."""
    return render(request, "web/home.html", home_page(request.actor, request.viewing))


@require_http_methods(["GET", "POST"])
def choose_date(request: OfficeRequest) -> HttpResponse:
    """Choose the date of all figures."""
    typed, problem = request.POST.get("ngay", ""), ""
    if request.method == "POST":
        try:
            request.session[DATE_KEY] = parse_date(typed).isoformat()
        except DateError as error:
            problem = str(error)
        else:
            return redirect(_next_url(request))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    context = {"typed": typed, "problem": problem, "next": _next_url(request)}
    return render(request, "web/choose_date.html", context, status=status)


@require_http_methods(["GET", "POST"])
def choose_organisation(request: OfficeRequest) -> HttpResponse:
    """Choose the organisation of all pages, among those within one's reach."""
    if request.method == "POST":
        request.session[ORGANISATION_KEY] = request.POST.get("to-chuc", "")
        return redirect(_next_url(request))
    asked = request.GET.get("tim", "").strip()
    found, is_cut = organisations_matching(request.actor, asked, request.viewing.at)
    context = {"asked": asked, "found": found, "is_cut": is_cut, "next": _next_url(request)}
    return render(request, "web/choose_organisation.html", context)


def _next_url(request: HttpRequest) -> str:
    """Where to go on: a page of ours, without the parameters that would undo the choice."""
    asked = request.POST.get(NEXT_PARAMETER) or request.GET.get(NEXT_PARAMETER) or ""
    if not asked or not url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return resolve_url("web:home")
    parts = urlsplit(asked)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in VIEWING_PARAMETERS]
    return urlunsplit(("", "", parts.path, urlencode(kept), ""))


@without_viewing
@require_POST
def theme(request: SignedInRequest) -> HttpResponse:
    """Keep the chosen theme; without one the page follows the browser."""
    response = redirect("access:me")
    chosen = request.POST.get("giao-dien", "")
    if chosen in THEMES:
        response.set_cookie(THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True)
        messages.success(request, "Đã đổi nền trang.")
    else:
        response.delete_cookie(THEME_COOKIE)
        messages.success(request, "Nền trang theo trình duyệt.")
    return response


@without_viewing
@require_POST
def stay(request: SignedInRequest) -> HttpResponse:
    """Answered while somebody works on a page without asking for another; the middleware notes the time."""
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@without_viewing
@require_GET
def glossary(request: SignedInRequest) -> HttpResponse:
    """The terms of the rules."""
    return render(request, "web/glossary.html", {"terms": TERMS})


@login_not_required
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """That the program and its store answer: for whoever watches the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
