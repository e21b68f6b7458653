"""Minutes, list of the elected and report: as files to sign, or as drafts of documents that take a number."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.documents.downloads import download
from dangbo.elections.models import Meeting
from dangbo.elections.papers import (
    OF_ELECTION,
    OF_MEETING,
    ElectionPaper,
    draft_of,
    file_of,
    paper_of_election,
    paper_of_meeting,
)
from dangbo.elections.queries.reach import election_for, meeting_for
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

ENDINGS = {"word": "docx", "pdf": "pdf"}
TYPES = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
def election_paper(request: OfficeRequest, election_id: uuid.UUID, key: str, form: str) -> HttpResponse:
    """A paper of a vote as Word or PDF."""
    found = election_for(request.actor, election_id)
    _require_known(key in OF_ELECTION and form in ENDINGS)
    back = redirect("elections:election", found.pk)
    return _file(request, lambda: paper_of_election(found, key), form, f"{OF_ELECTION[key].name} {found.title}", back)


@require_GET
def meeting_paper(request: OfficeRequest, meeting_id: uuid.UUID, key: str, form: str) -> HttpResponse:
    """A paper of a meeting as Word or PDF."""
    found = meeting_for(request.actor, meeting_id)
    _require_known(key in OF_MEETING and form in ENDINGS)
    back = redirect("elections:meeting", found.pk)
    return _file(request, lambda: paper_of_meeting(found, key), form, f"{OF_MEETING[key].name} {found.name}", back)


@require_POST
def draft_election_paper(request: OfficeRequest, election_id: uuid.UUID, key: str) -> HttpResponse:
    """A draft of documents from a paper of a vote."""
    found = election_for(request.actor, election_id, Permission.PREPARE_ELECTIONS)
    _require_known(key in OF_ELECTION)
    back = redirect("elections:election", found.pk)
    return _draft(request, found.meeting, lambda: paper_of_election(found, key), back)


@require_POST
def draft_meeting_paper(request: OfficeRequest, meeting_id: uuid.UUID, key: str) -> HttpResponse:
    """A draft of documents from a paper of a meeting."""
    found = meeting_for(request.actor, meeting_id, Permission.PREPARE_ELECTIONS)
    _require_known(key in OF_MEETING)
    back = redirect("elections:meeting", found.pk)
    return _draft(request, found, lambda: paper_of_meeting(found, key), back)


def _require_known(known: bool) -> None:
    if not known:
        raise Http404("Không có giấy tờ này.")


def _file(
    request: OfficeRequest, write: Callable[[], ElectionPaper], form: str, name: str, back: HttpResponse
) -> HttpResponse:
    try:
        content = file_of(write(), form)
    except FileError as problem:
        messages.error(request, str(problem))
        return back
    return download(f"{name}.{ENDINGS[form]}", TYPES[form], content)


def _draft(
    request: OfficeRequest, meeting: Meeting, write: Callable[[], ElectionPaper], back: HttpResponse
) -> HttpResponse:
    try:
        made = draft_of(actor=request.actor, meeting=meeting, paper=write())
    except (FileError, Refused) as problem:
        messages.error(request, str(problem))
        return back
    messages.success(request, "Đã đưa vào dự thảo văn bản; số và ngày ghi khi ban hành.")
    return redirect("documents:edit", made.pk)
