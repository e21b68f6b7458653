"""The end of terms, and with them of seats and offices."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from dangbo.registry.acts.refusal import refuse
from dangbo.registry.models import CommitteeMember, Office, Organisation, Person, Term
from dangbo.vietnamese.dates import format_date


def end_terms(organisations: Collection[Organisation], on: date) -> None:
    """End the open terms of these organisations on a day, with every seat and office in their committees."""
    terms = Term.objects.filter(organisation__in=organisations, ended_on=None)
    seats = CommitteeMember.objects.filter(committee__term__in=terms, valid_to=None)
    offices = Office.objects.filter(committee__term__in=terms, valid_to=None)
    late = terms.filter(starts_on__gte=on).exists() or any(
        rows.filter(valid_from__gte=on).exists() for rows in (seats, offices)
    )
    if late:
        refuse(
            "term-begins-later",
            f"Nhiệm kỳ hoặc chức vụ đang ghi bắt đầu từ ngày {format_date(on)} hoặc sau đó; hãy chọn ngày muộn hơn.",
        )
    seats.update(valid_to=on)
    offices.update(valid_to=on)
    terms.update(ended_on=on)


def end_posts(person: Person, on: date) -> None:
    """End every seat and office that a person holds on a day; one that began that very day never was."""
    for rows in (CommitteeMember.objects.filter(person=person), Office.objects.filter(person=person)):
        rows.filter(valid_from__gte=on).delete()
        rows.filter(Q(valid_to=None) | Q(valid_to__gt=on)).update(valid_to=on)
