"""What packages offer to the shared pages."""

from dangbo.access.permissions import Permission
from dangbo.congresses.offers import Tab

JOURNAL = {
    "carry_congress": "Mang đại hội đi",
    "export_congress_package": "Xuất gói đại hội",
    "receive_congress_package": "Nhận gói đại hội",
    "merge_congress_package": "Nhập gói đại hội",
}
TABS = (Tab("congresses:package", "Mang đi, nhập về", Permission.RUN_CONGRESSES),)
