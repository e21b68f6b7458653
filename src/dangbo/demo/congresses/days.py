"""When each congress of the demo was planned, moved, approved and held."""

from collections.abc import Iterator
from datetime import date, timedelta

from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.demo.chance import Chance

PILOTS_UNTIL = date(2020, 3, 1)
EPIDEMIC = date(2020, 3, 26)
MOVED = date(2020, 3, 27), date(2020, 4, 6)
FIRST_PLANNED = date(2020, 4, 2), date(2020, 5, 15)
PLANNED_ON = date(2019, 11, 4), date(2019, 12, 20)
WHY_MOVED = "Công điện số 2140-CĐ/TU ngày 26/3/2020, tập trung phòng, chống dịch COVID-19"
WHY_AGAIN = "Chờ kiện toàn nhân sự theo ý kiến của cấp ủy cấp trên"
CONCLUSIONS = "Thông báo kết luận duyệt đại hội"
_MOVED_TWICE = 0.12


def days_of(chance: Chance, congress: Congress, held_on: date) -> Iterator[CongressDate]:
    """What was said of the days of one congress, in the order in which it was said."""
    said = chance.workday(*PLANNED_ON)
    if held_on > EPIDEMIC:
        yield _days(chance, congress, DateKind.PLANNED, chance.workday(*FIRST_PLANNED), said)
        moved = chance.workday(*MOVED)
        if chance.happens(_MOVED_TWICE) and held_on > date(2020, 6, 1):
            yield _days(chance, congress, DateKind.PLANNED, chance.workday(date(2020, 5, 11), date(2020, 5, 29)), moved,
                        reason=WHY_MOVED)  # fmt: skip
            moved = chance.workday(date(2020, 5, 4), date(2020, 5, 8))
            yield _days(chance, congress, DateKind.PLANNED, held_on, moved, reason=WHY_AGAIN)
        else:
            yield _days(chance, congress, DateKind.PLANNED, held_on, moved, reason=WHY_MOVED)
    else:
        yield _days(chance, congress, DateKind.PLANNED, held_on, said)
    approved = held_on - timedelta(days=chance.between(9, 24))
    yield _days(chance, congress, DateKind.APPROVED, held_on, approved, decided_by=CONCLUSIONS)
    yield _days(chance, congress, DateKind.HELD, held_on, held_on)


def _days(
    chance: Chance,
    congress: Congress,
    kind: DateKind,
    first_day: date,
    on: date,
    *,
    last_day: date | None = None,
    reason: str = "",
    decided_by: str = "",
) -> CongressDate:
    return CongressDate(
        id=chance.new_id(),
        congress=congress,
        kind=kind.value,
        first_day=first_day,
        last_day=last_day or first_day,
        reason=reason,
        decided_by=decided_by,
        recorded_on=on,
        recorded_by_name="Văn phòng Đảng ủy",
    )


def planned_and_held(
    chance: Chance, congress: Congress, first: date, told: tuple[date, date], held: tuple[date, date] | None
) -> Iterator[CongressDate]:
    """A day first planned; told: the day to which it was moved and when. held: first and last day, None before it."""
    yield _days(chance, congress, DateKind.PLANNED, first, date(2020, 1, 6))
    day, on = told
    if day != first:
        yield _days(chance, congress, DateKind.PLANNED, day, on, reason=WHY_MOVED)
    if held is not None:
        yield _days(chance, congress, DateKind.APPROVED, held[0], held[0] - timedelta(days=14), last_day=held[1],
                    decided_by=CONCLUSIONS)  # fmt: skip
        yield _days(chance, congress, DateKind.HELD, held[0], held[1], last_day=held[1])
