"""A conference is asked for opinions and introductions, and elects nobody."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.afterwards import report_results
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.meetings import Attendee, prepare_conference
from dangbo.elections.models import Election, Meeting, MeetingKind, Way
from dangbo.elections.papers import paper_of_election
from dangbo.elections.queries.course import expected_posts
from dangbo.elections.queries.hall import board_data, board_of
from dangbo.elections.queries.nextact import next_step_of_meeting
from dangbo.elections.queries.paper_links import election_papers, meeting_papers
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import rules_roll
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.base import ConferenceRoll
from dangbo.rules.elections.posts import Post
from dangbo.rules.verdict import Certainty
from elections import hall
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)


def conference(office: Office, present: int = 6) -> Meeting:
    """Key cadres of a cell: eight summoned, the last of them from elsewhere."""
    people = build.members(office.cell, 7, on=date(2012, 1, 1))
    attendees = [Attendee(each.full_name, each, is_present=place < present) for place, each in enumerate(people)]
    meeting, roll = prepare_conference(
        actor=PROGRAM,
        organisation=office.cell,
        name="Hội nghị cán bộ chủ chốt",
        held_on=DAY,
        attendees=[*attendees, Attendee("Giàng Thị Súa", post="Chủ tịch Công đoàn")],
    )
    assert len(roll) == 8
    return meeting


def poll(meeting: Meeting) -> Election:
    return hall.prepared(
        meeting, Post.OTHER, 2, hall.people_of(meeting)[:2], way=Way.OPINION, title="Phiếu giới thiệu nhân sự"
    )


def test_a_conference_elects_nobody(office: Office) -> None:
    meeting = conference(office)
    for way, post in ((Way.SECRET, Post.SECRETARY), (Way.SECRET, Post.OTHER), (Way.HANDS, Post.OTHER)):
        with pytest.raises(Refused, match="Hội nghị lấy ý kiến không bầu ai"):
            prepare_election(actor=PROGRAM, meeting=meeting, post=post, seats=1, title="Bầu", way=way)
    assert expected_posts(meeting).answer == ()
    assert next_step_of_meeting(meeting, []) is None


def test_its_shares_are_taken_of_those_present_and_nobody_verified_that(office: Office) -> None:
    meeting = conference(office)
    verdict = rules_roll(meeting).base(regulation_of(meeting))
    assert (rules_roll(meeting), verdict.answer) == (ConferenceRoll(8, 1), 7)
    (finding,) = verdict.findings
    assert finding.certainty is Certainty.UNVERIFIED
    assert finding.message == "Cơ sở tính tỷ lệ ý kiến: 8 người được triệu tập − 1 vắng mặt = 7."


def test_its_minutes_and_the_screen_of_the_hall_speak_of_no_election(office: Office) -> None:
    meeting = conference(office)
    vote = poll(meeting)
    waiting = board_data(board_of(vote))
    assert (waiting["asks"], waiting["seats"]) == (True, 2)
    hall.closed(vote)
    made = hall.announced(vote, [5, 3])
    assert (made.verdict["base"], made.verdict["elected"]) == (7, [])
    text = paper_of_election(vote, "kiem-phieu").text
    assert "II. DANH SÁCH LẤY Ý KIẾN" in text
    assert "Tỷ lệ tính trên 7 đồng chí có mặt." in text
    assert [word in text.lower() for word in ("bầu cử", "trúng cử", "cần bầu", "phiếu bầu")] == [False] * 4
    shown = board_data(board_of(vote))
    assert [line[-1] for column in shown["columns"] for line in column] == ["", ""]
    assert (shown["foot"], shown["article"]) == ("", "")
    assert [link.name for link in election_papers(vote)] == ["Biên bản kiểm phiếu"]
    assert meeting_papers(meeting) == []


def test_nothing_of_it_goes_to_the_superior(office: Office) -> None:
    meeting = conference(office)
    vote = poll(meeting)
    hall.closed(vote)
    hall.announced(vote, [5, 3])
    assert next_step_of_meeting(meeting, []) is None
    with pytest.raises(Refused, match="Chưa có kết quả nào"):
        report_results(actor=PROGRAM, meeting=meeting, reported_on=DAY)


def test_a_conference_of_ones_own_is_opened_through_pages(office: Office, signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    new = {
        "organisation": office.cell.code,
        "kind": MeetingKind.CONFERENCE,
        "held_on": "20/05/2026",
        "name": "Hội nghị",
    }
    done(client, reverse("elections:new_meeting"), new)
    meeting = Meeting.objects.get(kind=MeetingKind.CONFERENCE)
    page = client.get(reverse("elections:meeting", args=[meeting.pk])).content.decode()
    assert ("Hội nghị này không bầu ai" in page, "Ghi người được triệu tập" in page) == (True, True)
    roll = {"lines": "Lò Văn A; 1980; Bí thư\nLò Thị B", "capacity": "participant"}
    done(client, reverse("elections:meeting_act", args=[meeting.pk, "them-nguoi"]), roll)
    asked = client.get(reverse("elections:meeting_act", args=[meeting.pk, "lap-cuoc-bau"])).context["form"]
    assert [value for value, _label in asked.fields["way"].choices] == [Way.OPINION]
    vote = {"post": "other", "seats": "2", "title": "Phiếu giới thiệu", "paper": "A5", "way": "opinion"}
    done(client, reverse("elections:meeting_act", args=[meeting.pk, "lap-cuoc-bau"]), vote)
    election = Election.objects.get(meeting=meeting)
    page = client.get(reverse("elections:election", args=[election.pk])).content.decode()
    assert "Lấy ý kiến về" in page


def done(client: Client, url: str, fields: dict[str, Any]) -> None:
    answer = client.post(url, {**fields, "xac-nhan": "1"})
    assert answer.status_code == 302, answer.content.decode()[-1500:]
