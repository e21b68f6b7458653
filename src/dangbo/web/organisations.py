"""Finding the organisation to look at."""

import datetime
from dataclasses import dataclass

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.models import OrganisationVersion
from dangbo.rules.vocabulary import KIND_LABELS, OrganisationKind
from dangbo.vietnamese.text import search_key

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation as it was on the date looked at."""

    code: str
    name: str
    kind: str


def organisations_matching(actor: Actor, asked: str, at: datetime.date) -> tuple[list[Choice], bool]:
    """The organisations within the actor's reach whose name or code holds what was typed, and whether more were left
    off; tone marks and case do not matter."""
    reached = actor.reached(Permission.SEE_ORGANISATIONS)
    versions = OrganisationVersion.objects.at(at).filter(organisation_id__in=reached)
    if asked:
        versions = versions.filter(search_key__contains=search_key(asked)) | versions.filter(
            organisation__code__iexact=asked
        )
    rows = versions.order_by("name_key").values_list("organisation__code", "name", "kind").distinct()[: SHOWN + 1]
    found = [Choice(code, name, KIND_LABELS[OrganisationKind(kind)]) for code, name, kind in rows]
    return found[:SHOWN], len(found) > SHOWN
