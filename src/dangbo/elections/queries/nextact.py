"""The one thing to do next in an election or a meeting: the act, the words of its button, and why."""

from dataclasses import dataclass

from dangbo.access.permissions import Permission
from dangbo.elections.models import Election, Meeting, Presence, State, Way
from dangbo.elections.queries.course import Line
from dangbo.elections.queries.deadlines import with_result
from dangbo.elections.queries.nextstep import is_further_round_due, next_of, questions_of
from dangbo.elections.queries.roll_lines import VOTERS
from dangbo.elections.states import DECIDED
from dangbo.facts.figures import within_sentence
from dangbo.rules.elections.outcome import NextStep
from dangbo.vietnamese.numbers import format_int

DESK = "ban-kiem-phieu-mo"
"""The counting desk, which is a page and not an act."""


@dataclass(frozen=True, slots=True)
class NextAct:
    """An act (or the DESK) by the end of its address, its button, one line that says why, and who may do it."""

    key: str
    label: str
    why: str
    permission: Permission = Permission.PREPARE_ELECTIONS

    @property
    def is_desk(self) -> bool:
        return self.key == DESK


def next_act(election: Election) -> NextAct | None:
    """What comes next in an election; None where nothing is left to do in it."""
    state = State(election.state)
    if state is State.PREPARED:
        return _preparing(election)
    if election.by_hands and state in _BY_HANDS:
        return _BY_HANDS[state]
    if state in (State.VOTING_CLOSED, State.COUNTING) and (election.printed_here or state is State.COUNTING):
        return _AT_THE_DESK
    if state in _BY_STATE:
        return _BY_STATE[state]
    if state is State.ANNOUNCED:
        return _after_result(election)
    if state is State.MINUTES_SIGNED and election.way == Way.SECRET:
        if is_further_round_due(election):
            return _round(election)
        return NextAct("chuan-y", "Ghi chuẩn y", "Khi cấp trên đã có quyết định chuẩn y kết quả.",
                       Permission.ANNOUNCE_RESULTS)  # fmt: skip
    return None


def _preparing(election: Election) -> NextAct:
    rows = list(election.candidates.all())
    if not rows:
        return NextAct("ung-cu", "Thêm người ứng cử, đề cử", "Bắt đầu từ danh sách cấp ủy triệu tập chuẩn bị.")
    if not election.tellers.exists():
        return NextAct("ban-kiem-phieu", "Ghi ban kiểm phiếu", "Người trong danh sách bầu cử không kiểm phiếu.")
    waiting = [row.full_name for row in rows if row.withdrawal_asked_on and row.withdrawal_allowed is None]
    if waiting:
        return NextAct("chot", "Chốt danh sách", f"Trước đó, quyết định việc xin rút của {', '.join(waiting)}.")
    why = "Khi danh sách lấy ý kiến đã đủ." if election.asks_opinions else "Khi đã biểu quyết danh sách bầu cử."
    return NextAct("chot", "Chốt danh sách", why)


_BY_STATE = {
    State.LIST_FIXED: NextAct("phat-phieu", "Ghi phát phiếu", "In phiếu, phát cho người có mặt, ghi số phiếu phát ra."),
    State.BALLOTS_ISSUED: NextAct("dong", "Đóng bỏ phiếu", "Khi mọi người đã bỏ phiếu xong."),
    State.VOTING_CLOSED: NextAct(
        "kiem-phieu",
        "Ghi kết quả kiểm phiếu",
        "Kiểm bằng tay rồi nhập số tổng, hoặc nhập, quét từng phiếu.",
        Permission.COUNT_BALLOTS,
    ),
    State.RECONCILED: NextAct(
        "cong-bo", "Công bố kết quả", "Số phiếu đã khớp; kết quả được tính theo quy chế.", Permission.ANNOUNCE_RESULTS
    ),
    State.CANCELLED: NextAct("lap-lai", "Lập lại cuộc bầu", "Cùng danh sách, bỏ phiếu lại từ đầu."),
}


