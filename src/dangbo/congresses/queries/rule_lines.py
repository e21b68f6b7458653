"""The rules of congresses as a round has them on a day, for its page."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.rules import rules_on, values_by_level
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import Entry, Parameter, ParameterError, ParameterSet
from dangbo.rules.verdict import CERTAINTY_LABELS, Certainty
from dangbo.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its parameter, value as text, source, how sure, and whether it is the round's own."""

    key: str
    name: str
    value: str
    unit: str
    source: str
    since: date
    doubt: str
    is_own: bool


def rule_lines(round_: CongressRound, at: date) -> list[RuleLine]:
    """Every rule of congresses in force on the day, by its key; three queries."""
    sets, own = values_by_level(round_, at), {row.key for row in rules_on(round_, at)}
    first = sets[CongressLevel.GRASSROOTS]
    found = []
    for key in first:
        if key.startswith("congress."):
            level = next((each for each in CongressLevel if key.endswith(f".{each.value}")), CongressLevel.GRASSROOTS)
            line = _line(sets[level], first.parameter(key), at, key in own)
            found += [line] if line else []
    return found


def _line(values: ParameterSet, parameter: Parameter, at: date, is_own: bool) -> RuleLine | None:
    try:
        entry = values.entry(parameter.key, at)
    except ParameterError:
        return None
    return RuleLine(
        key=parameter.key,
        name=parameter.name,
        value=_text(parameter, entry),
        unit=parameter.unit if not isinstance(entry.value, tuple) else "",
        source=entry.article,
        since=entry.valid_from,
        doubt="" if entry.certainty is Certainty.SOURCED else CERTAINTY_LABELS[entry.certainty],
        is_own=is_own,
    )


def _text(parameter: Parameter, entry: Entry) -> str:
    if parameter.key.startswith("congress.window."):
        return "; ".join(_window(row.get("form"), row.get("first"), row.get("last")) for row in entry.rows)
    return parameter.text_of(entry)


def _window(form: object, first: object, last: object) -> str:
    days = [f"từ {format_date(date.fromisoformat(str(first)))}"] if first else []
    days += [f"đến hết {format_date(date.fromisoformat(str(last)))}"] if last else []
    return f"{'đại hội điểm' if form == 'pilot' else 'đại hội thường'} {' '.join(days) or 'không định ngày'}"
