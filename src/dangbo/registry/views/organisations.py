"""The page of one organisation."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import Organisation, Term
from dangbo.registry.models.organisations import ChangePart
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.history import Change, history, versions_of
from dangbo.registry.queries.member_list import SORT
from dangbo.registry.queries.organisation_page import (
    Body,
    bodies_of,
    decisions_in,
    people_in_charge,
    sorted_bodies,
    terms_listed,
)
from dangbo.registry.queries.organisations import breadcrumb
from dangbo.registry.queries.reach import codes_reached, people_reached
from dangbo.registry.queries.tree_page import sorted_nodes, tree
from dangbo.registry.sheets.committee_table import committees_workbook
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.exporting import NO_EXPORT, workbook_answer
from dangbo.registry.views.reaching import fold, reached_organisation
from dangbo.rules.organisations import is_cell
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.text import strip_marks

FIRST_CHANGES, FIRST_LOWER, FIRST_SEATS = 8, 12, 5


@require_GET
def organisation(request: OfficeRequest, code: str) -> HttpResponse:
    """Facts, counts, people in charge, committees by term, history, lower organisations, documents."""
    found = reached_organisation(request, code)
    context = _facts(request, found) | _committees(request, found)
    return render(request, "registry/organisation.html", context)


def _facts(request: OfficeRequest, found: Organisation) -> dict[str, Any]:
    at = request.viewing.at
    versions = versions_of(found)
    version = next((each for each in versions if each.valid_from <= at), versions[-1])
    above = [each for each in breadcrumb(found, at) if each.organisation_id != found.pk]
    nodes = tree(found, at)
    changes = history(found)
    may = request.actor.may
    others = {other.code for change in changes for other in change.others}
    lower = [node for node in nodes if node.depth == 1]
    codes = others | {each.organisation.code for each in above}
    return {
        "organisation": found,
        "version": version,
        "is_cell": is_cell(OrganisationKind(version.kind)),
        "ended": found.ended_on is not None and found.ended_on <= at,
        "above": above,
        "reached": codes_reached(request.actor, codes, Permission.SEE_ORGANISATIONS),
        "parent": above[-1] if above else None,
        "founding": _founding(found, changes),
        "changes": fold(request, "qua-trinh", changes, FIRST_CHANGES),
        "decisions": fold(request, "van-ban", decisions_in(versions, changes), FIRST_CHANGES),
        "lower": fold(request, "truc-thuoc", sorted_nodes(lower, request.GET.get(SORT, "")), FIRST_LOWER),
        "cells": nodes[0].cells if nodes else 0,
        "members": headcount(found.pk, at),
        "sees_members": may(Permission.SEE_MEMBERS, found),
        "may_change": may(Permission.CHANGE_ORGANISATIONS, found),
    }


def _founding(found: Organisation, changes: Sequence[Change]) -> Change | None:
    """The change by whose decision the organisation came to be."""
    return next(
        (
            change
            for change in changes
            if change.on == found.founded_on and change.decision and change.part is ChangePart.RESULT
        ),
        None,
    )


def _committees(request: OfficeRequest, found: Organisation) -> dict[str, Any]:
    terms = terms_listed(found)
    term, bodies = _asked_term(request, terms)
    in_charge = people_in_charge(found, request.viewing.at)
    named = {seat.person.pk for body in bodies for seat in body.seats} | {office.person_id for office in in_charge}
    return {
        "terms": terms,
        "term": term,
        "bodies": bodies,
        "folded_bodies": [(body, fold(request, _section(body), body.seats, FIRST_SEATS)) for body in bodies],
        "in_charge": in_charge,
        "opened_people": people_reached(request.actor, named),
        "may_export": request.actor.may(Permission.EXPORT, found),
    }


def _section(body: Body) -> str:
    """The id of the section of a committee."""
    return f"cap-uy-{slugify(strip_marks(body.name))}"


def _asked_term(request: OfficeRequest, terms: Sequence[Term]) -> tuple[Term | None, list[Body]]:
    """The term in the address, else the one that runs, with its committees in the order asked for."""
    at, asked = request.viewing.at, request.GET.get("nhiem-ky", "")
    running = next((term for term in terms if term.starts_on <= at), None)
    term = next((term for term in terms if str(term.ordinal) == asked), running)
    bodies = bodies_of(term, at) if term else []
    return term, sorted_bodies(bodies, request.GET.get(SORT, ""))


@require_POST
def export_committees(request: OfficeRequest, code: str) -> HttpResponse:
    """The committees of a term as an Excel file, with a sheet for each."""
    found = reached_organisation(request, code)
    if not request.actor.may(Permission.EXPORT, found):
        raise NotAllowed(NO_EXPORT)
    term, bodies = _asked_term(request, terms_listed(found))
    if term is None or not bodies:
        raise Http404("Nhiệm kỳ này chưa có cấp ủy nào trong sổ.")
    name = found.version_at(request.viewing.at).name
    content = committees_workbook(actor=request.actor, organisation=found, name=name, term=term, bodies=bodies)
    return workbook_answer(content, f"cap-uy-{found.code}-{term.starts_on:%Y%m%d}")
