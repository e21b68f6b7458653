"""Checking a draft on a page: sent, shown with its findings, corrected, let stand, and given back in Word."""

from http import HTTPStatus
from pathlib import PurePath

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.checking.acts import dismiss_finding, restore_finding
from dangbo.checking.fingerprints import Marked
from dangbo.checking.models import LONGEST_REASON
from dangbo.checking.queries.page import LOOKS, dismissals_of, found_in, page_of
from dangbo.checking.queries.returning import returned_file
from dangbo.checking.queries.sources import document_with, work_of_document, work_of_report
from dangbo.checking.uploads import takes_draft, uploaded
from dangbo.checking.work import DAY, TEXT, Work, carried_work, day_of, work_of_file, work_of_text
from dangbo.documents.downloads import download as file_download
from dangbo.figures.asking import moment_of
from dangbo.paper.errors import FileError
from dangbo.paper.word.drafts import Replacement
from dangbo.proofreading import RULE_NAMES, SEVERITY_LABELS, SPELLING_RULES, Severity
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload
from dangbo.registry.viewing import OfficeRequest

NOT_YOURS = "Đồng chí chưa được giao quyền soát văn bản ở tổ chức này. Liên hệ Văn phòng."
GONE = "Chỗ này không còn trong văn bản, có lẽ đã sửa rồi."
FILE, CORRECT, FINDING, REASON, ONLY, CARRIED = "tep", "sua", "cho", "ly-do", "loc", "dang-soat"
DOCUMENT, REPORT = "du-thao", "bao-cao"
CONTENT_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain; charset=utf-8",
}


def _require(request: OfficeRequest) -> None:
    if not request.viewing.may(Permission.SEE_REPORTS):
        raise NotAllowed(NOT_YOURS)


def _form(request: OfficeRequest, problem: str = "", typed: str = "", day: str = "") -> HttpResponse:
    """The page on which a draft is pasted or a file chosen; what was typed stays on it."""
    _require(request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "checking/send.html", {"problem": problem, "typed": typed, "day": day}, status=status)


@require_http_methods(["GET", "POST"])
@takes_draft(_form)
def check(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """A draft sent, or one that the program keeps (?du-thao=, ?bao-cao=), with what was found in it."""
    _require(request)
    try:
        work = _sent(request, limited) if request.method == "POST" else _kept(request)
    except FileError as problem:
        return _form(request, str(problem), request.POST.get(TEXT, ""), request.POST.get(DAY, ""))
    if work is None:
        return _form(request)
    if request.POST.get(CORRECT):
        work = _corrected(request, work, request.POST[CORRECT])
    return _result(request, work)


def _sent(request: OfficeRequest, limited: LimitedUpload | None) -> Work:
    """What the form brought: the draft that it carries, a file, or a text. Raises FileError."""
    if CARRIED in request.POST:
        return carried_work(request.POST.dict())
    file = uploaded(request, limited, FILE)
    day = day_of(request.POST.get(DAY, ""))
    return work_of_file(*file, day) if file else work_of_text(request.POST.get(TEXT, ""), day)


def _kept(request: OfficeRequest) -> Work | None:
    """What the address names. Raises FileError, Http404, NotAllowed."""
    if DOCUMENT in request.GET:
        return work_of_document(document_with(request.actor, request.GET[DOCUMENT]), request.viewing.at)
    if REPORT in request.GET:
        organisation = request.viewing.organisation
        return work_of_report(request.actor, request.GET[REPORT], organisation, moment_of(request))
    return None


def _corrected(request: OfficeRequest, work: Work, fingerprint: str) -> Work:
    """The draft with the suggestion of one finding of spelling put in."""
    marked = found_in(work, request.viewing, fingerprint)
    if marked is None or marked.finding.rule not in SPELLING_RULES or marked.finding.suggestion is None:
        messages.warning(request, GONE)
        return work
    finding = marked.finding
    suggestion = finding.suggestion or ""
    messages.success(request, f"Đã sửa “{marked.quote}” thành “{suggestion}”.")
    return work.with_replacements([Replacement(finding.start, finding.end, suggestion)])


def _result(request: OfficeRequest, work: Work, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    only = request.POST.get(ONLY, "")
    page = page_of(work, request.viewing, only if only in set(Severity) else "")
    kinds = [(each.value, SEVERITY_LABELS[each].lower(), page.counts[each.value], LOOKS[each][1]) for each in Severity]
    chips = [(value, f"{count} {label}", icon) for value, label, count, icon in kinds if count]
    context = {"page": page, "work": work, "only": only, "chips": chips, "total": sum(page.counts.values())}
    return render(request, "checking/result.html", context, status=status)


@require_POST
@takes_draft(_form)
def dismiss(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """Ask why a finding may stand, then remember that for this text."""
    _require(request)
    try:
        work = carried_work(request.POST.dict())
    except FileError as problem:
        return _form(request, str(problem))
    marked = found_in(work, request.viewing, request.POST.get(FINDING, ""))
    if marked is None:
        messages.warning(request, GONE)
        return _result(request, work)
    if REASON not in request.POST:
        return _ask_reason(request, work, marked)
    try:
        dismiss_finding(
            actor=request.actor,
            organisation=request.viewing.organisation,
            text_digest=work.digest,
            marked=marked,
            reason=request.POST[REASON],
        )
    except Refused as refused:
        return _ask_reason(request, work, marked, str(refused))
    messages.success(request, f"Đã bỏ qua “{marked.quote}”; lý do được ghi nhật ký.")
    return _result(request, work)


def _ask_reason(request: OfficeRequest, work: Work, marked: Marked, problem: str = "") -> HttpResponse:
    context = {
        "work": work,
        "marked": marked,
        "name": RULE_NAMES[marked.finding.rule],
        "problem": problem,
        "reason": request.POST.get(REASON, ""),
        "longest": LONGEST_REASON,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "checking/dismiss.html", context, status=status)


@require_POST
@takes_draft(_form)
def restore(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """Show a finding again that was let stand."""
    _require(request)
    try:
        work = carried_work(request.POST.dict())
    except FileError as problem:
        return _form(request, str(problem))
    kept = dismissals_of(request.viewing.organisation, work).get(request.POST.get(FINDING, ""))
    if kept is None:
        messages.warning(request, GONE)
    else:
        restore_finding(actor=request.actor, dismissal=kept)
        messages.success(request, f"“{kept.quote}” lại được nhắc trong văn bản này.")
    return _result(request, work)


@require_POST
@takes_draft(_form)
def download(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """The draft as it is now: Word with comments at what is left, other texts as plain text."""
    _require(request)
    try:
        work = carried_work(request.POST.dict())
        content, ending = returned_file(work, page_of(work, request.viewing))
    except FileError as problem:
        return _form(request, str(problem))
    stem = PurePath(work.name or "van-ban").stem or "van-ban"
    return file_download(f"{stem}-da-soat{ending}", CONTENT_TYPES[ending], content)
