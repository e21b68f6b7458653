"""The days on which this office rests or works otherwise than the common calendar, used by every deadline."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.office.acts import change_setting
from dangbo.office.models import OfficeSetting
from dangbo.rules.calendar import OfficeDays, government_swaps, is_working_day
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

DAYS_KEY = "office_days"
REST, WORK = "nghỉ", "làm việc"


class DayRefusedError(ValueError):
    """The day cannot be added; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """A day off, or a day worked although the common calendar has it off, and why."""

    day: datetime.date
    is_off: bool
    reason: str

    @property
    def words(self) -> str:
        return REST if self.is_off else WORK


def listed_days() -> list[OfficeDay]:
    """The days that the office added, in order; one query."""
    stored = OfficeSetting.objects.filter(key=DAYS_KEY).values_list("value", flat=True).first() or []
    return [OfficeDay(datetime.date.fromisoformat(line["day"]), line["off"], line["reason"]) for line in stored]


def office_days() -> OfficeDays:
    """The same days as the rules of deadlines take them; one query."""
    days = listed_days()
    return OfficeDays(
        off=frozenset(each.day for each in days if each.is_off),
        worked=frozenset(each.day for each in days if not each.is_off),
    )


@transaction.atomic
def add_day(*, actor: Actor, day: datetime.date, is_off: bool, reason: str) -> OfficeDay:
    """Add a day off or a worked day. Raises NotAllowed, and DayRefusedError where the calendar has it so already."""
    added = OfficeDay(day, is_off, clean_line(reason))
    days = listed_days()
    if not added.reason:
        raise DayRefusedError("Cần ghi lý do, ví dụ số thông báo nghỉ lễ.")
    if day in {each.day for each in days}:
        raise DayRefusedError(f"Ngày {format_date(day)} đã có trong danh sách của văn phòng.")
    if is_working_day(day) != is_off:
        already = "ngày nghỉ" if is_off else "ngày làm việc"
        raise DayRefusedError(f"Ngày {format_date(day)} vốn đã là {already} theo lịch chung.")
    _store(actor, [*days, added], f"Thêm ngày {added.words} {format_date(day)}: {added.reason}")
    return added


@transaction.atomic
def remove_day(*, actor: Actor, day: datetime.date) -> None:
    """Take a day out of the list, so that the common calendar holds again. Raises NotAllowed."""
    days = listed_days()
    kept = [each for each in days if each.day != day]
    if len(kept) < len(days):
        _store(actor, kept, f"Bỏ ngày {format_date(day)} khỏi ngày làm việc riêng của văn phòng")


@transaction.atomic
def follow_government_swaps(*, actor: Actor, year: int) -> int:
    """Add the days that the government swapped with Saturdays in a year; how many were new. Raises NotAllowed."""
    days, swaps = listed_days(), government_swaps(year)
    known = {each.day for each in days}
    reason = f"Hoán đổi ngày nghỉ của Chính phủ năm {year}"
    new = [
        OfficeDay(day, is_off, reason) for part, is_off in ((swaps.off, True), (swaps.worked, False)) for day in part
    ]
    new = [each for each in new if each.day not in known]
    if new:
        _store(actor, [*days, *new], f"Thêm {len(new)} ngày hoán đổi của Chính phủ năm {year}")
    return len(new)


def _store(actor: Actor, days: Sequence[OfficeDay], summary: str) -> None:
    lines = [
        {"day": each.day.isoformat(), "off": each.is_off, "reason": each.reason}
        for each in sorted(days, key=lambda each: each.day)
    ]
    change_setting(actor=actor, key=DAYS_KEY, value=lines, summary=summary)
