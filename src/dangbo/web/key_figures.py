"""The figures that an organisation asks for daily, on the home page: at most four, each with a line of its parts."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dangbo.access.permissions import Permission
from dangbo.facts.figures import Moment, Value
from dangbo.figures.catalogue import catalogue
from dangbo.figures.evaluation import evaluate
from dangbo.journal.remembering import remembered, state
from dangbo.registry.viewing import Viewing
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.numbers import format_int, percent

Values = Mapping[str, Value]

WAFFLE_COLUMNS, WAFFLE_STEP, WAFFLE_AT_MOST = 12, 27, 240
GRASSROOTS, HELD = "organisations.grassroots", "congresses.held"
ABOVE_GRASSROOTS = (OrganisationKind.PROVINCIAL_COMMITTEE, OrganisationKind.UPPER_COMMITTEE)


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure: the key of its figure, its short label, the keys its note needs, and the note."""

    key: str
    label: str | Promise
    needs: tuple[str, ...] = ()
    note: Callable[[Values], str] = lambda _values: ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure as the page shows it; `url` is empty while figures have no page."""

    name: str | Promise
    value: Value
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Waffle:
    """One square, one organisation: left edge, top edge, and whether its congress is over."""

    squares: tuple[tuple[int, int, bool], ...]
    height: int
    held: int
    waiting: int
    held_url: str


def count(values: Values, key: str) -> int:
    return int(values[key] or 0)


def _kinds(values: Values) -> str:
    committees, cells = "organisations.grassroots_committees", "organisations.grassroots_cells"
    return gettext("%(committees)s đảng bộ, %(cells)s chi bộ cơ sở") % {
        "committees": format_int(count(values, committees)),
        "cells": format_int(count(values, cells)),
    }


def _growth(values: Values) -> str:
    change = count(values, "members.growth")
    if change == 0:
        return gettext("không đổi so với đầu năm")
    said = gettext("tăng %(count)s so với đầu năm") if change > 0 else gettext("giảm %(count)s so với đầu năm")
    return said % {"count": format_int(abs(change))}


def _women_admitted(values: Values) -> str:
    return gettext("trong đó %(women)s nữ") % {"women": format_int(count(values, "members.admitted.women"))}


def _held(values: Values) -> str:
    whole = count(values, GRASSROOTS)
    if not whole:
        return ""
    share = percent(count(values, HELD), whole)
    return gettext("%(share)s của %(whole)s tổ chức") % {"share": share, "whole": format_int(whole)}


MEMBERS = Card("members.total", _("Đảng viên"), ("members.growth",), _growth)
ADMITTED = Card("members.admitted", _("Kết nạp trong năm"), ("members.admitted.women",), _women_admitted)
OF_AN_UPPER_COMMITTEE = (
    Card(
        GRASSROOTS,
        _("Tổ chức cơ sở đảng"),
        ("organisations.grassroots_committees", "organisations.grassroots_cells"),
        _kinds,
    ),
    MEMBERS,
    ADMITTED,
    Card(HELD, _("Đã tổ chức đại hội"), (GRASSROOTS,), _held),
)
OF_A_COMMITTEE = (
    Card("organisations.cells", _("Chi bộ")),
    MEMBERS,
    ADMITTED,
    Card("members.probationary", _("Đảng viên dự bị")),
)
OF_A_CELL = (
    MEMBERS,
    Card("members.probationary", _("Đảng viên dự bị")),
    ADMITTED,
    Card("members.exempt", _("Được miễn công tác, sinh hoạt")),
)


def cards_of(viewing: Viewing) -> tuple[Card, ...]:
    """The key figures for the kind of organisation looked at."""
    kind = OrganisationKind(viewing.version.kind)
    if kind in ABOVE_GRASSROOTS:
        return OF_AN_UPPER_COMMITTEE
    return OF_A_CELL if kind in CELL_KINDS else OF_A_COMMITTEE


def key_figures(viewing: Viewing) -> tuple[list[KeyFigure], Waffle | None]:
    """The key figures, and where congresses are under way their progress; nothing for who may not see figures."""
    if not viewing.may(Permission.SEE_FIGURES):
        return [], None
    cards = cards_of(viewing)
    keys = tuple(dict.fromkeys(key for card in cards for key in (card.key, *card.needs)))
    values = _values(keys, viewing.organisation.pk, Moment(viewing.at))
    shown = [KeyFigure(card.label, values[card.key], card.note(values), figure_url(card.key)) for card in cards]
    return shown, _waffle(values) if cards is OF_AN_UPPER_COMMITTEE else None


def _values(keys: tuple[str, ...], organisation_id: uuid.UUID, moment: Moment) -> Values:
    known = catalogue()

    def count() -> Values:
        return evaluate([known[key] for key in keys], organisation_id, moment)

    return remembered(state(), count, "figures", organisation_id, moment, *keys)


def figure_url(key: str) -> str:
    """The page of a figure, empty where there is none."""
    try:
        return reverse("figures:detail", args=[key])
    except NoReverseMatch:
        return ""


def _waffle(values: Values) -> Waffle | None:
    held, whole = count(values, HELD), count(values, GRASSROOTS)
    if not 0 < held <= whole <= WAFFLE_AT_MOST:
        return None
    places = [divmod(index, WAFFLE_COLUMNS) for index in range(whole)]
    squares = tuple(
        (1 + column * WAFFLE_STEP, 1 + row * WAFFLE_STEP, index < held) for index, (row, column) in enumerate(places)
    )
    height = (places[-1][0] + 1) * WAFFLE_STEP
    return Waffle(squares, height, held, whole - held, figure_url(HELD))
