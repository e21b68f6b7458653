"""Which template a report has in an organisation: its own, that of the nearest above it, else the shipped one."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import models

from dangbo.facts.models import holding_at
from dangbo.figures.catalogue import catalogue, nearest_keys
from dangbo.figures.models import ReportTemplate
from dangbo.figures.reports.forms import TABLES
from dangbo.figures.reports.shipped import SHIPPED
from dangbo.paper.sheets import unknown_workbook_keys
from dangbo.paper.word import unknown_keys
from dangbo.registry.models import Organisation

TEXTS: dict[str, str] = {
    "to_chuc": "Tên tổ chức",
    "cap_uy": "Tên cấp ủy của tổ chức: Đảng ủy Sở Xây dựng; của chi bộ là tên chi bộ",
    "cap_tren": "Tên tổ chức cấp trên",
    "cap_uy_cap_tren": "Tên cấp ủy cấp trên trực tiếp",
    "den_ngay": "Ngày lấy số liệu, 28/06/2020",
    "tu_ngay": "Ngày đầu kỳ, 01/01/2020",
    "ngay_dai": "Ngày lấy số liệu, ngày 28 tháng 6 năm 2020",
    "nhiem_ky": "Tên nhiệm kỳ đang chạy của các tổ chức cơ sở",
    "ma_chot": "Mã chốt, trống khi chưa chốt",
    "kiem_tra_bieu_1": "Phép tính kiểm tra của Biểu 1",
}
"""The texts that a template may ask for, by key, with what each says."""


class UnknownReportError(LookupError):
    """No report has this key here. Its text is one sentence for the user."""


class UnknownKeysError(ValueError):
    """A template asks for keys that are not there. Its text names each with the nearest ones."""


@dataclass(frozen=True, slots=True)
class Template:
    """The words of a report; `owner` is the organisation whose own template it is, None for a shipped one."""

    key: str
    name: str
    word: bytes
    excel: bytes
    owner: Organisation | None


def known_keys() -> Collection[str]:
    """All keys that a template may use: of figures, texts and tables."""
    return {*catalogue(), *TEXTS, *TABLES}


def template_of(report: str, organisation: Organisation, at: datetime.date) -> Template:
    """The template of a report in an organisation on a day. Raises UnknownReportError."""
    stored = _stored(organisation, at).filter(report=report).first()
    shipped = SHIPPED.get(report)
    if stored is not None:
        excel = stored.excel or (shipped.excel() if shipped else b"")
        return Template(report, stored.name, bytes(stored.word), bytes(excel), stored.organisation)
    if shipped is None:
        raise UnknownReportError(f"Không có báo cáo “{report}”. Có: {', '.join(sorted(SHIPPED))}.")
    return Template(report, shipped.name, shipped.word(), shipped.excel(), None)


def reports_of(organisation: Organisation, at: datetime.date) -> dict[str, str]:
    """Keys and names of the reports that an organisation has, the shipped ones first."""
    own = dict(_stored(organisation, at).values_list("report", "name")[::-1])
    return {key: report.name for key, report in SHIPPED.items()} | own


def check_keys(word: bytes, excel: bytes | None) -> None:
    """Raise UnknownKeysError for keys that are not there, FileError for files that cannot be used."""
    known = known_keys()
    unknown = [*unknown_keys(word, known), *(unknown_workbook_keys(excel, known) if excel else [])]
    if unknown:
        raise UnknownKeysError(f"Bản mẫu có mã không rõ: {'; '.join(_with_nearest(key) for key in unknown)}.")


def _with_nearest(key: str) -> str:
    near = nearest_keys(key)
    return f"“{key}” (gần nhất: {', '.join(near)})" if near else f"“{key}”"


def _stored(organisation: Organisation, at: datetime.date) -> models.QuerySet[ReportTemplate]:
    links = "organisation__links_down__"
    return (
        ReportTemplate.objects.filter(holding_at(at, links), organisation__links_down__descendant=organisation)
        .select_related("organisation")
        .order_by(f"{links}depth")
    )
