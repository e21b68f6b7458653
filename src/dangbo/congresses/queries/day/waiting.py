"""What the day of a congress asks of those who run it: the agenda, the item that runs, the minutes."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.day.running import day_page
from dangbo.congresses.queries.reach import may

_AGENDA, _RUNNING, _MINUTES = 650, 700, 710


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterable[Step]:
    """The agenda before the day, what to do on it, and the minutes after it."""
    if congress.meeting is None or not may(actor, Permission.RUN_CONGRESSES, congress):
        return
    page, url = day_page(congress), reverse("congresses:day", args=[congress.pk])
    begun = any(line.item.began_at for _name, lines in page.sittings for line in lines)
    if not page.sittings and at <= congress.meeting.last_day:
        yield Step(_AGENDA, "Đại hội đã triệu tập, chưa có chương trình điều hành.", "Lập chương trình", url)
    elif page.sittings and not page.is_over and congress.meeting.held_on <= at <= congress.meeting.last_day:
        yield Step(_RUNNING, "Hôm nay đại hội họp; điều hành theo chương trình.", "Điều hành đại hội", url)
    elif begun and page.is_over and not congress.papers.filter(key="bien-ban-dai-hoi").exists():
        yield Step(_MINUTES, "Chương trình đã xong, chưa lập biên bản đại hội.", "Lập biên bản", url)
