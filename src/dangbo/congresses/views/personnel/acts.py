"""The acts that the pages of the personnel offer, and in which state of a step each makes sense."""

from dangbo.congresses.forms.personnel import meetings, people, plans, steps
from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelRun, RunKind, StepWay
from dangbo.congresses.queries.personnel.lists import differing, is_finished
from dangbo.congresses.queries.personnel.step_page import StepView
from dangbo.congresses.views.acts import Act

DRAW_UP = Act("lap-de-an", "Lập đề án nhân sự", "Số lượng cần bầu", plans.DrawUpForm)
OF_PLAN = (
    Act("so-luong", "Sửa số lượng", "Cấp ủy, ban thường vụ, bí thư…", plans.SeatsForm),
    Act("chi-tieu", "Lấy chỉ tiêu của đợt", "Nữ, trẻ, lần đầu, làm tròn lên thành số người", plans.QuotasForm),
    Act("dieu-kien", "Thêm điều kiện cơ cấu", "Độ tuổi, chức danh cơ cấu…", plans.AddConditionForm),
    Act("tai-cu", "Mở lượt tái cử", "Cấp ủy viên đương nhiệm", plans.ReElectionForm),
    Act("lan-dau", "Mở lượt lần đầu", "Sau khi xong tái cử", plans.FirstTimeForm),
    Act("bau-cu", "Đưa vào danh sách bầu cử", "Không phải gõ lại", plans.HandForm),
)
OF_STEP = (
    Act("danh-sach", "Đưa người vào danh sách", "Chọn từ sổ", steps.NamesForm),
    Act("trieu-tap", "Lập danh sách triệu tập", "Lấy thành phần họp từ sổ", meetings.FillForm),
    Act("trieu-tap-them", "Triệu tập thêm người trong sổ", "Chọn theo tên", meetings.SummonForm),
    Act("ngoai-so", "Triệu tập người ngoài sổ", "Ghi họ và tên", meetings.EnterForm),
    Act("phan-cong", "Phân công", "Chủ trì, thư ký, tổ kiểm phiếu", meetings.DutiesForm),
    Act("diem-danh", "Ghi ngày họp, điểm danh", "Ai vắng mặt", meetings.HoldForm),
    Act("ket-qua", "Ghi kết quả", "Phiếu đã kiểm trên bảng: số phiếu, số đồng ý từng người", steps.CountForm),
    Act("bo-phieu", "Lấy phiếu ở phần Bầu cử", "In phiếu, quét hoặc nhập từng phiếu, biên bản", steps.BallotForm),
    Act("lay-ket-qua", "Lấy kết quả kiểm phiếu", "Từ phần Bầu cử", steps.TakeCountForm),
    Act("ket-thuc", "Kết thúc bước", "Quyết định ai đưa tiếp", steps.CloseForm),
    Act("mo-lai", "Mở lại bước", "Khi bước sau chưa họp", steps.ReopenForm),
    Act("sua-buoc", "Sửa bước", "Thành phần, hình thức, cơ sở tính", steps.ChangeStepForm),
    Act("them-buoc", "Thêm bước ở cuối", "Theo hướng dẫn cấp trên", steps.AddStepForm),
    Act("bo-buoc", "Bỏ bước", "Bước chưa bắt đầu", steps.LeaveOutForm),
    Act("bao-cao", "Ghi báo cáo cấp trên", "Ý kiến khác kết quả phiếu", steps.ReportDifferenceForm),
    Act("tra-loi", "Ghi ý kiến cấp trên", "Về ý kiến khác nhau", steps.AnswerForm),
)
OF_NAME = (Act("dua-ra", "Đưa ra", "Ghi lý do", people.DropForm),)
OF_NOMINEE = (
    Act("chuc-danh", "Dự kiến chức danh", "", people.IntendedForm),
    Act("ho-so", "Ghi hồ sơ", "", people.PapersForm),
)
OF_PARTICIPANT = (Act("bo-ten", "Bỏ tên", "Người ghi nhầm", meetings.StrikeForm),)
OF_CONDITION = (Act("bo", "Bỏ", "Ghi lý do", plans.DropConditionForm),)


def plan_acts(plan: PersonnelPlan, runs: list[PersonnelRun]) -> list[Act]:
    """The acts on a plan that make sense as it stands."""
    kinds = {run.kind for run in runs}
    left_out = {"tai-cu"} if kinds else set()
    if RunKind.FIRST_TIME in kinds or not all(map(is_finished, runs)):
        left_out.add("lan-dau")
    if not runs or not all(map(is_finished, runs)) or plan.congress.meeting_id is None:
        left_out.add("bau-cu")
    return [act for act in OF_PLAN if act.key not in left_out]


def step_acts(view: StepView) -> list[Act]:
    """The acts on a step that make sense as it stands."""
    keys = _closed_keys(view) if view.step.is_closed else _open_keys(view)
    return [act for act in OF_STEP if act.key in keys]


def _closed_keys(view: StepView) -> set[str]:
    keys = {"mo-lai"}
    if differing(view.step):
        report = getattr(view.step, "difference_report", None)
        keys |= {"bao-cao"} if report is None else {"tra-loi"}
    return keys


def _open_keys(view: StepView) -> set[str]:
    step = view.step
    keys = {"danh-sach", "them-buoc"}
    if step.held_on is None:
        keys |= {"trieu-tap", "trieu-tap-them", "ngoai-so", "sua-buoc"}
        if not view.lines and not view.participants:
            keys.add("bo-buoc")
    if view.participants:
        keys |= {"phan-cong", "diem-danh"}
    if step.held_on is not None and view.lines:
        if view.ballot is not None:
            keys.add("lay-ket-qua")
        else:
            keys.add("ket-qua")
            if step.way == StepWay.SECRET and not view.is_counted:
                keys.add("bo-phieu")
        if view.is_counted:
            keys.add("ket-thuc")
    return keys
