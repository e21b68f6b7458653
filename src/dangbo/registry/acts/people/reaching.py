"""Where a person stands for the question who may change them."""

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.registry.models import Membership, Organisation, Person


def home_of(person: Person) -> Organisation | None:
    """The organisation of the person's running or last membership."""
    row = Membership.objects.filter(person=person).order_by("-valid_from").select_related("organisation").first()
    return None if row is None else row.organisation


def require_person(actor: Actor, permission: Permission, person: Person) -> Organisation | None:
    """Raise NotAllowed unless the actor's roles reach the person; return their organisation."""
    home = home_of(person)
    if home is not None:
        actor.require(permission, home)
    elif not actor.is_program:
        raise NotAllowed("Người này chưa sinh hoạt ở tổ chức nào trong phạm vi của đồng chí.")
    return home
