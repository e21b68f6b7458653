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


YES = "Có"
NO = "Không"
