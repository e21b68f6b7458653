"""A congress carried away, its package made in the hall, received at home."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.packages import CarriedCopy, ReceivedPackage
from dangbo.congresses.queries.delegates.naming import full_congress_name
from dangbo.congresses.queries.packages.files import read_package, write_package
from dangbo.congresses.queries.packages.rows import digests_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

KEY_BYTES = 32


@transaction.atomic
def carry_away(*, actor: Actor, congress: Congress) -> CarriedCopy:
    """Note how the congress stands before the store is taken along by a backup. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress, Permission.RUN_CONGRESSES)
    digests = digests_of(held)
    made = CarriedCopy.objects.create(
        congress=held,
        made_at=timezone.now(),
        made_by_name=actor.name,
        key=secrets.token_hex(KEY_BYTES),
        digests=digests,
    )
    rows = sum(len(found) for found in digests.values())
    _write(actor, held, "carry_congress", f"Mang đại hội đi: {format_int(rows)} dòng dữ liệu", copy=str(made.pk))
    return made


@transaction.atomic
def export_package(*, actor: Actor, congress: Congress) -> bytes:
    """The sealed package of the congress, of the copy carried last. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress, Permission.RUN_CONGRESSES)
    copy = held.copies.order_by("made_at").last()
    if copy is None:
        refuse("not-carried", "Đại hội chưa được ghi mang đi; ghi trên máy chủ trước khi sao lưu sang máy này.")
    name = full_congress_name(held, held.round.opened_on)
    content = write_package(held, copy, name=name, made_by=actor.name)
    digest = hashlib.sha256(content).hexdigest()
    _write(actor, held, "export_congress_package", "Xuất gói đại hội", sha256=digest)
    return content


@transaction.atomic
def receive_package(*, actor: Actor, congress: Congress, filename: str, content: bytes) -> ReceivedPackage:
    """Keep a package that came back, once its seal holds; the same file again is the same package.

    Raises FileError for a file that is none of this congress, of another version or tampered with; Refused, NotAllowed.
    """
    held = require_congress(actor, congress, Permission.RUN_CONGRESSES)
    digest = hashlib.sha256(content).hexdigest()
    known = ReceivedPackage.objects.filter(digest=digest, congress=held).first()
    if known is not None:
        return known
    read_package(content, held)
    made = ReceivedPackage.objects.create(
        congress=held,
        filename=clean_line(filename)[:200],
        content=content,
        digest=digest,
        received_at=timezone.now(),
        received_by_name=actor.name,
    )
    _write(actor, held, "receive_congress_package", f"Nhận gói đại hội {made.filename}", sha256=digest)
    return made


def _write(actor: Actor, congress: Congress, act: str, summary: str, **details: str) -> None:
    write(act, actor, summary, organisation=congress.organisation_id, subject=congress, details=details)
