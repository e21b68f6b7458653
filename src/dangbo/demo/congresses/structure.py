"""The structure wanted of the small office's new committee, as the fourth article tells it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Model

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel.plans import Measure, PersonnelPlan, PlannedSeats, StructureCondition
from dangbo.demo.chance import Chance
from dangbo.rules.elections.posts import Post

DRAWN_UP_ON = date(2020, 2, 14)
SEATS, FIRST_TIME, WOMEN, MIDDLE = 5, 2, 3, 50
SOURCE = "Đề án nhân sự cấp ủy"


def structure_rows(chance: Chance, congress: Congress) -> Iterator[Model]:
    """Five seats, at least two first-time and three women, people under fifty and from fifty on."""
    plan = PersonnelPlan(id=chance.new_id(), congress=congress, drawn_up_on=DRAWN_UP_ON)
    yield plan
    yield PlannedSeats(id=chance.new_id(), plan=plan, post=Post.COMMITTEE.value, seats=SEATS)
    wanted: tuple[dict[str, object], ...] = (
        {"measure": Measure.FIRST_TIME, "least": FIRST_TIME},
        {"measure": Measure.WOMEN, "least": WOMEN},
        {"measure": Measure.AGE, "least": 1, "age_below": MIDDLE},
        {"measure": Measure.AGE, "least": 1, "age_from": MIDDLE},
    )
    for place, condition in enumerate(wanted, start=1):
        yield StructureCondition(id=chance.new_id(), plan=plan, place=place, source=SOURCE, **condition)
