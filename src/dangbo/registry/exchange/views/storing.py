"""Step 4: storing the valid rows, and what became of them."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dangbo.office.work import start
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.drafts import refresh, store_draft
from dangbo.registry.exchange.views.previewing import PERSON_PAGE, preview_page
from dangbo.registry.exchange.views.reaching import own_draft, url_or_nothing
from dangbo.registry.exchange.wording import stored_sentence
from dangbo.registry.exchange.work import is_long
from dangbo.registry.exchange.work import store as store_work
from dangbo.registry.models import ImportDraft, Organisation, Person
from dangbo.registry.models.imports import ImportKind
from dangbo.registry.viewing import OfficeRequest

LISTED = 50


@require_POST
def store(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Store the valid rows, as many as the button said."""
    draft = own_draft(request, draft_id)
    said = request.POST.get("so-dong", "")
    expected = int(said) if said.isdigit() else None
    if is_long(draft):
        task = start(
            actor=request.actor,
            work=store_work,
            title=f"Nhập {draft.filename}",
            organisation_id=draft.organisation_id,
            parameters={"draft": str(draft.pk), "expected": expected},
        )
        return redirect(task)
    try:
        stored = store_draft(actor=request.actor, draft=draft, expected=expected)
    except Refused as refusal:
        refresh(draft)
        messages.error(request, str(refusal))
        page = preview_page(draft, None, None)
        return render(request, "exchange/preview.html", page, status=HTTPStatus.CONFLICT)
    messages.success(request, stored_sentence(stored))
    return redirect("exchange:result", draft.pk)


@require_GET
def result(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """What was stored, with the way to each, and what is left."""
    draft = own_draft(request, draft_id)
    if draft.stored_at is None:
        return redirect("exchange:preview", draft.pk)
    counts = draft.tally.get("counts", {})
    page = Paginator(draft.result.get("people", []), LISTED).get_page(request.GET.get("trang"))
    context = {
        "draft": draft,
        "page": page,
        "stored": _stored(draft, list(page.object_list)),
        "left": counts.get("wrong", 0) + counts.get("waiting", 0),
        "valid": counts.get("new", 0) + counts.get("change", 0),
        "list_url": url_or_nothing(
            "registry:members" if draft.kind == ImportKind.MEMBERS else "registry:organisations"
        ),
    }
    return render(request, "exchange/result.html", context)


def _stored(draft: ImportDraft, ids: list[str]) -> list[tuple[str, str]]:
    """Name and address of what was stored, in the order of the file."""
    if draft.kind == ImportKind.MEMBERS:
        people = Person.objects.in_bulk([uuid.UUID(each) for each in ids])
        return [(person.full_name, url_or_nothing(PERSON_PAGE, person.pk)) for person in people.values()]
    found = Organisation.objects.filter(pk__in=ids).order_by("code")
    return [
        (each.version_at(draft.at).name, url_or_nothing("registry:organisation", each.code))
        for each in found.prefetch_related("versions")
    ]
