"""Organs, votes, speakers and the minutes written from them."""

import pytest

from congresses.day import hall
from congresses.papers import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.day.running import leave_out
from dangbo.congresses.acts.day.screens import close_agenda_screen, open_agenda_screen
from dangbo.congresses.acts.day.speakers import call_speaker, end_speaker, register_speaker, withdraw_speaker
from dangbo.congresses.models.day import Body
from dangbo.congresses.models.delegates import Absence, Delegate, DelegateKind
from dangbo.documents.queries.paper import party_document
from dangbo.elections.acts.rolls import take_attendance
from dangbo.elections.models import Candidate, Meeting
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.paper.party_documents import CARRIED, to_docx, to_pdf
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from elections import hall as elections

pytestmark = pytest.mark.django_db


def test_an_organ_is_elected_by_more_than_half_of_the_hands() -> None:
    congress = hall.congress()
    item = hall.begun(congress, "presidium")
    assert hall.organ(item, Body.PRESIDIUM, 3, votes_for=4) == []
    made = hall.organ(item, Body.PRESIDIUM, 3, votes_for=7)
    assert [member.is_head for member in made] == [True, False, False]
    votes = Meeting.objects.get().hand_votes.all()
    assert [(vote.subject, vote.votes_for) for vote in votes] == [("presidium", 4), ("presidium", 7)]


def test_a_congress_of_members_has_no_credentials_board() -> None:
    item = hall.begun(hall.congress(), "presidium")
    with pytest.raises(Refused, match="không có Ban Thẩm tra tư cách đại biểu"):
        hall.organ(item, Body.CREDENTIALS, 3)


def test_nothing_is_voted_in_an_item_that_was_not_begun() -> None:
    congress = hall.congress()
    with pytest.raises(Refused, match="bấm Bắt đầu"):
        hall.vote(congress.agenda.get(code="programme"))


def test_the_action_programme_is_never_voted_and_the_resolution_is() -> None:
    congress = hall.congress()
    discussed = house.make(congress, "du-thao-chuong-trinh-hanh-dong")
    adopted = house.make(congress, "du-thao-nghi-quyet")
    item = hall.begun(congress, "resolution")
    with pytest.raises(Refused, match="không biểu quyết thông qua"):
        hall.vote(item, paper=discussed)
    assert hall.vote(item, paper=adopted).vote.about == "Dự thảo Nghị quyết đại hội"


def test_speakers_are_called_in_turn_and_stand_once_in_the_list() -> None:
    congress = hall.congress()
    item = hall.begun(congress, "debate")
    one, other = hall.entries(congress, 2)
    first = register_speaker(actor=PROGRAM, item=item, entry=one, topic="Phát triển đảng viên")
    with pytest.raises(Refused, match="đã đăng ký, đang chờ phát biểu"):
        register_speaker(actor=PROGRAM, item=item, entry=one)
    second = register_speaker(actor=PROGRAM, item=item, entry=other)
    guest = register_speaker(actor=PROGRAM, item=item, name="Bế Văn Khách", unit="Đảng ủy Khối")
    call_speaker(actor=PROGRAM, speaker=first)
    call_speaker(actor=PROGRAM, speaker=second)
    first.refresh_from_db()
    assert first.ended_at is not None
    withdraw_speaker(actor=PROGRAM, speaker=guest)
    with pytest.raises(Refused, match="đã được mời hoặc đã rút"):
        call_speaker(actor=PROGRAM, speaker=guest)


def test_the_screen_has_one_address_until_it_is_closed() -> None:
    congress = hall.congress()
    opened = open_agenda_screen(actor=PROGRAM, congress=congress)
    assert open_agenda_screen(actor=PROGRAM, congress=congress) == opened
    close_agenda_screen(actor=PROGRAM, congress=congress)
    assert open_agenda_screen(actor=PROGRAM, congress=congress) != opened


