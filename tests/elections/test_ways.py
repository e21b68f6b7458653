"""Ways besides the secret ballot: raised hands and opinion ballots, opened, counted and minuted through pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts import announce
from dangbo.elections.acts.candidates import NewCandidate, put_forward
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.voting import issue_ballots
from dangbo.elections.models import Election, Meeting, Source, State, Way
from dangbo.elections.papers import paper_of_election
from dangbo.elections.queries.nextact import DESK, next_act
from dangbo.elections.verdicts import verdict_of
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from dangbo.rules.verdict import Certainty
from elections import hall
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db


def test_posts_are_elected_by_secret_ballot_alone() -> None:
    meeting = hall.congress(hall.cell(11))
    given: dict[str, Any] = {"actor": PROGRAM, "meeting": meeting, "seats": 1}
    for way in (Way.HANDS, Way.OPINION):
        with pytest.raises(Refused, match="phải bầu bằng phiếu kín"):
            prepare_election(post=Post.SECRETARY, way=way, title="Giới thiệu bí thư", **given)
        with pytest.raises(Refused, match="Hãy ghi tên"):
            prepare_election(post=Post.OTHER, way=way, **given)


def test_opinions_elect_nobody_and_reach_the_names_that_wait_for_them() -> None:
    meeting = hall.congress(hall.cell(12))
    people = hall.people_of(meeting)
    waiting = hall.prepared(meeting, Post.COMMITTEE, 3, people[:3])
    (outside,) = put_forward(
        actor=PROGRAM, election=waiting, candidates=[NewCandidate(person=people[8], agreement=True)], source=Source.SELF
    )
    poll = hall.prepared(meeting, Post.OTHER, 1, [people[7], people[8]], way=Way.OPINION, title="Phiếu xin ý kiến")
    hall.closed(poll)
    assert poll.candidates.count() == 2
    made = hall.announced(poll, [2, 5])
    assert (made.verdict["elected"], made.verdict["base"], made.verdict["next"]) == ([], 12, "none")
    assert [line["percent"] for line in made.verdict["candidates"]] == ["16,67", "41,67"]
    outside.refresh_from_db()
    assert (outside.agreed, outside.asked) == (5, 12)
    text = paper_of_election(poll, "kiem-phieu").text
    assert "KẾT QUẢ LẤY Ý KIẾN" in text
    assert "trúng cử" not in text.lower()


def test_raised_hands_have_no_ballots_and_say_what_is_not_verified() -> None:
    meeting = hall.congress(hall.cell(12))
    vote = hall.prepared(
        meeting, Post.OTHER, 2, hall.people_of(meeting)[:2], way=Way.HANDS, title="Biểu quyết đoàn thư ký"
    )
    hall.closed(vote)
    vote.refresh_from_db()
    assert (vote.issued, vote.present, vote.printed_here) == (12, 12, None)
    count = hall.counted(vote, [12, 9])
    unsure = [found.code for found in verdict_of(vote, count).findings if found.certainty is Certainty.UNVERIFIED]
    assert "hands-majority" in unsure
    vote.refresh_from_db()
    made = announce(actor=PROGRAM, election=vote, announced_on=meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    assert len(made.verdict["elected"]) == 2
    text = paper_of_election(vote, "kiem-phieu").text
    assert ("Giơ tay bằng thẻ đảng viên" in text, "niêm phong" in text) == (True, False)


@pytest.mark.parametrize(("printed", "key"), [(True, DESK), (False, "kiem-phieu"), (None, "kiem-phieu")])
def test_ballots_of_the_program_lead_to_the_desk_and_others_to_the_plain_count(
    printed: bool | None, key: str, office: Office, signed_in: Callable[[Role], Client]
) -> None:
    build.members(office.cell, 8, on=date(2012, 1, 1))
    meeting = hall.congress(office.cell, on=date(2026, 5, 20))
    vote = hall.prepared(meeting, Post.OTHER, 1, hall.people_of(meeting)[:1])
    hall.closed(vote)
    Election.objects.filter(pk=vote.pk).update(printed_here=printed)
    vote.refresh_from_db()
    step = next_act(vote)
    assert step is not None
    assert step.key == key
    page = signed_in(Role.ORGANISATION_BOARD).get(reverse("elections:election", args=[vote.pk])).content.decode()
    page = page[page.index("<main") : page.index("</main")]
    assert page.count("btn btn-primary") == 1
    desk = reverse("elections:count_desk", args=[vote.pk])
    assert (f'<a class="btn btn-primary" href="{desk}">' in page) is bool(printed)
    assert f'href="{desk}"' in page


def test_where_ballots_were_printed_may_be_put_right_until_the_vote_is_closed() -> None:
    meeting = hall.congress(hall.cell(10))
    vote = hall.prepared(meeting, Post.OTHER, 1, hall.people_of(meeting)[:1])
    from dangbo.elections.acts.lists import fix_list

    fix_list(actor=PROGRAM, election=vote, accepted_warnings=hall.EVERY_WARNING)
    for own in (True, False):
        given = {"actor": PROGRAM, "election": vote, "issued": 10, "present": 10, "printed_here": own}
        assert issue_ballots(**given, accepted_warnings=hall.EVERY_WARNING).printed_here is own


def act(client: Client, name: str, key: str, arguments: list[Any], fields: dict[str, Any]) -> None:
    """Do an act by its page: the fields, then the confirmation with every warning accepted."""
    url = reverse(name, args=[*arguments, key])
    asked = client.post(url, fields)
    assert asked.status_code == 200, asked.content.decode()[-1500:]
    accepted = [finding.code for finding in asked.context["warnings"]]
    done = client.post(url, {**fields, "xac-nhan": "1", "chap-nhan": accepted})
    assert done.status_code == 302, done.content.decode()[-1500:]


@pytest.mark.parametrize(
    ("way", "title"), [("hands", "Biểu quyết đoàn thư ký"), ("opinion", "Phiếu giới thiệu bí thư")]
)
def test_the_whole_way_through_pages(way: str, title: str, office: Office, signed_in: Callable[[Role], Client]) -> None:
    build.members(office.cell, 10, on=date(2012, 1, 1))
    meeting: Meeting = hall.congress(office.cell, on=date(2026, 5, 20))
    client = signed_in(Role.ORGANISATION_BOARD)
    new = {"post": "other", "seats": "2", "title": title, "paper": "A5", "way": way}
    act(client, "elections:meeting_act", "lap-cuoc-bau", [meeting.pk], new)
    vote = Election.objects.get(title=title)
    people, entries = hall.people_of(meeting), list(meeting.roll.all())

    def step(key: str, **fields: Any) -> None:
        act(client, "elections:election_act", key, [vote.pk], fields)

    step("ung-cu", people=[str(person.pk) for person in people[:2]], source="prepared")
    step("ban-kiem-phieu", people=[str(entry.pk) for entry in entries[4:6]], head=str(entries[4].pk))
    step("chot", **({} if way == "hands" else {"style": "agree_disagree"}))
    step(
        "phat-phieu",
        **({"present": "10"} if way == "hands" else {"present": "10", "issued": "10", "printed_here": "khong"}),
    )
    step("dong")
    ballots = {} if way == "hands" else {"issued": "10", "collected": "10", "valid": "10", "invalid": "0"}
    step("kiem-phieu", votes_1="9", votes_2="7", **ballots)
    step("cong-bo", on="20/05/2026")
    vote.refresh_from_db()
    assert (vote.state, vote.way) == (State.ANNOUNCED, way)
    page = client.get(reverse("elections:election", args=[vote.pk])).content.decode()
    assert ("Đã lấy ý kiến" in page, "Trúng cử" in page) == (way == "opinion", way == "hands")
    word = client.get(reverse("elections:election_paper", args=[vote.pk, "kiem-phieu", "word"]))
    assert word.content[:2] == b"PK"
    step("ky-bien-ban", on="20/05/2026")
    vote.refresh_from_db()
    assert next_act(vote) is None
