"""The page before a document leaves: the number it will get, what the rules say, and one button."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.documents.forms.issuing import IssueForm
from dangbo.documents.models import Document, DocumentState
from dangbo.documents.queries.document_page import last_round, waits_for
from dangbo.documents.queries.issue_check import issue_check
from dangbo.documents.queries.issue_page import number_to_give
from dangbo.documents.views.reaching import reached_document
from dangbo.registry.acting import ACCEPTED, NOT_ACCEPTED
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding, Severity

ISSUED_ALREADY = "Văn bản này đã ban hành hoặc đã bỏ."


@require_http_methods(["GET", "POST"])
def issue(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Look at what the rules say for a day and a number; give the number and issue."""
    found = reached_document(request, document_id, Permission.ISSUE_DOCUMENTS)
    if not found.is_open:
        messages.warning(request, ISSUED_ALREADY)
        return redirect("documents:document", found.pk)
    asked = request.POST if request.method == "POST" else request.GET if "issued_on" in request.GET else None
    form = IssueForm(asked, document=found, viewing=request.viewing, actor=request.actor)
    refused: tuple[Finding, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, form.perform(request.POST.getlist(ACCEPTED)))
            return redirect("documents:document", found.pk)
        except Refused as refusal:
            refused = refusal.findings
    return _page(request, found, form, refused)


def _page(request: OfficeRequest, found: Document, form: IssueForm, refused: tuple[Finding, ...]) -> HttpResponse:
    """What the rules say; a refusal of the act itself is told with it, since much may have happened meanwhile."""
    valid = not form.is_bound or form.is_valid()
    on = form.cleaned_data["issued_on"] if form.is_bound and valid else request.viewing.at
    typed = form.cleaned_data["number"] if form.is_bound and valid else None
    told = {finding.code + finding.message: finding for finding in (*refused, *issue_check(found, on, typed))}
    by = {severity: [f for f in told.values() if f.severity is severity] for severity in Severity}
    steps = last_round(found)
    context: dict[str, Any] = {
        "document": found,
        "form": form,
        "given": number_to_give(found, on, typed),
        "on": on,
        "errors": by[Severity.ERROR],
        "warnings": by[Severity.WARNING],
        "notes": by[Severity.NOTE],
        "accepted": request.POST.getlist(ACCEPTED),
        "problem": NOT_ACCEPTED if refused and not by[Severity.ERROR] else "",
        "planned": found.recipients.count(),
        "waits_for": waits_for(steps) if found.state == DocumentState.IN_REVIEW else None,
        "crumbs": [
            ("Văn bản", reverse("documents:index")),
            (found.abstract or "Dự thảo", reverse("documents:document", args=[found.pk])),
        ],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused or form.errors else HTTPStatus.OK
    return render(request, "documents/issue.html", context, status=status)
