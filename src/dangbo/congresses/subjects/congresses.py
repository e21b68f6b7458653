"""What congresses themselves offer to the shared pages."""

from dangbo.congresses.queries.stages import stages

JOURNAL = {
    "start_congresses": "Lập đại hội cho các tổ chức",
    "set_congress": "Đặt hình thức, nội dung đại hội",
    "cancel_congress": "Ghi không tổ chức đại hội",
    "set_congress_days": "Ghi ngày đại hội",
    "convene_congress": "Triệu tập đại hội",
}

__all__ = ["JOURNAL", "stages"]
