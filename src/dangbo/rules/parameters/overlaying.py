"""Lays an office's own values (a provincial guide, for example) over the parameters."""

from __future__ import annotations

from collections.abc import Mapping

from dangbo.rules.parameters.model import Entry, Parameter
from dangbo.rules.parameters.reading import Place, in_order, parse_yaml, read_entry
from dangbo.rules.verdict import Certainty


def read_overlay(
    parameters: Mapping[str, Parameter], content: Mapping[str, object] | str, name: str
) -> dict[str, tuple[Entry, ...]]:
    """The office's values by key; ParameterError with one sentence for the first thing that is wrong."""
    raw = parse_yaml(content, Place(name)) if isinstance(content, str) else content
    return {key: _read_values(parameters, values, Place(name, str(key))) for key, values in raw.items()}


def _read_values(parameters: Mapping[str, Parameter], raw: object, place: Place) -> tuple[Entry, ...]:
    parameter = parameters.get(place.key)
    if parameter is None:
        raise place.error("không có tham số này")
    values = raw if isinstance(raw, list) else [raw]
    if not values:
        raise place.error("chưa có giá trị nào")
    entries = [
        read_entry(value, parameter.value_type, place, local=True, certainty=Certainty.SOURCED) for value in values
    ]
    return in_order(entries, place)
