"""The secret ballot of a step held in elections, whoever meets; its counts taken with the base that the step says."""

from collections.abc import Mapping

import pytest

from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.closing import close_step
from dangbo.congresses.acts.personnel.counts import prepare_step_ballot, record_step_counts, take_step_count
from dangbo.congresses.acts.personnel.meetings import enter_participants, fill_participants, give_duties, hold_step
from dangbo.congresses.models.personnel import Duty, PersonnelStep, StepWay
from dangbo.congresses.queries.personnel.nextact import next_of_step
from dangbo.congresses.queries.personnel.step_page import view_of
from dangbo.elections.acts import announce
from dangbo.elections.acts.elections import cancel_election
from dangbo.elections.acts.lists import fix_list
from dangbo.elections.acts.results import record_count
from dangbo.elections.acts.rolls import TypedPerson
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.acts.voting import close_voting, issue_ballots
from dangbo.elections.models import Election, MeetingKind
from dangbo.elections.queries.lists import listed
from dangbo.elections.queries.roll_lines import roll_counts
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.counts import BallotCounts

pytestmark = pytest.mark.django_db
NAMES = {"Hoàng Văn Nam", "Lò Thị Mai", "Quàng Thị Hoa", "Trần Văn Bách"}


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def step_after(closed: int) -> PersonnelStep:
    """The next step of the re-election once so many are closed."""
    run = house.re_election(house.plan())
    for step in run.steps.all()[:closed]:
        house.walk(step)
    return run.steps.all()[closed]


def shares(step: PersonnelStep) -> dict[str, str]:
    return {line.name.nominee.person.full_name: line.share for line in view_of(step).lines}


def tellers(election: Election, name: str) -> None:
    teller = election.meeting.roll.get(person=house.person(name))
    choose_tellers(actor=PROGRAM, election=election, entries=[teller], head=teller.pk)


def counted(election: Election, votes: Mapping[str, int]) -> None:
    """The vote in elections from its list to its count by hand; everybody present votes for those not named."""
    present = election.meeting.roll.filter(presence="present").count()
    fix_list(actor=PROGRAM, election=election)
    issue_ballots(actor=PROGRAM, election=election, issued=present, present=present)
    close_voting(actor=PROGRAM, election=election)
    election.refresh_from_db()
    by_name = {row.pk: votes.get(row.full_name, present) for row in listed(election)}
    ballots = BallotCounts(present, present, present, 0)
    record_count(actor=PROGRAM, election=election, ballots=ballots, votes=by_name)


def test_the_ballot_of_a_committee_is_counted_in_elections_on_those_summoned() -> None:
    step = house.held_step(step_after(2), absent=1)
    election = prepare_step_ballot(actor=PROGRAM, step=step)
    with pytest.raises(Refused) as refused:
        record_step_counts(actor=PROGRAM, step=step, agreed=house.agreed(step), ballots=BallotCounts(4, 4, 4, 0))
    assert codes(refused) == {"counted-by-election"}

    tellers(election, "Vì Văn Cương")
    counted(election, {"Lò Thị Mai": 2})
    taken = take_step_count(actor=PROGRAM, step=step)

    assert (taken.issued, taken.collected, taken.valid, taken.invalid) == (4, 4, 4, 0)
    assert shares(taken) == {name: f"{2 if name == 'Lò Thị Mai' else 4}/5 được triệu tập" for name in NAMES}
    close_step(actor=PROGRAM, step=taken, closed_on=house.BEGUN)
    assert {name.nominee.person.full_name for name in taken.names.filter(goes_on=True)} == NAMES - {"Lò Thị Mai"}


def test_key_cadres_vote_in_elections_on_those_present_and_elect_nobody() -> None:
    step = step_after(1)
    fill_participants(actor=PROGRAM, step=step, on=house.BEGUN)
    enter_participants(actor=PROGRAM, step=step, typed=[TypedPerson("Mùa A Tủa", post="Bí thư Đoàn Thanh niên")])
    rows = {row.full_name: row for row in step.participants.all()}
    duties = {rows["Vì Văn Cương"].pk: Duty.HEAD_TELLER, rows["Mùa A Tủa"].pk: Duty.TELLER}
    give_duties(actor=PROGRAM, step=step, duties=duties)
    away = [rows["Trần Văn Bách"].pk]
    step = hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=away, place="Hội trường A")

    election = prepare_step_ballot(actor=PROGRAM, step=step)
    meeting = election.meeting
    assert (meeting.kind, meeting.body, meeting.place) == (MeetingKind.CONFERENCE, None, "Hội trường A")
    assert roll_counts(meeting) == {"summoned": len(rows), "absent": 1}
    named = [(each.entry.full_name, each.is_head) for each in election.tellers.order_by("-is_head")]
    assert named == [("Vì Văn Cương", True), ("Mùa A Tủa", False)]

    counted(election, {"Lò Thị Mai": 2})
    made = announce(actor=PROGRAM, election=election, announced_on=house.BEGUN)
    present = len(rows) - 1
    assert (made.verdict["base"], made.verdict["needed"], made.verdict["elected"]) == (present, None, [])
    taken = take_step_count(actor=PROGRAM, step=step)
    assert shares(taken) == {name: f"{2 if name == 'Lò Thị Mai' else present}/{present} có mặt" for name in NAMES}


def test_a_secret_step_leads_to_elections_and_back() -> None:
    step = house.held_step(step_after(1))
    assert next_of_step(step).key == "bo-phieu"
    election = prepare_step_ballot(actor=PROGRAM, step=step)
    step.refresh_from_db()
    assert next_of_step(step).url == f"/bau-cu/cuoc-bau/{election.pk}/"
    with pytest.raises(Refused) as refused:
        hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=[])
    assert codes(refused) == {"ballot-exists"}
    with pytest.raises(Refused) as refused:
        take_step_count(actor=PROGRAM, step=step)
    assert codes(refused) == {"not-counted"}
    tellers(election, "Vì Văn Cương")
    counted(election, {})
    step.refresh_from_db()
    assert next_of_step(step).key == "lay-ket-qua"


def test_a_ballot_cancelled_in_elections_is_set_up_anew_or_its_counts_are_typed() -> None:
    step = house.held_step(step_after(1))
    first = prepare_step_ballot(actor=PROGRAM, step=step)
    with pytest.raises(Refused) as refused:
        prepare_step_ballot(actor=PROGRAM, step=step)
    assert codes(refused) == {"ballot-exists"}
    cancel_election(actor=PROGRAM, election=first, reason="Kiểm phiếu trên bảng")
    second = prepare_step_ballot(actor=PROGRAM, step=step)
    assert second.pk != first.pk
    cancel_election(actor=PROGRAM, election=second, reason="Kiểm phiếu trên bảng")
    house.count(step)
    step.refresh_from_db()
    assert step.issued == step.participants.count()


def test_raised_hands_have_no_ballot_in_elections() -> None:
    step = house.held_step(step_after(1))
    PersonnelStep.objects.filter(pk=step.pk).update(way=StepWay.HANDS)
    with pytest.raises(Refused) as refused:
        prepare_step_ballot(actor=PROGRAM, step=step)
    assert codes(refused) == {"not-by-election"}
