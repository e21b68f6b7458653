"""The list of meetings, one meeting, its roll."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.elections.forms.rolls import acts_for
from dangbo.elections.models import Meeting, RollEntry
from dangbo.elections.queries.course import course_of, expected_posts, is_settled
from dangbo.elections.queries.deadlines import deadlines_of, with_result
from dangbo.elections.queries.election_page import said
from dangbo.elections.queries.meeting_list import listed_meetings, rows_of
from dangbo.elections.queries.nextact import next_step_of_meeting
from dangbo.elections.queries.paper_links import meeting_papers
from dangbo.elections.queries.reach import NOT_YOURS, meeting_for
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import ALTERNATES, ATTENDANCE, counts_of, entries_of, lines_of, roll_of
from dangbo.elections.views.acts import AFTER_RESULT, FROM_REGISTER, OF_ENTRY, OF_MEETING, ROLL_ACTS, Act, act_named
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import OfficeRequest

ROWS_A_PAGE = 50
CHOSEN = "loc"


@require_GET
def meetings(request: OfficeRequest) -> HttpResponse:
    """Congresses and meetings of the organisation looked at and all below it."""
    if not request.viewing.may(Permission.SEE_ELECTIONS):
        raise NotAllowed(NOT_YOURS[Permission.SEE_ELECTIONS])
    page = Paginator(listed_meetings(request.viewing.organisation), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": rows_of(page.object_list),
        "may_prepare": request.viewing.may(Permission.PREPARE_ELECTIONS),
    }
    return render(request, "elections/meetings.html", context)


@require_GET
def meeting(request: OfficeRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: what it elects in which order, what comes next, its base, what was decided, deadlines."""
    found = meeting_for(request.actor, meeting_id)
    course = course_of(found)
    lines, attendance = lines_of(found), ATTENDANCE
    counts = counts_of(found, (*lines, *attendance))
    roll = roll_of(found.kind, dict(zip([line.field for line in lines], counts, strict=False)))
    may_prepare = request.actor.may(Permission.PREPARE_ELECTIONS, found.organisation_id)
    at = request.viewing.at
    settled = is_settled(found)
    has_result = with_result(found).exists()
    context = {
        "meeting": found,
        "organisation": found.organisation.version_at(found.held_on),
        "regulation": regulation_of(found),
        "course": course,
        "order_remarks": said(expected_posts(found).findings),
        "next": next_step_of_meeting(found, course) if may_prepare else None,
        "base_lines": list(zip(lines, counts, strict=False)) if counts[0] else [],
        "attendance": list(zip(attendance, counts[len(lines) :], strict=True)),
        "base": said(roll.base(regulation_of(found)).findings) if counts[0] else [],
        "votes": found.hand_votes.select_related("election"),
        "decisions": found.decisions.select_related("election", "vote"),
        "deadlines": [(each, each.is_late(at)) for each in (deadlines_of(found) if has_result else [])],
        "complaints": found.complaints.all(),
        "acts": _meeting_acts(request, found, settled, has_result),
        "is_settled": settled,
        "may_prepare": may_prepare,
        "papers": meeting_papers(found),
        "may_draft": may_prepare and request.actor.may(Permission.DRAFT_DOCUMENTS, found.organisation_id),
    }
    return render(request, "elections/meeting.html", context)


@require_GET
def roll(request: OfficeRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Those summoned, or the people behind one number of the roll (?loc=)."""
    found = meeting_for(request.actor, meeting_id)
    asked = request.GET.get(CHOSEN, "")
    line, rows = entries_of(found, asked)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    may_prepare = request.actor.may(Permission.PREPARE_ELECTIONS, found.organisation_id) and not is_settled(found)
    entries = list(page.object_list)
    linked = people_reached(request.actor, [row.person_id for row in entries if row.person_id])
    context = {
        "meeting": found,
        "page": page,
        "line": line,
        "asked": asked,
        "chips": _chips(found),
        "rows": [(row, row.person_id in linked, _acts(row) if may_prepare else []) for row in entries],
        "may_prepare": may_prepare,
    }
    return render(request, "elections/roll.html", context)


def _meeting_acts(request: OfficeRequest, found: Meeting, settled: bool, has_result: bool) -> list[Act]:
    left_out = {*(ROLL_ACTS if settled else ()), *(() if has_result else AFTER_RESULT)}
    left_out |= {FROM_REGISTER} if found.elects_nobody else set()
    may = [act for act in OF_MEETING if request.actor.may(act.permission, found.organisation_id)]
    return [act for act in may if act.key not in left_out]


def _chips(found: Meeting) -> list[tuple[str, str, int]]:
    lines = (*lines_of(found), *ATTENDANCE, ALTERNATES)
    counts = counts_of(found, lines)
    return [(line.key, line.label, count) for line, count in zip(lines, counts, strict=True) if count]


def _acts(row: RollEntry) -> list[Act | None]:
    return [act_named(OF_ENTRY, key) for key in acts_for(row)]
