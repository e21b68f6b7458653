"""Scanned batches: sending files, the header sheet, pictures of ballots, sheets left out."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.documents.downloads import download
from dangbo.elections.acts.counting.reading import begin_reading
from dangbo.elections.acts.counting.scans import Scan, take_scans
from dangbo.elections.forms.counting.scans import LeaveOutForm
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.counting.pictures import box_png, row_png, side_png
from dangbo.elections.queries.counting.reach import batch_for
from dangbo.elections.queries.counting.scanned import ScannedPile, ScannedSheet
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.elections.views.counting.desk import batch_crumbs
from dangbo.elections.views.counting.seeing import require_seen
from dangbo.paper.ballots.printing import header_sheet_pdf
from dangbo.registry.acting import act_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

FILES = "anh"
MOST_BYTES = 300 * 1024 * 1024
TOO_MUCH = "Các tệp gửi một lần quá 300 MB; hãy gửi làm nhiều lần."


@require_http_methods(["GET", "POST"])
def upload(request: OfficeRequest, batch_id: uuid.UUID) -> HttpResponse:
    """Send the scans of a batch; they are kept as they are and read behind the pages."""
    batch = scanned_batch(request, batch_id)
    if request.method == "POST":
        files = request.FILES.getlist(FILES)
        try:
            if sum(file.size or 0 for file in files) > MOST_BYTES:
                messages.error(request, TOO_MUCH)
                return redirect("elections:upload_scans", batch.pk)
            scans = [Scan(file.name or "", file.read()) for file in files]
            take_scans(actor=request.actor, batch=batch, scans=scans)
            return redirect(begin_reading(actor=request.actor, batch=batch).get_absolute_url())
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("elections:upload_scans", batch.pk)
    context = {"batch": batch, "count": batch.count, "crumbs": batch_crumbs(batch), "most": "300 MB"}
    return render(request, "elections/counting/upload.html", context)


@require_POST
def read_on(request: OfficeRequest, batch_id: uuid.UUID) -> HttpResponse:
    """Go on with a reading that broke off."""
    batch = scanned_batch(request, batch_id)
    try:
        return redirect(begin_reading(actor=request.actor, batch=batch).get_absolute_url())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("elections:batch", batch.pk)


@require_GET
def header_sheet(request: OfficeRequest, batch_id: uuid.UUID) -> HttpResponse:
    """The sheet that goes before the batch into the scanner, as PDF."""
    batch = scanned_batch(request, batch_id)
    pdf = header_sheet_pdf(ballot_layout(batch.count.election), batch.number, batch.declared)
    return download(f"To dau tap {batch.number}.pdf", "application/pdf", pdf)


@require_GET
def side(request: OfficeRequest, batch_id: uuid.UUID, sheet: int, side: int) -> HttpResponse:
    """A whole side of a scanned ballot."""
    batch, found = _seen(request, batch_id, sheet)
    return _picture(side_png(batch, found, side))


@require_GET
def row(request: OfficeRequest, batch_id: uuid.UUID, sheet: int, row: int) -> HttpResponse:
    """One row of a scanned ballot."""
    batch, found = _seen(request, batch_id, sheet)
    return _picture(row_png(batch, found, row))


@require_GET
def box(request: OfficeRequest, batch_id: uuid.UUID, sheet: int, row: int, which: str) -> HttpResponse:
    """One box of a row."""
    batch, found = _seen(request, batch_id, sheet)
    return _picture(box_png(batch, found, row, which) if which in ("agree", "disagree") else None)


@require_http_methods(["GET", "POST"])
def leave_out(request: OfficeRequest, batch_id: uuid.UUID, sheet: int) -> HttpResponse:
    """Leave out a sheet that is no ballot of this batch."""
    batch, _ = _sheet(request, batch_id, sheet)
    sent = request.POST if request.method == "POST" else None
    form = LeaveOutForm(sent, batch=batch, sheet=sheet, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:batch", args=[batch.pk])
    context = {"crumbs": batch_crumbs(batch), "lead": batch.count.election.title}
    return act_pages(request, form, title=f"Bỏ tờ {sheet}", back=back, context=context)


def scanned_batch(request: OfficeRequest, batch_id: uuid.UUID) -> Batch:
    """A batch of a scanned count. Raises Http404 and NotAllowed."""
    batch = batch_for(request.actor, batch_id)
    if not batch.count.is_scanned:
        raise Http404("Tập này nhập từng phiếu, không quét.")
    return batch


def scanned_pile_of(batch: Batch) -> ScannedPile:
    """What was said in a scanned batch."""
    pile = pile_of(batch, slate_of(batch.count.election))
    if not isinstance(pile, ScannedPile):
        raise Http404
    return pile


def _sheet(request: OfficeRequest, batch_id: uuid.UUID, sheet: int) -> tuple[Batch, ScannedSheet]:
    batch = scanned_batch(request, batch_id)
    return batch, _sheet_of(scanned_pile_of(batch), sheet)


def _seen(request: OfficeRequest, batch_id: uuid.UUID, sheet: int) -> tuple[Batch, ScannedSheet]:
    """A sheet whose picture may be seen now."""
    batch = scanned_batch(request, batch_id)
    pile = scanned_pile_of(batch)
    found = _sheet_of(pile, sheet)
    require_seen(request, batch, pile, sheet)
    return batch, found


def _sheet_of(pile: ScannedPile, sheet: int) -> ScannedSheet:
    found = pile.sheets.get(sheet)
    if found is None:
        raise Http404("Tập này không có tờ phiếu đó.")
    return found


def _picture(png: bytes | None) -> HttpResponse:
    if png is None:
        raise Http404("Không có ảnh này.")
    return HttpResponse(png, headers={"Content-Type": "image/png", "Cache-Control": "private, max-age=300"})
