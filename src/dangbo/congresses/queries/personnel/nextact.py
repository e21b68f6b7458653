"""The one thing to do next in the personnel of a congress, and in one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelRun, PersonnelStep, RunKind, StepWay
from dangbo.congresses.queries.personnel.lists import COUNTED, ballot_of, is_finished, prepared_people, step_under_way
from dangbo.congresses.queries.personnel.words import step_name
from dangbo.elections.models import Candidate
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: one sentence, the words of the button, the key of the act (empty elsewhere), its address."""

    why: str
    label: str
    key: str
    url: str


def next_of(congress: Congress, plan: PersonnelPlan | None, runs: Sequence[PersonnelRun]) -> Next | None:
    """The next act of the whole process; None once the list stands where the congress elects."""
    if plan is None:
        return _of_congress(congress, "lap-de-an", "Chưa có đề án nhân sự: ghi số lượng cần bầu.", "Lập đề án nhân sự")
    for run in runs:
        step = step_under_way(run)
        if step is not None:
            return next_of_step(step)
    kinds = {run.kind for run in runs}
    if not kinds:
        return _of_congress(congress, "tai-cu", "Làm nhân sự tái cử trước.", "Mở lượt tái cử")
    if RunKind.FIRST_TIME not in kinds:
        why = "Nhân sự tái cử đã xong; tiếp theo là nhân sự tham gia lần đầu."
        return _of_congress(congress, "lan-dau", why, "Mở lượt lần đầu")
    return _handing(congress, runs)


def next_of_step(step: PersonnelStep) -> Next:
    """The next act of an open step; reads the prefetched names and participants."""
    where = step_name(step)
    names = list(step.names.all())
    if not names:
        return _of_step(step, "danh-sach", f"{where}: chưa có ai trong danh sách.", "Đưa người vào danh sách")
    if not step.participants.all():
        return _of_step(step, "trieu-tap", f"{where}: chưa lập danh sách triệu tập.", "Lập danh sách triệu tập")
    if step.held_on is None:
        return _of_step(step, "diem-danh", f"{where}: chưa ghi ngày họp và điểm danh.", "Ghi điểm danh")
    if any(name.agreed is None for name in names):
        return _counting(step, where)
    return _of_step(step, "ket-thuc", f"{where}: đã có kết quả, quyết định ai đưa tiếp.", "Kết thúc bước")


def _counting(step: PersonnelStep, where: str) -> Next:
    """A secret ballot is held in elections; what was counted on the blackboard may be typed at the step instead."""
    ballot = ballot_of(step)
    if ballot is not None and ballot.state in COUNTED:
        why = f"{where}: đã kiểm phiếu xong ở phần Bầu cử."
        return _of_step(step, "lay-ket-qua", why, "Lấy kết quả kiểm phiếu")
    if ballot is not None:
        why = f"{where}: đang bỏ phiếu ở phần Bầu cử; kiểm phiếu xong thì lấy kết quả."
        return Next(why, "Mở cuộc bỏ phiếu", "", reverse("elections:election", args=[ballot.pk]))
    if step.way == StepWay.SECRET:
        why = f"{where}: in phiếu, quét hoặc nhập từng phiếu. Phiếu đã kiểm trên bảng thì ghi kết quả ở mục Việc khác."
        return _of_step(step, "bo-phieu", why, "Lấy phiếu ở phần Bầu cử")
    return _of_step(step, "ket-qua", f"{where}: chưa ghi kết quả lấy ý kiến.", "Ghi kết quả")


def _handing(congress: Congress, runs: Sequence[PersonnelRun]) -> Next | None:
    if congress.meeting_id is None or not all(map(is_finished, runs)):
        return None
    people = {nominee.person_id for nominee in prepared_people(runs)}
    standing = Candidate.objects.filter(election__meeting=congress.meeting_id, person__in=people)
    if not people or standing.exists():
        return None
    why = f"Quy trình nhân sự đã xong với {format_int(len(people))} người; đưa danh sách vào cuộc bầu của đại hội."
    return _of_congress(congress, "bau-cu", why, "Đưa vào danh sách bầu cử")


def _of_congress(congress: Congress, key: str, why: str, label: str) -> Next:
    return Next(why, label, key, reverse("congresses:personnel_act", args=[congress.pk, key]))


def _of_step(step: PersonnelStep, key: str, why: str, label: str) -> Next:
    return Next(why, label, key, reverse("congresses:personnel_step_act", args=[step.pk, key]))
