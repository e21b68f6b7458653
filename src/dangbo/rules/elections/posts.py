"""What is elected (chức danh, cơ quan được bầu), and the words by which cases name it."""

from enum import StrEnum


class Post(StrEnum):
    """The bodies and offices whose election the regulation knows apart."""

    COMMITTEE = "committee"
    STANDING_COMMITTEE = "standing_committee"
    SECRETARY = "secretary"
    CELL_SECRETARY = "branch_secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    INSPECTION_COMMISSION = "inspection_commission"
    INSPECTION_CHAIR = "inspection_chair"
    INSPECTION_VICE_CHAIR = "inspection_vice_chair"
    DELEGATES = "delegates"
    OTHER = "other"


POST_LABELS: dict[Post, str] = {
    Post.COMMITTEE: "cấp ủy",
    Post.STANDING_COMMITTEE: "ban thường vụ",
    Post.SECRETARY: "bí thư",
    Post.CELL_SECRETARY: "bí thư chi bộ",
    Post.DEPUTY_SECRETARY: "phó bí thư",
    Post.INSPECTION_COMMISSION: "ủy ban kiểm tra",
    Post.INSPECTION_CHAIR: "chủ nhiệm ủy ban kiểm tra",
    Post.INSPECTION_VICE_CHAIR: "phó chủ nhiệm ủy ban kiểm tra",
    Post.DELEGATES: "đại biểu dự đại hội cấp trên",
    Post.OTHER: "chức danh khác",
}

SURPLUS_REQUIRED = (Post.COMMITTEE, Post.STANDING_COMMITTEE)

_WORDS: dict[str, Post] = {
    **{post.value: post for post in Post},
    "executive_committee": Post.COMMITTEE,
    "branch_committee": Post.COMMITTEE,
    "cell_committee": Post.COMMITTEE,
    "cell_secretary": Post.CELL_SECRETARY,
    "deputy": Post.DEPUTY_SECRETARY,
    "branch_deputy": Post.DEPUTY_SECRETARY,
    "branch_deputy_secretary": Post.DEPUTY_SECRETARY,
    "cell_deputy_secretary": Post.DEPUTY_SECRETARY,
    "inspection_committee": Post.INSPECTION_COMMISSION,
    "delegate": Post.DELEGATES,
    "official_delegates": Post.DELEGATES,
    "alternate_delegates": Post.DELEGATES,
    "alternates": Post.DELEGATES,
}


def post_named(word: str) -> Post | None:
    """The post that a word of a case names; None for a word we do not know."""
    return _WORDS.get(word)
