"""How many members stand in an organisation and below it on a day."""

import uuid
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet, Value

from dangbo.facts.models import holding_at
from dangbo.registry.models import Membership
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import Standing

OFFICIAL = Count(Value(1), filter=Q(standing=Standing.OFFICIAL))
PROBATIONARY = Count(Value(1), filter=Q(standing=Standing.PROBATIONARY))


def memberships_within(organisation_id: uuid.UUID, at: date) -> QuerySet[Membership]:
    """The memberships that hold on a day in the organisation and all that then stood below it."""
    return Membership.objects.filter(
        holding_at(at),
        holding_at(at, "organisation__links_up__"),
        organisation__links_up__ancestor=organisation_id,
    )


def headcount(organisation_id: uuid.UUID, at: date) -> Headcount:
    """Official and probationary members of the organisation and all below it on a day."""
    return headcount_of(memberships_within(organisation_id, at))


def headcount_of(rows: QuerySet[Membership]) -> Headcount:
    """Official and probationary members among the memberships."""
    return Headcount(**rows.aggregate(official=OFFICIAL, probationary=PROBATIONARY))


def headcounts_below(ancestor_id: uuid.UUID, at: date) -> dict[uuid.UUID, Headcount]:
    """The head count of every organisation at or below the ancestor that has members on a day, in one query.

    Each count takes in all that stands below that organisation.
    """
    within = memberships_within(ancestor_id, at).values("pk")
    rows = (
        Membership.objects.filter(holding_at(at, "organisation__links_up__"), pk__in=within)
        .values_list("organisation__links_up__ancestor")
        .annotate(official=OFFICIAL, probationary=PROBATIONARY)
        .order_by()
    )
    return {organisation: Headcount(official, probationary) for organisation, official, probationary in rows}


def standings(people: Collection[uuid.UUID], at: date) -> Headcount:
    """The head count of chosen people who are members on a day."""
    return headcount_of(Membership.objects.filter(holding_at(at), person__in=people))
