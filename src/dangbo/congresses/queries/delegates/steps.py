"""The next thing to do about the delegates of a congress, from the allocation to the credentials report."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, DelegateCard, DelegateKind
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.reach import may
from dangbo.elections.queries.summoning import elected_below
from dangbo.rules.congress.kind import CongressKind
from dangbo.vietnamese.numbers import format_int

DELEGATES, CONVENING, THE_DAY = 400, 600, 700


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """The first thing that is not done yet, for who may do it."""
    preparing = may(actor, Permission.PREPARE_CONGRESSES, congress)
    running = may(actor, Permission.RUN_CONGRESSES, congress)
    if opening_day(congress) is None or congress.cancelled_on is not None:
        return
    step = _listing(congress) if preparing else None
    step = step or (_before_opening(congress) if preparing or running else None)
    step = step or (_day(congress, at) if running else None)
    if step is not None:
        yield step


def _listing(congress: Congress) -> Step | None:
    if congress.kind == CongressKind.MEMBER:
        if congress.delegates.exists():
            return None
        return Step(DELEGATES, "Lập danh sách đảng viên dự đại hội từ sổ.", "Lấy đảng viên từ sổ",
                    _act(congress, "dang-vien"))  # fmt: skip
    allocation = Allocation.objects.filter(congress=congress).first()
    if allocation is None:
        return Step(DELEGATES, "Đại biểu được phân bổ cho các tổ chức theo số đảng viên.", "Phân bổ đại biểu",
                    _act(congress, "phan-bo"))  # fmt: skip
    if allocation.fixed_on is None:
        url = reverse("congresses:allocation", args=[congress.pk])
        return Step(DELEGATES, "Phân bổ đại biểu chưa chốt.", "Xem và chốt phân bổ", url)
    if not congress.delegates.filter(kind=DelegateKind.EX_OFFICIO).exists():
        return Step(DELEGATES, "Cấp ủy viên cấp triệu tập là đại biểu đương nhiên.", "Lấy đại biểu đương nhiên",
                    _act(congress, "duong-nhien"))  # fmt: skip
    waiting = waiting_below(congress)
    if waiting:
        told = f"{format_int(waiting)} người được bầu ở các tổ chức trực thuộc chưa có trong danh sách."
        return Step(DELEGATES, told, "Lấy đại biểu được bầu", _act(congress, "duoc-bau"))
    return None


def waiting_below(congress: Congress) -> int:
    """How many elected below are not on the list yet; three queries."""
    on = opening_day(congress)
    if on is None:
        return 0
    there = list(congress.delegates.values_list("person_id", "candidate_id"))
    people, candidates = {person for person, _ in there if person}, {candidate for _, candidate in there}
    rows = elected_below(congress.organisation_id, on)
    return sum(row.pk not in candidates and row.person_id not in people for row in rows)


def _before_opening(congress: Congress) -> Step | None:
    if congress.meeting_id is None or not congress.delegates.exists():
        return None
    carded = DelegateCard.objects.filter(void_at=None, delegate__congress=congress).values("delegate")
    without = congress.delegates.filter(struck_on=None).exclude(pk__in=carded).count()
    if without:
        told = f"{format_int(without)} người chưa có thẻ."
        return Step(CONVENING, told, "Cấp thẻ", _act(congress, "cap-the"))
    if not congress.delegates.filter(entry__isnull=False).exists():
        told = "Danh sách triệu tập của cuộc bầu cử lấy từ danh sách này."
        return Step(CONVENING, told, "Đưa vào danh sách bầu cử", _act(congress, "danh-sach-bau-cu"))
    return None


def _day(congress: Congress, at: date) -> Step | None:
    on = opening_day(congress)
    if congress.meeting_id is None or on is None or at < on or not congress.delegates.exists():
        return None
    url = reverse("congresses:check_in", args=[congress.pk])
    if not congress.sessions.exists():
        return Step(THE_DAY, "Mở phiên điểm danh rồi mở trang ở từng cửa.", "Mở điểm danh", url)
    if not congress.snapshots.exists():
        told = "Khi đại biểu đã đến đủ, chốt số liệu để lập báo cáo."
        return Step(THE_DAY, told, "Chốt số liệu thẩm tra", reverse("congresses:credentials", args=[congress.pk]))
    return None


def _act(congress: Congress, key: str) -> str:
    return reverse("congresses:delegates_act", args=[congress.pk, key])
