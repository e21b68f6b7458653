"""Finding out that somebody is in the register already."""

from collections.abc import Iterator

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.refusal import error, warning
from dangbo.registry.models import Membership, Person
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date


def duplicate_findings(person: Person, actor: Actor) -> Iterator[Finding]:
    """An error for a citizen number already entered; warnings for a card number, or a name with a date of birth.

    The other is named to those who may see them.
    """
    others = Person.objects.exclude(pk=person.pk)
    if person.citizen_number:
        for other in others.filter(citizen_number=person.citizen_number):
            yield error("citizen-number-taken", f"Số định danh này đã ghi cho {describe(other, actor)}.")
    if person.card_number:
        for other in others.filter(card_number=person.card_number)[:3]:
            yield warning("card-number-taken", f"Số thẻ đảng viên này đã ghi cho {describe(other, actor)}.")
    for other in others.filter(name_key=person.name_key, birth_date=person.birth_date)[:3]:
        yield warning("same-name-and-birth-date", f"Cùng họ tên và ngày sinh với {describe(other, actor)}.")


def describe(other: Person, actor: Actor) -> str:
    """Another person as the actor may know them: name, birth and organisation, or only that there is somebody."""
    row = Membership.objects.filter(person=other).order_by("-valid_from").select_related("organisation").first()
    if not (actor.is_program or (row is not None and actor.may(Permission.SEE_MEMBERS, row.organisation))):
        return "một người khác trong sổ, ngoài phạm vi của đồng chí"
    place = "" if row is None else f", {row.organisation.version_at(row.valid_from).name}"
    return f"{other.full_name}, sinh {format_date(other.birth_date)}{place}"
