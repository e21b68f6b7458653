"""The evening from beginning to end, in the database that Django is set up with."""

from collections.abc import Sequence
from pathlib import Path

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.ballots import FIRST, SECOND
from dangbo.cli.evening.clock import AUDITING, Clock, said
from dangbo.cli.evening.congress import DAY, congress_of, vote_of
from dangbo.cli.evening.counting import Room
from dangbo.cli.evening.leaving import leave_evidence, leave_papers, leave_reports
from dangbo.cli.evening.outcome import differences, outcome_of
from dangbo.cli.evening.people import accepting, organisation_of
from dangbo.cli.evening.scanner import Scanner
from dangbo.cli.evening.sizes import Size
from dangbo.elections.acts import announce
from dangbo.elections.acts.counting.closing import confirm_counts
from dangbo.elections.models import Election, Meeting
from dangbo.elections.models.counting import Count
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.paper.ballots.printing import ballot_pdf
from dangbo.registry.models import Person
from dangbo.rules.elections.posts import Post
from dangbo.vietnamese.numbers import format_int

SCANNED, KEYED = "quet", "nhap"


def evening(size: Size, folder: Path, clock: Clock) -> list[str]:
    """Hold the evening and leave its papers in a folder; a sentence for each difference, none where all is equal."""
    images = folder / "anh-mo-phong"
    images.mkdir(parents=True, exist_ok=True)
    with clock.phase("Tổ chức, đảng viên, danh sách triệu tập"):
        organisation, people = organisation_of(size)
        meeting = congress_of(organisation, people, size)
    first = _closed_vote(meeting, Post.COMMITTEE, people, size, clock)
    layout = ballot_layout(first)
    (folder / "phieu-bau.pdf").write_bytes(ballot_pdf(layout))
    room = Room(first, size, clock, {})
    scanner = Scanner(layout, room.slate, size, images, clock, room.truth)
    seeds = [size.seed * 1_000_000 + number for number in range(1, (first.issued or 0) - size.unreturned + 1)]
    found = _ended(room, [room.scanned(scanner, seeds, time) for time in (FIRST, SECOND)], folder / SCANNED)
    found += scanner.remarks
    leave_reports(meeting, folder)
    second = _closed_vote(meeting, Post.OTHER, people, size, clock, "Kiểm lại cùng số phiếu bằng cách nhập từng phiếu")
    again = Room(second, size, clock, room.truth)
    found += _ended(again, [again.keyed(seeds, time) for time in (FIRST, SECOND)], folder / KEYED)
    found += differences(outcome_of(first), outcome_of(second))
    for line in [*_told(first), _timed("Quét phiếu", room), _timed("Nhập từng phiếu", again)]:
        clock.tell(line)
    return found


def _closed_vote(
    meeting: Meeting, post: Post, people: list[Person], size: Size, clock: Clock, title: str = ""
) -> Election:
    with clock.phase("Danh sách bầu cử, phát phiếu, đóng bỏ phiếu"):
        vote = vote_of(meeting, post, people, size, title)
        vote.refresh_from_db()
        return vote


def _ended(room: Room, counts: Sequence[Count], folder: Path) -> list[str]:
    """From two counts to the papers in a folder; a sentence for each difference."""
    clock = room.clock
    before = clock.whole(without=AUDITING)
    found = _counted(room, counts, clock)
    _announced(room.vote, clock)
    found += _left(room.vote, folder, clock)
    room.timeline.close(clock.whole(without=AUDITING) - before)
    return found


def _counted(room: Room, counts: Sequence[Count], clock: Clock) -> list[str]:
    """Make two counts equal, audit the first, confirm them; what the audit does not confirm."""
    fetched = room.make_equal(counts)
    if fetched:
        clock.tell(f"  Hai lần kiểm lệch ở {format_int(fetched)} phiếu, lấy phiếu giấy ra kết luận.")
    audit, wrong = room.audited(counts[0])
    if wrong:
        clock.tell(f"  Đối chiếu thấy {format_int(wrong)} phiếu ghi khác phiếu giấy, đã sửa và đối chiếu lại.")
        room.correct(counts)
        audit, wrong = room.audited(counts[0])
    with clock.phase("Đối chiếu hai lần kiểm"):
        accepting(confirm_counts, actor=PROGRAM, election=room.vote)
    return [] if room.is_confirmed(audit) else [f"{room.vote.title}: đối chiếu chưa xác nhận kết quả."]


def _announced(vote: Election, clock: Clock) -> None:
    with clock.phase("Công bố, ghi vào sổ"):
        accepting(announce, actor=PROGRAM, election=vote, announced_on=DAY)
        vote.refresh_from_db()


def _left(vote: Election, folder: Path, clock: Clock) -> list[str]:
    with clock.phase("Biên bản Word và PDF"):
        leave_papers(vote, folder)
    with clock.phase("Gói bằng chứng, đếm lại từ gói"):
        return list(leave_evidence(vote, folder))


def _told(vote: Election) -> list[str]:
    """The result in a few lines."""
    found = outcome_of(vote)
    return [
        f"Phát ra {format_int(found.issued)}, thu vào {format_int(found.collected)}, hợp lệ {format_int(found.valid)}, "
        f"không hợp lệ {format_int(found.invalid)}; trúng cử {format_int(len(found.elected))}/{vote.seats}.",
    ]


def _timed(way: str, room: Room) -> str:
    """When a vote's first count and its papers were there, from the opening of the box."""
    first, _second, papers = room.timeline.marks
    return (
        f"{way}, {format_int(len(room.pairs))} cặp cùng xem: từ lúc mở hòm phiếu, kết quả lần kiểm thứ nhất sau "
        f"{said(first)}, hai lần kiểm khớp nhau và biên bản sau {said(papers)} (ước tính, chưa kể rút phiếu đối chiếu)."
    )
