"""What an address asks of figures: the period, another date to compare with, one part of a breakdown."""

import datetime
from functools import lru_cache
from urllib.parse import urlencode

from django.contrib import messages
from django.urls import reverse

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.facts.figures import Figure, Moment, counted, counts_of
from dangbo.figures.dividing import Division, breakdown_of
from dangbo.registry.viewing import DATE_PARAMETER, ORGANISATION_PARAMETER, OfficeRequest, Viewing
from dangbo.vietnamese.dates import DateError, format_date, parse_date

SINCE, OTHER, BREAKDOWN, PART, SHOWN = "tu", "so-voi", "theo", "la", "chia"
NOT_YOURS = {
    Permission.SEE_FIGURES: "Đồng chí chưa được giao quyền xem số liệu. Liên hệ Ban Tổ chức.",
    Permission.SEE_REPORTS: "Đồng chí chưa được giao quyền xem báo cáo. Liên hệ Ban Tổ chức.",
    Permission.EDIT_REPORTS: "Đồng chí chưa được giao quyền sửa bản mẫu báo cáo. Liên hệ Ban Tổ chức.",
    Permission.CLOSE_REPORTS: "Đồng chí chưa được giao quyền chốt số liệu. Liên hệ Ban Tổ chức.",
    Permission.EXPORT: "Đồng chí chưa được giao quyền tải danh sách. Liên hệ Ban Tổ chức.",
    Permission.SEE_MEMBERS: "Đồng chí chưa được giao quyền xem danh sách đảng viên. Liên hệ Ban Tổ chức.",
}


def require(request: OfficeRequest, permission: Permission) -> None:
    """Raise NotAllowed unless the user may do this in the organisation looked at."""
    if not request.viewing.may(permission):
        raise NotAllowed(NOT_YOURS[permission])


def moment_of(request: OfficeRequest) -> Moment:
    """The date looked at, and the first day of the period where the address names one (?tu=)."""
    at, since = request.viewing.at, _day(request, SINCE)
    if since is not None and since > at:
        messages.warning(request, f"Ngày đầu kỳ {format_date(since)} sau ngày số liệu {format_date(at)}, nên bỏ qua.")
        since = None
    return Moment(at, since)


def other_moment(request: OfficeRequest, moment: Moment) -> Moment | None:
    """The moment to compare with (?so-voi=), its period as long before it as that of `moment`."""
    at = _day(request, OTHER)
    if at is None or at == moment.at:
        return None
    return Moment(at, at - (moment.at - moment.begins) if moment.since else None)


def division_of(request: OfficeRequest, figure: Figure) -> Division | None:
    """The part of a breakdown that the address names (?theo=&la=), if the figure can be divided so."""
    key, value = request.GET.get(BREAKDOWN, ""), request.GET.get(PART, "")
    if not key or not value:
        return None
    try:
        for count in counts_of(counted(figure)):
            breakdown_of(count, key)
    except LookupError as error:
        messages.warning(request, str(error))
        return None
    return Division(key, value)


def figure_url(
    key: str,
    viewing: Viewing,
    moment: Moment,
    *,
    division: Division | None = None,
    code: str = "",
    page: str = "detail",
) -> str:
    """The address of a figure's page for an organisation and a date, complete so that it can be passed on."""
    query = {ORGANISATION_PARAMETER: code or viewing.organisation.code, DATE_PARAMETER: format_date(moment.at)}
    if moment.since is not None:
        query[SINCE] = format_date(moment.since)
    if division is not None:
        query |= {BREAKDOWN: division.breakdown, PART: division.value}
    return f"{_address(page, key)}?{urlencode(query)}"


@lru_cache(maxsize=1_000)  # a report has hundreds of cells, each a link to one of a hundred figures
def _address(page: str, key: str) -> str:
    return reverse(f"figures:{page}", args=[key])


def _day(request: OfficeRequest, parameter: str) -> datetime.date | None:
    written = request.GET.get(parameter, "").strip()
    if not written:
        return None
    try:
        return parse_date(written)
    except DateError as error:
        messages.warning(request, str(error))
        return None
