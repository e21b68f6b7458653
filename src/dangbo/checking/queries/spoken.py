"""The catalogue of figures as drafts speak of it, and the values of those that a draft speaks of."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from dangbo.facts.figures import Change, Count, Figure, Moment, Ratio, Value, within_sentence
from dangbo.figures.catalogue import catalogue, listed
from dangbo.figures.evaluation import evaluate
from dangbo.figures.values import spoken
from dangbo.paper.errors import FileError
from dangbo.paper.placeholders import FigureText, written
from dangbo.paper.word.drafts import KeyedSpan
from dangbo.proofreading.model import Result
from dangbo.proofreading.register import Asked, Spoken, Statement, compare, compare_keyed
from dangbo.registry.models import Organisation


@cache
def spoken_figures() -> dict[str, Spoken]:
    """Every figure of the catalogue that a draft may speak of, by key."""
    return {figure.key: _spoken(figure) for figure in listed()}


def _spoken(figure: Figure) -> Spoken:
    name = within_sentence(figure.name)
    numerator = figure.numerator.key if isinstance(figure, Ratio) and not figure.period else ""
    said = (f"| {name} … {{}}",) if numerator else ()
    return Spoken(
        key=figure.key,
        name=name,
        unit=figure.unit,
        numerator=numerator,
        change=isinstance(figure, Change),
        stands=isinstance(figure, Count) and not figure.period,
        phrases=(*said, *figure.phrases),
    )


def agreement(said: Iterable[Statement], organisation: Organisation, at: date) -> list[Result]:
    """What the register says to the statements of a draft whose date is `at`; one query of each source a day."""
    by_day: dict[date, list[Statement]] = {}
    for statement in said:
        by_day.setdefault(statement.at or at, []).append(statement)
    found: list[Result] = []
    for day, statements in by_day.items():
        values = _values([statement.key for statement in statements], organisation, day)
        asked = [Asked(each, spoken_figures()[each.key], values[each.key], day) for each in statements]
        found += compare(asked)
    return found


def agreement_of_keys(keyed: Sequence[KeyedSpan], organisation: Organisation, at: date, *, sure: bool) -> list[Result]:
    """What the register says to figures that carry their keys; `sure`: the date is not a guess."""
    known = catalogue()
    asked = [each for each in keyed if each.keyed.key in known]
    values = _values([each.keyed.key for each in asked], organisation, at)
    found: list[Result] = []
    for each in asked:
        figure, value = known[each.keyed.key], values[each.keyed.key]
        text = _written(figure, value, each.keyed.form)
        if text is not None:
            span = (each.start, each.end)
            certain = sure and not figure.period
            found.append(compare_keyed(each.keyed.text, span, _spoken(figure), text, at, sure=certain))
    return found


def _written(figure: Figure, value: Value, form: str) -> str | None:
    try:
        return written(FigureText(figure.key, figure.name, spoken(figure, value), value), form)
    except FileError:
        return None


def _values(keys: Iterable[str], organisation: Organisation, at: date) -> dict[str, Value]:
    known = catalogue()
    asked = [known[key] for key in dict.fromkeys(keys)]
    return evaluate(asked, organisation.pk, Moment(at)) if asked else {}
