"""The values of the rules as they hold for a round: the office's, with the round's own laid over them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from dangbo.congresses.models import CongressRound, RoundRule
from dangbo.office.parameters import office_parameters
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterSet


def values(round_: CongressRound, level: CongressLevel | None, day: date) -> ParameterSet:
    """The values by which a congress of the level is judged on a day, to be asked as of the same day; two queries.

    A value of the round for this level goes before one for all levels, and both before the office's own.
    """
    rows = rules_on(round_, day).filter(level__in=["", *([level.value] if level else [])])
    return laid_over(office_parameters(), rows)


def values_by_level(round_: CongressRound, day: date) -> dict[CongressLevel, ParameterSet]:
    """The values for every level; two queries."""
    base, rows = office_parameters(), list(rules_on(round_, day))
    return {level: laid_over(base, [row for row in rows if row.level in ("", level.value)]) for level in CongressLevel}


def rules_on(round_: CongressRound, day: date) -> Any:
    """The round's own values that hold on a day."""
    holds = Q(holds_from__lte=day) & (Q(holds_to__isnull=True) | Q(holds_to__gt=day))
    return RoundRule.objects.filter(holds, round=round_)


def laid_over(base: ParameterSet, rows: Iterable[RoundRule]) -> ParameterSet:
    """The set with the round's values laid over it, those of a level last. Raises ParameterError."""
    content = {row.key: as_parameter(row) for row in sorted(rows, key=lambda row: bool(row.level))}
    return base.overlay(content, "Quy định của đợt đại hội") if content else base


def as_parameter(row: RoundRule) -> dict[str, Any]:
    """A value of the round as an overlay writes it."""
    source: dict[str, Any] = {"document": row.source}
    if row.article:
        source["article"] = row.article
    written: dict[str, Any] = {
        "value": row.value,
        "from": row.holds_from,
        "source": source,
        "certainty": str(row.certainty),
    }
    return written | ({"to": row.holds_to} if row.holds_to else {})
