"""Reports: the list, a report with its figures as links, and as a file."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.figures.acts.closing import last_closed
from dangbo.figures.asking import moment_of, other_moment, require
from dangbo.figures.catalogue import figure
from dangbo.figures.models import ClosedReport
from dangbo.figures.queries.figure_page import compare_figures
from dangbo.figures.queries.report_page import shown_blocks
from dangbo.figures.reports.document import ReportDocument, report
from dangbo.figures.reports.files import EXCEL, JSON, WORD, to_excel, to_json, to_word
from dangbo.figures.reports.shipped import SHIPPED
from dangbo.figures.reports.templates import UnknownReportError, reports_of
from dangbo.registry.viewing import OfficeRequest

CONTENT_TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JSON: "application/json",
}
SHOWN_CLOSED = 30


@require_GET
def reports(request: OfficeRequest) -> HttpResponse:
    """The reports of the organisation looked at, and those closed."""
    require(request, Permission.SEE_REPORTS)
    organisation, at = request.viewing.organisation, request.viewing.at
    closed = ClosedReport.objects.filter(organisation=organisation).defer("rows", "word", "excel", "contents")
    context = {
        "reports": [
            (key, name, SHIPPED[key].purpose if key in SHIPPED else "Báo cáo theo bản mẫu của đơn vị.")
            for key, name in reports_of(organisation, at).items()
        ],
        "closed": closed[:SHOWN_CLOSED],
        "may_edit": request.viewing.may(Permission.EDIT_REPORTS),
    }
    return render(request, "figures/reports.html", context)


@require_GET
def report_page(request: OfficeRequest, name: str) -> HttpResponse:
    """A report in its own words, every figure a link to what stands behind it."""
    require(request, Permission.SEE_REPORTS)
    document = asked_report(request, name)
    other = other_moment(request, document.moment)
    figures = [found for key in document.figures if (found := figure(key)).listed]
    context = {
        "document": document,
        "other": other,
        "compared": compare_figures(figures, request.viewing, document.moment, other) if other else None,
        "blocks": shown_blocks(document, request.viewing),
        "closed": last_closed(request.viewing.organisation, name, document.moment),
        "may_close": request.viewing.may(Permission.CLOSE_REPORTS),
        "may_edit": request.viewing.may(Permission.EDIT_REPORTS),
    }
    return render(request, "figures/report.html", context)


@require_GET
def report_file(request: OfficeRequest, name: str, form: str) -> HttpResponse:
    """A report as Word, Excel or JSON."""
    require(request, Permission.SEE_REPORTS)
    return as_file(asked_report(request, name), form)


def asked_report(request: OfficeRequest, name: str) -> ReportDocument:
    """The report of an address for what is looked at; 404 for an unknown one."""
    try:
        return report(name, request.viewing.organisation, moment_of(request))
    except UnknownReportError as error:
        raise Http404(str(error)) from error


def as_file(document: ReportDocument, form: str) -> HttpResponse:
    """A report as a download; 404 for a form it does not have."""
    if form == JSON:
        content = json.dumps(to_json(document), ensure_ascii=False, indent=1).encode()
    elif form == WORD:
        content = to_word(document)
    elif form == EXCEL and document.template.excel:
        content = to_excel(document)
    else:
        raise Http404(f"Báo cáo này không có bản {form}.")
    name = f"{document.template.key}-{document.organisation.code}-{document.moment.at:%Y%m%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES[form], headers=headers)
