"""Lays an office's own values (a provincial guide, for example) over the parameters."""

from __future__ import annotations

from collections.abc import Mapping

from dangbo.rules.parameters.model import Entry, Parameter, ValueType
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
        read_entry(
            value,
            parameter.value_type,
            place,
            words=parameter.words,
            local=True,
            certainty=Certainty.SOURCED,
        )
        for value in values
    ]
    for entry in entries:
        _refuse_other_columns(parameter, entry, place)
    return in_order(entries, place)


def _refuse_other_columns(parameter: Parameter, entry: Entry, place: Place) -> None:
    """A table must have the columns of the base table; one that is empty somewhere in the base may be left out."""
    if parameter.value_type is not ValueType.TABLE:
        return
    base = parameter.entries[-1].rows
    known = {column for row in base for column in row}
    required = {column for column in known if all(row.get(column) is not None for row in base)}
    for row in entry.rows:
        missing = sorted(column for column in required if row.get(column) is None)
        if missing:
            raise place.error(f"mỗi dòng phải có cột “{missing[0]}”")
        for column, cell in row.items():
            kinds = {type(other.get(column)) for other in base}
            if column not in known or type(cell) not in kinds:
                raise place.error(f"cột “{column}” không đúng như bảng gốc")
