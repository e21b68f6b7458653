"""Whom a change of rules would leave with too few months of work, before it is applied."""

from collections.abc import Iterator
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import Nominee, PersonnelPlan, RunKind
from dangbo.congresses.offers import Change, Touch
from dangbo.congresses.queries.personnel.lists import prepared_people
from dangbo.rules.congress.age import Candidate, check_age
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.parameters import ParameterSet
from dangbo.vietnamese.numbers import format_int

_KEYS = ("congress.age.", "congress.retirement.")


def touched_people(change: Change, congresses: list[Congress], at: date) -> Iterator[Touch]:
    """The congresses with people on the list who had months enough and would not have them; fixed queries."""
    if not change.key.startswith(_KEYS):
        return
    plans = PersonnelPlan.objects.filter(congress__in=congresses).select_related("congress")
    on = max(at, change.holds_from)
    names = "runs__steps__names__nominee"
    for plan in plans.prefetch_related(f"{names}__person", f"{names}__run"):
        level = plan.congress.rules_level
        people = prepared_people(list(plan.runs.all()))
        late = [
            each.person.full_name
            for each in people
            if _may_stand(each, level, on, change.before[level])
            and not _may_stand(each, level, on, change.after[level])
        ]
        if late:
            told = f"{format_int(len(late))} người trong danh sách nhân sự không còn đủ thời gian công tác"
            yield Touch(plan.congress_id, f"{told}: {', '.join(late)}.")


def _may_stand(nominee: Nominee, level: CongressLevel, on: date, parameters: ParameterSet) -> bool:
    person, is_first = nominee.person, nominee.run.kind == RunKind.FIRST_TIME
    candidate = Candidate(person.birth_date, Sex(person.sex), is_first, nominee.retirement_group)
    return check_age(candidate, level, on, parameters).answer.allowed
