"""Which column of a file is which field: guessed from its heading, shown and corrected by the user."""

from collections.abc import Mapping, Sequence

from dangbo.paper.sheets import Sheet, find_header
from dangbo.registry.exchange.fields import Field
from dangbo.vietnamese.text import search_key

Mapped = dict[int, str]
"""Column index → field key."""


def headings_of(fields: Sequence[Field]) -> list[str]:
    """All headings by which the fields are known, as search keys."""
    return [search_key(name) for field in fields for name in (field.heading, *field.aliases)]


def header_row(sheet: Sheet, fields: Sequence[Field]) -> int | None:
    """The row that holds the headings (titles may stand above it), or None when none looks like one."""
    return find_header(sheet, headings_of(fields), search_key)


def guess(headings: Sequence[object], fields: Sequence[Field]) -> Mapped:
    """Give each column the field whose heading it bears, then the one whose heading it holds; a field once only."""
    keys = [_tidy(heading) for heading in headings]
    mapped: Mapped = {}
    exact = {search_key(name): field.key for field in fields for name in (field.heading, *field.aliases)}
    for index, key in enumerate(keys):
        found = exact.get(key)
        if found and found not in mapped.values():
            mapped[index] = found
    for index, key in enumerate(keys):
        if index not in mapped and (found := _contained(key, exact, mapped)):
            mapped[index] = found
    return dict(sorted(mapped.items()))


def _tidy(heading: object) -> str:
    text = search_key(str(heading or ""))
    return text.split(" (")[0].strip(" .:*")


def _contained(key: str, exact: Mapping[str, str], mapped: Mapped) -> str | None:
    """The field with the longest known heading that stands inside a longer heading, as whole words."""
    if not key:
        return None
    taken = set(mapped.values())
    fitting = [
        name for name, field in exact.items() if field not in taken and len(name) > 3 and f" {name} " in f" {key} "
    ]
    return exact[max(fitting, key=len)] if fitting else None
