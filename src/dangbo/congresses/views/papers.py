"""The thirty papers of a congress: how far each is, made one by one or all at once, given to somebody, one paper."""

import uuid
from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.papers.charging import finish_paper
from dangbo.congresses.acts.papers.making import make_paper, may_make
from dangbo.congresses.acts.papers.work import begin_making
from dangbo.congresses.forms.papers import ChargeForm
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.catalogue import ADOPTION_LABELS, BY_LABELS, STAGE_LABELS, Stage, paper_of, row_of
from dangbo.congresses.queries.papers.board import (
    BoardRow,
    Progress,
    board_of,
    next_line,
    paper_with,
    unmade,
    wanted_with,
)
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import crumbs_of, head_of, pages_of, sent
from dangbo.documents.queries.holding import may_read
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

PREPARE = Permission.PREPARE_CONGRESSES
FINISHED = (Progress.ISSUED, Progress.NOT_NEEDED)


@require_GET
def papers(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The catalogue with the state, owner and day of every row, and one button to make the next."""
    congress = congress_for(request.actor, congress_id)
    rows, at = board_of(congress), request.viewing.at
    prepares = may(request.actor, PREPARE, congress) and congress.cancelled_on is None
    found = next_line(rows) if prepares else None
    counts = Counter(row.progress for row in rows)
    context = {
        **head_of(request, congress, "papers"),
        "stages": [(label, _of_stage(rows, stage, at)) for stage, label in STAGE_LABELS.items()],
        "next": found,
        "may_next": found is not None and may_make(request.actor, congress, found[1].wanted),
        "left": len(unmade(rows)),
        "counts": [(label, counts[progress]) for progress, label in _COUNTED],
        "asked": len(rows) - counts[Progress.NOT_NEEDED],
        "late": sum(row.is_late(at) for row in rows),
        "prepares": prepares,
    }
    return render(request, "congresses/papers/papers.html", context)


_COUNTED = (
    (Progress.ISSUED, "Đã xong"),
    (Progress.OPINIONS, "Đang lấy ý kiến"),
    (Progress.DRAFT, "Dự thảo"),
    (Progress.NOT_BEGUN, "Chưa soạn"),
)


def _of_stage(rows: list[BoardRow], stage: Stage, at: Any) -> list[dict[str, Any]]:
    return [
        {
            "line": row,
            "by": BY_LABELS[row.row.by],
            "adoption": ADOPTION_LABELS[row.row.adoption],
            "is_late": row.is_late(at),
        }
        for row in rows
        if row.row.stage is stage
    ]


@require_POST
def make(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Make one paper and open its draft."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    wanted = wanted_with(board_of(congress), request.POST.get("van-ban", ""), request.POST.get("ve", ""))
    if wanted is None:
        raise Http404("Đại hội này không cần văn bản ấy.")
    try:
        made = make_paper(actor=request.actor, congress=congress, wanted=wanted, on=request.viewing.at)
    except Refused as refused:
        for finding in refused.findings:
            messages.error(request, finding.message)
        return redirect("congresses:papers", congress.pk)
    messages.success(request, f"Đã soạn {made.title}; chỗ nào chưa có dữ kiện thì để dấu ba chấm.")
    return redirect("congresses:paper", congress.pk, made.pk)


@require_POST
def make_rest(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Make every paper that nobody began, behind the pages."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    task = begin_making(actor=request.actor, congress=congress, on=request.viewing.at)
    return redirect(task.get_absolute_url())


@require_http_methods(["GET", "POST"])
def charge(request: OfficeRequest, congress_id: uuid.UUID, row: int) -> HttpResponse:
    """Say who answers for a row and until when."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    try:
        found = row_of(row)
    except KeyError as missing:
        raise Http404("Danh mục không có số này.") from missing
    form = ChargeForm(sent(request), congress=congress, row=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:papers", args=[congress.pk])
    return pages_of(
        request,
        form,
        title="Giao văn bản",
        back=back,
        crumbs=_crumbs(request, congress),
        lead=f"{found.number}. {found.name}",
    )


@require_GET
def paper(request: OfficeRequest, congress_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """One paper: its versions with their differences, its rounds of opinions, what may be done with it."""
    congress = congress_for(request.actor, congress_id)
    found = _reached(congress, paper_id)
    row, document = row_of(found.row), found.document
    versions = list(document.versions.defer("text").order_by("-number"))
    open_round = found.rounds.filter(closed_on=None).first()
    context = {
        **head_of(request, congress, "papers"),
        "paper": found,
        "row": row,
        "by": BY_LABELS[row.by],
        "adoption": ADOPTION_LABELS[row.adoption],
        "document": document,
        "may_read": may_read(request.actor, document),
        "versions": list(zip(versions, [*versions[1:], None], strict=True)),
        "rounds": found.rounds.select_related("version").prefetch_related("calls", "opinions"),
        "open_round": open_round,
        "is_main": paper_of(found.key).is_main,
        "prepares": may(request.actor, PREPARE, congress),
    }
    return render(request, "congresses/papers/paper.html", context)


@require_POST
def finish(request: OfficeRequest, congress_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """Say that a paper without number is done."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    found = _reached(congress, paper_id)
    try:
        finish_paper(actor=request.actor, paper=found, on=request.viewing.at)
        messages.success(request, f"Đã ghi xong: {found.title}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("congresses:paper", congress.pk, found.pk)


def _crumbs(request: OfficeRequest, congress: Congress) -> list[tuple[str, str]]:
    return [
        *crumbs_of(request.actor, congress=congress),
        ("Văn bản đại hội", reverse("congresses:papers", args=[congress.pk])),
    ]


def _reached(congress: Congress, paper_id: uuid.UUID) -> CongressPaper:
    found = paper_with(congress, paper_id)
    if found is None:
        raise Http404("Đại hội này không có văn bản ấy.")
    return found
