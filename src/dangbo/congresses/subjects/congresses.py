"""What congresses themselves offer to the shared pages."""

from collections.abc import Iterator
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Change, Touch
from dangbo.congresses.queries.core_steps import next_steps
from dangbo.congresses.queries.stages import stages
from dangbo.congresses.queries.touched import touched_days, touched_kinds

JOURNAL = {
    "start_congresses": "Lập đại hội cho các tổ chức",
    "set_congress": "Đặt hình thức, nội dung đại hội",
    "cancel_congress": "Ghi không tổ chức đại hội",
    "set_congress_days": "Ghi ngày đại hội",
    "convene_congress": "Triệu tập đại hội",
}


def touched(change: Change, congresses: list[Congress], at: date) -> Iterator[Touch]:
    """Congresses whose days or kind a change of rules would no longer let stand."""
    yield from touched_days(change, congresses, at)
    yield from touched_kinds(change, congresses, at)


__all__ = ["JOURNAL", "next_steps", "stages", "touched"]
