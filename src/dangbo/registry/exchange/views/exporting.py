"""The members and the organisations of the organisation looked at, as files that an import reads back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.paper.sheets import Table, write_csv, write_xlsx
from dangbo.registry.exchange.members.exporting import all_members
from dangbo.registry.exchange.members.exporting import export_members as members_table
from dangbo.registry.exchange.organisations.exporting import export_organisations as organisations_table
from dangbo.registry.exchange.views.reaching import NO_EXPORT, NO_NUMBERS, require
from dangbo.registry.exchange.views.uploading import XLSX
from dangbo.registry.models import OrganisationVersion
from dangbo.registry.viewing import OfficeRequest

CSV = "text/csv; charset=utf-8"


@require_http_methods(["GET", "POST"])
def export_members(request: OfficeRequest) -> HttpResponse:
    """Ask for the format and whether numbers are shown in full, then give the file."""
    require(request, Permission.EXPORT, NO_EXPORT)
    require(request, Permission.SEE_MEMBERS, NO_EXPORT)
    viewing = request.viewing
    if request.method == "POST":
        is_full = request.POST.get("so") == "du"
        if is_full:
            require(request, Permission.OPEN_NUMBERS, NO_NUMBERS)
        table = members_table(
            actor=request.actor, organisation=viewing.organisation, at=viewing.at, full_numbers=is_full
        )
        return _file(request, table, "dang-vien")
    context = {
        "count": all_members(viewing.organisation, viewing.at).count(),
        "may_open": viewing.may(Permission.OPEN_NUMBERS),
        "may_see_sensitive": viewing.may(Permission.SEE_SENSITIVE),
    }
    return render(request, "exchange/export_members.html", context)


@require_http_methods(["GET", "POST"])
def export_organisations(request: OfficeRequest) -> HttpResponse:
    """Ask for the format, then give the file."""
    require(request, Permission.EXPORT, NO_EXPORT)
    viewing = request.viewing
    if request.method == "POST":
        table = organisations_table(actor=request.actor, organisation=viewing.organisation, at=viewing.at)
        return _file(request, table, "to-chuc-dang")
    below = viewing.organisation.links_down.at(viewing.at).values("descendant")
    count = OrganisationVersion.objects.at(viewing.at).filter(organisation__in=below).count()
    return render(request, "exchange/export_organisations.html", {"count": count})


def _file(request: OfficeRequest, table: Table, name: str) -> HttpResponse:
    viewing, is_csv = request.viewing, request.POST.get("dang") == "csv"
    content = write_csv(table) if is_csv else write_xlsx([table])
    filename = f"{name}-{viewing.organisation.code}-{viewing.at:%Y%m%d}.{'csv' if is_csv else 'xlsx'}"
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(content, content_type=CSV if is_csv else XLSX, headers=headers)
