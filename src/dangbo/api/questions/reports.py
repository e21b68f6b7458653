"""Reports: those that an organisation has, and one with its figures and tables."""

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Query, Router, Schema
from pydantic import Field

from dangbo.access.permissions import Permission
from dangbo.api.keys import KeyRequest
from dangbo.api.parameters import InPeriod, Text, Within, reading
from dangbo.api.questions.figures import SHARE_OF_NOTHING, FigureOut, Number
from dangbo.api.scope import reached_organisation
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import to_json
from dangbo.figures.reports.templates import UnknownReportError, reports_of

router = Router(tags=["Báo cáo"])


class ReportOut(Schema):
    """A report that may be asked for."""

    key: str = Field(description="Mã báo cáo.")
    name: str = Field(description="Tên báo cáo.")


class ReportsOut(Schema):
    """The reports of an organisation."""

    items: list[ReportOut] = Field(description="Các báo cáo tổ chức này dùng được.")


class SpokenFigure(FigureOut):
    """A figure in a report."""

    text: str = Field(description="Giá trị như đứng trong câu: 24,14%; giảm 10,46%.")


class CellOut(Schema):
    """A number in a table."""

    key: str = Field(description="Mã số liệu; trống ở ô không có số.")
    value: Number = Field(description=SHARE_OF_NOTHING)
    text: str = Field(description="Giá trị viết như trong bảng.")


class RowOfTable(Schema):
    """A row of a table."""

    label: str = Field(description="Tên dòng.")
    cells: list[CellOut] = Field(description="Các ô, theo thứ tự cột, không kể cột tên.")


class TableOut(Schema):
    """A table of a report."""

    name: str = Field(description="Tên bảng.")
    columns: list[str] = Field(description="Tên các cột, kể cả cột đầu.")
    rows: list[RowOfTable] = Field(description="Các dòng.")


class ReportDetail(Schema):
    """One report with its values."""

    report: str = Field(description="Mã báo cáo.")
    name: str = Field(description="Tên báo cáo.")
    organisation: str = Field(description="Mã tổ chức.")
    at: date = Field(description="Số liệu đến ngày này.")
    since: date = Field(description="Ngày đầu kỳ.")
    figures: list[SpokenFigure] = Field(description="Các số liệu trong báo cáo.")
    tables: dict[str, TableOut] = Field(description="Các bảng, theo mã bảng.")


@reading(router, "", ReportsOut, "Các báo cáo của một tổ chức")
def reports(request: KeyRequest, asked: Query[Within]) -> dict[str, Any]:
    """Báo cáo có sẵn và báo cáo theo bản mẫu riêng của tổ chức hoặc cấp trên."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_REPORTS)
    found = reports_of(organisation, asked.day)
    return {"items": [{"key": key, "name": name} for key, name in found.items()]}


@reading(router, "/{key}", ReportDetail, "Một báo cáo")
def one_report(request: KeyRequest, key: Text, asked: Query[InPeriod]) -> dict[str, Any]:
    """Mọi số liệu và bảng của báo cáo, bằng con số trên trang và trong Word."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_REPORTS)
    try:
        return to_json(report(key, organisation, asked.moment))
    except UnknownReportError as error:
        raise Http404(str(error)) from error
