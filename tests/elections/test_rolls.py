"""The roll from the register, and the base counted from it: each kind of meeting in its own way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.announcing import take_alternates
from dangbo.elections.acts.hands import decide
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.acts.rolls import (
    TypedPerson,
    enter_on_roll,
    exclude_from_base,
    fill_roll,
    replace_delegate,
    strike_from_roll,
)
from dangbo.elections.acts.voting import close_voting
from dangbo.elections.models import Capacity, Decider, Election, Exclusion, Meeting, MeetingKind, Presence, RollEntry
from dangbo.elections.queries.lists import listed
from dangbo.elections.queries.nextstep import questions_of
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import entries_of, lines_of, roll_counts, rules_roll
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Activity, OrganisationKind, Standing
from elections import hall

pytestmark = pytest.mark.django_db


def base_of(meeting: Meeting) -> int:
    """The people whose half decides."""
    return rules_roll(meeting).base(regulation_of(meeting)).answer


def test_a_member_congress_summons_official_members_and_knows_who_may_not_count() -> None:
    cell = hall.cell(10)
    build.member(cell, "Vi Thị Miễn", activity=Activity.EXEMPT)
    build.member(cell, "Lò Văn Xa", activity=Activity.AWAY)
    build.member(cell, "Quách Văn Đình", activity=Activity.SUSPENDED)
    build.member(cell, "Cầm Thị Bị", standing=Standing.PROBATIONARY)
    meeting = hall.congress(cell)
    assert meeting.roll.count() == 13
    hall.absent(meeting, [entry for entry in meeting.roll.all() if entry.exclusion])
    assert roll_counts(meeting) == {
        "summoned": 13,
        "temporary_elsewhere_absent": 1,
        "exempt_absent": 1,
        "suspended": 1,
        "prosecuted": 0,
        "absent_throughout_excused": 0,
    }
    assert base_of(meeting) == 10
    hall.absent(meeting, [])
    assert base_of(meeting) == 12


def test_an_absence_without_an_accepted_reason_stays_in_the_base() -> None:
    meeting = hall.congress(hall.cell(11))
    first, second = list(meeting.roll.all())[:2]
    hall.absent(meeting, [first, second])
    assert base_of(meeting) == 11
    with pytest.raises(Refused, match="phải được cấp ủy triệu tập đồng ý"):
        exclude_from_base(actor=PROGRAM, entry=first, exclusion=Exclusion.EXCUSED)
    exclude_from_base(actor=PROGRAM, entry=first, exclusion=Exclusion.EXCUSED, accepted_by="Chi ủy")
    assert base_of(meeting) == 10


def test_who_comes_after_all_counts_again() -> None:
    meeting = hall.congress(hall.cell(11))
    entry = meeting.roll.all()[0]
    exclude_from_base(actor=PROGRAM, entry=entry, exclusion=Exclusion.EXCUSED, accepted_by="Chi ủy")
    assert base_of(meeting) == 10
    hall.absent(meeting, [])
    assert (base_of(meeting), meeting.roll.get(pk=entry.pk).exclusion) == (11, "")


def test_a_delegate_congress_is_made_of_its_committee_and_the_delegates_elected_below() -> None:
    top = build.organisation("khoi-2", kind=OrganisationKind.UPPER_COMMITTEE)
    base = hall.base(20, parent=top)
    below = hall.congress(base, MeetingKind.MEMBER_CONGRESS)
    people = hall.people_of(below)
    build.committee(top, people[:2], starts_on=hall.DAY.replace(year=2020))
    vote = hall.election(below, Post.DELEGATES, 3, people[5:10], alternates=1)
    hall.announced(vote, [15, 14, 13, 12, 2])
    alternate = take_the_alternate(vote)
    meeting = hall.congress(top, MeetingKind.DELEGATE_CONGRESS, hall.DAY.replace(month=5))
    assert roll_counts(meeting)["summoned"] == 5
    assert [entry.full_name for entry in meeting.roll.filter(capacity=Capacity.ALTERNATE)] == [alternate]
    elected = meeting.roll.filter(capacity=Capacity.DELEGATE, is_convener=False)
    hall.absent(meeting, [*elected[:2], *meeting.roll.filter(is_convener=True)[:1]])
    assert base_of(meeting) == 2
    absent = elected.filter(presence=Presence.ABSENT)[0]
    replace_delegate(actor=PROGRAM, absent=absent, alternate=meeting.roll.get(capacity=Capacity.ALTERNATE))
    assert (base_of(meeting), roll_counts(meeting)["replaced_by_alternates"]) == (3, 1)


def take_the_alternate(vote: Election) -> str:
    """Let the congress take the one proposed alternate; answers the name."""
    (question,) = questions_of(vote)
    decide(actor=PROGRAM, election=vote, question=question, agreed=True, answer="Lấy dự khuyết từ danh sách",
           decided_by=Decider.CONGRESS)  # fmt: skip
    name = vote.announcement.verdict["alternates"][0]
    (row,) = take_alternates(actor=PROGRAM, election=vote, taken=[row for row in listed(vote) if row.full_name == name])
    return row.full_name


def test_the_absent_of_a_committee_meeting_stay_in_its_base() -> None:
    base = hall.base(9)
    people = hall.people_of(hall.congress(base))
    committee = build.committee(base, people[:5], starts_on=hall.DAY.replace(year=2023))
    meeting = hall.congress(base, MeetingKind.COMMITTEE_MEETING, body=committee, term_name="")
    hall.absent(meeting, list(meeting.roll.all())[:2])
    assert (roll_counts(meeting), base_of(meeting)) == ({"summoned": 5, "suspended": 0}, 5)


def test_a_conference_of_a_cell_takes_away_who_lives_elsewhere() -> None:
    cell = hall.cell(18)
    for _ in range(2):
        build.member(cell, activity=Activity.AWAY)
    build.committee(cell, hall.people_of(hall.congress(cell))[:3], starts_on=hall.DAY.replace(year=2023))
    meeting = hall.congress(cell, MeetingKind.CELL_CONFERENCE, term_name="")
    assert base_of(meeting) == 18


def test_the_vote_is_not_closed_while_somebody_is_not_marked() -> None:
    meeting = hall.congress(hall.cell(10))
    vote = hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    enter_on_roll(actor=PROGRAM, meeting=meeting, typed=[TypedPerson("Lường Thị Muộn", 1980)])
    with pytest.raises(Refused, match="Còn 1 người trong danh sách triệu tập chưa điểm danh"):
        hall.closed(vote)
    with pytest.raises(Refused):
        close_voting(actor=PROGRAM, election=vote)


def test_nobody_votes_who_was_not_marked_present() -> None:
    meeting = hall.congress(hall.cell(10))
    hall.absent(meeting, list(meeting.roll.all())[9:])
    vote = hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    with pytest.raises(Refused) as refused:
        hall.closed(vote, issued=10)
    finding = refused.value.findings[0]
    assert finding.message == "Số người có mặt (10) nhiều hơn số người điểm danh là có dự (9)."
    assert finding.article == "Điều 8 Quyết định 190-QĐ/TW ngày 10/10/2024"


def test_a_roll_is_filled_once() -> None:
    meeting = hall.congress(hall.cell(10))
    with pytest.raises(Refused, match="không có thêm người nào"):
        fill_roll(actor=PROGRAM, meeting=meeting)
    assert meeting.roll.count() == 10


def test_a_teller_is_not_struck_off_the_roll() -> None:
    meeting = hall.congress(hall.cell(10))
    hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    teller = RollEntry.objects.filter(counts__isnull=False)[0]
    with pytest.raises(Refused, match="ban kiểm phiếu"):
        strike_from_roll(actor=PROGRAM, entry=teller, reason="Ghi nhầm")
    other = RollEntry.objects.filter(counts__isnull=True).exclude(person=hall.people_of(meeting)[0])[0]
    strike_from_roll(actor=PROGRAM, entry=other, reason="Ghi nhầm")
    assert meeting.roll.count() == 9


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [
        (MeetingKind.DELEGATE_CONGRESS, "cell-has-no-delegates", "Chi bộ họp đại hội đảng viên"),
        (MeetingKind.COMMITTEE_MEETING, "body-missing", "phải là của cấp ủy đã có trong sổ"),
    ],
)
def test_a_meeting_that_does_not_fit_the_organisation_is_refused(kind: MeetingKind, code: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        prepare_meeting(
            actor=PROGRAM, organisation=hall.cell(3), kind=kind, name="Họp", held_on=hall.DAY, term_name="2025-2027"
        )
    assert refused.value.findings[0].code == code


def test_a_day_before_every_regulation_we_know_is_refused() -> None:
    with pytest.raises(Refused, match="Chưa có dữ liệu về quy chế bầu cử"):
        prepare_meeting(
            actor=PROGRAM,
            organisation=hall.cell(3),
            kind=MeetingKind.MEMBER_CONGRESS,
            name="Họp",
            held_on=hall.DAY.replace(year=2012),
            term_name="2012-2015",
        )


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(list(Exclusion)),
        st.sampled_from([Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(entries=ENTRIES, kind=st.sampled_from([MeetingKind.MEMBER_CONGRESS, MeetingKind.DELEGATE_CONGRESS]))
def test_every_number_of_the_base_is_as_long_as_its_list_of_names(
    entries: list[tuple[Exclusion, Presence, bool]], kind: MeetingKind
) -> None:
    base = hall.base()
    meeting = prepare_meeting(
        actor=PROGRAM, organisation=base, kind=kind, name="Đại hội", held_on=hall.DAY, term_name="2025-2030"
    )
    capacity = Capacity.DELEGATE if kind == MeetingKind.DELEGATE_CONGRESS else Capacity.MEMBER
    RollEntry.objects.bulk_create(
        RollEntry(
            meeting=meeting,
            full_name=f"Nông Văn {place}",
            name_key=f"{place:03}",
            capacity=capacity,
            is_convener=convener,
            exclusion=exclusion,
            accepted_by="Cấp ủy" if exclusion == Exclusion.EXCUSED else "",
            presence=presence,
        )
        for place, (exclusion, presence, convener) in enumerate(entries)
    )
    counts = roll_counts(meeting)
    assert counts == {line.field: entries_of(meeting, line.key)[1].count() for line in lines_of(meeting)}
    taken = sum(number for field, number in counts.items() if field not in ("summoned", "replaced_by_alternates"))
    assert base_of(meeting) == counts["summoned"] - taken
