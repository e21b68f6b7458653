"""What stands on the cards and letters of a congress's delegates."""

from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.naming import congress_name, full_congress_name
from dangbo.paper.congresses import Card, CardSize, Summons, SummonsHead, cards_pdf, summons_pdf
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.dates import format_date

CARD_WORDS = {DelegateKind.ALTERNATE: "Đại biểu dự khuyết", DelegateKind.MEMBER: "Đảng viên",
              DelegateKind.PROBATIONARY: "Đảng viên dự bị"}  # fmt: skip
"""What stands on a card of these kinds; all others are delegates."""


def cards_of(congress: Congress, on: date, size: CardSize, chosen: Delegate | None = None) -> bytes:
    """The cards in force as PDF, by number; of one delegate alone where told. Raises FileError."""
    rows = congress.delegates.filter(struck_on=None, cards__void_at=None, cards__isnull=False)
    if chosen is not None:
        rows = rows.filter(pk=chosen.pk)
    found = rows.values_list("number", "full_name", "unit_name", "kind", "cards__code").order_by("number")
    cards = [
        Card(number, name, unit, CARD_WORDS.get(DelegateKind(kind), "Đại biểu"), code)
        for number, name, unit, kind, code in found
    ]
    term = f"Nhiệm kỳ {congress.round.term_name}"
    return cards_pdf(congress_name(congress, on), term, days_words(congress), cards, size)


def days_words(congress: Congress) -> str:
    """ "Ngày 27/08/2020" or "Ngày 27/08/2020 đến 28/08/2020"; nothing while no day is known."""
    known = days_of(congress).known
    if known is None:
        return ""
    last = f" đến {format_date(known.last_day)}" if known.last_day != known.first_day else ""
    return f"Ngày {format_date(known.first_day)}{last}"


def superior_of(congress: Congress, on: date) -> str:
    """The body that stands above in the head of papers."""
    parent = congress.organisation.version_at(on).parent
    return parent.version_at(on).name if parent else ""


def issuer_of(congress: Congress, on: date) -> str:
    """The convening committee."""
    return committee_of(congress.organisation.version_at(on).name)


def letters_of(
    congress: Congress,
    *,
    on: date,
    symbol: str,
    town: str,
    times: tuple[str, ...],
    place: str,
    reminders: str,
    signer: str,
) -> bytes:
    """A letter of summons for everybody who is to come, alternates only in somebody's place. Raises FileError."""
    opening = opening_day(congress) or on
    issuer = issuer_of(congress, on)
    head = SummonsHead(
        superior=superior_of(congress, on),
        issuer=issuer,
        symbol=symbol,
        town=town,
        on=on,
        congress=full_congress_name(congress, opening),
        times=times or (days_words(congress),),
        place=place,
        reminders=tuple(line.strip() for line in reminders.splitlines() if line.strip()),
        signature=(f"T/M {issuer.upper()}", "BÍ THƯ"),
        signer=signer,
    )
    rows = congress.delegates.filter(struck_on=None).exclude(kind=DelegateKind.ALTERNATE, replaces=None)
    letters = [
        Summons(row.full_name, row.post, row.unit_name, row.get_kind_display(), row.number)
        for row in rows.order_by("number")
    ]
    return summons_pdf(head, letters)
