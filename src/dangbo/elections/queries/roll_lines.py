"""The roll of the rules, counted from the people on it: every number of the base is a list of names.

Which people a number takes depends on the kind of meeting (244 Art 32; 190 Art 30; rules.elections.base).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from dangbo.elections.models import Capacity, Exclusion, Meeting, MeetingKind, Presence, RollEntry
from dangbo.rules.elections.base import (
    CellConferenceRoll,
    CommitteeMeetingRoll,
    ConferenceRoll,
    DelegateCongressRoll,
    MemberCongressRoll,
    Roll,
)

_HERE = Q(presence=Presence.PRESENT)
_ABSENT = Q(presence=Presence.ABSENT)
VOTERS = Q(summoned=True) & ~Q(capacity=Capacity.ALTERNATE)
"""Those summoned with a vote of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number of the roll: its field in the rules, the end of its page's address, its words, whom it counts."""

    field: str
    key: str
    label: str
    where: Q


_SUMMONED = Line("summoned", "trieu-tap", "Được triệu tập", VOTERS)
_SUSPENDED = Line("suspended", "dinh-chi", "Bị đình chỉ sinh hoạt đảng", VOTERS & Q(exclusion=Exclusion.SUSPENDED))
_TEMPORARY, _EXEMPT = VOTERS & Q(exclusion=Exclusion.TEMPORARY_ELSEWHERE), VOTERS & Q(exclusion=Exclusion.EXEMPT)
_DELEGATES_AWAY = VOTERS & _ABSENT & Q(is_convener=False)
_MEMBER_CONGRESS = (
    _SUMMONED,
    Line("temporary_elsewhere_absent", "tam-chuyen", "Sinh hoạt tạm thời nơi khác, không dự", _TEMPORARY & ~_HERE),
    Line("exempt_absent", "mien", "Được miễn công tác và sinh hoạt, không dự", _EXEMPT & ~_HERE),
    _SUSPENDED,
    Line("prosecuted", "khoi-to", "Bị khởi tố, truy tố hoặc tạm giam", VOTERS & Q(exclusion=Exclusion.PROSECUTED)),
    Line("absent_throughout_excused", "co-ly-do", "Vắng suốt đại hội có lý do được đồng ý",
         VOTERS & Q(exclusion=Exclusion.EXCUSED)),
)  # fmt: skip
_DELEGATE_CONGRESS = (
    _SUMMONED,
    Line("conveners_absent_throughout", "cap-uy-vang", "Cấp ủy viên cấp triệu tập vắng suốt đại hội",
         VOTERS & _ABSENT & Q(is_convener=True)),
    Line("delegates_absent_throughout", "dai-bieu-vang", "Đại biểu vắng suốt đại hội", _DELEGATES_AWAY),
    Line("replaced_by_alternates", "da-thay", "Đại biểu vắng đã có dự khuyết thay",
         _DELEGATES_AWAY & Q(replaced_by__isnull=False)),
)  # fmt: skip
_COMMITTEE = (_SUMMONED, _SUSPENDED)
_CELL_CONFERENCE = (
    _SUMMONED,
    Line("temporary_elsewhere", "tam-chuyen", "Sinh hoạt tạm thời nơi khác", _TEMPORARY),
    Line("exempt", "mien", "Được miễn sinh hoạt", _EXEMPT),
)
_CONFERENCE = (_SUMMONED, Line("absent", "vang-mat", "Vắng mặt", VOTERS & _ABSENT))
_OF_KIND: Mapping[str, tuple[tuple[Line, ...], type[Roll]]] = {
    MeetingKind.MEMBER_CONGRESS: (_MEMBER_CONGRESS, MemberCongressRoll),
    MeetingKind.DELEGATE_CONGRESS: (_DELEGATE_CONGRESS, DelegateCongressRoll),
    MeetingKind.COMMITTEE_MEETING: (_COMMITTEE, CommitteeMeetingRoll),
    MeetingKind.INSPECTION_MEETING: (_COMMITTEE, CommitteeMeetingRoll),
    MeetingKind.CELL_CONFERENCE: (_CELL_CONFERENCE, CellConferenceRoll),
    MeetingKind.CONFERENCE: (_CONFERENCE, ConferenceRoll),
}
ATTENDANCE = (
    Line("", "du", "Dự", _HERE & Q(summoned=True)),
    Line("", "vang", "Vắng suốt", _ABSENT & Q(summoned=True)),
    Line("", "chua-diem-danh", "Chưa điểm danh", VOTERS & Q(presence=Presence.UNKNOWN)),
)
ALTERNATES = Line("", "du-khuyet", "Đại biểu dự khuyết", Q(capacity=Capacity.ALTERNATE))


def lines_of(meeting: Meeting) -> tuple[Line, ...]:
    """The numbers that make up the base of this kind of meeting, those summoned first."""
    return _OF_KIND[meeting.kind][0]


def counts_of(meeting: Meeting, lines: tuple[Line, ...]) -> list[int]:
    """How many people each of the lines takes; one query."""
    counted = meeting.roll.aggregate(
        **{f"line_{place}": Count("pk", filter=line.where, distinct=True) for place, line in enumerate(lines)}
    )
    return [counted[f"line_{place}"] for place in range(len(lines))]


def roll_counts(meeting: Meeting) -> dict[str, int]:
    """The numbers of the roll by their field in the rules; one query."""
    lines = lines_of(meeting)
    return dict(zip([line.field for line in lines], counts_of(meeting, lines), strict=True))


def roll_of(kind: str, counts: Mapping[str, int]) -> Roll:
    """The roll of the rules from its numbers."""
    return _OF_KIND[kind][1](**counts)


def rules_roll(meeting: Meeting) -> Roll:
    """The roll as it stands now, as the rules take it; one query."""
    return roll_of(meeting.kind, roll_counts(meeting))


def entries_of(meeting: Meeting, key: str) -> tuple[Line | None, QuerySet[RollEntry]]:
    """The line with this key and the people it counts; everybody on the roll without one."""
    rows = meeting.roll.select_related("replaces", "replaced_by")
    known = {line.key: line for line in (*lines_of(meeting), *ATTENDANCE, ALTERNATES)}
    line = known.get(key)
    return line, rows.filter(line.where) if line else rows
