"""Terms, committees, seats and offices; re-elected or first-time is seen from the term before."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.committees import (
    NewSeat,
    end_office,
    end_seat,
    give_office,
    open_term,
    seat_members,
    set_committee,
)
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Office, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.registry.queries.committees import offices_at, seats_at, seats_of, term_at
from dangbo.rules.vocabulary import Standing

pytestmark = pytest.mark.django_db
OLD, NEW = datetime.date(2015, 6, 1), datetime.date(2020, 6, 1)
EVE = NEW - datetime.timedelta(days=1)


def test_a_new_term_ends_the_one_before_on_its_day() -> None:
    _, base, cell, _ = build.tree()
    first = build.committee(base, build.members(cell, 3), starts_on=OLD)
    second = build.committee(base, build.members(cell, 3), starts_on=NEW)
    former = Term.objects.get(pk=first.term_id)
    assert (former.ended_on, former.ordinal, second.term.ordinal, second.term.previous) == (NEW, 1, 2, former)
    assert former.planned_end == NEW
    assert {seat.valid_to for seat in first.members.all()} == {NEW}
    assert (term_at(base, EVE), term_at(base, NEW)) == (former, second.term)
    assert seats_at(first, NEW).count() == 0


def test_a_term_of_a_cell_lasts_thirty_months_before_2025() -> None:
    _, _, cell, _ = build.tree()
    term = open_term(actor=PROGRAM, organisation=cell, name="2020–2022", starts_on=datetime.date(2020, 3, 15))
    assert term.planned_end == datetime.date(2022, 9, 15)


def test_a_term_does_not_begin_before_the_one_before() -> None:
    _, base, _, _ = build.tree()
    open_term(actor=PROGRAM, organisation=base, name="2020–2025", starts_on=NEW, ordinal=12)
    with pytest.raises(Refused) as refused:
        open_term(actor=PROGRAM, organisation=base, name="2015–2020", starts_on=OLD)
    assert refused.value.codes == {"later-term-exists"}
    assert Term.objects.get().ordinal == 12


@pytest.mark.parametrize("number", [1, 3])
def test_re_elected_is_who_sat_in_the_same_committee_of_the_term_before(
    number: int, django_assert_num_queries: object
) -> None:
    _, base, cell, _ = build.tree()
    stayed, left, came = (build.members(cell, number) for _ in range(3))
    build.committee(base, stayed + left, starts_on=OLD)
    committee = build.committee(base, stayed + came, starts_on=NEW)
    with django_assert_num_queries(1):  # type: ignore[operator]
        seats = list(seats_of(committee))
    assert [(seat.person, seat.re_elected) for seat in seats] == [
        *((person, True) for person in stayed),
        *((person, False) for person in came),
    ]


def test_a_seat_in_the_inspection_commission_does_not_make_re_elected_to_the_committee() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    build.committee(base, people, starts_on=OLD, kind=CommitteeKind.INSPECTION)
    committee = build.committee(base, people, starts_on=NEW)
    assert [seat.re_elected for seat in seats_of(committee)] == [False, False, False]


def test_probationary_members_and_doubles_are_not_seated() -> None:
    _, base, cell, _ = build.tree()
    committee = build.committee(base, build.members(cell, 3), starts_on=NEW)
    seats = [NewSeat(build.member(cell, standing=Standing.PROBATIONARY)), NewSeat(committee.members.all()[0].person)]
    with pytest.raises(Refused) as refused:
        seat_members(actor=PROGRAM, committee=committee, seats=seats, entry=SeatEntry.CO_OPTED, on=NEW)
    assert refused.value.codes == {"seated-on-probation", "seated-twice"}


def test_one_seat_too_many_is_a_warning() -> None:
    _, base, cell, _ = build.tree()
    committee = build.committee(base, build.members(cell, 3), starts_on=NEW)
    with pytest.raises(Refused) as refused:
        seat_members(
            actor=PROGRAM,
            committee=committee,
            seats=[NewSeat(build.member(cell))],
            entry=SeatEntry.CO_OPTED,
            on=NEW,
        )
    assert (str(refused.value), refused.value.may_be_accepted) == ("Có 4 người, quy định 3.", True)


def test_there_is_one_secretary_at_a_time_and_the_seat_takes_the_office_with_it() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    committee = build.committee(base, people, starts_on=NEW)
    matter = {
        "actor": PROGRAM,
        "committee": committee,
        "kind": OfficeKind.SECRETARY,
        "entry": OfficeEntry.BY_COMMITTEE,
    }
    give_office(person=people[0], on=NEW, **matter)
    with pytest.raises(Refused) as refused:
        give_office(person=people[1], on=NEW, **matter)
    assert refused.value.codes == {"office-taken"}
    later = datetime.date(2021, 1, 1)
    end_seat(actor=PROGRAM, seat=committee.members.get(person=people[0]), on=later)
    second = give_office(person=people[1], on=later, **matter)
    assert [office.person for office in offices_at(base, later)] == [people[1]]
    end_office(actor=PROGRAM, office=second, on=datetime.date(2022, 1, 1))
    assert Office.objects.filter(valid_to=None).count() == 0


def test_an_inspection_office_belongs_to_the_inspection_commission() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    committee = build.committee(base, people, starts_on=NEW)
    with pytest.raises(Refused) as refused:
        give_office(
            actor=PROGRAM,
            committee=committee,
            person=people[0],
            kind=OfficeKind.INSPECTION_HEAD,
            entry=OfficeEntry.BY_COMMITTEE,
            on=NEW,
        )
    assert refused.value.codes == {"office-of-other-committee"}


def test_a_cell_committee_of_eight_is_refused_and_a_standing_committee_of_a_cell_too() -> None:
    _, _, cell, _ = build.tree()
    build.members(cell, 9)
    term = open_term(actor=PROGRAM, organisation=cell, name="2020–2022", starts_on=NEW)
    for kind, seats, code in (
        (CommitteeKind.EXECUTIVE, 8, "cell-committee-too-large"),
        (CommitteeKind.STANDING, 3, "no-standing-committee"),
    ):
        with pytest.raises(Refused) as refused:
            set_committee(actor=PROGRAM, term=term, kind=kind, seats=seats)
        assert refused.value.codes == {code}
    assert set_committee(actor=PROGRAM, term=term, kind=CommitteeKind.EXECUTIVE, seats=7).seats == 7
