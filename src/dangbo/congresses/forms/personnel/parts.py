"""What the forms of the personnel share: what they are about, days, choices of people."""

from collections.abc import Iterable
from typing import Any

from dangbo.congresses.models.personnel import (
    Nominee,
    PersonnelPlan,
    PersonnelStep,
    StepName,
    StepParticipant,
    StructureCondition,
)
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.models import Person

NOBODY = "Hãy đánh dấu ít nhất một người."


class PlanForm(ActForm):
    """An act on a personnel plan."""

    def __init__(self, *args: Any, plan: PersonnelPlan, **options: Any) -> None:
        self.plan = plan
        super().__init__(*args, **options)


class StepForm(ActForm):
    """An act on a step."""

    def __init__(self, *args: Any, step: PersonnelStep, **options: Any) -> None:
        self.step = step
        super().__init__(*args, **options)


class NameForm(ActForm):
    """An act on a name put to a step."""

    def __init__(self, *args: Any, name: StepName, **options: Any) -> None:
        self.name = name
        super().__init__(*args, **options)


class NomineeForm(ActForm):
    """An act on somebody considered in a run."""

    def __init__(self, *args: Any, nominee: Nominee, **options: Any) -> None:
        self.nominee = nominee
        super().__init__(*args, **options)


class ParticipantForm(ActForm):
    """An act on somebody summoned to a step."""

    def __init__(self, *args: Any, participant: StepParticipant, **options: Any) -> None:
        self.participant = participant
        super().__init__(*args, **options)


class ConditionForm(ActForm):
    """An act on a structure condition."""

    def __init__(self, *args: Any, condition: StructureCondition, **options: Any) -> None:
        self.condition = condition
        super().__init__(*args, **options)


class OnDay(ActForm):
    """An act with a day, the one that is looked at unless typed."""

    on = DayField(label="Ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)


def person_choices(people: Iterable[Person]) -> list[tuple[str, str]]:
    """People as choices: name, year of birth, post."""
    known = ((person, (person.full_name, str(person.birth_date.year), person.work_post)) for person in people)
    return [(str(person.pk), ", ".join(filter(None, parts))) for person, parts in known]
