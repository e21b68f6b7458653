"""Arrival numbers (số đến): each organisation counts its own, under the lock of its counter, never one twice."""

from collections.abc import Collection
from datetime import date

from dangbo.documents.models import IncomingCounter, IncomingDocument
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.models import Organisation
from dangbo.registry.models.committees import Term
from dangbo.vietnamese.dates import format_date

YEARLY = "document.register.incoming.yearly"
LARGEST = 99_999


def take_arrival_number(
    organisation: Organisation, arrived_on: date, wanted: int | None, accepted_warnings: Collection[str] = NO_CODES
) -> tuple[IncomingCounter, int]:
    """The next arrival number of the day's counter, or the wanted one where it is free; call it in a transaction.

    A wanted number that leaves a gap is a warning, a taken one refuses. Raises Refused.
    """
    counter, _ = IncomingCounter.objects.select_for_update().get_or_create(
        organisation=organisation, first_day=counter_begins(organisation, arrived_on)
    )
    number = counter.highest + 1 if wanted is None else wanted
    _check_number(counter, number, accepted_warnings)
    if number > counter.highest:
        counter.highest = number
        counter.save(update_fields=["highest"])
    return counter, number


def counter_begins(organisation: Organisation, at: date) -> date:
    """The first day of the counter of a day: 1 January, or the first day of the term where the office counts by term.

    Which of the two the Party's registers use is unverified, so an office may choose (rules §5).
    """
    if not office_parameters().entry(YEARLY, at).flag:
        term = Term.objects.filter(organisation=organisation, starts_on__lte=at).order_by("-starts_on").first()
        if term is not None:
            return term.starts_on
    return at.replace(month=1, day=1)


def _check_number(counter: IncomingCounter, number: int, accepted_warnings: Collection[str]) -> None:
    if not 1 <= number <= LARGEST:
        refuse("arrival-number-impossible", f"Số đến phải từ 1 đến 99.999, không thể là {number}.")
    holder = IncomingDocument.objects.filter(counter=counter, number=number).first()
    if holder is not None:
        refuse(
            "arrival-number-taken",
            f"Số đến {number} đã cấp cho “{holder}”, đến ngày {format_date(holder.arrived_on)};"
            f" số tiếp theo còn trống là {counter.highest + 1}.",
        )
    if number > counter.highest + 1:
        message = f"Số đến {number} để trống từ số {counter.highest + 1} đến số {number - 1}."
        weigh([warning("arrival-number-gap", message)], accepted_warnings)
