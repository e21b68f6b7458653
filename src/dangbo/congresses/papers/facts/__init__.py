"""The texts that fill the papers of a congress, by key: read from the facts when a paper is shown or issued."""

from collections.abc import Callable, Mapping

from dangbo.congresses.papers.facts import (
    of_congress,
    of_day,
    of_delegates,
    of_elections,
    of_opinions,
    of_personnel,
    of_review,
)
from dangbo.congresses.papers.facts.base import BLANK, Facts, facts_about
from dangbo.documents.texts import About

__all__ = ["BLANK", "TEXTS", "Facts", "facts_about", "values", "written"]

_MODULES = (of_congress, of_personnel, of_delegates, of_review, of_day, of_elections, of_opinions)
_WRITERS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    key: told for module in _MODULES for key, told in module.TEXTS.items()
}
TEXTS: dict[str, str] = {key: label for key, (label, _write) in _WRITERS.items()}


def values(about: About, keys: frozenset[str]) -> Mapping[str, str]:
    """The texts of these keys for a document, or for an organisation's congress; blank where nothing is known."""
    facts = facts_about(about)
    return dict.fromkeys(keys, BLANK) if facts is None else written(facts, keys)


def written(facts: Facts, keys: frozenset[str]) -> Mapping[str, str]:
    """The texts of these keys from the facts of a congress."""
    return {key: _WRITERS[key][1](facts) for key in keys}
