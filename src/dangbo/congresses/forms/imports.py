"""The rows of a file of former results between the page that shows them and the act that stores them."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from dangbo.congresses.acts.imports.results import FormerRow
from dangbo.congresses.queries.former_file import FormerLine, level_at


def packed(line: FormerLine) -> list[Any]:
    """A row without a problem as JSON."""
    if line.version is None or line.held_on is None:
        raise ValueError(f"row {line.number} names no congress")
    level = level_at(line.version)
    return [str(line.version.organisation_id), level, line.held_on.isoformat(), line.number, line.numbers]


def unpacked(row: Sequence[Any]) -> FormerRow:
    """What was `packed`."""
    organisation, level, held_on, number, numbers = row
    return FormerRow(uuid.UUID(organisation), level, date.fromisoformat(held_on), number, numbers)
