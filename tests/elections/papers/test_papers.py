"""Minutes, list and report say what was frozen, counted and announced, in the layout of their date."""

import pypdfium2
import pytest
from django.utils import timezone

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.elections.acts import announce, record_count
from dangbo.elections.acts.hands import decide
from dangbo.elections.acts.results import InvalidReason
from dangbo.elections.acts.rolls import exclude_from_base
from dangbo.elections.models import Decider, Exclusion, Meeting, MeetingKind
from dangbo.elections.models.counting import Count, CountState, CountWay
from dangbo.elections.papers import draft_of, file_of, paper_of_election, paper_of_meeting
from dangbo.elections.papers.writing import chair, chair_signature
from dangbo.elections.queries.lists import listed
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import TableBlock, read_text, read_word
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import SigningBody
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.elections.posts import Post
from dangbo.rules.verdict import Finding, Severity
from documents import office
from elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def vote():
    """Three of four seats of a cell's committee: eleven members, one excused, one ballot of ten invalid."""
    meeting = hall.congress(hall.cell(11), name="Đại hội Chi bộ Một", place="Hội trường tầng 2")
    people, entries = hall.people_of(meeting), list(meeting.roll.all())
    hall.absent(meeting, entries[10:])
    exclude_from_base(actor=PROGRAM, entry=entries[10], exclusion=Exclusion.EXCUSED, accepted_by="Chi ủy", note="ốm")
    made = hall.election(meeting, Post.COMMITTEE, 3, people[:4])
    hall.announced(made, [9, 5, 7, 3], BallotCounts(10, 10, 9, 1))
    return made


def tables(text: str) -> list[TableBlock]:
    return [block for block in read_text(text) if isinstance(block, TableBlock)]


def names(vote) -> list[str]:
    return [row["name"] for row in vote.frozen["candidates"]]


def test_the_minutes_of_the_count_give_every_number_and_the_elected_from_high_to_low(vote) -> None:
    paper = paper_of_election(vote, "kiem-phieu")
    tellers, listed, roll, ballots, votes, elected = tables(paper.text)
    first, second, third, fourth = names(vote)
    assert [row[2] for row in tellers.rows] == ["Trưởng ban", "Thành viên", "Thành viên"]
    assert [row[1] for row in listed.rows] == [first, second, third, fourth]
    assert dict(roll.rows)["Được triệu tập"] == "11"
    assert dict(roll.rows)["Vắng suốt đại hội có lý do được đồng ý"] == "1"
    assert (dict(roll.rows)["Có mặt khi bầu"], dict(roll.rows)["Vắng mặt khi bầu"]) == ("10", "1")
    assert dict(ballots.rows) == {"Phát ra": "10", "Thu vào": "10", "Hợp lệ": "9", "Không hợp lệ": "1"}
    assert votes.headings[3] == "Tỷ lệ trên 10 người"
    assert [row[1:] for row in votes.rows] == [
        (first, "9", "90,00%"),
        (second, "5", "50,00%"),
        (third, "7", "70,00%"),
        (fourth, "3", "30,00%"),
    ]
    assert [row[1:] for row in elected.rows] == [(first, "9", "90,00%"), (third, "7", "70,00%")]
    assert "Còn thiếu 1 đồng chí so với số lượng cần bầu." in paper.text
    assert "tức là từ 6 phiếu trở lên" in paper.text
    assert "Hội trường tầng 2" in paper.text
    head = next(row["name"] for row in vote.frozen["tellers"] if row["is_head"])
    assert [(each.title, each.name) for each in paper.signatures] == [("Chủ tọa", ""), ("Trưởng ban", head)]


def test_what_the_tellers_concluded_and_why_ballots_were_invalid_stands_in_the_minutes() -> None:
    meeting = hall.congress(hall.cell(9))
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    record_count(
        actor=PROGRAM,
        election=made,
        ballots=BallotCounts(9, 9, 7, 2),
        votes={listed(made)[0].pk: 7},
        invalid_reasons=[InvalidReason("Đánh dấu cả hai ô", 2)],
    )
    question = Finding("extra-writing", Severity.WARNING, "", "Phiếu có chữ viết thêm có hợp lệ không?")
    decide(
        actor=PROGRAM,
        election=made,
        question=question,
        agreed=False,
        answer="Không hợp lệ",
        decided_by=Decider.TELLERS,
        reason="có dấu riêng",
    )
    made.refresh_from_db()
    text = paper_of_election(made, "kiem-phieu").text
    assert "- Đánh dấu cả hai ô: 2 phiếu;" in text
    assert "- Phiếu có chữ viết thêm có hợp lệ không? Không hợp lệ; lý do: có dấu riêng." in text


