"""The elections of the demo: results that agree with the seats and offices of its register."""

import pytest

from dangbo.documents.frozen import digest_of
from dangbo.elections.models import Announcement, Election, Meeting, RollEntry, State
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import rules_roll
from dangbo.elections.verdicts import verdict_data, verdict_of
from dangbo.registry.models import CommitteeMember, Office
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import Post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]


def test_a_cell_a_member_congress_and_a_delegate_congress_have_elected() -> None:
    held = Meeting.objects.order_by("organisation__code").values_list("organisation__code", "kind")
    congresses = [(code, kind) for code, kind in held if kind.endswith("congress")]
    assert congresses == [
        ("khoi", "delegate_congress"),
        ("vp106", "member_congress"),
        ("vp32-02", "member_congress"),
    ]
    assert set(Election.objects.values_list("state", flat=True)) == {State.RATIFIED}


def test_those_elected_are_those_whom_the_register_seats() -> None:
    for election in Election.objects.filter(post=Post.COMMITTEE).select_related("meeting"):
        elected = election.candidates.filter(outcome=Outcome.ELECTED).order_by("rank")
        term = election.meeting.organisation.terms.get(starts_on=election.meeting.held_on)
        seats = CommitteeMember.objects.filter(
            committee__term=term, committee__kind="executive", valid_from=term.starts_on
        )
        assert list(elected.values_list("person_id", flat=True)) == list(
            seats.order_by("position").values_list("person_id", flat=True)
        )


def test_every_secretary_elected_holds_the_office() -> None:
    for election in Election.objects.filter(post__in=[Post.SECRETARY, Post.CELL_SECRETARY]):
        secretary = election.candidates.get(outcome=Outcome.ELECTED).person
        office = Office.objects.get(
            committee__term__organisation=election.meeting.organisation,
            kind="secretary",
            valid_from=election.meeting.held_on,
        )
        assert office.person == secretary


def test_every_verdict_is_what_the_rules_say_of_its_count() -> None:
    for made in Announcement.objects.select_related("election__meeting", "count"):
        assert made.verdict == verdict_data(verdict_of(made.election, made.count))
        assert (made.verdict["seats_unfilled"], digest_of(made.verdict)) == (0, made.digest)
        assert digest_of(made.election.frozen) == made.election.digest


def test_the_bloc_congress_summons_its_253_delegates_and_the_cell_excuses_one() -> None:
    bloc = Meeting.objects.get(kind="delegate_congress")
    assert RollEntry.objects.filter(meeting=bloc).count() == 253
    cell = Meeting.objects.get(organisation__code="vp32-02", kind="member_congress")
    roll = rules_roll(cell)
    assert roll.base(regulation_of(cell)).answer == roll.summoned - 1