def test_the_minutes_tell_what_happened_when_by_whom_with_votes_and_results() -> None:
    congress = hall.congress()
    assert congress.meeting is not None
    hall.begun(congress, "flag")
    hall.organ(hall.begun(congress, "presidium", 10), Body.PRESIDIUM, 3)
    hall.organ(hall.begun(congress, "secretariat", 15), Body.SECRETARIAT, 1, votes_for=7)
    hall.vote(hall.begun(congress, "programme", 20), "chương trình, quy chế làm việc")
    debate = hall.begun(congress, "debate", 60)
    speaker = register_speaker(actor=PROGRAM, item=debate, entry=hall.entries(congress, 1)[0], topic="Phát triển Đảng")
    call_speaker(actor=PROGRAM, speaker=speaker)
    end_speaker(actor=PROGRAM, speaker=speaker, gist="Đề nghị tăng chỉ tiêu kết nạp.")
    leave_out(actor=PROGRAM, item=congress.agenda.get(code="reply"), reason="Cấp trên không dự")
    vote = elections.election(congress.meeting, Post.COMMITTEE, 3, elections.people_of(congress.meeting)[:4])
    elections.announced(vote, [8, 7, 6, 2])
    hall.begun(congress, "election_committee", 100)
    hall.vote(hall.begun(congress, "resolution", 160), votes_for=8)
    hall.ended(hall.begun(congress, "closing", 170), 180)
    made = house.make(congress, "bien-ban-dai-hoi")
    text = house.text_of(made, house.OPENING)
    names = [entry.full_name for entry in hall.entries(congress, 3)]
    assert "bắt đầu hồi 07 giờ 30, tại Hội trường tầng 2." in text
    assert "Triệu tập 8 đảng viên; có mặt 8; vắng mặt 0." in text
    assert (
        f"- Đoàn Chủ tịch: đồng chí {names[0]}, đồng chí {names[1]}, đồng chí {names[2]}; biểu quyết: tán thành 8/8;"
        in text
    )
    assert "Biểu quyết chương trình, quy chế làm việc: tán thành 8/8." in text
    assert "Đề nghị tăng chỉ tiêu kết nạp" in text and "Có 1 lượt phát biểu:" in text
    assert "Không thực hiện: Cấp trên không dự." in text
    assert "Phát ra 8 phiếu, thu vào 8 phiếu; hợp lệ 8, không hợp lệ 0." in text
    assert "Nghị quyết đại hội: tán thành 8/8." in text
    paper = party_document(made.document)
    assert [signature.title for signature in paper.signatures] == ["THƯ KÝ", "Chủ tọa"] or len(paper.signatures) == 2
    assert paper.signatures[-1].name == names[0]
    assert to_docx(paper).startswith(b"PK") and to_pdf(paper, CARRIED).startswith(b"%PDF")


def test_the_minutes_say_why_somebody_did_not_come_and_who_sits_as_alternate() -> None:
    congress = hall.congress()
    assert congress.meeting is not None
    away, unsaid = congress.meeting.roll.all()[6:8]
    take_attendance(actor=PROGRAM, meeting=congress.meeting, absent=[away.pk, unsaid.pk])
    Delegate.objects.create(
        congress=congress, entry=away, person=away.person, full_name=away.full_name, name_key=away.name_key,
        number=1, kind=DelegateKind.MEMBER, absence=Absence.EXCUSED, absence_reason="Đi công tác",
    )  # fmt: skip
    hall.begun(congress, "flag")
    vote = elections.election(congress.meeting, Post.COMMITTEE, 3, elections.people_of(congress.meeting)[:4])
    elections.announced(vote, [6, 5, 5, 2])
    taken = elections.listed(vote)[3]
    Candidate.objects.filter(pk=taken.pk).update(outcome=ALTERNATE)
    text = house.text_of(house.make(congress, "bien-ban-dai-hoi"), house.OPENING)
    assert f"- {away.full_name}, có lý do: Đi công tác;" in text
    assert f"- {unsaid.full_name}, ……;" in text
    assert f"Đại biểu dự khuyết, theo thứ tự: {taken.full_name} (2 phiếu)." in text
