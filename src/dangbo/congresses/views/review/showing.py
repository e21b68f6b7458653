"""One review, all reviews of a superior, one session."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Reviewer, ReviewerRole, ReviewSession
from dangbo.congresses.queries.ordering import REVIEW_SORTS
from dangbo.congresses.queries.reach import NOT_YOURS, congress_for, may
from dangbo.congresses.queries.review.listing import ReviewLine, counts_of, review_lines, sessions_of
from dangbo.congresses.queries.review.page import ReviewPage, review_page, reviews_of, session_for
from dangbo.congresses.queries.review.steps import next_steps
from dangbo.congresses.queries.review.ties import reviewer_findings
from dangbo.congresses.sheets.round_lists import reviews_table
from dangbo.congresses.views.files import round_list_file
from dangbo.congresses.views.lists import CHOSEN, list_page, sought
from dangbo.registry.models import Organisation
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding

SEE, PREPARE, REVIEW = Permission.SEE_CONGRESSES, Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES


@require_GET
def review(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """One review: where it stands, the one thing to do next, dossier, appraisals, sessions, conclusions."""
    found = congress_for(request.actor, congress_id)
    page = review_page(found, request.viewing.at)
    is_open = found.cancelled_on is None and found.round.closed_on is None
    prepares = is_open and may(request.actor, PREPARE, found)
    reviews = is_open and may(request.actor, REVIEW, found)
    context = {
        "congress": found,
        "here": "review",
        "name": found.organisation.version_at(request.viewing.at).name,
        "page": page,
        "next": next(iter(next_steps(found, request.actor, request.viewing.at)), None),
        "prepares": prepares,
        "reviews": reviews,
        "sees_round": request.actor.may(SEE, found.round.superior_id),
        **_offered(page, prepares, reviews),
    }
    return render(request, "congresses/review/review.html", context)


def _offered(page: ReviewPage, prepares: bool, reviews: bool) -> dict[str, bool]:
    """Which acts the page offers in this state."""
    lies = page.open_submission is not None
    concluded = page.latest is not None and page.latest.approved is True
    return {
        "may_attach": prepares and not lies,
        "may_submit": prepares and not lies,
        "may_return": reviews and lies and not concluded,
        "may_ask": reviews and lies and not concluded,
    }


@require_GET
def reviews(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """All reviews of a superior in a round, by how they stand (?loc=), and its sessions."""
    round_, superior = superior_of(request, round_id)
    lines = review_lines(round_, superior, request.viewing.at)
    of_round = superior.pk == round_.superior_id
    context = list_page(request, _chosen(request, lines), superior) | {
        "base": "congresses/rounds/base.html" if of_round else "congresses/review/base.html",
        "round": round_,
        "here": "reviews",
        "superior": superior.version_at(request.viewing.at).name,
        "counts": counts_of(lines),
        "total": len(lines),
        "sessions": sessions_of(round_, superior),
        "may_call": round_.closed_on is None
        and request.actor.may(REVIEW, superior)
        and any(line.may_be_called for line in lines),
    }
    return render(request, "congresses/review/list.html", context)


@require_POST
def reviews_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The same list, every unit of it, as Excel."""
    round_, superior = superior_of(request, round_id)
    table = reviews_table(_chosen(request, review_lines(round_, superior, request.viewing.at)))
    return round_list_file(request, round_, superior, table)


def _chosen(request: OfficeRequest, lines: list[ReviewLine]) -> list[ReviewLine]:
    """The units that the address asks for, in its order."""
    asked = request.GET.get(CHOSEN, "")
    rows = [line for line in lines if not asked or line.look[1] == asked]
    return sought(request, rows, REVIEW_SORTS)


def superior_of(
    request: OfficeRequest, round_id: uuid.UUID, permission: Permission = SEE
) -> tuple[CongressRound, Organisation]:
    """The round, and for whom reviews are looked at: its superior, or the organisation looked at where that is below.

    Raises Http404 and NotAllowed.
    """
    round_ = CongressRound.objects.select_related("superior").filter(pk=round_id).first()
    if round_ is None:
        raise Http404("Không có đợt đại hội này.")
    superior = round_.superior if request.actor.may(SEE, round_.superior_id) else request.viewing.organisation
    if not request.actor.may(permission, superior):
        raise NotAllowed(NOT_YOURS[permission])
    return round_, superior


@require_GET
def session(request: OfficeRequest, session_id: uuid.UUID) -> HttpResponse:
    """One session: when and where, who reviews, the units in order with questions and conclusions."""
    found = session_for(request.actor, session_id)
    rows = list(reviews_of(found))
    units: list[Congress] = [row.congress for row in rows]
    at = request.viewing.at
    reviewers = _reviewers(found, units)
    is_open = found.took_place_on is None
    reviews_here = found.round.closed_on is None and request.actor.may(REVIEW, found.superior_id)
    context = {
        "session": found,
        "round": found.round,
        "rows": [(row, row.congress.organisation.version_at(at).name) for row in rows],
        "reviewers": reviewers,
        "has_chair": any(row.role == ReviewerRole.CHAIR for row, _, _ in reviewers),
        "is_open": is_open,
        "may_act": reviews_here,
        "waiting": [row for row in rows if row.concluded_on is None],
    }
    return render(request, "congresses/review/session.html", context)


def _reviewers(session: ReviewSession, units: list[Congress]) -> list[tuple[Reviewer, str, tuple[Finding, ...]]]:
    """Each reviewer with the units from whose review they step aside, and what is to be weighed of the others."""
    found = []
    for row in session.reviewers.select_related("person").prefetch_related("aside_from__organisation__versions"):
        aside = {each.pk: each.organisation.version_at(session.called_for).name for each in row.aside_from.all()}
        findings = reviewer_findings(row.person, units, session.called_for, aside)
        found.append((row, "; ".join(aside.values()), findings))
    return found
