"""The words of a report: its template to download and to replace, and the keys that may stand in it."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.figures.acts import remove_template, store_template
from dangbo.figures.asking import moment_of, require
from dangbo.figures.catalogue import listed
from dangbo.figures.forms import NewTemplateForm, TemplateForm
from dangbo.figures.models import ReportTemplate
from dangbo.figures.reports.files import EXCEL, WORD
from dangbo.figures.reports.forms import TABLES
from dangbo.figures.reports.templates import TEXTS, Template, UnknownKeysError, UnknownReportError, template_of
from dangbo.figures.views.reports import CONTENT_TYPES
from dangbo.paper.errors import FileError
from dangbo.registry.viewing import OfficeRequest


@require_http_methods(["GET", "POST"])
def template(request: OfficeRequest, name: str) -> HttpResponse:
    """The template of a report, with the keys that it may use; a new one is tried before it is kept."""
    require(request, Permission.EDIT_REPORTS)
    current = _template(request, name)
    form = TemplateForm(request.POST or None, request.FILES or None, initial={"ten": current.name})
    if request.method == "POST" and _stored(request, form, name):
        return redirect("figures:report", name=name)
    return _page(request, form, current)


@require_http_methods(["GET", "POST"])
def new_template(request: OfficeRequest) -> HttpResponse:
    """A report of the office's own."""
    require(request, Permission.EDIT_REPORTS)
    form = NewTemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _stored(request, form, form.cleaned_data["ma"]):
        return redirect("figures:report", name=form.cleaned_data["ma"])
    return _page(request, form, None)


@require_GET
def template_file(request: OfficeRequest, name: str, form: str) -> HttpResponse:
    """The template itself, to be worked on in Word or Excel."""
    require(request, Permission.EDIT_REPORTS)
    current = _template(request, name)
    content = {WORD: current.word, EXCEL: current.excel}.get(form)
    if not content:
        raise Http404(f"Báo cáo này không có bản mẫu {form}.")
    headers = {"Content-Disposition": f'attachment; filename="mau-{name}.{form}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES[form], headers=headers)


@require_POST
def drop_template(request: OfficeRequest, name: str) -> HttpResponse:
    """Go back to the template above or the shipped one."""
    require(request, Permission.EDIT_REPORTS)
    own = get_object_or_404(ReportTemplate, organisation=request.viewing.organisation, report=name)
    remove_template(actor=request.actor, template=own)
    messages.success(request, f"Đã bỏ bản mẫu “{own.name}” của đơn vị.")
    return redirect("figures:reports")


def _stored(request: OfficeRequest, form: TemplateForm, name: str) -> bool:
    if not form.is_valid():
        return False
    excel = form.cleaned_data["excel"]
    try:
        kept = store_template(
            actor=request.actor,
            organisation=request.viewing.organisation,
            report=name,
            name=form.cleaned_data["ten"],
            word=form.cleaned_data["word"].read(),
            excel=excel.read() if excel else None,
            moment=moment_of(request),
        )
    except (UnknownKeysError, FileError) as error:
        form.add_error("word", str(error))
        return False
    messages.success(request, f"Đã nạp bản mẫu “{kept.name}”.")
    return True


def _page(request: OfficeRequest, form: TemplateForm, current: Template | None) -> HttpResponse:
    groups = [(group, list(members)) for group, members in groupby(listed(), key=lambda figure: figure.group)]
    own = current is not None and current.owner == request.viewing.organisation
    context = {"form": form, "current": current, "own": own, "groups": groups, "texts": TEXTS, "tables": TABLES}
    return render(request, "figures/template.html", context, status=422 if form.errors else 200)


def _template(request: OfficeRequest, name: str) -> Template:
    try:
        return template_of(name, request.viewing.organisation, request.viewing.at)
    except UnknownReportError as error:
        raise Http404(str(error)) from error
