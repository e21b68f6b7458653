"""The acts of rounds and congresses as the pages offer them, and how each becomes pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressRound
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the end of its address, its name, what it is about, its form and who may."""

    key: str
    name: str
    note: str
    form: type[ActForm]
    permission: Permission = Permission.PREPARE_CONGRESSES


def act_named(acts: Sequence[Act], key: str) -> Act:
    """The act with this end of its address. Raises Http404."""
    found = next((act for act in acts if act.key == key), None)
    if found is None:
        raise Http404
    return found


def sent(request: OfficeRequest) -> Any:
    """What was sent; an act without fields of its own is sent with its token alone."""
    return request.POST if request.method == "POST" else None


def crumbs_of(actor: Actor, round_: CongressRound | None = None, congress: Congress | None = None) -> list[Crumb]:
    """The way to the page: all rounds, the round (without an address for who may not open it), the congress."""
    found = [("Đại hội", reverse("congresses:rounds"))]
    if round_ is not None:
        sees = actor.may(Permission.SEE_CONGRESSES, round_.superior_id)
        found.append((round_.name, reverse("congresses:round", args=[round_.pk]) if sees else ""))
    if congress is not None:
        name = congress.organisation.version_at(congress.round.opened_on).name
        found.append((name, reverse("congresses:congress", args=[congress.pk])))
    return found


def head_of(request: OfficeRequest, congress: Congress, here: str) -> dict[str, Any]:
    """What templates/congresses/base.html needs; here: the name of the address of this page, for its tab."""
    return {
        "congress": congress,
        "here": here,
        "name": congress.organisation.version_at(request.viewing.at).name,
        "sees_round": request.actor.may(Permission.SEE_CONGRESSES, congress.round.superior_id),
    }


def pages_of(
    request: OfficeRequest, form: ActForm, *, title: str, back: str, crumbs: list[Crumb], lead: str = ""
) -> HttpResponse:
    """The pages of an act with the way to them."""
    return act_pages(request, form, title=title, back=back, context={"crumbs": crumbs, "lead": lead})
