"""Everything that is checked before a person is stored."""

from collections.abc import Iterator
from datetime import date

from dangbo.access.actor import Actor
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.people.duplicates import duplicate_findings
from dangbo.registry.acts.people.fields import number_findings
from dangbo.registry.acts.refusal import error
from dangbo.registry.models import Person
from dangbo.rules.members import check_party_dates
from dangbo.rules.verdict import Finding

DAY = "d"


def check_person(person: Person, actor: Actor) -> Iterator[Finding]:
    """What is wrong with a person's fields and with entering them: numbers, dates, doubles."""
    yield from number_findings(person)
    yield from date_findings(person)
    yield from duplicate_findings(person, actor)


def date_findings(person: Person) -> Iterator[Finding]:
    """What is wrong with the order of the person's dates; a date known only in part is not judged."""
    yield from check_party_dates(
        birth=person.birth_date,
        decision=person.admission_decided_on,
        ceremony=_known(person.joined_on, person.joined_precision),
        official=_known(person.official_on, person.official_precision),
        parameters=office_parameters(),
    )
    if person.died_on is not None and person.died_on < person.birth_date:
        yield error("died-before-birth", "Ngày từ trần phải sau ngày sinh.")


def _known(day: date | None, precision: str) -> date | None:
    return day if precision == DAY else None
