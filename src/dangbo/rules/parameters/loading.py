"""Loads the parameter files of this folder, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from dangbo.rules.parameters.model import Parameter, ParameterSet, ValueType
from dangbo.rules.parameters.reading import (
    Place,
    in_order,
    mapping_of,
    optional_text,
    parse_yaml,
    read_entry,
    refuse_unknown,
    required_text,
)

FOLDER = Path(__file__).parent
PARAMETER_FIELDS = frozenset({"name", "unit", "type", "values"})


@cache
def base_parameters() -> ParameterSet:
    """The parameters of the central regulations, read once in a process."""
    return load_parameters(sorted(FOLDER.glob("*.yaml")))


def load_parameters(files: Iterable[Path]) -> ParameterSet:
    """The parameters of the files; ParameterError names the file and the key at fault."""
    found: dict[str, Parameter] = {}
    for file in files:
        for key, raw in parse_yaml(file.read_text(encoding="utf-8"), Place(file.name)).items():
            place = Place(file.name, key)
            if key in found:
                raise place.error(f"đã có trong {found[key].file}")
            found[key] = _read_parameter(raw, place)
    return ParameterSet(found)


def _read_parameter(raw: object, place: Place) -> Parameter:
    content = mapping_of(raw, place, "tham số")
    refuse_unknown(content, PARAMETER_FIELDS, place)
    value_type = _read_type(content, place)
    values = content.get("values")
    if not isinstance(values, list) or not values:
        raise place.error("thiếu danh sách giá trị (values)")
    entries = [read_entry(value, value_type, place) for value in values]
    return Parameter(
        key=place.key,
        name=required_text(content, "name", place),
        unit=optional_text(content, "unit", place),
        value_type=value_type,
        file=place.file,
        entries=in_order(entries, place),
    )


def _read_type(content: Mapping[str, object], place: Place) -> ValueType:
    word = required_text(content, "type", place)
    try:
        return ValueType(word)
    except ValueError:
        raise place.error(f"kiểu giá trị không hiểu được “{word}”") from None