_AT_THE_DESK = NextAct(
    DESK,
    "Mở bàn kiểm phiếu",
    "Phiếu do chương trình in: quét hoặc nhập từng phiếu, kiểm hai lần, rồi đối chiếu.",
    Permission.COUNT_BALLOTS,
)
_BY_HANDS = {
    State.LIST_FIXED: NextAct("phat-phieu", "Ghi số người có mặt", "Biểu quyết giơ tay bằng thẻ đảng viên."),
    State.BALLOTS_ISSUED: NextAct("dong", "Khóa danh sách biểu quyết", "Khi mọi người đã giơ tay xong."),
    State.VOTING_CLOSED: NextAct(
        "kiem-phieu", "Ghi số thẻ giơ", "Đếm số thẻ giơ lên cho từng người.", Permission.COUNT_BALLOTS
    ),
}


def _after_result(election: Election) -> NextAct | None:
    questions = questions_of(election)
    if questions:
        return NextAct("quyet-dinh", "Ghi quyết định của đại hội", "Quy chế để đại hội quyết định.")
    if is_further_round_due(election):
        return _round(election)
    if _alternates_due(election):
        return NextAct("du-khuyet", "Ghi đại biểu dự khuyết", "Đại hội đã quyết định lấy từ cùng danh sách.",
                       Permission.ANNOUNCE_RESULTS)  # fmt: skip
    return NextAct("ky-bien-ban", "Ghi đã ký biên bản", "Trưởng ban kiểm phiếu và chủ tọa ký.")


def _round(election: Election) -> NextAct:
    if next_of(election) is NextStep.REVOTE_TIED:
        return NextAct("bau-tiep", "Bầu lại giữa những người bằng phiếu", "Người nhiều phiếu hơn trúng cử.")
    return NextAct("bau-tiep", f"Lập lần bầu thứ {election.round + 1}", "Cho những ghế còn thiếu.")


def _alternates_due(election: Election) -> bool:
    decided = election.decisions.filter(code="congress-decides-alternates", agreed=True).exists()
    return decided and not election.candidates.filter(outcome="alternate").exists()


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """What comes next in a meeting: an act of the meeting, or the page of an election."""

    label: str
    why: str
    act: str = ""
    election: Election | None = None
    post: str = ""


def next_step_of_meeting(meeting: Meeting, course: list[Line]) -> MeetingStep | None:
    """Roll, attendance, each post in its turn, the report; None when nothing is left."""
    if not meeting.roll.exists() and meeting.elects_nobody:
        return MeetingStep(
            "Ghi người được triệu tập", "Mỗi người một dòng; hội nghị này không lấy từ sổ.", "them-nguoi"
        )
    if not meeting.roll.exists():
        return MeetingStep("Lập danh sách triệu tập", "Lấy từ sổ của tổ chức vào ngày họp.", "lap-danh-sach")
    unknown = meeting.roll.filter(VOTERS, presence=Presence.UNKNOWN).count()
    if unknown:
        return MeetingStep("Điểm danh", f"Còn {format_int(unknown)} người chưa điểm danh.", "diem-danh")
    for line in course:
        if line.is_next:
            return _of_line(line)
    if with_result(meeting).exists() and meeting.reported_on is None:
        return MeetingStep("Ghi báo cáo cấp trên", "Gửi biên bản và danh sách trúng cử lên cấp trên.", "bao-cao")
    return None


def _of_line(line: Line) -> MeetingStep:
    open_ones = [vote for vote in line.elections if vote.state not in (*DECIDED, State.CANCELLED, State.REFUSED)]
    if open_ones:
        vote = open_ones[-1]
        step = next_act(vote)
        return MeetingStep(f"Mở cuộc {within_sentence(vote.title)}", step.why if step else "", election=vote)
    return MeetingStep(f"Lập cuộc bầu {line.name}", "Theo thứ tự của quy chế.", "lap-cuoc-bau", post=line.post.value)
