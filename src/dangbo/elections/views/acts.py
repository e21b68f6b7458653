"""The acts that pages offer: the end of their address, name, form, who may, and in which state of an election."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.access.permissions import Permission
from dangbo.elections.forms import afterwards, lists, meetings, rolls, voting
from dangbo.elections.models import State
from dangbo.registry.forms.acts import ActForm


@dataclass(frozen=True, slots=True)
class Act:
    """One act. states: of the election in which it is offered; empty for acts on a meeting or a person."""

    key: str
    name: str
    note: str
    form: type[ActForm]
    states: Sequence[State] = ()
    permission: Permission = Permission.PREPARE_ELECTIONS


_OPEN = (State.PREPARED,)
_BEFORE_RESULT = (State.PREPARED, State.LIST_FIXED, State.BALLOTS_ISSUED, State.VOTING_CLOSED, State.COUNTING,
                  State.RECONCILED)  # fmt: skip
_ANNOUNCE, _COUNT = Permission.ANNOUNCE_RESULTS, Permission.COUNT_BALLOTS

OF_MEETING = (
    Act("lap-danh-sach", "Lập danh sách triệu tập", "Lấy từ sổ vào ngày họp", rolls.FillRollForm),
    Act("them-nguoi", "Thêm người ngoài sổ", "Ghi tên vào danh sách triệu tập", rolls.EnterForm),
    Act("diem-danh", "Điểm danh", "Ai dự, ai vắng suốt", rolls.AttendanceForm),
    Act("lap-cuoc-bau", "Lập cuộc bầu", "Chức danh, số lượng", meetings.NewElectionForm),
    Act("bieu-quyet", "Ghi biểu quyết giơ tay", "Đoàn chủ tịch, thư ký, số lượng", meetings.HandVoteForm),
    Act("sua", "Sửa tên, ngày, địa điểm", "Trước khi bỏ phiếu", meetings.ChangeMeetingForm),
    Act("bao-cao", "Ghi báo cáo cấp trên", "Biên bản, danh sách trúng cử", afterwards.ReportForm),
    Act("khieu-nai", "Nhận khiếu nại", "Về việc bầu cử", afterwards.ComplaintForm),
    Act("huy-phieu", "Hủy phiếu bầu đã lưu", "Khi hết hạn lưu giữ", afterwards.DestroyForm, (), _ANNOUNCE),
)  # fmt: skip
AFTER_RESULT = ("bao-cao", "khieu-nai", "huy-phieu")
"""Acts of a meeting that make sense once a result is announced."""
FROM_REGISTER = "lap-danh-sach"
ROLL_ACTS = (FROM_REGISTER, "them-nguoi", "diem-danh")
"""Acts of a meeting on its roll, of no use once every vote is closed."""
OF_ELECTION = (
    Act("ung-cu", "Thêm người ứng cử, đề cử", "Chọn người dự họp, người của cấp ủy", lists.CandidatesForm, _OPEN),
    Act("ung-cu-so", "Thêm đảng viên khác", "Tìm trong sổ", lists.RegisterCandidatesForm, _OPEN),
    Act("ung-cu-ngoai", "Thêm người ngoài sổ", "Ghi họ và tên", lists.OutsideCandidateForm, _OPEN),
    Act("ban-kiem-phieu", "Ban kiểm phiếu", "Chọn người, trưởng ban", lists.TellersForm,
        (State.PREPARED, State.LIST_FIXED)),
    Act("thu-tu", "Xếp thứ tự danh sách", "Khi khác thứ tự A, B, C theo tên", lists.OrderForm, _OPEN),
    Act("chot", "Chốt danh sách", "Sau khi biểu quyết danh sách", lists.FixListForm, _OPEN),
    Act("sua", "Sửa cuộc bầu", "Tên, số lượng, khổ phiếu", voting.ChangeElectionForm, _OPEN),
    Act("mo-lai", "Mở lại danh sách", "Trước khi phát phiếu", lists.ReopenForm, (State.LIST_FIXED,)),
    Act("phat-phieu", "Ghi phát phiếu", "Số người có mặt, số phiếu phát ra", voting.IssueForm,
        (State.LIST_FIXED, State.BALLOTS_ISSUED)),
    Act("dong", "Đóng bỏ phiếu", "Khóa danh sách và cơ sở tính", voting.CloseForm, (State.BALLOTS_ISSUED,)),
    Act("kiem-phieu", "Ghi kết quả kiểm phiếu", "Nhập số tổng", voting.CountForm,
        (State.VOTING_CLOSED, State.COUNTING, State.RECONCILED), _COUNT),
    Act("cong-bo", "Công bố kết quả", "Tính theo quy chế, ghi vào sổ", voting.AnnounceForm, (State.RECONCILED,),
        _ANNOUNCE),
    Act("quyet-dinh", "Ghi quyết định của đại hội", "Việc quy chế để quyết định", voting.DecideForm,
        (State.ANNOUNCED, State.MINUTES_SIGNED)),
    Act("bau-tiep", "Lập lần bầu tiếp theo", "Cho ghế còn thiếu", voting.NextRoundForm,
        (State.ANNOUNCED, State.MINUTES_SIGNED)),
    Act("du-khuyet", "Ghi đại biểu dự khuyết", "Từ cùng danh sách", voting.AlternatesForm, (State.ANNOUNCED,),
        _ANNOUNCE),
    Act("ky-bien-ban", "Ghi đã ký biên bản", "Trưởng ban kiểm phiếu, chủ tọa", afterwards.SignForm,
        (State.ANNOUNCED,)),
    Act("chuan-y", "Ghi chuẩn y", "Theo quyết định của cấp trên", afterwards.RatifyForm, (State.MINUTES_SIGNED,),
        _ANNOUNCE),
    Act("khong-chuan-y", "Ghi không chuẩn y", "Theo quyết định của cấp trên", afterwards.RefuseForm,
        (State.MINUTES_SIGNED,), _ANNOUNCE),
    Act("lap-lai", "Lập lại cuộc bầu", "Cuộc bầu đã hủy", voting.HoldAgainForm, (State.CANCELLED,)),
    Act("huy", "Hủy cuộc bầu", "Hủy toàn bộ số phiếu, ghi lý do", voting.CancelForm, _BEFORE_RESULT),
)  # fmt: skip
OF_CANDIDATE = (
    Act("ho-so", "Hồ sơ", "Đồng ý, giấy tờ", lists.FileForm),
    Act("y-kien", "Phiếu xin ý kiến", "Người ngoài danh sách chuẩn bị", lists.OpinionForm),
    Act("xin-rut", "Xin rút", "Ngày, lý do", lists.AskWithdrawalForm),
    Act("quyet-dinh-rut", "Quyết định xin rút", "Ai quyết định", lists.DecideWithdrawalForm),
    Act("khong-dua", "Bỏ khỏi danh sách", "Ai quyết định, lý do", lists.LeaveOffForm),
    Act("dua-lai", "Đưa lại vào danh sách", "", lists.PutBackForm),
)
OF_ENTRY = (
    Act("dien", "Diện không tính", "Miễn, tạm chuyển, đình chỉ, vắng có lý do", rolls.ExclusionForm),
    Act("thay-the", "Đại biểu dự khuyết thay", "Cho người vắng suốt", rolls.ReplaceForm),
    Act("dua-ra", "Bỏ tên", "Người ghi nhầm", rolls.StrikeForm),
)


def act_named(acts: Sequence[Act], key: str) -> Act | None:
    """The act with this end of its address."""
    return next((act for act in acts if act.key == key), None)
