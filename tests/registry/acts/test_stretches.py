"""Whatever acts follow one another, in whatever order of dates: one stretch at most at any date, counts that add up."""

import datetime
from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.memberships import (
    Destination,
    change_activity,
    correct_membership_dates,
    end_membership,
    restore_member,
)
from dangbo.registry.acts.organisations import dissolve_organisation, merge_organisations
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.acts.transfers import Place, accept_transfers, begin_transfers
from dangbo.registry.models import Membership, Organisation, Person
from dangbo.registry.queries.headcounts import headcount, headcounts_below
from dangbo.registry.queries.selfcheck import selfcheck
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import Activity, ExitCause

YEARS = range(2001, 2012)
Act = Callable[[Person, list[Organisation], datetime.date], object]


def transfer(person: Person, cells: list[Organisation], on: datetime.date) -> None:
    home = Membership.objects.filter(person=person).latest("valid_from").organisation
    target = cells[(cells.index(home) + 1) % len(cells)]
    begun = begin_transfers(actor=PROGRAM, people=[person], to=Place(target), decided_on=on, reason="Việc")
    accept_transfers(actor=PROGRAM, transfers=begun, on=on)


def correct(person: Person, _cells: list[Organisation], on: datetime.date) -> None:
    row = Membership.objects.filter(person=person).latest("valid_from")
    correct_membership_dates(actor=PROGRAM, membership=row, valid_from=on, valid_to=row.valid_to, reason="Ghi nhầm")


ACTS: list[Act] = [
    transfer,
    correct,
    lambda person, cells, on: change_activity(actor=PROGRAM, person=person, activity=Activity.EXEMPT, on=on),
    lambda person, cells, on: change_activity(actor=PROGRAM, person=person, activity=Activity.NORMAL, on=on),
    lambda person, cells, on: change_activity(
        actor=PROGRAM, person=person, activity=Activity.AWAY, on=on, destination=Destination(place="Nơi khác")
    ),
    lambda person, cells, on: end_membership(
        actor=PROGRAM, person=person, cause=ExitCause.EXPELLED, on=on, decision=build.decision()
    ),
    lambda person, cells, on: restore_member(
        actor=PROGRAM, person=person, organisation=cells[0], on=on, decision=build.decision()
    ),
    lambda person, cells, on: merge_organisations(
        actor=PROGRAM,
        organisations=[cells[1]],
        into=cells[0],
        on=on,
        decision=build.decision(),
        accepted_warnings=build.ANY_WARNING,
    ),
    lambda person, cells, on: dissolve_organisation(
        actor=PROGRAM, organisation=cells[2], members_to=cells[0], on=on, decision=build.decision()
    ),
]


class LivesOfMembers(TestCase):
    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 2), st.sampled_from(YEARS)), min_size=3, max_size=12
        )
    )
    def test_members_are_in_one_place_at_a_time_and_parents_count_their_children(
        self, steps: list[tuple[int, int, int]]
    ) -> None:
        bloc, base, first, second = build.tree()
        cells = [first, second, build.organisation("cb3", parent=base)]
        people = [build.member(cell) for cell in cells]
        for act, who, year in steps:
            with suppress(Refused):
                cells = [Organisation.objects.get(pk=cell.pk) for cell in cells]
                ACTS[act](people[who], cells, datetime.date(year, 1, 1))
        assert list(selfcheck()) == []
        for year in YEARS:
            day = datetime.date(year, 6, 1)
            counts = headcounts_below(bloc.pk, day)
            total = Membership.objects.at(day).count()
            assert total == Membership.objects.at(day).values("person").distinct().count()
            assert sum(counts.get(cell.pk, Headcount(0)).total for cell in cells) == headcount(base.pk, day).total
            assert headcount(bloc.pk, day).total == total
