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
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS

FOLDER = Path(__file__).parent
PARAMETER_FIELDS = frozenset({"name", "unit", "type", "words", "values"})
VOCABULARIES: dict[str, Mapping[str, str]] = {
    "organisation_kinds": {str(kind): label for kind, label in KIND_LABELS.items()},
    "unit_sectors": {str(sector): label for sector, label in SECTOR_LABELS.items()},
}


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
    words = _read_words(content.get("words"), place)
    entries = [read_entry(value, value_type, place, words=words) for value in values]
    return Parameter(
        key=place.key,
        name=required_text(content, "name", place),
        unit=optional_text(content, "unit", place),
        value_type=value_type,
        file=place.file,
        entries=in_order(entries, place),
        words=words,
    )


def _read_type(content: Mapping[str, object], place: Place) -> ValueType:
    word = required_text(content, "type", place)
    try:
        return ValueType(word)
    except ValueError:
        raise place.error(f"kiểu giá trị không hiểu được “{word}”") from None


def _read_words(raw: object, place: Place) -> Mapping[str, str]:
    """The words that the values may hold: a vocabulary's name, or a mapping of words to labels."""
    if raw is None:
        return {}
    if isinstance(raw, str):
        if raw not in VOCABULARIES:
            raise place.error(f"không có bộ từ “{raw}”")
        return VOCABULARIES[raw]
    return {word: str(label) for word, label in mapping_of(raw, place, "words").items()}
