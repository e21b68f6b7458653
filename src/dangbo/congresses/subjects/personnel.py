"""What the personnel of congresses offers to the shared pages."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelPlan
from dangbo.congresses.offers import Change, Step, Tab, Touch
from dangbo.congresses.personnel_figures import FIGURES
from dangbo.congresses.queries.personnel.lists import loaded_runs
from dangbo.congresses.queries.personnel.nextact import next_of
from dangbo.congresses.queries.personnel.touched import touched_people
from dangbo.congresses.queries.personnel.waiting import late_files, unanswered_differences
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

JOURNAL = {
    "draw_up_personnel_plan": "Lập đề án nhân sự đại hội",
    "change_personnel_seats": "Sửa số lượng của đề án nhân sự",
    "add_structure_condition": "Thêm điều kiện cơ cấu",
    "take_structure_quotas": "Lấy chỉ tiêu cơ cấu của đợt",
    "drop_structure_condition": "Bỏ điều kiện cơ cấu",
    "open_personnel_run": "Mở lượt nhân sự",
    "change_personnel_step": "Sửa bước nhân sự",
    "add_personnel_step": "Thêm bước nhân sự",
    "leave_out_personnel_step": "Bỏ bước nhân sự",
    "add_personnel_names": "Đưa người vào danh sách nhân sự",
    "drop_personnel_name": "Đưa người ra khỏi danh sách nhân sự",
    "plan_nominee": "Dự kiến chức danh",
    "fill_step_participants": "Lập danh sách triệu tập bước nhân sự",
    "summon_to_step": "Triệu tập thêm vào bước nhân sự",
    "strike_from_step": "Bỏ khỏi danh sách triệu tập bước nhân sự",
    "give_step_duties": "Phân công trong hội nghị nhân sự",
    "hold_personnel_step": "Ghi họp, điểm danh bước nhân sự",
    "record_step_counts": "Ghi kết quả bước nhân sự",
    "prepare_step_ballot": "Lập cuộc bỏ phiếu của bước nhân sự",
    "close_personnel_step": "Kết thúc bước nhân sự",
    "reopen_personnel_step": "Mở lại bước nhân sự",
    "report_difference": "Báo cáo cấp trên ý kiến khác về nhân sự",
    "answer_difference": "Ghi ý kiến cấp trên về nhân sự",
    "receive_nominee_papers": "Ghi hồ sơ nhân sự",
    "hand_personnel_to_election": "Đưa nhân sự vào danh sách bầu cử",
    "export_personnel_list": "Xuất danh sách trích ngang nhân sự",
}
TABS = (Tab("congresses:personnel", "Nhân sự", Permission.SEE_MEMBERS),)
RANK = 300


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """The next act of the personnel process, where the congress elects."""
    elects = congress.committee_election or congress.delegation_election
    if not elects or not actor.may(Permission.PREPARE_CONGRESSES, congress.organisation_id):
        return
    plan = PersonnelPlan.objects.filter(congress=congress).first()
    found = next_of(congress, plan, list(loaded_runs(plan)) if plan else [])
    if found is not None:
        yield Step(RANK, found.why, found.label, found.url)


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """Files that are late, and differences of which the superior was not told or has not answered."""
    if not viewing.may(Permission.PREPARE_CONGRESSES) or not viewing.may(Permission.SEE_MEMBERS):
        return
    for late in late_files(viewing.organisation, viewing.at):
        yield Task(
            due=late.due_on,
            title=f"Hồ sơ nhân sự còn thiếu: {format_int(late.people)} người",
            why=f"{late.name}: thiếu {format_int(late.papers)} giấy tờ đã quá hạn",
            url=reverse("congresses:personnel_files", args=[late.congress_id]),
            state=("bad", "Quá hạn"),
        )
    for step, name in unanswered_differences(viewing.organisation, viewing.at):
        reported = getattr(step, "difference_report", None)
        told = f"đã báo cáo ngày {format_date(reported.reported_on)}, chờ ý kiến" if reported else "chưa báo cáo"
        yield Task(
            due=None,
            title="Xin ý kiến cấp trên về nhân sự",
            why=f"{name}: ý kiến ban thường vụ khác phiếu của ban chấp hành, {told}",
            url=reverse("congresses:personnel_step", args=[step.pk]),
        )


def touched(change: Change, congresses: list[Congress], at: date) -> Iterator[Touch]:
    """Whom a change of the rules on ages would leave with too few months of work."""
    yield from touched_people(change, congresses, at)


__all__ = ["FIGURES", "JOURNAL", "TABS", "next_steps", "tasks", "touched"]
