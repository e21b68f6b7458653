"""What a change of rules touches before it is applied: congresses whose days, kind or plan no longer fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress, CongressRound, RoundRule
from dangbo.congresses.offers import Change, Touch
from dangbo.congresses.queries.days import Days, all_days, sitting_of
from dangbo.congresses.queries.rules import laid_over, values_by_level
from dangbo.congresses.queries.states import states_at
from dangbo.congresses.states import DONE, State
from dangbo.registry.queries.headcounts import headcounts_below
from dangbo.registry.queries.organisations import names_at
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, congress_kind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.windows import check_sitting
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import CELL_KINDS
from dangbo.vietnamese.numbers import format_int

LIMIT = "congress.member_congress.below_members"


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """A congress that a change of rules touches, and what no longer fits, sentence by sentence."""

    congress: Congress
    name: str
    sentences: tuple[str, ...]


def touched(row: RoundRule, at: date) -> list[TouchedLine]:
    """The congresses of the round, not over on the day, that fit before this rule and no longer fit with it.

    row: the rule as it would be stored. Raises ParameterError. So many queries as the subjects ask.
    """
    change = change_of(row)
    open_ones = _open_congresses(row.round, change.levels, at)
    names = names_at({each.organisation_id for each in open_ones}, at)
    found: dict[Any, list[str]] = {}
    for tell in offered("touched"):
        for touch in tell(change, open_ones, at):
            found.setdefault(touch.congress_id, []).append(touch.sentence)
    return [
        TouchedLine(each, names.get(each.organisation_id, each.organisation.code), tuple(found[each.pk]))
        for each in open_ones
        if each.pk in found
    ]


def change_of(row: RoundRule) -> Change:
    """The values of every level before and after a rule, as of its first day."""
    before = values_by_level(row.round, row.holds_from)
    levels = (CongressLevel(row.level),) if row.level else tuple(CongressLevel)
    after = {level: laid_over(values, [row]) if level in levels else values for level, values in before.items()}
    return Change(row.key, levels, row.holds_from, before, after)


def _open_congresses(round_: CongressRound, levels: tuple[CongressLevel, ...], at: date) -> list[Congress]:
    rows = Congress.objects.filter(round=round_, level__in=[level.value for level in levels])
    listed = list(rows.select_related("organisation", "round").prefetch_related("organisation__versions"))
    states = states_at([each.pk for each in listed], at)
    return [each for each in listed if states[each.pk] not in DONE and states[each.pk] is not State.CANCELLED]


def touched_days(change: Change, congresses: list[Congress], at: date) -> Iterator[Touch]:
    """Days that fitted the window and the length before and no longer do; one query."""
    known = all_days([each.pk for each in congresses], None)
    for congress in congresses:
        days = known.get(congress.pk, Days())
        if days.expected is None:
            continue
        before = _errors(congress, days, change.before[congress.rules_level], change.holds_from)
        old = {finding.code for finding in before}
        for finding in _errors(congress, days, change.after[congress.rules_level], change.holds_from):
            if finding.code not in old:
                yield Touch(congress.pk, finding.message)


def _errors(congress: Congress, days: Days, rules: ParameterSet, day: date) -> tuple[Finding, ...]:
    assert days.expected is not None
    sitting, leave = sitting_of(days.expected), days.expected.leave
    verdict = check_sitting(sitting, congress.rules_level, pilot=congress.pilot, leave=leave, at=day, parameters=rules)
    return verdict.errors


def touched_kinds(change: Change, congresses: list[Congress], at: date) -> Iterator[Touch]:
    """Congresses that the changed limit of members would make of another kind; one query."""
    if change.key != LIMIT or not congresses:
        return
    counts = headcounts_below(congresses[0].round.superior_id, at)
    for congress in congresses:
        members = counts[congress.organisation_id].total if congress.organisation_id in counts else 0
        is_cell = congress.organisation.version_at(at).kind in CELL_KINDS
        kinds = [
            congress_kind(congress.rules_level, members, change.holds_from, is_cell=is_cell, parameters=rules).answer
            for rules in (change.before[congress.rules_level], change.after[congress.rules_level])
        ]
        if kinds[0] is congress.rules_kind and kinds[1] is not congress.rules_kind:
            label = CONGRESS_KIND_LABELS[kinds[1]].lower()
            yield Touch(congress.pk, f"Có {format_int(members)} đảng viên, theo mức mới là {label}.")
