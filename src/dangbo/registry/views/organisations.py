"""The page of one organisation."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.registry.models import Organisation
from dangbo.registry.models.organisations import ChangePart
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.history import Change, history, versions_of
from dangbo.registry.queries.organisation_page import Body, bodies_of, decisions_in, people_in_charge, terms_listed
from dangbo.registry.queries.organisations import breadcrumb
from dangbo.registry.queries.reach import codes_reached
from dangbo.registry.queries.tree_page import tree
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import reached_organisation
from dangbo.rules.organisations import is_cell
from dangbo.rules.vocabulary import OrganisationKind


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
        "changes": changes,
        "decisions": decisions_in(versions, changes),
        "lower": [node for node in nodes if node.depth == 1],
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
    at = request.viewing.at
    terms = terms_listed(found)
    asked = request.GET.get("nhiem-ky", "")
    running = next((term for term in terms if term.starts_on <= at), None)
    term = next((term for term in terms if str(term.ordinal) == asked), running)
    bodies: list[Body] = bodies_of(term, at) if term else []
    return {"terms": terms, "term": term, "bodies": bodies, "in_charge": people_in_charge(found, at)}
