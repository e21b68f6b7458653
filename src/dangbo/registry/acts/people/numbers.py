"""Opening a number that pages show masked; each opening is on record."""

from enum import StrEnum

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.people.reaching import require_person
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person


class Number(StrEnum):
    """The numbers of a person that are shown masked."""

    CITIZEN = "citizen_number"
    CARD = "card_number"


NUMBER_LABELS = {Number.CITIZEN: "số định danh cá nhân", Number.CARD: "số thẻ đảng viên"}


@transaction.atomic
def open_number(*, actor: Actor, person: Person, which: Number) -> str:
    """The full number of a person; the journal keeps who opened it. Raises NotAllowed."""
    home = require_person(actor, Permission.OPEN_NUMBERS, person)
    write(
        "open_number",
        actor,
        f"Xem {NUMBER_LABELS[which]} của {person.full_name}",
        organisation=home,
        subject=person,
        details={"number": which},
    )
    return str(getattr(person, which))
