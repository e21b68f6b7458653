"""The outgoing and the incoming register: as pages, as Excel, as the bound register."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.models import today
from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import PDF_TYPE
from dangbo.documents.acts.registers import export_register
from dangbo.documents.downloads import download
from dangbo.documents.forms.registers import RegisterFilter
from dangbo.documents.models import OUT_STATES, Document, IncomingDocument, IncomingState, ReadReceipt
from dangbo.documents.queries.document_list import (
    INCOMING_SORTS,
    OUTGOING_SORTS,
    incoming_within,
    issued_within,
    sorted_by,
    unread_by,
    unsettled,
)
from dangbo.documents.queries.registers import RegisterBook, incoming_register, outgoing_register
from dangbo.documents.views.reaching import ROWS_A_PAGE, require
from dangbo.registry.models import Organisation
from dangbo.registry.sheets.exporting import XLSX
from dangbo.registry.viewing import OfficeRequest

Maker = Callable[[Organisation, datetime.date, datetime.date], RegisterBook]

DAYS_AHEAD = 7
FILTERS = (
    ("", "Tất cả"),
    ("cho", "Chờ vào sổ"),
    ("han", "Sắp đến hạn, quá hạn"),
    ("chua-doc", "Đồng chí chưa đọc"),
    ("xong", "Đã giải quyết"),
    ("tra-lai", "Trả lại"),
)


@require_GET
def outgoing(request: OfficeRequest) -> HttpResponse:
    """What the organisation looked at issued, with how many of the receivers have read it."""
    require(request, Permission.SEE_DOCUMENTS)
    form = RegisterFilter(request.GET, viewing=request.viewing)
    rows = _dated(issued_within(request.viewing.organisation.pk), form, "issued_on")
    page = Paginator(sorted_by(rows, request.GET.get("sap-xep", ""), OUTGOING_SORTS), ROWS_A_PAGE).get_page(
        request.GET.get("trang")
    )
    listed = list(page.object_list)
    reading = _reading(listed)
    context = _context(request, form) | {"page": page, "listed": [(row, *reading[row.pk]) for row in listed]}
    return render(request, "documents/outgoing.html", context)


def _dated(rows: QuerySet[Any], form: RegisterFilter, column: str) -> QuerySet[Any]:
    """The rows of the period and the kind asked for."""
    data = form.cleaned_data if form.is_valid() else {}
    for name, condition in (("tu", f"{column}__gte"), ("den", f"{column}__lte"), ("loai", "kind")):
        if data.get(name):
            rows = rows.filter(**{condition: data[name]})
    return rows


def _context(request: OfficeRequest, form: RegisterFilter) -> dict[str, Any]:
    return {
        "form": form,
        "shows_later": request.viewing.at < today(),
        "may_export": request.viewing.may(Permission.EXPORT),
        "may_keep": request.viewing.may(Permission.KEEP_REGISTERS),
        "may_draft": request.viewing.may(Permission.DRAFT_DOCUMENTS),
    }


def _reading(documents: Iterable[Document]) -> dict[Any, tuple[int, int]]:
    """Of each document how many receivers have read it, and how many there are; one query."""
    ids = [document.pk for document in documents]
    read = Exists(ReadReceipt.objects.filter(incoming=OuterRef("pk")))
    sent = IncomingDocument.objects.filter(source__in=ids).exclude(state=IncomingState.RETURNED)
    counted = dict.fromkeys(ids, (0, 0))
    for row in sent.annotate(is_read=read).values("source", "is_read").annotate(count=Count("pk")):
        done, whole = counted[row["source"]]
        counted[row["source"]] = (done + (row["count"] if row["is_read"] else 0), whole + row["count"])
    return counted


@require_GET
def incoming(request: OfficeRequest) -> HttpResponse:
    """What came to the organisation looked at, with due days."""
    require(request, Permission.SEE_DOCUMENTS)
    form = RegisterFilter(request.GET, viewing=request.viewing)
    asked = request.GET.get("loc", "")
    every = _dated(incoming_within(request.viewing.organisation.pk), form, "arrived_on")
    chosen = {key: _chosen(every, key, request) for key, _ in FILTERS}
    rows = sorted_by(chosen.get(asked, every), request.GET.get("sap-xep", ""), INCOMING_SORTS)
    context = _context(request, form) | {
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        "asked": asked,
        "counts": [(key, label, chosen[key].count()) for key, label in FILTERS],
    }
    return render(request, "documents/incoming_register.html", context)


def _chosen(rows: QuerySet[IncomingDocument], key: str, request: OfficeRequest) -> QuerySet[IncomingDocument]:
    at: datetime.date = request.viewing.at
    match key:
        case "cho":
            return rows.filter(state=IncomingState.WAITING)
        case "han":
            return unsettled(rows, at, DAYS_AHEAD)
        case "chua-doc":
            return unread_by(rows, request.actor)
        case "xong":
            return rows.filter(settled_on__isnull=False)
        case "tra-lai":
            return rows.filter(state=IncomingState.RETURNED)
    return rows


@require_POST
def export_outgoing(request: OfficeRequest) -> HttpResponse:
    """The outgoing register of the period as Excel or as the bound register."""
    return _book(request, outgoing_register, Document.objects.filter(state__in=OUT_STATES), "issued_on", "van-ban-di")


@require_POST
def export_incoming(request: OfficeRequest) -> HttpResponse:
    """The incoming register of the period as Excel or as the bound register."""
    rows = IncomingDocument.objects.filter(number__isnull=False)
    return _book(request, incoming_register, rows, "arrived_on", "van-ban-den")


def _book(request: OfficeRequest, make: Maker, rows: QuerySet[Any], column: str, name: str) -> HttpResponse:
    """The register of the days asked for; without days from its first paper to the day looked at."""
    require(request, Permission.SEE_DOCUMENTS)
    form = RegisterFilter(request.GET, viewing=request.viewing)
    data = form.cleaned_data if form.is_valid() else {}
    organisation, until = request.viewing.organisation, data.get("den") or request.viewing.at
    first = rows.filter(organisation=organisation).aggregate(first=Min(column))["first"]
    book = make(organisation, data.get("tu") or first or until, until)
    as_pdf = request.POST.get("dang") == "pdf"
    content = export_register(actor=request.actor, book=book, as_pdf=as_pdf)
    ending, media_type = ("pdf", PDF_TYPE) if as_pdf else ("xlsx", XLSX)
    return download(f"so-{name}-{until:%Y%m%d}.{ending}", media_type, content)
