"""Which column of a file is which field: guessed from its heading, shown and corrected by the user.

A column is a field, or one choice of a field that its cells mark with an x (“theory_level=advanced”); under “Nam” and
“Nữ” offices write the date of birth itself, which then says the sex too.
"""

from collections.abc import Mapping, Sequence

from dangbo.paper.sheets import Cell
from dangbo.registry.exchange.fields import CHOICE_SIGN, Field, FieldKind
from dangbo.registry.exchange.headings import JOINT
from dangbo.vietnamese.text import search_key

Mapped = dict[int, str]
"""Column index → field key, or `field=choice` for a column of marks."""

GIVEN_NAME = "given_name"
FAMILY_HEADINGS = frozenset({"ho", "ho dem", "ho va dem", "ho ten dem", "ho va ten dem", "ho va chu dem"})
MARKED_ALONE = ("sex", "standing")
SAMPLED_ROWS = 30
SHORTEST_CONTAINED = 4


def guess(headings: Sequence[object], fields: Sequence[Field], rows: Sequence[Sequence[Cell]] = ()) -> Mapped:
    """Give each column the field whose heading it bears, then the one whose heading it holds; a field once only.

    `rows`: data below the headings, by which a given name in a column of its own is known.
    """
    texts = [str(heading or "") for heading in headings]
    exact = {search_key(name): field.key for field in fields for name in (field.heading, *field.aliases)}
    marks = {field.key: _choices(field) for field in fields if field.kind is FieldKind.CHOICE}
    mapped: Mapped = {}
    for index, text in enumerate(texts):
        _take(mapped, index, exact.get(_tidy(text)) or exact.get(_tidy(text.rsplit(JOINT, 1)[-1])))
    for index, text in enumerate(texts):
        _take(mapped, index, _mark(text, exact, marks))
    for index, text in enumerate(texts):
        _take(mapped, index, _contained(_tidy(text), exact, mapped))
    if "full_name" in mapped.values():
        _given_name(mapped, texts, rows)
    return dict(sorted(mapped.items()))


def _take(mapped: Mapped, index: int, key: str | None) -> None:
    if key and index not in mapped and key not in mapped.values():
        mapped[index] = key


def _tidy(heading: str) -> str:
    return search_key(heading.split(" (")[0].replace(JOINT, " ")).strip(" .:*-")


def _choices(field: Field) -> dict[str, str]:
    named = {search_key(label): value for value, label in field.labels.items()}
    return named | {search_key(name): str(value) for name, value in field.synonyms.items()}


def _mark(text: str, exact: Mapping[str, str], marks: Mapping[str, Mapping[str, str]]) -> str | None:
    """The choice whose name a heading is: alone for sex and standing, else under the heading of its field."""
    group, _, own = text.rpartition(JOINT)
    key = _tidy(own)
    for field in MARKED_ALONE:
        if field in marks and key in marks[field] and len(key) > 1:
            return f"{field}{CHOICE_SIGN}{marks[field][key]}"
    field = exact.get(_tidy(group)) or _contained(_tidy(group), exact, {}) or ""
    value = marks.get(field, {}).get(key)
    return f"{field}{CHOICE_SIGN}{value}" if value else None


def _contained(key: str, exact: Mapping[str, str], mapped: Mapped) -> str | None:
    """The field with the longest known heading that stands inside a longer heading, as whole words."""
    if not key:
        return None
    taken = set(mapped.values())
    fitting = [
        name
        for name, field in exact.items()
        if field not in taken and len(name) >= SHORTEST_CONTAINED and f" {name} " in f" {key} "
    ]
    return exact[max(fitting, key=len)] if fitting else None


def _given_name(mapped: Mapped, texts: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """The given name in a column of its own: headed “Tên” beside “Họ đệm”, or right of a merged “Họ và tên”."""
    name = next(index for index, key in mapped.items() if key == "full_name")
    beside = name + 1
    if beside in mapped or beside >= max([len(texts), *map(len, rows[:SAMPLED_ROWS])], default=0):
        return
    heading = _tidy(texts[beside]) if beside < len(texts) else ""
    named = heading == "ten" and _tidy(texts[name]) in FAMILY_HEADINGS
    if named or (heading in ("", _tidy(texts[name])) and _holds_given_names(rows, name)):
        mapped[beside] = GIVEN_NAME


def _holds_given_names(rows: Sequence[Sequence[Cell]], name: int) -> bool:
    pairs = [(row[name], row[name + 1]) for row in rows[:SAMPLED_ROWS] if len(row) > name + 1 and row[name]]
    single = [isinstance(given, str) and len(given.split()) == 1 and given.isalpha() for _, given in pairs]
    return bool(single) and 5 * sum(single) >= 4 * len(single)
