"""What the core says should be done next in a congress: its days, its convening, that it was held."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.reach import may
from dangbo.vietnamese.dates import format_date

PLAN_DAYS, APPROVE_DAYS, CONVENE, WAS_HELD = 100, 580, 600, 790


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """The next steps of days and convening that this actor may take."""
    days = days_of(congress)
    if congress.cancelled_on is not None or congress.round.closed_on is not None or days.held is not None:
        return
    prepares = may(actor, Permission.PREPARE_CONGRESSES, congress)
    if days.expected is None:
        if prepares:
            why = "Chưa có ngày đại hội; kế hoạch và hạn của từng việc được tính lùi từ ngày khai mạc."
            yield _step(congress, PLAN_DAYS, why, "Ghi ngày dự kiến", "du-kien")
        return
    told = format_date(days.expected.first_day)
    if days.expected.last_day <= at and prepares:
        yield _step(congress, WAS_HELD, f"Đã đến ngày đại hội {told}.", "Ghi đại hội đã họp", "da-hop")
    if days.approved is None and may(actor, Permission.REVIEW_CONGRESSES, congress):
        why = f"Đơn vị dự kiến họp ngày {told}; cấp ủy cấp trên chưa duyệt ngày."
        yield _step(congress, APPROVE_DAYS, why, "Ghi ngày được duyệt", "duyet-ngay")
    if days.approved is not None and congress.meeting_id is None and prepares:
        yield _step(congress, CONVENE, f"Ngày {told} đã được duyệt.", "Triệu tập đại hội", "trieu-tap")


def _step(congress: Congress, rank: int, why: str, label: str, act: str) -> Step:
    return Step(rank, why, label, reverse("congresses:congress_act", args=[congress.pk, act]))