def test_the_minutes_carry_the_hash_of_each_ended_count(vote) -> None:
    assert "Mã kiểm" not in paper_of_election(vote, "kiem-phieu").text
    given = {"election": vote, "way": CountWay.KEYED, "collected": 10, "opened_at": timezone.now()}
    Count.objects.create(number=1, state=CountState.CLOSED, head="a" * 64, **given)
    Count.objects.create(number=2, state=CountState.SET_ASIDE, ended_reason="đếm nhầm", head="b" * 64, **given)
    text = paper_of_election(vote, "kiem-phieu").text
    assert f"- Lần kiểm 1, nhập từng phiếu: {' '.join(['a' * 8] * 8)};" in text
    assert "b" * 8 not in text


def test_the_papers_are_files_to_sign_in_the_layout_of_their_day(vote) -> None:
    for key in ("kiem-phieu", "bau-cu"):
        paper = paper_of_election(vote, key)
        read = read_word(file_of(paper, "word"))
        assert (read.kind_title, read.abstract) == ("Biên bản", paper.abstract)
        assert read_text(read.text) == read_text(paper.text)
        pages = pypdfium2.PdfDocument(file_of(paper, "pdf"))
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
        assert names(vote)[0] in text
    assert file_of(paper, "pdf") == file_of(paper, "pdf")


def test_the_minutes_of_the_vote_tell_how_the_list_came_about(vote) -> None:
    paper = paper_of_election(vote, "bau-cu")
    listed, elected = tables(paper.text)
    assert [(row[1], row[3], row[4]) for row in listed.rows] == [
        (name, "Cấp ủy chuẩn bị", "Trong danh sách") for name in names(vote)
    ]
    assert len(elected.rows) == 2


def test_list_and_report_of_a_meeting_name_the_elected_of_every_vote(vote) -> None:
    first, _second, third, _fourth = names(vote)
    (elected,) = tables(paper_of_meeting(vote.meeting, "trung-cu").text)
    assert [row[1] for row in elected.rows] == [first, third]
    report = paper_of_meeting(vote.meeting, "bao-cao").text
    assert f"- {first}: 9 phiếu, đạt 90,00%;" in report
    assert "Cần bầu 3 đồng chí, danh sách có 4 đồng chí; phát ra 10 phiếu" in report


def test_no_paper_is_written_before_the_count() -> None:
    meeting = hall.congress(hall.cell(5))
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    with pytest.raises(FileError, match="Chưa lập được biên bản"):
        paper_of_election(made, "kiem-phieu")
    with pytest.raises(FileError, match="Chưa có cuộc bầu nào"):
        paper_of_meeting(meeting, "bao-cao")


def test_a_vote_counted_and_not_yet_announced_has_its_minutes() -> None:
    meeting = hall.congress(hall.cell(9))
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    hall.counted(made, [8])
    made.refresh_from_db()
    before = paper_of_election(made, "kiem-phieu").text
    announce(actor=PROGRAM, election=made, announced_on=meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    made.refresh_from_db()
    assert paper_of_election(made, "kiem-phieu").text == before


def test_a_paper_becomes_a_draft_that_takes_a_number(vote) -> None:
    organisation = vote.meeting.organisation
    paper = paper_of_election(vote, "kiem-phieu")
    with pytest.raises(Refused, match="chưa có cơ quan ban hành"):
        draft_of(actor=PROGRAM, meeting=vote.meeting, paper=paper)
    office.issuer(organisation, body=SigningBody.CELL)
    made = draft_of(actor=PROGRAM, meeting=vote.meeting, paper=paper)
    assert (made.kind, made.abstract, read_text(made.text)) == ("minutes", paper.abstract, read_text(paper.text))
    assert made.signer_name == paper.signatures[1].name
    with pytest.raises(NotAllowed):
        draft_of(actor=build.actor(Role.MEMBER, organisation), meeting=vote.meeting, paper=paper)


@pytest.mark.parametrize(
    ("kind", "words", "signed"),
    [
        (MeetingKind.DELEGATE_CONGRESS, "Đoàn Chủ tịch đại hội", ("T/M Đoàn Chủ tịch", "Chủ tọa")),
        (MeetingKind.COMMITTEE_MEETING, "chủ tọa hội nghị", ("", "Chủ tọa hội nghị")),
        (MeetingKind.CONFERENCE, "đồng chí chủ trì hội nghị", ("", "Chủ trì")),
    ],
)
def test_who_led_the_meeting_signs_its_papers(kind: MeetingKind, words: str, signed: tuple[str, str]) -> None:
    meeting = Meeting(kind=kind)
    signature = chair_signature(meeting)
    assert (chair(meeting), (signature.authority, signature.title)) == (words, signed)
