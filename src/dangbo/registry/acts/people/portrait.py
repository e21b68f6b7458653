"""The portrait of a person: set, replaced, taken away."""

import hashlib

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.photographs import portrait_jpeg
from dangbo.registry.acts.people.reaching import require_person
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person, Portrait


@transaction.atomic
def set_portrait(*, actor: Actor, person: Person, content: bytes) -> Portrait:
    """Store a photograph as the person's portrait in place of the former one; the journal keeps both digests.

    Raises FileError with one sentence for a file that is no usable photograph, and NotAllowed.
    """
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    jpeg = portrait_jpeg(content)
    digest = hashlib.sha256(jpeg).hexdigest()
    former = Portrait.objects.filter(person=person).first()
    portrait, _ = Portrait.objects.update_or_create(person=person, defaults={"jpeg": jpeg, "digest": digest})
    write(
        "set_portrait",
        actor,
        f"{'Thay' if former else 'Ghi'} ảnh chân dung của {person.full_name}",
        organisation=home,
        subject=person,
        details={"from": former.digest if former else None, "to": digest},
    )
    return portrait


@transaction.atomic
def remove_portrait(*, actor: Actor, person: Person) -> None:
    """Take the person's portrait away. Raises Refused where there is none, and NotAllowed."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    former = Portrait.objects.filter(person=person).first()
    if former is None:
        refuse("no-portrait", f"{person.full_name} chưa có ảnh chân dung.")
    former.delete()
    write(
        "remove_portrait",
        actor,
        f"Bỏ ảnh chân dung của {person.full_name}",
        organisation=home,
        subject=person,
        details={"from": former.digest},
    )
