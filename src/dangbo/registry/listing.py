"""How every short list in a file becomes pages: the file sent, its rows shown with what is wrong, the rows stored.

Nothing is stored before the user agrees; what was shown is what is stored (`exchange.listed.signed`).
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from dangbo.paper.errors import FileError
from dangbo.registry.acting import ACCEPTED
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.listed import Line, ListKind, Outcome, signed, unsigned
from dangbo.registry.exchange.uploads import LimitedUpload, content_of, limit_upload
from dangbo.registry.models import Membership
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int

FILE, ROWS = "tep", "dong"
SHOWN = 200


class Shown(NamedTuple):
    """A cell of the preview: its text, more below it, or a state as kind and words."""

    text: object = ""
    sub: str = ""
    state: tuple[str, str] | None = None


class Heading(NamedTuple):
    """A column of the preview; css: "n" for numbers, "num" for dates."""

    name: str
    css: str = ""


class OfSomebody(Protocol):
    """A line that names somebody; membership: of the member of the register who is meant."""

    @property
    def membership(self) -> Membership | None: ...


def in_register(line: OfSomebody) -> Shown:
    """The cell that says whether somebody is in the register."""
    return Shown(state=("ok", "Có") if line.membership else ("idle", "Không"))


def told_in_register(lines: Sequence[OfSomebody]) -> Sequence[str]:
    """How many of the people of a list are in the register, as a sentence."""
    linked = sum(line.membership is not None for line in lines)
    return (f"{format_int(linked)} người có trong sổ đảng viên",)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A kind of list as pages for one owner (a meeting, a round, a congress).

    read: the judged lines of a file, or FileError; pack: a new line as JSON; store: the packed rows, the file's name
    and the warnings accepted to the sentence that tells what was done, or Refused. headings, cells: of the preview
    beyond the row's number and label; told: more sentences on the lines as a whole. verb, noun: of the button.
    """

    kind: ListKind
    owner: uuid.UUID
    title: str
    lead: str
    file_label: str
    verb: str
    noun: str
    who: str
    address: str
    back: str
    crumbs: Sequence[tuple[str, str]]
    read: Callable[[bytes | Path, str], Sequence[Any]]
    pack: Callable[[Any], Any]
    store: Callable[[list[Any], str, Collection[str]], str]
    headings: Sequence[Heading]
    cells: Callable[[Any], Sequence[Shown]]
    told: Callable[[Sequence[Any]], Sequence[str]] = field(default=lambda _lines: ())
    is_wide: bool = False

    @property
    def way_back(self) -> list[tuple[str, str]]:
        """The way to the preview: that to the list, and the page where a file is sent."""
        return [*self.crumbs, (self.title, self.address)]


def list_file_view(make: Callable[..., ListFile]) -> Callable[..., HttpResponse]:
    """The view of a kind of list. make: the list for a request and the parts of its address, or Http404, NotAllowed.

    The token is looked at once the upload is limited.
    """

    @csrf_protect
    @require_http_methods(["GET", "POST"])
    def guarded(request: OfficeRequest, limited: LimitedUpload | None, asked: dict[str, Any]) -> HttpResponse:
        return _answer(request, make(request, **asked), limited)

    @csrf_exempt
    def view(request: OfficeRequest, **asked: Any) -> HttpResponse:
        return guarded(request, limit_upload(request) if request.method == "POST" else None, asked)

    return view


def _answer(request: OfficeRequest, listed: ListFile, limited: LimitedUpload | None) -> HttpResponse:
    if limited is None:
        return _page(request, listed)
    if ROWS in request.POST:
        return _store(request, listed)
    file = request.FILES.get(FILE)
    name = (file.name if file else "") or ""
    try:
        lines = listed.read(content_of(limited, file), name)
    except FileError as error:
        return _page(request, listed, problem=str(error))
    return _preview(request, listed, name, lines)


def _store(request: OfficeRequest, listed: ListFile) -> HttpResponse:
    accepted = request.POST.getlist(ACCEPTED)
    try:
        filename, rows = unsigned(listed.kind, listed.owner, request.POST[ROWS])
    except ValueError as error:
        return _page(request, listed, problem=str(error))
    try:
        told = listed.store(rows, filename, accepted)
    except Refused as refused:
        if refused.may_be_accepted:
            return _asked_again(request, listed, filename, len(rows), (refused.findings, accepted))
        return _page(request, listed, problem=str(refused))
    messages.success(request, told)
    return redirect(listed.back)


def _page(request: OfficeRequest, listed: ListFile, problem: str = "") -> HttpResponse:
    context = {"listed": listed, "problem": problem}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "registry/list_file.html", context, status=status)


def _preview(request: OfficeRequest, listed: ListFile, filename: str, lines: Sequence[Line]) -> HttpResponse:
    new = [line for line in lines if line.outcome is Outcome.NEW]
    wrong = [line for line in lines if line.outcome is Outcome.WRONG]
    context = {
        "listed": listed,
        "filename": filename,
        "new": [(line, list(zip(listed.headings, listed.cells(line), strict=True))) for line in new[:SHOWN]],
        "new_count": len(new),
        "wrong": wrong[:SHOWN],
        "wrong_count": len(wrong),
        "there": sum(line.outcome is Outcome.THERE for line in lines),
        "told": listed.told(new),
        "rows": signed(listed.kind, listed.owner, filename, map(listed.pack, new)),
    }
    return render(request, "registry/list_preview.html", context)


def _asked_again(
    request: OfficeRequest,
    listed: ListFile,
    filename: str,
    count: int,
    weighed: tuple[Sequence[Finding], Sequence[str]],
) -> HttpResponse:
    """The warnings that must be accepted before the rows are stored."""
    warnings, accepted = weighed
    context = {
        "listed": listed,
        "filename": filename,
        "new_count": count,
        "warnings": warnings,
        "accepted": accepted,
        "rows": request.POST[ROWS],
    }
    return render(request, "registry/list_preview.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
