"""The members of an organisation on a day."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from dangbo.facts.models import holding_at
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, TemporaryStay
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.vietnamese.text import search_key


def members_at(organisation: Organisation, at: date) -> QuerySet[Membership]:
    """The memberships that hold on a day in the organisation and below, in Vietnamese order of names.

    Each row has its `person`, its `organisation` and, as `organisation_name`, what that was called on the day.
    """
    return (
        with_organisation_name(memberships_within(organisation.pk, at), at)
        .select_related("person", "organisation")
        .order_by("person__name_key", "person_id")
    )


def with_organisation_name(rows: QuerySet[Membership], at: date) -> QuerySet[Membership]:
    """The rows with the name their organisation had on a day as `organisation_name`."""
    versions = OrganisationVersion.objects.filter(holding_at(at), organisation=OuterRef("organisation_id"))
    return rows.annotate(organisation_name=Subquery(versions.values("name")[:1]))


def named(rows: QuerySet[Membership], text: str) -> QuerySet[Membership]:
    """The rows whose person has every word of the text in the name, without marks and case."""
    for word in search_key(text).split():
        rows = rows.filter(person__search_key__contains=word)
    return rows


def guests_at(organisation: Organisation, at: date) -> QuerySet[TemporaryStay]:
    """Members of elsewhere who are temporarily active in the organisation or below on a day; never counted here."""
    return (
        TemporaryStay.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor=organisation,
        )
        .select_related("person", "organisation")
        .order_by("person__name_key", "person_id")
    )
