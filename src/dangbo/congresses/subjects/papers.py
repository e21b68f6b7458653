"""What the papers of a congress offer to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.papers.waiting import next_steps, tasks

TABS = (Tab("congresses:papers", "Văn bản"),)
JOURNAL = {
    "make_congress_paper": "Soạn văn bản đại hội",
    "charge_congress_paper": "Giao văn bản đại hội",
    "finish_congress_paper": "Ghi xong văn bản đại hội",
    "open_opinion_round": "Gửi lấy ý kiến văn kiện",
    "close_opinion_round": "Kết thúc lấy ý kiến văn kiện",
    "give_opinion": "Góp ý văn kiện",
    "answer_opinion_call": "Ghi đã góp ý xong",
    "settle_opinion": "Tiếp thu, giải trình ý kiến",
}

__all__ = ["JOURNAL", "TABS", "next_steps", "tasks"]
