"""The papers of the personnel process as files."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.congresses.papers.personnel import OF_STEP, step_paper
from dangbo.congresses.papers.personnel.short_list import TYPES, short_list_file
from dangbo.congresses.queries.personnel.lists import loaded_runs
from dangbo.congresses.queries.personnel.reach import personnel_for, step_for
from dangbo.congresses.queries.personnel.short_list import sheets_of
from dangbo.congresses.queries.personnel.structure import structure_of
from dangbo.congresses.queries.personnel.words import step_name
from dangbo.documents.downloads import download
from dangbo.elections.papers import file_of
from dangbo.paper.errors import FileError
from dangbo.registry.viewing import OfficeRequest

ENDINGS = {"word": ("docx", TYPES["word"][1]), "pdf": ("pdf", "application/pdf")}


@require_GET
def step_file(request: OfficeRequest, step_id: uuid.UUID, key: str, form: str) -> HttpResponse:
    """The minutes of a step or of its count as Word or PDF."""
    step = step_for(request.actor, step_id)
    if key not in OF_STEP or form not in ENDINGS:
        raise Http404("Không có giấy tờ này.")
    ending, kind = ENDINGS[form]
    try:
        content = file_of(step_paper(step, key), form)
    except FileError as problem:
        messages.error(request, str(problem))
        return redirect("congresses:personnel_step", step.pk)
    return download(f"{OF_STEP[key].name} {step_name(step)}.{ending}", kind, content)


@require_GET
def short_list_as(request: OfficeRequest, congress_id: uuid.UUID, form: str) -> HttpResponse:
    """The short-CV list as Word or Excel."""
    congress, plan = personnel_for(request.actor, congress_id, Permission.SEE_CONGRESSES)
    if plan is None or form not in TYPES:
        raise Http404("Chưa có danh sách trích ngang.")
    at = request.viewing.at
    structure = structure_of(plan, loaded_runs(plan), at)
    content = short_list_file(
        actor=request.actor,
        congress=congress,
        sheets=sheets_of(structure.lines, at),
        reference=structure.reference,
        on=at,
        form=form,
    )
    ending, kind = TYPES[form]
    return download(f"Danh sách trích ngang nhân sự.{ending}", kind, content)
