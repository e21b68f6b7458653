"""Membership over time: admitted, recognised, exempt, away, ended, back again; at most one stretch at any date."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.memberships import (
    Destination,
    admit_member,
    change_activity,
    correct_membership_dates,
    end_membership,
    readmit_member,
    recognise_official,
    restore_member,
)
from dangbo.registry.acts.organisations import dissolve_organisation
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import CommitteeMember, Membership, Organisation, Person, TemporaryStay
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.members import LeavingGround
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import Activity, ExitCause, Standing

pytestmark = pytest.mark.django_db
CEREMONY = datetime.date(2024, 10, 10)
DECIDED = datetime.date(2024, 9, 20)
DAY = datetime.date(2015, 3, 1)
YEAR_LATER = datetime.date(2016, 3, 1)


def rows_of(person: Person) -> list[tuple]:
    rows = Membership.objects.filter(person=person).order_by("valid_from")
    return [(row.standing, row.activity, row.valid_from, row.valid_to, row.began_by, row.ended_by) for row in rows]


def admit(cell: Organisation, person: Person, **more: object) -> Membership:
    return admit_member(
        actor=PROGRAM,
        person=person,
        organisation=cell,
        decision=build.decision(DECIDED, "15-QĐ/ĐU"),
        ceremony_on=more.pop("ceremony_on", CEREMONY),
        **more,
    )


def test_admission_begins_probation_at_the_ceremony_and_party_age_at_the_decision() -> None:
    _, _, cell, _ = build.tree()
    person = build.person(born=datetime.date(1995, 1, 1))
    admit(cell, person)
    person.refresh_from_db()
    assert (person.admission_decided_on, person.joined_on, person.admission_decision) == (
        DECIDED,
        CEREMONY,
        "15-QĐ/ĐU",
    )
    assert rows_of(person) == [("probationary", "normal", CEREMONY, None, "admitted", "")]


def test_nobody_is_admitted_twice() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell, "Trần Văn An")
    with pytest.raises(Refused) as refused:
        admit(cell, person)
    assert str(refused.value) == "Trần Văn An đang là đảng viên của Chi bộ cb1."


def test_who_is_under_eighteen_is_not_admitted() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        admit(cell, build.person(born=datetime.date(2008, 6, 15)))
    assert "too-young" in refused.value.codes


def test_a_late_ceremony_is_a_warning() -> None:
    _, _, cell, _ = build.tree()
    person = build.person(born=datetime.date(1995, 1, 1))
    with pytest.raises(Refused) as refused:
        admit(cell, person, ceremony_on=datetime.date(2024, 12, 1))
    assert (refused.value.codes, refused.value.may_be_accepted) == ({"ceremony-late"}, True)
    row = admit(cell, person, ceremony_on=datetime.date(2024, 12, 1), accepted_warnings={"ceremony-late"})
    assert row.valid_from == datetime.date(2024, 12, 1)


def test_recognition_dates_from_the_end_of_probation_however_late() -> None:
    _, _, cell, _ = build.tree()
    person = build.person(born=datetime.date(1995, 1, 1))
    admit(cell, person)
    late = {"person": person, "reviewed_on": datetime.date(2025, 12, 15)}
    decision = build.decision(datetime.date(2026, 1, 20))
    with pytest.raises(Refused) as refused:
        recognise_official(actor=PROGRAM, decision=decision, **late)
    assert refused.value.codes == {"review-late"}
    recognise_official(actor=PROGRAM, decision=decision, accepted_warnings={"review-late"}, **late)
    official_on = datetime.date(2025, 10, 10)
    assert rows_of(person) == [
        ("probationary", "normal", CEREMONY, official_on, "admitted", "changed"),
        ("official", "normal", official_on, None, "changed", ""),
    ]
    assert Person.objects.get(pk=person.pk).official_on == official_on


def test_recognition_before_probation_ends_is_refused() -> None:
    _, _, cell, _ = build.tree()
    person = build.person(born=datetime.date(1995, 1, 1))
    admit(cell, person)
    with pytest.raises(Refused) as refused:
        recognise_official(
            actor=PROGRAM, person=person, reviewed_on=datetime.date(2025, 10, 9), decision=build.decision()
        )
    assert refused.value.codes == {"review-before-probation-end"}


def test_who_is_away_counts_at_home_only() -> None:
    _, base, home, elsewhere = build.tree()
    person = build.member(home)
    change_activity(
        actor=PROGRAM,
        person=person,
        activity=Activity.AWAY,
        on=DAY,
        destination=Destination(elsewhere, letter="8 ô số 12"),
    )
    assert (headcount(home.pk, DAY), headcount(elsewhere.pk, DAY)) == (Headcount(1), Headcount(0))
    assert headcount(base.pk, DAY) == Headcount(1)
    change_activity(actor=PROGRAM, person=person, activity=Activity.NORMAL, on=YEAR_LATER)
    assert [(stay.organisation, stay.valid_to) for stay in TemporaryStay.objects.all()] == [(elsewhere, YEAR_LATER)]
    assert [row[1] for row in rows_of(person)] == ["normal", "away", "normal"]


def test_a_change_on_the_first_day_goes_into_the_stretch() -> None:
    _, _, home, _ = build.tree()
    person = build.member(home, on=DAY)
    change_activity(actor=PROGRAM, person=person, activity=Activity.EXEMPT, on=DAY)
    assert rows_of(person) == [("official", "exempt", DAY, None, "opening", "")]


def test_death_ends_membership_seats_and_offices() -> None:
    _, _, cell, _ = build.tree()
    people = build.members(cell, 9)
    committee = build.committee(cell, people[:3], starts_on=datetime.date(2013, 1, 1))
    end_membership(actor=PROGRAM, person=people[0], cause=ExitCause.DIED, on=DAY)
    assert rows_of(people[0])[-1][3:] == (DAY, "opening", "died")
    assert Person.objects.get(pk=people[0].pk).died_on == DAY
    assert CommitteeMember.objects.get(committee=committee, person=people[0]).valid_to == DAY
    assert headcount(cell.pk, DAY) == Headcount(8)


def test_expulsion_needs_a_decision() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    with pytest.raises(Refused) as refused:
        end_membership(actor=PROGRAM, person=person, cause=ExitCause.EXPELLED, on=DAY)
    assert refused.value.codes == {"decision-missing"}


@pytest.mark.parametrize(("day", "allowed"), [("2018-02-28", False), ("2018-03-01", True)])
def test_readmission_waits_thirty_six_months(day: str, allowed: bool) -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    end_membership(actor=PROGRAM, person=person, cause=ExitCause.DELETED, on=DAY, decision=build.decision())
    asked = datetime.date.fromisoformat(day)
    matter = {
        "actor": PROGRAM,
        "person": person,
        "organisation": cell,
        "ground": LeavingGround.DELETED,
        "decision": build.decision(asked),
        "ceremony_on": asked,
    }
    if not allowed:
        with pytest.raises(Refused) as refused:
            readmit_member(**matter)
        assert "readmission-too-early" in refused.value.codes
        return
    row = readmit_member(**matter, accepted_warnings={"readmission-too-early"})
    assert (row.standing, row.began_by, row.previous) == (Standing.PROBATIONARY, "readmitted", None)
    assert Person.objects.get(pk=person.pk).months_out == 36


def test_who_is_restored_loses_no_party_age() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    end_membership(actor=PROGRAM, person=person, cause=ExitCause.EXPELLED, on=DAY, decision=build.decision())
    row = restore_member(
        actor=PROGRAM, person=person, organisation=cell, on=YEAR_LATER, decision=build.decision(YEAR_LATER)
    )
    assert (row.standing, row.began_by) == (Standing.OFFICIAL, "restored")
    assert Person.objects.get(pk=person.pk).months_out == 0


def test_a_corrected_date_moves_the_stretch_beside_it() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    change_activity(actor=PROGRAM, person=person, activity=Activity.EXEMPT, on=DAY)
    second = Membership.objects.get(person=person, valid_to=None)
    for day in (YEAR_LATER, datetime.date(2014, 1, 1)):
        correct_membership_dates(
            actor=PROGRAM, membership=second, valid_from=day, valid_to=None, reason="Ghi nhầm ngày"
        )
        assert [row[2:4] for row in rows_of(person)] == [(build.LONG_AGO, day), (day, None)]
    with pytest.raises(Refused) as refused:
        correct_membership_dates(
            actor=PROGRAM, membership=second, valid_from=build.LONG_AGO, valid_to=None, reason="Ghi nhầm"
        )
    assert refused.value.codes == {"swallows-other-stretch"}


def test_a_correction_without_a_reason_is_refused() -> None:
    _, _, cell, _ = build.tree()
    row = Membership.objects.get(person=build.member(cell))
    with pytest.raises(Refused) as refused:
        correct_membership_dates(actor=PROGRAM, membership=row, valid_from=DAY, valid_to=None, reason=" ")
    assert refused.value.codes == {"reason-missing"}


def test_nobody_is_restored_before_the_day_they_were_put_out() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    end_membership(actor=PROGRAM, person=person, cause=ExitCause.EXPELLED, on=DAY, decision=build.decision())
    early = DAY - datetime.timedelta(days=1)
    with pytest.raises(Refused) as refused:
        restore_member(actor=PROGRAM, person=person, organisation=cell, on=early, decision=build.decision())
    assert refused.value.codes == {"overlaps-other-stretch"}


def test_a_corrected_date_does_not_keep_anybody_in_an_organisation_that_has_ended() -> None:
    _, _, cell, other = build.tree()
    person = build.member(cell)
    dissolve_organisation(actor=PROGRAM, organisation=cell, members_to=other, on=DAY, decision=build.decision())
    row = Membership.objects.get(person=person, valid_to=None)
    with pytest.raises(Refused) as refused:
        correct_membership_dates(actor=PROGRAM, membership=row, valid_from=YEAR_LATER, valid_to=None, reason="Ghi nhầm")
    assert refused.value.codes == {"outside-organisation-life"}
