"""The counting desk of a vote, one count, one batch, and the acts on them."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.elections.forms.counting.audits import DrawAuditForm
from dangbo.elections.forms.counting.counts import (
    AddBatchForm,
    CloseCountForm,
    ConfirmCountsForm,
    OpenCountForm,
    RecountBatchForm,
    SetAsideForm,
)
from dangbo.elections.models import Election
from dangbo.elections.models.counting import Batch, Count, CountState
from dangbo.elections.queries.counting.desk_page import (
    batch_line,
    compared,
    lines_of,
    scanned_parts,
    step_of_count,
    step_of_desk,
    work_of,
)
from dangbo.elections.queries.counting.headers import header_problem
from dangbo.elections.queries.counting.reach import batch_for, count_for, tellers_of, vote_for
from dangbo.elections.queries.counting.reconciling import equations_of
from dangbo.elections.queries.counting.standing import batch_standing, standing_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

_OF_DESK: Mapping[str, tuple[str, type[ActForm]]] = {
    "mo": ("Mở lần kiểm phiếu", OpenCountForm),
    "xac-nhan": ("Xác nhận số liệu kiểm phiếu", ConfirmCountsForm),
}
_OF_COUNT: Mapping[str, tuple[str, type[ActForm]]] = {
    "them-tap": ("Thêm tập phiếu", AddBatchForm),
    "xong": ("Kết thúc lần kiểm", CloseCountForm),
    "bo": ("Bỏ lần kiểm", SetAsideForm),
    "rut-phieu": ("Rút phiếu đối chiếu", DrawAuditForm),
}


@require_GET
def desk(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """The counts of a vote, how they compare, the one next step."""
    vote = vote_for(request.actor, election_id)
    lines = lines_of(vote)
    differences = compared(lines)
    context = {
        "election": vote,
        "lines": lines,
        "next": step_of_desk(vote, lines, differences),
        "differences": differences,
        "ended": [line for line in lines if line.count.state == CountState.CLOSED],
        "tellers": tellers_of(vote),
        "crumbs": _crumbs(vote)[:-1],
    }
    return render(request, "elections/counting/desk.html", context)


@require_GET
def count(request: OfficeRequest, count_id: uuid.UUID) -> HttpResponse:
    """One count: its batches, its equations, and once it has ended what it adds up to."""
    found = count_for(request.actor, count_id)
    standing = standing_of(found)
    lines = [batch_line(each) for each in standing.batches]
    totals, equations = standing.totals, equations_of(standing)
    context = {
        "count": found,
        "election": found.election,
        "standing": standing,
        "lines": lines,
        "next": step_of_count(standing, lines),
        "equations": [each for each in equations if not each.of_name],
        "name_equations": [each for each in equations if each.of_name and not found.is_open],
        "names": zip(standing.slate.names, totals.votes, totals.others, totals.uncounted, strict=True),
        "reasons": sorted(totals.reasons.items()),
        "crumbs": _crumbs(found.election),
    }
    return render(request, "elections/counting/count.html", context)


@require_GET
def batch(request: OfficeRequest, batch_id: uuid.UUID) -> HttpResponse:
    """One batch: who keys it, how far they are, which ballots wait for the tellers together."""
    found = batch_for(request.actor, batch_id)
    vote = found.count.election
    standing = batch_standing(found, slate_of(vote))
    pile = standing.pile
    people = [(teller, work_of(pile, teller)) for teller in tellers_of(vote)]
    context = {
        "batch": found,
        "count": found.count,
        "election": vote,
        "standing": standing,
        "line": batch_line(standing),
        "people": people,
        "to_conclude": pile.to_conclude,
        "concluded": sorted(pile.concluded.items()),
        "header": standing.header,
        "header_problem": header_problem(standing.header, found, standing.there),
        "crumbs": batch_crumbs(found)[:-1],
        **scanned_parts(found, pile),
    }
    return render(request, "elections/counting/batch.html", context)


@require_http_methods(["GET", "POST"])
def desk_act(request: OfficeRequest, election_id: uuid.UUID, act: str) -> HttpResponse:
    """Open a count, or make two equal counts the count of the vote."""
    vote = vote_for(request.actor, election_id)
    name, form_class = _found(_OF_DESK, act)
    form = form_class(_sent(request), election=vote, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:count_desk", args=[vote.pk])
    done = reverse("elections:election", args=[vote.pk]) if act == "xac-nhan" else ""
    answer = act_pages(request, form, title=name, back=back, done=done, context=_shared(vote))
    made: Count | None = getattr(form, "made", None)
    return redirect("elections:count", made.pk) if answer.status_code == 302 and made else answer


@require_http_methods(["GET", "POST"])
def count_act(request: OfficeRequest, count_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a count."""
    found = count_for(request.actor, count_id)
    name, form_class = _found(_OF_COUNT, act)
    form = form_class(_sent(request), count=found, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:count", args=[found.pk])
    page = {"them-tap": "elections:count", "rut-phieu": "elections:audit"}.get(act)
    done = reverse(page, args=[found.pk]) if page else reverse("elections:count_desk", args=[found.election_id])
    answer = act_pages(request, form, title=name, back=back, done=done, context=_shared(found.election, found))
    made: Batch | None = getattr(form, "made", None)
    return redirect("elections:batch", made.pk) if answer.status_code == 302 and made else answer


@require_http_methods(["GET", "POST"])
def recount(request: OfficeRequest, batch_id: uuid.UUID) -> HttpResponse:
    """Put right the number of ballots in a batch."""
    found = batch_for(request.actor, batch_id)
    form = RecountBatchForm(_sent(request), batch=found, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:batch", args=[found.pk])
    context = {"crumbs": batch_crumbs(found), "lead": found.count.election.title}
    return act_pages(request, form, title=f"Đếm lại {str(found).lower()}", back=back, context=context)


def batch_crumbs(batch: Batch) -> list[tuple[str, str]]:
    """The way to a page below a batch."""
    count = batch.count
    return [
        *_crumbs(count.election),
        (str(count), reverse("elections:count", args=[count.pk])),
        (str(batch), reverse("elections:batch", args=[batch.pk])),
    ]


def count_crumbs(count: Count) -> list[tuple[str, str]]:
    """The way to a page below a count."""
    return [*_crumbs(count.election), (str(count), reverse("elections:count", args=[count.pk]))]


def _crumbs(vote: Election) -> list[tuple[str, str]]:
    return [
        ("Bầu cử", reverse("elections:meetings")),
        (vote.title, reverse("elections:election", args=[vote.pk])),
        ("Kiểm phiếu", reverse("elections:count_desk", args=[vote.pk])),
    ]


def _shared(vote: Election, count: Count | None = None) -> dict[str, Any]:
    crumbs = _crumbs(vote)
    if count is not None:
        crumbs.append((str(count), reverse("elections:count", args=[count.pk])))
    return {"crumbs": crumbs, "lead": vote.title}


def _found(acts: Mapping[str, tuple[str, type[ActForm]]], key: str) -> tuple[str, Any]:
    if key not in acts:
        raise Http404
    return acts[key]


def _sent(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None
