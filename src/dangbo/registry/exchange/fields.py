"""What a column of an imported or exported table may hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class FieldKind(StrEnum):
    """How the text of a cell is understood."""

    TEXT = "text"
    NAME = "name"
    NUMBER_TEXT = "number_text"  # digits that are a name, not a quantity: leading zeros stay
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    ORGANISATION = "organisation"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its key in the facts, its heading on paper, other headings met in offices, and how it is read."""

    key: str
    heading: str
    kind: FieldKind = FieldKind.TEXT
    aliases: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    sensitive: bool = False
    longest: int = 200


def column_label(name: str, fields: Mapping[str, Field], extra: Mapping[str, str]) -> str:
    """What a column named as a field, or as one choice of a field, is called on pages."""
    key, _, choice = name.partition(CHOICE_SIGN)
    if name in extra:
        return extra[name]
    return f"{fields[key].heading}: {fields[key].labels[choice]}" if choice else fields[key].heading


CHOICE_SIGN = "="
"""In the name of a column whose cells mark one choice of a field: `sex=female`."""
YES = "Có"
NO = "Không"
