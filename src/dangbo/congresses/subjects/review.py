"""What the review of congresses offers to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.review.states import stages
from dangbo.congresses.queries.review.steps import next_steps
from dangbo.congresses.queries.review.tasks import tasks

TABS = (Tab("congresses:review", "Duyệt đại hội"),)
ROUND_TABS = (Tab("congresses:reviews", "Duyệt đại hội"),)

JOURNAL = {
    "attach_dossier_paper": "Đính văn bản vào hồ sơ duyệt đại hội",
    "detach_dossier_paper": "Bỏ văn bản khỏi hồ sơ duyệt đại hội",
    "submit_dossier": "Trình hồ sơ duyệt đại hội",
    "return_dossier": "Trả lại hồ sơ duyệt đại hội",
    "ask_appraisals": "Giao thẩm định hồ sơ đại hội",
    "give_appraisal": "Ghi ý kiến thẩm định hồ sơ đại hội",
    "call_review_session": "Lập phiên duyệt đại hội",
    "move_review_session": "Đổi ngày, nơi họp phiên duyệt đại hội",
    "seat_reviewer": "Ghi người dự phiên duyệt đại hội",
    "unseat_reviewer": "Bỏ người dự phiên duyệt đại hội",
    "drop_from_session": "Bỏ đơn vị khỏi phiên duyệt đại hội",
    "hold_review_session": "Ghi phiên duyệt đại hội đã họp",
    "ask_review_question": "Ghi câu hỏi khi duyệt đại hội",
    "answer_review_question": "Ghi trả lời khi duyệt đại hội",
    "conclude_review": "Ghi thông báo kết luận duyệt đại hội",
    "deliver_supplement": "Bổ sung hồ sơ sau duyệt đại hội",
    "accept_supplement": "Nhận phần bổ sung sau duyệt đại hội",
}

__all__ = ["JOURNAL", "ROUND_TABS", "TABS", "next_steps", "stages", "tasks"]
