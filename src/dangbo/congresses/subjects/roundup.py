"""What the round-up offers to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.round_figures import FIGURES

ROUND_TABS = (
    Tab("congresses:roundup", "Tổng hợp"),
    Tab("congresses:quick_notice", "Thông báo nhanh"),
)

__all__ = ["FIGURES", "ROUND_TABS"]
