"""The audit of an ended count: how many sheets, which, what the paper says, what it proves; the evidence pack."""

import uuid
from http import HTTPStatus
from tempfile import TemporaryFile

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.documents.downloads import download_headers
from dangbo.elections.acts.counting.auditing import compare_sheet
from dangbo.elections.acts.counting.exporting import export_evidence
from dangbo.elections.forms.counting.ballots import BallotForm
from dangbo.elections.models.counting import Count, CountState
from dangbo.elections.queries.counting.auditing import CONCLUSIONS, audit_of, batch_checksums, plan_of
from dangbo.elections.queries.counting.reach import count_for, teller_for, tellers_of, vote_for
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.elections.views.counting.desk import count_crumbs
from dangbo.elections.views.counting.keying import WRITER, uuid_of
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

DISK = "Đĩa đầy hoặc lỗi, chưa xuất được gói bằng chứng. Dọn đĩa rồi làm lại."
CHANGED = "Có tệp ảnh quét không còn như khi nhận; không xuất được gói bằng chứng. Báo trưởng ban kiểm phiếu."


@require_GET
def audit(request: OfficeRequest, count_id: uuid.UUID) -> HttpResponse:
    """How the count is compared with the paper, and how far that is."""
    count = _ended(request, count_id)
    standing = standing_of(count)
    found, sums = audit_of(standing), batch_checksums(standing)
    context = {
        "count": count,
        "election": count.election,
        "plan": plan_of(standing),
        "audit": found,
        "checksums": list(zip([each.batch.number for each in standing.batches], sums, strict=True)),
        "conclusion": CONCLUSIONS[found.evaluation.conclusion] if found and found.evaluation else None,
        "risk": round(found.evaluation.risk * 100, 2) if found and found.evaluation else None,
        "crumbs": count_crumbs(count),
    }
    return render(request, "elections/counting/audit.html", context)


@require_http_methods(["GET", "POST"])
def compare(request: OfficeRequest, count_id: uuid.UUID, batch: int, sheet: int) -> HttpResponse:
    """The paper of one drawn sheet, keyed without seeing what was recorded of it."""
    count = _ended(request, count_id)
    found = audit_of(standing_of(count))
    if found is None or (batch, sheet) not in [(each.sheet.batch, each.sheet.place) for each in found.waiting]:
        raise Http404("Phiếu này không chờ đối chiếu.")
    slate = slate_of(count.election)
    form = BallotForm(request.POST if request.method == "POST" else None, slate=slate)
    if form.is_bound and form.is_valid():
        writer = teller_for(count.election, uuid_of(request.POST.get(WRITER, "")))
        try:
            compare_sheet(actor=request.actor, count=count, batch=batch, sheet=sheet, teller=writer, vector=form.vector)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã ghi phiếu {sheet} của tập {batch}.")
            return redirect("elections:audit", count.pk)
    context = {
        "count": count,
        "election": count.election,
        "batch": batch,
        "sheet": sheet,
        "slate": slate,
        "rows": list(enumerate(slate.names, start=1)),
        "form": form,
        "tellers": tellers_of(count.election),
        "crumbs": count_crumbs(count),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "elections/counting/compare.html", context, status=status)


@require_GET
def evidence(request: OfficeRequest, election_id: uuid.UUID) -> HttpResponse | FileResponse:
    """The evidence pack of a vote as a zip file."""
    vote = vote_for(request.actor, election_id)
    if not vote.ballot_counts.filter(state=CountState.CLOSED).exists():
        raise Http404("Chưa có lần kiểm nào xong.")
    file = TemporaryFile(prefix="dangbo-")  # closed by the response  # noqa: SIM115
    try:
        export_evidence(actor=request.actor, election=vote, target=file)
    except (OSError, ValueError) as error:
        file.close()
        messages.error(request, DISK if isinstance(error, OSError) else CHANGED)
        return redirect("elections:count_desk", vote.pk)
    file.seek(0)
    name = f"Bang chung kiem phieu {str(vote.pk)[:8]}.zip"
    return FileResponse(file, headers=download_headers(name, "application/zip"))


def _ended(request: OfficeRequest, count_id: uuid.UUID) -> Count:
    count = count_for(request.actor, count_id)
    if count.state != CountState.CLOSED:
        raise Http404("Lần kiểm này chưa xong.")
    return count
