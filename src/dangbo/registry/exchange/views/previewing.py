"""Step 3: every row that needs the user, before anything is stored."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dangbo.registry.exchange.drafts import mapping_of, plan_draft
from dangbo.registry.exchange.preview import FILTERS, ROWS_A_PAGE, Preview
from dangbo.registry.exchange.problem_list import problem_workbook, remarks
from dangbo.registry.exchange.views.columns import judged
from dangbo.registry.exchange.views.reaching import own_draft, url_or_nothing
from dangbo.registry.exchange.views.uploading import XLSX
from dangbo.registry.models import ImportDraft
from dangbo.registry.models.imports import ImportKind
from dangbo.registry.viewing import OfficeRequest

PERSON_PAGE = "registry:person"


@require_GET
def preview(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The rows of the chosen kind with their problems and the ways out."""
    draft = own_draft(request, draft_id)
    if not draft.tally:
        return judged(request, draft) if mapping_of(draft) else redirect("exchange:columns", draft.pk)
    return render(
        request, "exchange/preview.html", preview_page(draft, request.GET.get("loc"), request.GET.get("trang"))
    )


def preview_page(draft: ImportDraft, chosen: str | None, page_number: str | None) -> dict[str, Any]:
    """What the template of the preview shows."""
    found = Preview(draft)
    chosen = chosen if chosen in FILTERS else found.usual_filter()
    page = Paginator(found.rows(chosen), ROWS_A_PAGE).get_page(page_number)
    rows = list(page.object_list)
    columns = found.columns(rows)
    named, headed = found.named_columns()
    return {
        "draft": draft,
        "preview": found,
        "chosen": chosen,
        "chosen_label": FILTERS[chosen][0],
        "page": page,
        "columns": columns,
        "column_keys": ",".join(column.field.key for column in columns),
        "on_page": ",".join(str(row.number) for row in rows),
        "page_number": page.number,
        "lines": found.lines(rows, columns),
        "row_count": found.row_count,
        "named": named,
        "headed": headed,
        "outside": draft.tally.get("outside", []),
        "is_members": draft.kind == ImportKind.MEMBERS,
        "has_person_page": bool(url_or_nothing(PERSON_PAGE, draft.pk)),
    }


@require_GET
def problems(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The problems of the draft as an Excel file."""
    draft = own_draft(request, draft_id)
    found = remarks(plan_draft(draft).rows, draft.kind, mapping_of(draft))
    headers = {"Content-Disposition": 'attachment; filename="danh-sach-loi.xlsx"'}
    return HttpResponse(problem_workbook(found, draft.filename), content_type=XLSX, headers=headers)
