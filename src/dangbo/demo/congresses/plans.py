"""The plans of the demo's congresses: the steps that the rules give, who had them and when they were done."""

from collections.abc import Iterator
from datetime import date, timedelta

from dangbo.congresses.models import Congress, PlanStep
from dangbo.demo.chance import Chance
from dangbo.rules.congress.backward import Occasion, plan_steps
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterSet

RULES_OF = date(2019, 12, 2)
KNOWN_UNTIL = date(2020, 7, 10)
"""The demo tells nothing that happened later."""
_LATE = 0.07
_OWNERS = (
    ("nhân sự", "Tiểu ban Nhân sự"),
    ("văn kiện", "Tiểu ban Văn kiện"),
    ("báo cáo", "Tiểu ban Văn kiện"),
    ("tài liệu", "Tiểu ban phục vụ"),
    ("chương trình", "Tiểu ban phục vụ"),
)


def steps_of(
    chance: Chance, congress: Congress, opening: date, rules: dict[CongressLevel, ParameterSet], until: date
) -> Iterator[PlanStep]:
    """The steps of one plan, those due by the day done, a few of them late. until: what came later is not known."""
    occasion = Occasion(opening, opening, congress.rules_kind, congress.contents)
    level = congress.rules_level
    for ruled in plan_steps(level, occasion, at=RULES_OF, parameters=rules[level]):
        done = _done(chance, ruled.due_on, opening)
        yield PlanStep(
            id=chance.new_id(),
            congress=congress,
            code=ruled.code,
            title=ruled.title,
            due_on=ruled.due_on,
            owner_words=_owner(ruled.title),
            done_on=done if done <= until else None,
        )


def _done(chance: Chance, due: date, opening: date) -> date:
    if chance.happens(_LATE):
        late = due + timedelta(days=chance.between(2, 18))
        return min(late, opening) if due < opening else late
    return due - timedelta(days=chance.between(0, 6))


def _owner(title: str) -> str:
    low = title.lower()
    return next((owner for word, owner in _OWNERS if word in low), "Bí thư cấp ủy")
