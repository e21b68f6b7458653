"""Counts added up from rows grouped by parts of breakdowns are what their own conditions count."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dangbo.facts.figures import Count, Moment
from dangbo.figures.catalogue import catalogue
from dangbo.figures.evaluation import counting, rows_within
from dangbo.registry.figures.sources import MEMBERS
from figures.test_every_figure import PEOPLE, build
from figures.world import day

DAYS = st.dates(day("01/01/1960"), day("01/07/2020"))
PEOPLE_WITH_DATES = st.tuples(
    PEOPLE,
    st.fixed_dictionaries(
        {
            "months_out": st.sampled_from([0, 0, 1, 40]),
            "joined_on": st.none() | DAYS,
            "admission_decided_on": st.none() | DAYS,
            "party_age_start": st.none() | DAYS,
            "religion": st.sampled_from(["", "Không", "Phật giáo"]),
        }
    ),
)


class AddedUp(TestCase):
    @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(PEOPLE_WITH_DATES, min_size=4, max_size=12), st.dates(day("01/01/2019"), day("31/12/2020")))
    def test_grouped_counts_equal_conditional_counts(self, chosen, at) -> None:
        world = build([choices for choices, _ in chosen])
        for person, (_, fields) in zip(world.people.values(), chosen, strict=True):
            type(person).objects.filter(pk=person.pk).update(**fields)
        counts = [found for found in catalogue().values() if isinstance(found, Count) and found.source is MEMBERS]
        moment = Moment(at, day("01/01/2019"))
        rows = rows_within(MEMBERS, world.organisations["khoi"].pk, moment)
        conditional = [replace(count, among=None) for count in counts]
        assert counting(rows, MEMBERS, counts, moment) == counting(rows, MEMBERS, conditional, moment)
        assert sum(count.among is not None for count in counts) > 100
