"""Organisations on a day: those within one, those under it and above it, by code, name and words."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from dangbo.facts.models import holding_at
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.vietnamese.text import search_key


def versions_within(root: Organisation, at: date) -> QuerySet[OrganisationVersion]:
    """What the organisation and all below it were on a day, in Vietnamese order of names."""
    return (
        OrganisationVersion.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor=root,
        )
        .select_related("organisation")
        .order_by("name_key", "organisation_id")
    )


def versions_under(organisation: Organisation, at: date) -> QuerySet[OrganisationVersion]:
    """What stood directly under an organisation on a day, in Vietnamese order of names."""
    rows = OrganisationVersion.objects.filter(holding_at(at), parent=organisation)
    return rows.select_related("organisation").order_by("name_key", "organisation_id")


def breadcrumb(organisation: Organisation, at: date) -> list[OrganisationVersion]:
    """What stood above an organisation on a day, from the top down to itself, each with its organisation; one query."""
    rows = OrganisationVersion.objects.filter(
        holding_at(at), holding_at(at, "organisation__links_down__"), organisation__links_down__descendant=organisation
    )
    return list(rows.select_related("organisation").order_by("-organisation__links_down__depth"))


def find_by_code(code: str) -> Organisation | None:
    """The organisation with a code."""
    return Organisation.objects.filter(code=code.strip()).first()


def names_at(organisation_ids: Iterable[uuid.UUID], at: date) -> dict[uuid.UUID, str]:
    """What organisations were called on a day; one that did not live then is left out."""
    rows = OrganisationVersion.objects.filter(holding_at(at), organisation__in=set(organisation_ids))
    return dict(rows.values_list("organisation_id", "name"))


def search_within(root: Organisation, at: date, text: str) -> QuerySet[OrganisationVersion]:
    """The organisations at or below one whose name or code has every word of the text, without marks and case."""
    found = versions_within(root, at)
    for word in search_key(text).split():
        found = found.filter(search_key__contains=word)
    return found
