"""Names of papers in which keys stand, filled from the facts of the congress alone."""

from dangbo.congresses.papers.facts import TEXTS, Facts, written
from dangbo.paper.placeholders import find_placeholders


def filled(name: str, facts: Facts) -> str:
    """A name or an abstract with the keys of congresses filled in; others stay."""
    pieces, position = [], 0
    for found in find_placeholders(name):
        if found.key in TEXTS:
            pieces += [name[position : found.start], written(facts, frozenset({found.key}))[found.key]]
            position = found.end
    return "".join([*pieces, name[position:]])
