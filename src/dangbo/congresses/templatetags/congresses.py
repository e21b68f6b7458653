"""What templates of congresses show by their look."""

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dangbo.access.permissions import Permission
from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.reach import direct_superior
from dangbo.congresses.states import DONE, STATE_LABELS, State
from dangbo.vietnamese.numbers import percent

register = template.Library()
_LOOKS: dict[State, str] = {
    State.PREPARING: "idle",
    State.IN_SESSION: "warn",
    State.CANCELLED: "idle",
    **dict.fromkeys(DONE, "ok"),
}


@register.filter
def state_look(state: State) -> tuple[str, str]:
    """How far a congress has come, as kind and words of a state."""
    return _LOOKS.get(state, "info"), STATE_LABELS[state]


@register.filter
def drawn(svg: str) -> SafeString:
    """A drawing of `dangbo.paper.schedules`, which escapes every word in it."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def share(part: Any, whole: Any) -> str:
    """A part of a whole in percent, "–" for a share of nothing."""
    return percent(int(part or 0), int(whole)) if whole else "–"


@register.simple_tag
def round_tabs(round_: CongressRound, here: str) -> SafeString:
    """The tabs that the subjects offer on the pages of a round; here: the name of the address of this page."""
    tabs = [tab for tabs in offered("ROUND_TABS") for tab in tabs]
    return _links([(_address(tab.url_name, round_.pk), tab.url_name, tab.label) for tab in tabs], here)


@register.simple_tag(takes_context=True)
def congress_tabs(context: template.Context, congress: Congress, here: str) -> SafeString:
    """The tabs that the subjects offer on the pages of a congress, as far as the user may open them."""
    tabs = [tab for tabs in offered("TABS") for tab in tabs]
    actor, known = context["request"].actor, {Permission.SEE_CONGRESSES: True}
    for permission in {tab.permission for tab in tabs} - set(known):
        at = direct_superior(congress) if permission is Permission.REVIEW_CONGRESSES else congress.organisation_id
        known[permission] = actor.may(permission, at)
    open_ones = [tab for tab in tabs if known[tab.permission]]
    return _links([(_address(tab.url_name, congress.pk), tab.url_name, tab.label) for tab in open_ones], here)


def _links(found: list[tuple[str, str, str]], here: str) -> SafeString:
    pieces = [
        (url, format_html(' aria-current="{}"', "page") if name == f"congresses:{here}" else "", label)
        for url, name, label in found
        if url
    ]
    return format_html_join("\n", '<a href="{}"{}>{}</a>', pieces)


def _address(name: str, identity: object) -> str:
    try:
        return reverse(name, args=[identity])
    except NoReverseMatch:
        return ""
