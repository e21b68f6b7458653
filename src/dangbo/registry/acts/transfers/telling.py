"""The journal entry of transfers that begin: one, however many members go together (design §4)."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Count, Max

from dangbo.access.actor import Actor
from dangbo.facts.models import holding_at
from dangbo.registry.acts.bulk import Rows, digest
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person, Transfer, TransferHop, TreeLink
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int

ACT = "begin_transfer"


def tell_begun(
    actor: Actor,
    people: Sequence[Person],
    transfers: Sequence[Transfer],
    hops: Sequence[TransferHop],
    place: str,
    accepted: Iterable[Finding],
) -> None:
    """Write one entry: about the transfer, or about the batch with a digest of its rows."""
    first, names = transfers[0], ", ".join(person.full_name for person in people)
    details = {"letter": first.letter, "decided_on": first.decided_on}
    if first.batch_id is None:
        summary = f"Giới thiệu {names} chuyển sinh hoạt đến {place}"
        home, subject = first.from_organisation_id, first
        details |= {"person": first.person_id}
    else:
        summary = f"Giới thiệu {format_int(len(transfers))} đảng viên chuyển sinh hoạt đến {place}: {names}"
        home = _common({each.from_organisation_id for each in transfers if each.from_organisation_id}, first.decided_on)
        subject = Transfer(pk=first.batch_id)
        rows: Rows = {Transfer: transfers, TransferHop: hops}
        details |= {"rows": {"transfer": len(transfers), "transferhop": len(hops)}, "sha256": digest(rows)}
    write(ACT, actor, summary, organisation=home, subject=subject, accepted=accepted, details=details)


def _common(homes: Collection[uuid.UUID], on: date) -> uuid.UUID | None:
    """The lowest organisation that has all of them within it on a day; None where there is no such one."""
    links = TreeLink.objects.filter(holding_at(on), descendant__in=homes)
    above = links.values("ancestor").annotate(held=Count("descendant"), far=Max("depth")).filter(held=len(homes))
    found: uuid.UUID | None = above.order_by("far").values_list("ancestor", flat=True).first()
    return found
