"""The words of elections: what is elected by the kind of organisation, titles, papers of a candidacy."""

from dangbo.elections.models.meetings import Meeting, MeetingKind
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind

CANDIDACY_PAPERS = {
    "application": "Đơn ứng cử hoặc phiếu đề cử",
    "curriculum": "Sơ yếu lý lịch có xác nhận",
    "assets": "Bản kê khai tài sản, thu nhập",
    "health": "Giấy chứng nhận sức khỏe",
    "comments": "Nhận xét của cấp ủy nơi công tác và nơi cư trú",
    "political": "Kết luận về tiêu chuẩn chính trị",
    "diplomas": "Bản sao có chứng thực văn bằng, chứng chỉ",
}
"""Papers of somebody who is no delegate, from district level up (244 Art 9: the first five; 190 Art 9: all seven)."""


def post_name(post: Post, kind: OrganisationKind) -> str:
    """What is elected, as this kind of organisation calls it: "chi ủy", "ban chấp hành đảng bộ", "bí thư"."""
    if post is Post.COMMITTEE:
        return "chi ủy" if kind in CELL_KINDS else "ban chấp hành đảng bộ"
    if post is Post.DEPUTY_SECRETARY and kind in CELL_KINDS:
        return "phó bí thư chi bộ"
    return POST_LABELS[post]


def election_title(post: Post, kind: OrganisationKind, round_: int = 1, *, tie: bool = False) -> str:
    """How an election is called: "Bầu chi ủy", "Bầu chi ủy, lần 2", "Bầu chi ủy, bầu lại giữa người bằng phiếu"."""
    title = f"Bầu {post_name(post, kind)}"
    if tie:
        return f"{title}, bầu lại giữa những người bằng phiếu"
    return title if round_ == 1 else f"{title}, lần {round_}"


def meeting_word(meeting: Meeting) -> str:
    """đại hội or hội nghị."""
    return "đại hội" if meeting.is_congress else "hội nghị"


def roll_noun(kind: str) -> str:
    """Those summoned, by the kind of meeting."""
    nouns = {
        MeetingKind.DELEGATE_CONGRESS: "đại biểu",
        MeetingKind.COMMITTEE_MEETING: "ủy viên",
        MeetingKind.INSPECTION_MEETING: "ủy viên",
        MeetingKind.CONFERENCE: "người",
    }
    return nouns.get(MeetingKind(kind), "đảng viên")


def post_at(post: Post, kind: OrganisationKind) -> Post:
    """A cell's secretary is a post of its own in the regulation."""
    return Post.CELL_SECRETARY if post is Post.SECRETARY and kind in CELL_KINDS else post
