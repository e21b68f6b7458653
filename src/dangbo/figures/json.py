"""Figures and reports as plain values for JSON."""

import datetime
from decimal import Decimal
from typing import Any

from dangbo.facts.figures import Figure, Moment, Value
from dangbo.figures.catalogue import listed
from dangbo.figures.evaluation import evaluate
from dangbo.registry.models import Organisation


def figures_json(organisation: Organisation, at: datetime.date, since: datetime.date | None = None) -> dict[str, Any]:
    """Every figure of the catalogue for an organisation and all below it, as of a day.

    Counts are whole numbers, shares numbers of percent (24.14), null where a share has nothing to be a share of.
    Figures of a period carry it as `period` {"from", "to"}, both days included; without `since` it begins on
    1 January of the year of `at`.
    """
    moment = Moment(at, since)
    figures = listed()
    values = evaluate(figures, organisation.pk, moment)
    return {
        "organisation": organisation.code,
        "at": at.isoformat(),
        "figures": [figure_json(figure, values[figure.key], moment) for figure in figures],
    }


def figure_json(figure: Figure, value: Value, moment: Moment) -> dict[str, Any]:
    """One figure with its value."""
    said: dict[str, Any] = {"key": figure.key, "name": figure.name, "unit": figure.unit, "value": plain(value)}
    if figure.period:
        said["period"] = {"from": moment.begins.isoformat(), "to": moment.at.isoformat()}
    return said


def plain(value: Value) -> int | float | None:
    """A value as JSON knows it."""
    return float(value) if isinstance(value, Decimal) else value
