"""Cards of delegates: issued to everybody who has none, a lost one made void and another issued."""

import secrets

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.congresses.acts.delegates.guards import require_preparing_or_running
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Delegate, DelegateCard
from dangbo.paper.congresses import make_code, mark_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

_MOST = 31**6


@transaction.atomic
def issue_cards(*, actor: Actor, congress: Congress) -> list[DelegateCard]:
    """Issue a card to everybody of the delegates who has none in force. Raises Refused and NotAllowed."""
    held = require_preparing_or_running(actor, congress)
    have = DelegateCard.objects.filter(delegate__congress=held, void_at=None).values("delegate")
    without = list(held.delegates.filter(struck_on=None).exclude(pk__in=have))
    if not without:
        refuse("cards-issued", "Mọi đại biểu đã có thẻ.")
    made = DelegateCard.objects.bulk_create(_cards(held, without))
    write(
        "issue_delegate_cards",
        actor,
        f"Cấp {format_int(len(made))} thẻ đại biểu",
        organisation=held.organisation_id,
        subject=held,
        details={"cards": [card.pk for card in made]},
    )
    return made


@transaction.atomic
def replace_card(*, actor: Actor, delegate: Delegate, reason: str) -> DelegateCard:
    """Make a card void and issue another; the old code is told at the door. Raises Refused and NotAllowed."""
    held = require_preparing_or_running(actor, delegate.congress)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Cấp lại thẻ phải ghi lý do.")
    delegate.cards.filter(void_at=None).update(void_at=timezone.now(), void_reason=why)
    (made,) = DelegateCard.objects.bulk_create(_cards(held, [delegate]))
    write(
        "replace_delegate_card",
        actor,
        f"Cấp lại thẻ đại biểu số {format_int(delegate.number)} của {delegate.full_name}: {why}",
        organisation=held.organisation_id,
        subject=held,
        details={"card": made.pk},
    )
    return made


def _cards(congress: Congress, delegates: list[Delegate]) -> list[DelegateCard]:
    mark, now = mark_of(str(congress.pk)), timezone.now()
    taken = set(DelegateCard.objects.filter(code__startswith=mark).values_list("code", flat=True))
    cards = []
    for delegate in delegates:
        code = make_code(mark, secrets.randbelow(_MOST))
        while code in taken:
            code = make_code(mark, secrets.randbelow(_MOST))
        taken.add(code)
        cards.append(DelegateCard(delegate=delegate, code=code, issued_at=now))
    return cards
