"""An organisation with its members, entered by the acts of the register."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.sizes import Size
from dangbo.demo.chance import Chance
from dangbo.demo.names import full_name
from dangbo.registry.acts.memberships import enter_existing_member
from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
from dangbo.registry.acts.people import register_person
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation, Person
from dangbo.rules.vocabulary import OrganisationKind, UnitSector

FOUNDED = date(2000, 1, 1)
IN_A_CELL = 50
_KINH = "Kinh"


def accepting(act: Callable[..., Any], **given: Any) -> Any:
    """Do an act as its page does: warnings are read and accepted. Raises Refused for what may not be accepted."""
    accepted: frozenset[str] = frozenset()
    while True:
        try:
            return act(**given, accepted_warnings=accepted)
        except Refused as refused:
            if not refused.may_be_accepted or refused.codes <= accepted:
                raise
            accepted |= refused.codes


def organisation_of(size: Size) -> tuple[Organisation, list[Person]]:
    """An upper party organisation with grassroots cells, and all its members, each with a name of their own."""
    top = _founded("dien-tap", "Đảng bộ Khối Diễn tập", OrganisationKind.UPPER_COMMITTEE, None)
    chance, names, people = Chance(size.seed), set[str](), list[Person]()
    for number in range(1, size.delegates // IN_A_CELL + 2):
        cell = _founded(f"dien-tap-{number}", f"Chi bộ cơ sở số {number}", OrganisationKind.GRASSROOTS_CELL, top)
        wanted = min(IN_A_CELL, size.delegates - len(people))
        people += [_member(cell, chance, names) for _ in range(wanted)]
    return top, people


def _founded(code: str, name: str, kind: OrganisationKind, parent: Organisation | None) -> Organisation:
    new = NewOrganisation(code, name, kind, UnitSector.STATE_AGENCY)
    made: Organisation = accepting(
        found_organisation, actor=PROGRAM, part=Part(new), parent=parent, on=FOUNDED, already_existing=True
    )
    return made


def _member(cell: Organisation, chance: Chance, names: set[str]) -> Person:
    sex = "female" if chance.happens(0.4) else "male"
    born = chance.day(date(1962, 1, 1), date(1990, 12, 31))
    name = full_name(chance, sex, born.year, _KINH)
    while name in names:
        name = full_name(chance, sex, born.year, _KINH)
    names.add(name)
    fields = {"full_name": name, "sex": sex, "birth_date": born}
    person: Person = accepting(register_person, actor=PROGRAM, organisation=cell, fields=fields)
    accepting(enter_existing_member, actor=PROGRAM, person=person, organisation=cell, on=date(2015, 1, 1))
    return person
