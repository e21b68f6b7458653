"""Pages of the journal: its entries, one entry, the proof of the chain, and a list to take away."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.access.requests import SignedInRequest
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from dangbo.journal.queries import JournalFilter, entries_about, matching
from dangbo.journal.wording import act_label
from dangbo.office.forms import JournalForm

ENTRIES_A_PAGE = 50
SHOWN_BREAKS = 20
NO_JOURNAL = "Đồng chí chưa được giao quyền xem nhật ký của tổ chức này. Liên hệ người quản trị hệ thống."
HEADINGS = ("Số", "Lúc", "Người làm", "Việc", "Nội dung", "Mã băm")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def visible_entries(request: SignedInRequest) -> QuerySet[Entry]:
    """The entries about the organisation looked at and all below it, and about no organisation for administrators.

    Raises NotAllowed.
    """
    viewing = request.viewing  # type: ignore[attr-defined]
    if not viewing.may(Permission.SEE_JOURNAL):
        raise NotAllowed(NO_JOURNAL)
    below = viewing.organisation.links_down.filter(is_latest=True).values("descendant_id")
    return entries_about(below, request.user.pk, viewing.may(Permission.MANAGE_ACCOUNTS))


def _asked(request: SignedInRequest) -> tuple[JournalForm, QuerySet[Entry]]:
    entries = visible_entries(request)
    form = JournalForm(request.GET)
    wanted = JournalFilter()
    if form.is_valid():
        answers = form.cleaned_data
        wanted = JournalFilter(answers["viec"], answers["tim"].strip(), answers["tu"], answers["den"])
    return form, matching(entries, wanted)


@require_GET
def entries(request: SignedInRequest) -> HttpResponse:
    """The entries that meet the conditions, the newest first."""
    form, found = _asked(request)
    page = Paginator(found, ENTRIES_A_PAGE).get_page(request.GET.get("trang"))
    listed = [(entry, act_label(entry.act)) for entry in page]
    return render(request, "journal/list.html", {"form": form, "page": page, "listed": listed})


@require_GET
def entry(request: SignedInRequest, number: int) -> HttpResponse:
    """One entry with everything it says."""
    found = get_object_or_404(visible_entries(request), number=number)
    details = [(key, _readable(value)) for key, value in sorted(found.details.items())]
    context = {"entry": found, "act": act_label(found.act), "details": details}
    return render(request, "journal/entry.html", context)


@require_POST
def check_chain(request: SignedInRequest) -> HttpResponse:
    """Walk the whole chain and say whether it holds."""
    visible_entries(request)
    breaks = list(verify())
    context = {"breaks": breaks[:SHOWN_BREAKS], "break_count": len(breaks), "entry_count": Entry.objects.count()}
    return render(request, "journal/checked.html", context)


@require_GET
def export(request: SignedInRequest) -> StreamingHttpResponse:
    """The entries that meet the conditions as CSV for a spreadsheet."""
    _form, found = _asked(request)
    response = StreamingHttpResponse(_csv_lines(found), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="nhat-ky-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


class _Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(found: QuerySet[Entry]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(HEADINGS)
    for item in found.iterator(chunk_size=2000):
        moment = timezone.localtime(item.at).strftime("%d/%m/%Y %H:%M:%S")
        cells = (item.number, moment, item.actor_name, act_label(item.act), item.summary, item.hash)
        yield writer.writerow([_harmless(cell) for cell in cells])


def _harmless(cell: Any) -> str:
    """Text that a spreadsheet will not take for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_readable(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_readable(item)}" for key, item in value.items())
    return "–" if value in (None, "") else str(value)
