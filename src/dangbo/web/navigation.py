"""The entries of the side navigation, in the words of the users; each shows where its page exists and may be opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dangbo.access.permissions import Permission
from dangbo.registry.viewing import Viewing


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the name of its page, icon, label, heading above it, and what the user must be allowed to do."""

    url_name: str
    icon: str
    label: str | Promise
    permission: Permission | None = None
    section: str | Promise = ""


DOCUMENTS, WORK, OFFICE = _("Văn bản"), _("Số liệu, báo cáo"), _("Văn phòng")
ENTRIES = (
    Entry("web:home", "home", _("Trang đầu")),
    Entry("registry:organisations", "tree", _("Tổ chức đảng"), Permission.SEE_ORGANISATIONS),
    Entry("registry:members", "people", _("Đảng viên"), Permission.SEE_MEMBERS),
    Entry("registry:transfers", "move", _("Chuyển sinh hoạt"), Permission.SEE_MEMBERS),
    Entry("congresses:rounds", "hall", _("Đại hội"), Permission.SEE_CONGRESSES),
    Entry("elections:meetings", "ballot", _("Bầu cử"), Permission.SEE_ELECTIONS),
    Entry("exchange:imports", "upload", _("Nhập dữ liệu"), Permission.IMPORT),
    Entry("documents:index", "search", _("Tìm văn bản"), Permission.SEE_DOCUMENTS, DOCUMENTS),
    Entry("documents:drafts", "doc", _("Dự thảo"), Permission.DRAFT_DOCUMENTS, DOCUMENTS),
    Entry("documents:outgoing", "share", _("Văn bản đi"), Permission.SEE_DOCUMENTS, DOCUMENTS),
    Entry("documents:incoming_register", "mail", _("Văn bản đến"), Permission.SEE_DOCUMENTS, DOCUMENTS),
    Entry("documents:templates", "save", _("Mẫu văn bản"), Permission.DRAFT_DOCUMENTS, DOCUMENTS),
    Entry("documents:series", "log", _("Dãy số"), Permission.SEE_DOCUMENTS, DOCUMENTS),
    Entry("checking:check", "proof", _("Soát văn bản"), Permission.SEE_REPORTS, DOCUMENTS),
    Entry("figures:index", "sum", _("Số liệu"), Permission.SEE_FIGURES, WORK),
    Entry("figures:reports", "report", _("Báo cáo"), Permission.SEE_REPORTS, WORK),
    Entry("journal:list", "log", _("Nhật ký"), Permission.SEE_JOURNAL, OFFICE),
    Entry("office:settings", "gear", _("Cài đặt"), Permission.SEE_SETTINGS, OFFICE),
    Entry("access:accounts", "key", _("Phân quyền"), Permission.MANAGE_ACCOUNTS, OFFICE),
    Entry("access:me", "person", _("Tài khoản"), None, OFFICE),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it stands on one page."""

    url: str
    icon: str
    label: str | Promise
    heading: str | Promise
    is_current: bool


def links(request: HttpRequest, viewing: Viewing | None) -> list[Link]:
    """The entries that this user sees, with the one that the page belongs to marked."""
    found = list(_open_entries(viewing))
    current = max((url for _entry, url in found if request.path.startswith(url)), key=len, default="")
    made: list[Link] = []
    section: str | Promise = ""
    for entry, url in found:
        heading, section = (entry.section if entry.section != section else ""), entry.section
        is_current = url == current and (url != "/" or request.path == "/")
        made.append(Link(url, entry.icon, entry.label, heading, is_current))
    return made


def _open_entries(viewing: Viewing | None) -> Iterator[tuple[Entry, str]]:
    for entry in ENTRIES:
        if entry.permission is not None and (viewing is None or not viewing.may(entry.permission)):
            continue
        if url := _address(entry.url_name):
            yield entry, url


@cache
def _address(url_name: str) -> str:
    """The page of a name; empty where its app is not there."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
