"""How a view gets an organisation or a person: only within the reach of the one who asks (design §6)."""

import uuid
from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import Membership, Organisation, Person, PersonAccount

OWN_RECORD = frozenset({Permission.SEE_MEMBERS, Permission.SEE_SENSITIVE})
NOT_THIS_PERSON = "Đồng chí chưa được giao quyền xem hồ sơ này. Liên hệ Ban Tổ chức."


def organisation_for(actor: Actor, id_or_code: uuid.UUID | str, permission: Permission) -> Organisation:
    """The organisation with this id or code. Raises Http404, or NotAllowed outside the actor's reach."""
    by_id = id_or_code if isinstance(id_or_code, uuid.UUID) else _as_id(id_or_code)
    condition = {"pk": by_id} if by_id else {"code": id_or_code}
    organisation = Organisation.objects.filter(**condition).first()
    if organisation is None:
        raise Http404("Không có tổ chức này.")
    actor.require(permission, organisation)
    return organisation


def person_for(actor: Actor, person_id: uuid.UUID | str, permission: Permission) -> Person:
    """The person with this id, reached by the organisation of their running or last membership.

    Everybody may see their own record. Raises Http404 or NotAllowed.
    """
    identity = person_id if isinstance(person_id, uuid.UUID) else _as_id(person_id)
    person = people_with_home().filter(pk=identity).first() if identity else None
    if person is None:
        raise Http404("Không có người này.")
    home: uuid.UUID | None = person.home_id  # type: ignore[attr-defined]
    if actor.is_program or (home is not None and actor.may(permission, home)):
        return person
    if permission in OWN_RECORD and is_own_record(actor, person):
        return person
    raise NotAllowed(NOT_THIS_PERSON)


def people_for(actor: Actor, permission: Permission) -> QuerySet[Person]:
    """All people whom the actor reaches with a permission, each with the id of their organisation as `home_id`."""
    return actor.visible(people_with_home(), permission, "home_id")


def codes_reached(actor: Actor, codes: Iterable[str], permission: Permission) -> set[str]:
    """Those of the codes whose organisation the actor may see, so that only their names are links; one query."""
    rows = actor.visible(Organisation.objects.filter(code__in=set(codes)), permission, "pk")
    return set(rows.values_list("code", flat=True))


def people_reached(actor: Actor, ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the people whose page the actor may open, so that only their names are links; at most two queries."""
    wanted = set(ids)
    found = set(people_for(actor, Permission.SEE_MEMBERS).filter(pk__in=wanted).values_list("pk", flat=True))
    if found == wanted or actor.account_id is None:
        return found
    own = PersonAccount.objects.filter(person__in=wanted, account_id=actor.account_id)
    return found | set(own.values_list("person_id", flat=True))


def people_with_home() -> QuerySet[Person]:
    """People with the id of the organisation of their running or last membership as `home_id`."""
    last = Membership.objects.filter(person=OuterRef("pk")).order_by("-valid_from")
    return Person.objects.annotate(home_id=Subquery(last.values("organisation_id")[:1], output_field=UUIDField()))


def is_own_record(actor: Actor, person: Person) -> bool:
    """Whether the person is the one who signed in."""
    if actor.account_id is None:
        return False
    return PersonAccount.objects.filter(person=person, account_id=actor.account_id).exists()


def _as_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
