"""Step 2: the columns as guessed, corrected by the user."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from dangbo.office.work import start
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.drafts import (
    choose_sheet,
    first_row,
    mapping_of,
    missing_columns,
    refresh,
    set_columns,
    sheet_of,
)
from dangbo.registry.exchange.fields import CHOICE_SIGN, FieldKind, column_label
from dangbo.registry.exchange.gathering import samples
from dangbo.registry.exchange.tables import EXTRA_COLUMNS, FIELDS, NEEDED
from dangbo.registry.exchange.views.reaching import own_draft
from dangbo.registry.exchange.wording import cell_text, column_letter
from dangbo.registry.exchange.work import is_long, judge
from dangbo.registry.models import ImportDraft
from dangbo.registry.viewing import OfficeRequest

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its letter, heading, first values, and what it is taken for."""

    index: int
    letter: str
    heading: str
    samples: list[str]
    chosen: str

    @property
    def name(self) -> str:
        return f"cot-{self.index}"


@require_http_methods(["GET", "POST"])
def columns(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Which column is which; taking the answer leads to the preview."""
    draft = own_draft(request, draft_id)
    problem, mapped = "", mapping_of(draft)
    if request.method == "POST":
        mapped = _answered(request, draft)
        try:
            set_columns(draft, mapped)
        except Refused as refusal:
            problem = str(refusal)
        else:
            if not missing_columns(draft):
                return judged(request, draft)
            problem = "Chưa đủ cột cần thiết."
    draft.mapped = {str(index): key for index, key in mapped.items()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "exchange/columns.html", _page(draft, problem), status=status)


def judged(request: OfficeRequest, draft: ImportDraft) -> HttpResponse:
    """Judge the rows, now or as long work, and go to the preview."""
    if is_long(draft):
        title = f"Xem trước {draft.filename}"
        parameters = {"draft": str(draft.pk)}
        task = start(
            actor=request.actor,
            work=judge,
            title=title,
            organisation_id=draft.organisation_id,
            parameters=parameters,
        )
        return redirect(task)
    refresh(draft)
    return redirect("exchange:preview", draft.pk)


def _answered(request: OfficeRequest, draft: ImportDraft) -> dict[int, str]:
    allowed = {value for _, options in _options(draft.kind) for value, _ in options}
    found = {index: request.POST.get(f"cot-{index}", "") for index in range(draft.column_count)}
    return {index: value for index, value in found.items() if value in allowed}


def _page(draft: ImportDraft, problem: str) -> dict[str, Any]:
    fields, needed = FIELDS[draft.kind], NEEDED[draft.kind]
    absent = missing_columns(draft)
    return {
        "draft": draft,
        "problem": problem,
        "columns": list(_columns(draft)),
        "options": _options(draft.kind),
        "absent": absent,
        "needed": [fields[key] for key in needed],
        "found": len(needed) - len(absent),
        "sheets": list(draft.sheets.exclude(name=draft.sheet_name).values_list("name", flat=True)),
        "row_count": max(0, draft.row_count - first_row(draft)),
    }


def _columns(draft: ImportDraft) -> Iterator[FileColumn]:
    """The columns of the file that have a heading or hold anything."""
    rows, mapped, fields = sheet_of(draft).rows, mapping_of(draft), FIELDS[draft.kind]
    for index in range(draft.column_count):
        heading = draft.headings[index] if index < len(draft.headings) else ""
        chosen = mapped.get(index, "")
        values = list(samples(rows, first_row(draft), index))
        field = fields.get(chosen)
        if field is not None:
            values = [cell_text(field, value) for value in values]
        if heading or values:
            yield FileColumn(index, column_letter(index), heading, values, chosen)


def _options(kind: str) -> list[tuple[str, Options]]:
    """What a column may be: a field, or one choice of a field that its cells mark."""
    fields, extra = FIELDS[kind], EXTRA_COLUMNS[kind]
    plain = [(key, field.heading) for key, field in fields.items()] + list(extra.items())
    marks = [
        (name, column_label(name, fields, extra))
        for key, field in fields.items()
        if field.kind is FieldKind.CHOICE and extra
        for name in (f"{key}{CHOICE_SIGN}{choice}" for choice in field.labels)
    ]
    return [("Cột", plain), *([("Cột đánh dấu x", marks)] if marks else [])]


@require_POST
def sheet(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Take another sheet of the file."""
    draft = own_draft(request, draft_id)
    try:
        choose_sheet(draft, request.POST.get("trang-tinh", ""))
    except FileError as error:
        page = _page(draft, str(error))
        return render(request, "exchange/columns.html", page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("exchange:columns", draft.pk)
