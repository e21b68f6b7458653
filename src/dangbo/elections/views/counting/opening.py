"""The page on which two tellers open the picture of a ballot."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dangbo.elections.acts.counting.pictures import open_picture
from dangbo.elections.queries.counting.reach import batch_for, teller_for, tellers_of
from dangbo.elections.queries.counting.scanned import ScannedPile
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.elections.views.counting.desk import batch_crumbs
from dangbo.elections.views.counting.keying import uuid_of
from dangbo.elections.views.counting.seeing import MINUTES, keep_open, may_see
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

FIRST, SECOND, REASON = "nguoi-1", "nguoi-2", "ly-do"


@require_http_methods(["GET", "POST"])
def opening(request: OfficeRequest, batch_id: uuid.UUID, sheet: int) -> HttpResponse:
    """Two tellers open the picture of a sheet; then it is shown."""
    batch = batch_for(request.actor, batch_id)
    vote = batch.count.election
    pile = pile_of(batch, slate_of(vote))
    if not isinstance(pile, ScannedPile) or sheet not in pile.sheets:
        raise Http404("Tập này không có tờ phiếu đó.")
    problem, sent = "", request.POST
    if request.method == "POST":
        try:
            first, second = (teller_for(vote, uuid_of(sent.get(name, ""))) for name in (FIRST, SECOND))
            reason = sent.get(REASON, "")
            open_picture(actor=request.actor, batch=batch, sheet=sheet, first=first, second=second, reason=reason)
        except Refused as refused:
            problem = str(refused)
        else:
            keep_open(request, batch, sheet)
            messages.success(request, f"Đã mở ảnh tờ {sheet}; ảnh tự đóng sau {MINUTES} phút.")
            return redirect("elections:open_picture", batch.pk, sheet)
    is_seen = may_see(request, batch, pile, sheet)
    context = {
        "batch": batch,
        "count": batch.count,
        "sheet": sheet,
        "sides": range(1, len(pile.sheets[sheet].images) + 1) if is_seen else (),
        "tellers": tellers_of(vote),
        "problem": problem,
        "reason": sent.get(REASON, ""),
        "minutes": MINUTES,
        "crumbs": batch_crumbs(batch),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "elections/counting/open_picture.html", context, status=status)
