"""The preparation groups of a congress as their page shows them."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress, GroupMember, GroupRole, GroupSession, GroupTask, PreparationGroup
from dangbo.vietnamese.numbers import format_int

_ORDER = {GroupRole.HEAD: 0, GroupRole.DEPUTY: 1, GroupRole.MEMBER: 2}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group on a day: its people by role, its tasks with how they stand, its sessions with how many were there."""

    group: PreparationGroup
    members: list[GroupMember]
    tasks: list[tuple[GroupTask, tuple[str, str]]]
    sessions: list[tuple[GroupSession, int]]


def group_lines(congress: Congress, at: date) -> list[GroupLine]:
    """The groups of a congress; five queries."""
    groups = PreparationGroup.objects.filter(congress=congress, founded_on__lte=at).select_related("decision")
    rows = groups.prefetch_related("members__person", "tasks__owner__person", "sessions__present")
    return [_line(group, at) for group in rows]


def _line(group: PreparationGroup, at: date) -> GroupLine:
    members = [row for row in group.members.all() if row.holds_at(at)]
    return GroupLine(
        group=group,
        members=sorted(members, key=lambda row: (_ORDER[GroupRole(row.role)], row.position)),
        tasks=[(task, task_look(task, at)) for task in group.tasks.all()],
        sessions=[(row, len(row.present.all())) for row in group.sessions.all() if row.held_on <= at],
    )


def task_look(task: GroupTask, at: date) -> tuple[str, str]:
    """How a task stands on a day, as kind and words of a state."""
    if task.done_on is not None and task.done_on <= at:
        return "ok", "Đã xong"
    if task.due_on is not None and task.due_on < at:
        return "bad", f"Quá hạn {format_int((at - task.due_on).days)} ngày"
    return "idle", "Đang làm"
