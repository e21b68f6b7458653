"""Finding the key of a figure while writing: by name, with its value on the day."""

from dataclasses import dataclass

from dangbo.facts.figures import Figure, Moment, Value
from dangbo.figures.catalogue import listed
from dangbo.figures.evaluation import evaluate
from dangbo.registry.models import Organisation
from dangbo.vietnamese.text import search_key

SHOWN = 8


@dataclass(frozen=True, slots=True)
class KeyedFigure:
    """A figure to be put into a text, with its value."""

    figure: Figure
    value: Value

    @property
    def mark(self) -> str:
        """What is written into the text."""
        return "{{" + self.figure.key + "}}"


def _is_named(figure: Figure, wanted: list[str]) -> bool:
    """Whether every word typed begins a word of the figure's name, group or key."""
    said = search_key(f"{figure.name} {figure.group} {figure.key.replace('.', ' ')}").split()
    return all(any(word.startswith(begun) for word in said) for begun in wanted)


def figures_named(text: str, organisation: Organisation, moment: Moment) -> list[KeyedFigure]:
    """The first figures whose name or key holds what was typed, with their values; nothing for nothing typed."""
    wanted = search_key(text)
    if not wanted:
        return []
    found = [figure for figure in listed() if _is_named(figure, wanted.split())]
    shown = found[:SHOWN]
    values = evaluate(shown, organisation.pk, moment)
    return [KeyedFigure(figure, values[figure.key]) for figure in shown]
