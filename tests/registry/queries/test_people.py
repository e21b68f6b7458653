"""The timeline of a person, and party age by the cases of rules/members.md 10."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.memberships import end_membership
from dangbo.registry.acts.people import give_honour, set_attainment
from dangbo.registry.acts.transfers import Place, accept_transfers, begin_transfers
from dangbo.registry.models import Person
from dangbo.registry.models.people import HonourKind
from dangbo.registry.queries.people import party_age_at, timeline
from dangbo.rules.vocabulary import ExitCause, TheoryLevel

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 3, 1)


@pytest.mark.parametrize(
    ("fields", "at", "months"),
    [
        ({"admission_decided_on": "2024-08-25", "joined_on": "2024-09-15"}, "2054-08-25", 360),
        ({"admission_decided_on": "2024-08-25", "joined_on": "2024-09-15"}, "2054-08-24", 359),
        ({"admission_decided_on": "1990-01-01", "months_out": 60}, "2025-01-01", 360),
        ({"joined_on": "1990-01-01"}, "2025-01-01", 420),
        ({"joined_on": "1990-01-01", "party_age_start": "1989-01-01"}, "2025-01-01", 432),
        ({"joined_on": "1990-01-01"}, "1989-12-31", None),
        ({}, "2025-01-01", None),
    ],
)
def test_party_age_counts_from_the_decision_less_the_time_outside(fields: dict, at: str, months: int | None) -> None:
    dates = {name: datetime.date.fromisoformat(v) if isinstance(v, str) else v for name, v in fields.items()}
    age = party_age_at(Person(**dates), datetime.date.fromisoformat(at))
    assert (age and age.months) == months


def test_a_timeline_tells_everything_latest_first_in_the_words_of_then() -> None:
    _, base, cell, sibling = build.tree()
    people = build.members(cell, 3)
    person = people[0]
    build.committee(base, people, starts_on=datetime.date(2010, 6, 1), name="2010–2015")
    set_attainment(actor=PROGRAM, person=person, level=TheoryLevel.ADVANCED, on=datetime.date(2012, 1, 1))
    give_honour(actor=PROGRAM, person=person, kind=HonourKind.AWARD, text="Bằng khen", on=datetime.date(2013, 1, 1))
    transfers = begin_transfers(
        actor=PROGRAM, people=[person], to=Place(sibling), decided_on=DAY, reason="Chuyển công tác"
    )
    accept_transfers(actor=PROGRAM, transfers=transfers, on=datetime.date(2015, 3, 9))
    end_membership(actor=PROGRAM, person=person, cause=ExitCause.DIED, on=datetime.date(2020, 1, 1))
    told = [(event.on.year, event.title, event.detail) for event in timeline(person)]
    assert told == [
        (2020, "Từ trần", "Từ trần"),
        (2015, "Chuyển sinh hoạt đến", "Chi bộ cb2 · Chính thức, thường xuyên"),
        (2015, "Giới thiệu chuyển sinh hoạt (đã tiếp nhận)", "Chi bộ cb1 → Chi bộ cb2"),
        (2013, "Khen thưởng", "Bằng khen"),
        (2012, "Lý luận chính trị: Cao cấp", ""),
        (2010, "Cấp ủy: bầu tại đại hội", "Đảng bộ Sở Một, nhiệm kỳ 2010–2015"),
        (2000, "Có từ trước khi lập sổ", "Chi bộ cb1 · Chính thức, thường xuyên"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_a_timeline_takes_the_same_queries_however_long(number: int, django_assert_num_queries: object) -> None:
    _, base, cell, _ = build.tree()
    person = build.member(cell)
    for year in range(number):
        give_honour(
            actor=PROGRAM, person=person, kind=HonourKind.AWARD, text="Giấy khen", on=datetime.date(2010 + year, 1, 1)
        )
        build.committee(base, [person], starts_on=datetime.date(2010 + year, 6, 1))
    with django_assert_num_queries(10):  # type: ignore[operator]
        assert len(timeline(person)) == 1 + 2 * number
