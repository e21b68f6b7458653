"""The minutes of a congress (biên bản đại hội), written from what happened: items with their times, votes, results."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from dangbo.congresses.models.day import AgendaItem, AgendaVote, Body, ItemKind, OrganMember, Speaker
from dangbo.congresses.papers.facts import BLANK, Facts
from dangbo.congresses.papers.facts.of_congress import days, name, people
from dangbo.congresses.papers.facts.of_delegates import absent
from dangbo.congresses.papers.facts.of_elections import votes
from dangbo.congresses.papers.writing.hands import said_hands
from dangbo.elections.papers import ElectionPaper
from dangbo.elections.papers.facts import Counted
from dangbo.elections.papers.writing import lowered, percent, table, text_of
from dangbo.paper.party_documents import Signature
from dangbo.rules.elections.posts import Post
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


def congress_minutes(facts: Facts) -> ElectionPaper | None:
    """The minutes that secretary and chair sign; None before an item of the agenda was begun."""
    items = list(facts.congress.agenda.prefetch_related("votes__vote", "votes__paper", "speakers"))
    if facts.meeting is None or not any(item.began_at for item in items):
        return None
    members = list(facts.congress.organ_members.select_related("entry", "vote"))
    chair, clerk = _head(members, Body.PRESIDIUM), _head(members, Body.SECRETARIAT)
    return ElectionPaper(
        kind="minutes",
        superior=facts.name,
        issuer=name(facts),
        abstract=lowered(name(facts)),
        text=text_of(
            _begin(facts, items), _attendance(facts), _organs(members), _course(facts, items), _results(facts),
            _resolution(items), _end(facts, items),
        ),
        signatures=(Signature("Thư ký", clerk), Signature("Chủ tọa", chair, "T/M Đoàn Chủ tịch")),
        on=facts.meeting.held_on,
    )  # fmt: skip


def _clock(moment: datetime | None) -> str:
    """08 giờ 15."""
    return f"{timezone.localtime(moment):%H giờ %M}" if moment else f"{BLANK} giờ {BLANK}"


def _head(members: list[OrganMember], body: Body) -> str:
    held = [member for member in members if member.body == body]
    return next((member.entry.full_name for member in held if member.is_head), held[0].entry.full_name if held else "")


def _begin(facts: Facts, items: list[AgendaItem]) -> Iterator[str]:
    began = min(item.began_at for item in items if item.began_at)
    place = facts.meeting.place if facts.meeting else ""
    yield f"{name(facts)} họp {days(facts)}, bắt đầu hồi {_clock(began)}, tại {place or BLANK}."


def _attendance(facts: Facts) -> Iterator[str]:
    yield "I. THÀNH PHẦN"
    whole, present = facts.summoned, facts.present
    counted = f"{format_int(whole) if whole else BLANK} {people(facts)}"
    came = format_int(present) if present is not None else BLANK
    away = format_int((whole or 0) - present) if present is not None else BLANK
    yield f"Triệu tập {counted}; có mặt {came}; vắng mặt {away}."
    if present is not None and present < (whole or 0):
        yield from absent(facts).splitlines()
    yield f"Khách mời: {BLANK}"


def _organs(members: list[OrganMember]) -> Iterator[str]:
    yield "II. CƠ QUAN ĐIỀU HÀNH ĐẠI HỘI"
    for body in Body:
        held = sorted((member for member in members if member.body == body), key=lambda member: not member.is_head)
        if held:
            names = ", ".join(f"đồng chí {member.entry.full_name}" for member in held)
            yield f"- {body.label}: {names}; biểu quyết: {said_hands(held[0].vote)};"
    if not members:
        yield f"Đoàn Chủ tịch: {BLANK}; Đoàn Thư ký: {BLANK}"


def _course(facts: Facts, items: list[AgendaItem]) -> Iterator[str]:
    yield "III. DIỄN BIẾN"
    place = 0
    for item in items:
        if item.kind == ItemKind.BREAK or (item.began_at is None and not item.left_out):
            continue
        place += 1
        yield f"{place}. {item.title}"[:140].rstrip(" .;:,")
        yield from _item(facts, item)


def _item(facts: Facts, item: AgendaItem) -> Iterator[str]:
    if item.left_out:
        yield f"Không thực hiện: {item.left_out}."
        return
    day = f", ngày {format_date(item.day)}" if facts.day and item.day != facts.day else ""
    until = f" đến {_clock(item.ended_at)}" if item.ended_at else ""
    yield f"Từ {_clock(item.began_at)}{until}{day}. {item.who or 'Đoàn Chủ tịch'} thực hiện."
    yield from item.happened.splitlines()
    spoken = [speaker for speaker in item.speakers.all() if speaker.called_at]
    if spoken:
        yield f"Có {format_int(len(spoken))} lượt phát biểu:"
        yield from (f"- {_speech(speaker)};" for speaker in spoken)
    yield from (f"Biểu quyết {_vote(link)}." for link in item.votes.all() if not item.body)
    if item.post:
        yield _election(facts, Post(item.post))


def _speech(speaker: Speaker) -> str:
    who = f"Đồng chí {speaker.name}{f' ({speaker.unit})' if speaker.unit else ''}"
    told = speaker.gist.replace("\n", " ").rstrip(" .;") or speaker.topic
    return f"{who}: {told}" if told else who


def _vote(link: AgendaVote) -> str:
    about = link.paper.title if link.paper else link.vote.about
    return f"{about}: {said_hands(link.vote)}"


def _election(facts: Facts, post: Post) -> str:
    held = [vote for vote in votes(facts) if vote.election.rules_post == post]
    if not held:
        return f"Kết quả: {BLANK}"
    elected = [line.name for vote in held for line in vote.elected]
    names = ", ".join(elected) or "không có người trúng cử"
    return f"Kết quả: trúng cử {format_int(len(elected))} đồng chí: {names} (theo biên bản kiểm phiếu)."


def _results(facts: Facts) -> Iterator[str]:
    yield "IV. KẾT QUẢ BẦU CỬ"
    held = votes(facts)
    if not held:
        yield "Đại hội không bầu cử, hoặc chưa có kết quả kiểm phiếu."
    for place, vote in enumerate(held, start=1):
        yield f"{place}. {vote.election.title}"
        yield from _result(vote)


def _result(vote: Counted) -> Iterator[str]:
    count = vote.count
    yield (
        f"Phát ra {format_int(count.issued)} phiếu, thu vào {format_int(count.collected)} phiếu; hợp lệ "
        f"{format_int(count.valid)}, không hợp lệ {format_int(count.invalid)}."
    )
    rows = [
        (place, line.name, format_int(line.votes), percent(line.percent))
        for place, line in enumerate(vote.elected, start=1)
    ]
    yield from (
        table(("TT", "Trúng cử", "Số phiếu", "Tỷ lệ"), rows, numbers=[2, 3]) if rows else ["Không có người trúng cử."]
    )
    if vote.alternates:
        yield f"Đại biểu dự khuyết, theo thứ tự: {', '.join(vote.alternates)}."


def _resolution(items: list[AgendaItem]) -> Iterator[str]:
    yield "V. THÔNG QUA NGHỊ QUYẾT"
    links = [link for item in items if item.kind == ItemKind.RESOLUTION for link in item.votes.all()]
    yield f"Nghị quyết đại hội: {said_hands(links[-1].vote)}." if links else f"Nghị quyết đại hội: {BLANK} tán thành."


def _end(facts: Facts, items: list[AgendaItem]) -> Iterator[str]:
    ended = [item.ended_at for item in items if item.ended_at]
    over = ended and all(item.is_over for item in items)
    yield f"Đại hội bế mạc hồi {_clock(max(ended)) if over else _clock(None)}."
    yield "Biên bản đã được đọc và thông qua trước đại hội."
