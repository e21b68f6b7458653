"""A round is opened once for a term, keeps its papers by date, and its rules change without touching what is over."""

from datetime import date

import pytest

import build
from congresses import world
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.rounds.directives import add_directive
from dangbo.congresses.acts.rounds.founding import close_round, open_round
from dangbo.congresses.acts.rounds.rules import change_rule
from dangbo.congresses.models import CongressRound, RoundDirective, RoundRule
from dangbo.congresses.queries.rules import values
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import base_parameters
from dangbo.rules.verdict import Certainty

pytestmark = pytest.mark.django_db
LIMIT = "congress.member_congress.below_members"
GRASSROOTS = CongressLevel.GRASSROOTS


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def rule(round_: CongressRound, number: object, on: date, **more: object) -> RoundRule:
    options = {"key": LIMIT, "source": "5-KH/ĐUK", "holds_from": on, "value": number} | more
    return change_rule(actor=PROGRAM, round_=round_, **options)


def test_a_term_has_one_round_under_a_superior() -> None:
    top = world.bloc()
    made = world.a_round(top)
    assert (made.name, made.term_name) == ("Đại hội nhiệm kỳ 2020-2025", "2020-2025")
    assert Entry.objects.get(act="open_congress_round").organisation_id == top.pk
    with pytest.raises(Refused) as refused:
        world.a_round(top)
    assert codes(refused) == {"round-exists"}
    with pytest.raises(Refused) as refused:
        open_round(actor=PROGRAM, superior=top, first_year=2025, last_year=2025, opened_on=date(2024, 8, 1))
    assert codes(refused) == {"years-out-of-order"}


def test_only_who_prepares_congresses_at_the_superior_opens_one() -> None:
    top = world.bloc(1)
    below = top.child_versions.get(organisation__code="cs1").organisation
    actor = Actor.of(build.account(Role.SECRETARY, below))
    with pytest.raises(NotAllowed):
        open_round(actor=actor, superior=top, first_year=2020, last_year=2025, opened_on=world.OPENED)


def test_a_directive_that_replaces_another_ends_it_on_its_day() -> None:
    made = world.a_round(world.bloc(), 2025)
    first = add_directive(
        actor=PROGRAM, round_=made, symbol="35-CT/TW", issued_on=date(2024, 6, 14), issuer="Bộ Chính trị"
    )
    add_directive(
        actor=PROGRAM,
        round_=made,
        symbol="45-CT/TW",
        issued_on=date(2025, 4, 14),
        issuer="Bộ Chính trị",
        replaces=first,
    )
    told = RoundDirective.objects.values_list("symbol", "holds_from", "holds_to")
    assert list(told) == [
        ("35-CT/TW", date(2024, 6, 14), date(2025, 4, 14)),
        ("45-CT/TW", date(2025, 4, 14), None),
    ]


def test_the_common_value_holds_until_the_round_sets_its_own() -> None:
    made = world.a_round(world.bloc())
    rule(made, 150, date(2020, 2, 1))
    before, after = date(2020, 1, 31), date(2020, 2, 1)
    assert values(made, GRASSROOTS, before).entry(LIMIT, before) == base_parameters().entry(LIMIT, before)
    now = values(made, GRASSROOTS, after).entry(LIMIT, after)
    assert (now.integer, now.article, now.certainty, now.local) == (150, "5-KH/ĐUK", Certainty.SOURCED, True)


def test_a_value_of_a_level_goes_before_one_for_all() -> None:
    made, on = world.a_round(world.bloc()), date(2020, 2, 1)
    rule(made, 150, on)
    rule(made, 120, on, level=CongressLevel.CELL_OF_COMMITTEE)
    found = {level: values(made, level, on).entry(LIMIT, on).integer for level in (GRASSROOTS, None)}
    found["cells"] = values(made, CongressLevel.CELL_OF_COMMITTEE, on).entry(LIMIT, on).integer
    assert found == {GRASSROOTS: 150, None: 150, "cells": 120}


def test_a_changed_rule_ends_the_one_before_it() -> None:
    made = world.a_round(world.bloc())
    rule(made, 150, date(2020, 2, 1))
    rule(made, 180, date(2020, 3, 1))
    rule(made, 170, date(2020, 3, 1))
    found = RoundRule.objects.order_by("holds_from").values_list("value", "holds_from", "holds_to")
    assert list(found) == [(150, date(2020, 2, 1), date(2020, 3, 1)), (170, date(2020, 3, 1), None)]
    with pytest.raises(Refused) as refused:
        rule(made, 160, date(2020, 2, 15))
    assert codes(refused) == {"later-rule"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"key": "congress.no_such_rule"}, "value-unreadable"),
        ({"value": "nhiều"}, "value-unreadable"),
        ({"key": "election.report.days", "value": 5}, "not-of-congresses"),
        ({"source": " "}, "source-missing"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(more: dict[str, object], code: str) -> None:
    made = world.a_round(world.bloc())
    with pytest.raises(Refused) as refused:
        rule(made, 150, date(2020, 2, 1), **more)
    assert codes(refused) == {code}
    assert not RoundRule.objects.exists()


def test_nothing_changes_in_a_closed_round() -> None:
    made = world.a_round(world.bloc())
    close_round(actor=PROGRAM, round_=made, on=date(2020, 10, 16))
    with pytest.raises(Refused) as refused:
        rule(made, 150, date(2020, 2, 1))
    assert codes(refused) == {"round-closed"}
    with pytest.raises(Refused) as refused:
        world.congresses(made)
    assert codes(refused) == {"round-closed"}
