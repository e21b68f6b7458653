"""One election, its short-CV table, its ballot."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.documents.downloads import download
from dangbo.elections.acts.screens import may_show
from dangbo.elections.models import Candidate, Election, State
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.deadlines import ELECTED
from dangbo.elections.queries.election_page import (
    base_lines,
    list_remarks,
    result_rows,
    said,
    short_lines,
    steps_of,
    verdict_remarks,
)
from dangbo.elections.queries.looks import look_of
from dangbo.elections.queries.nextact import next_act
from dangbo.elections.queries.nextstep import is_further_round_due, later_round, questions_of
from dangbo.elections.queries.paper_links import election_papers
from dangbo.elections.queries.reach import election_for, may
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.states import ENDED
from dangbo.elections.views.acts import OF_CANDIDATE, OF_ELECTION, Act, act_named
from dangbo.paper.ballots.printing import ballot_pdf
from dangbo.paper.errors import FileError
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import OfficeRequest

PDF_TYPE = "application/pdf"


@require_GET
def election(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """One election: where it stands, the one thing to do next, list, tellers, result with arithmetic and articles."""
    found = election_for(request.actor, election_id)
    step = next_act(found)
    allowed = step is not None and may(request.actor, step.permission, found.meeting)
    names = list(found.candidates.select_related("nominated_by", "person"))
    prepares = may(request.actor, Permission.PREPARE_ELECTIONS, found.meeting)
    is_open = found.state == State.PREPARED
    context: dict[str, Any] = {
        "election": found,
        "meeting": found.meeting,
        "regulation": regulation_of(found.meeting),
        "look": look_of(found),
        "steps": steps_of(found),
        "next": step if allowed else None,
        "names": [(row, _candidate_acts(row) if prepares and is_open else []) for row in names],
        "may_act": prepares and is_open,
        "linked": people_reached(request.actor, [row.person_id for row in names if row.person_id]),
        "listed_count": sum(row.on_list for row in names),
        "tellers": found.tellers.select_related("entry"),
        "remarks": list_remarks(found),
        "later": later_round(found) if found.state not in ENDED else None,
        "acts": _acts(request, found, step.key if step else ""),
        "decisions": found.decisions.select_related("vote"),
        "votes": found.hand_votes.all(),
        "papers": election_papers(found),
        "may_show": may_show(request.actor, found),
        "screen": found.screens.filter(closed_at__isnull=True).first(),
        "may_draft": prepares and request.actor.may(Permission.DRAFT_DOCUMENTS, found.meeting.organisation_id),
        **_result(found),
    }
    return render(request, "elections/election.html", context)


def _result(found: Election) -> dict[str, Any]:
    """What is known once the vote is closed: base, count, verdict."""
    if not found.is_closed:
        return {}
    lines, arithmetic, article = base_lines(found)
    count = found.counts.order_by("-number").first()
    shown: dict[str, Any] = {"base_lines": lines, "base_sentence": arithmetic, "base_article": article, "count": count}
    if found.state in ELECTED:
        shown |= {
            "announcement": found.announcement,
            "results": result_rows(found, count),
            "verdict": verdict_remarks(found),
            "questions": said(questions_of(found)),
        }
    return shown


def _acts(request: OfficeRequest, found: Election, next_key: str) -> list[Act]:
    """The other acts of this state that the user may do; what cannot follow is left out."""
    asked = bool(questions_of(found)) if found.state in (State.ANNOUNCED, State.MINUTES_SIGNED) else False
    left_out = {next_key} | ({"bau-tiep", "du-khuyet"} if found.state in ELECTED else set())
    left_out |= set() if asked else {"quyet-dinh"}
    left_out |= {"ky-bien-ban"} if asked or is_further_round_due(found) else set()
    return [
        act
        for act in OF_ELECTION
        if found.state in act.states and act.key not in left_out and may(request.actor, act.permission, found.meeting)
    ]


def _candidate_acts(row: Candidate) -> list[Act]:
    if not row.on_list:
        keys = ["dua-lai"]
    elif row.withdrawal_asked_on and row.withdrawal_allowed is None:
        keys = ["quyet-dinh-rut"]
    else:
        outside = row.source in ("self", "nominated")
        keys = [*(["y-kien", "ho-so"] if outside else []), "xin-rut", "khong-dua"]
    return [act for key in keys if (act := act_named(OF_CANDIDATE, key)) is not None]


@require_GET
def candidates(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """The short-CV table of the list (danh sách trích ngang), made to be printed."""
    found = election_for(request.actor, election_id)
    context = {"election": found, "meeting": found.meeting, "rows": short_lines(found)}
    return render(request, "elections/candidates.html", context)


@require_GET
def ballot(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse:
    """The ballot as PDF: one sheet, of which the printer makes as many as there are voters."""
    found = election_for(request.actor, election_id)
    try:
        pdf = ballot_pdf(ballot_layout(found))
    except FileError as problem:
        messages.error(request, str(problem))
        return redirect("elections:election", found.pk)
    return download(f"Phieu bau {found.pk.hex[:8]}.pdf", PDF_TYPE, pdf)
