"""Reviews of the demo's congresses by the superior: sessions on site, and on line while the epidemic lasted."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from django.db.models import Model

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Review, ReviewSession, Submission
from dangbo.congresses.models.review import SessionForm as Form
from dangbo.demo.chance import Chance
from dangbo.rules.calendar import add_working_days

Unit = tuple[Congress, date]
ON_LINE = 15
"""Congresses reviewed on line, as the third article counts them."""
A_SESSION = 8
ROOM = "https://hop.khoi.example/duyet-dai-hoi"
PLACE, OFFICE = "Hội trường Đảng ủy Khối", "Văn phòng cấp ủy"
EPIDEMIC, AT_HOME_UNTIL = date(2020, 3, 26), date(2020, 4, 24)
ON_LINE_SESSIONS = date(2020, 4, 7), date(2020, 4, 14)


def review_rows(chance: Chance, round_: CongressRound, units: Sequence[Unit]) -> Iterator[Model]:
    """Sessions with the congresses reviewed in each, concluded on the same day; units: congress and day held."""
    ordered = sorted(units, key=lambda unit: (unit[1], unit[0].organisation.code))
    first_after = [unit for unit in ordered if unit[1] > EPIDEMIC][:ON_LINE]
    half = -(-len(first_after) // 2)
    numbers = iter(range(1, len(ordered) + 1))
    for day, part in zip(ON_LINE_SESSIONS, (first_after[:half], first_after[half:]), strict=True):
        if part:
            yield from _session(chance, round_, day, part, Form.ONLINE, numbers)
    chosen = {unit[0].pk for unit in first_after}
    others = [unit for unit in ordered if unit[0].pk not in chosen]
    for start in range(0, len(others), A_SESSION):
        part = others[start : start + A_SESSION]
        day = _before(part[0][1])
        yield from _session(chance, round_, day, part, Form.ON_SITE, numbers)


def _before(held_on: date) -> date:
    """Twenty working days before the first of the congresses, five where the epidemic kept all at home until then."""
    day = add_working_days(held_on, -20)
    return add_working_days(held_on, -5) if EPIDEMIC < day < AT_HOME_UNTIL else day


def _session(
    chance: Chance, round_: CongressRound, day: date, units: Sequence[Unit], form: Form, numbers: Iterator[int]
) -> Iterator[Model]:
    session = ReviewSession(
        id=chance.new_id(),
        superior=round_.superior,
        round=round_,
        name=f"Phiên duyệt đại hội ngày {day:%d/%m/%Y}",
        called_for=day,
        begins_at=time(8),
        form=form.value,
        place="" if form is Form.ONLINE else PLACE,
        link=ROOM if form is Form.ONLINE else "",
        took_place_on=day,
    )
    yield session
    for place, (congress, _) in enumerate(units, start=1):
        submitted = day - timedelta(days=chance.between(6, 15))
        yield Submission(
            id=chance.new_id(),
            congress=congress,
            number=1,
            submitted_on=submitted,
            submitted_by_name="Văn phòng cấp ủy",
        )
        yield Review(
            id=chance.new_id(),
            session=session,
            congress=congress,
            place=place,
            concluded_on=day + timedelta(days=2),
            approved=True,
            symbol=f"{next(numbers)}-TB/ĐUK",
        )
