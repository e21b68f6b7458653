"""The minutes of a vote (biên bản bầu cử): how the list came about, what was voted by hand, what came out."""

from collections.abc import Iterator

from dangbo.elections.models import Candidate, Election, HandVote, Source
from dangbo.elections.papers.count_minutes import elected_lines
from dangbo.elections.papers.facts import Counted, counted, people
from dangbo.elections.papers.writing import (
    ElectionPaper,
    chair_signature,
    gathering,
    lowered,
    opening,
    post_and_unit,
    table,
    text_of,
)
from dangbo.paper.party_documents import Signature
from dangbo.vietnamese.numbers import format_int


def course_minutes(election: Election) -> ElectionPaper:
    """The minutes that chair and secretary sign. Raises FileError before there is a count."""
    vote = counted(election)
    return ElectionPaper(
        kind="minutes",
        superior=election.meeting.organisation.version_at(election.meeting.held_on).name,
        issuer=election.meeting.name,
        abstract=lowered(election.title),
        text=text_of(_begin(vote), _hands(vote), _names(vote), _voting(vote), elected_lines(vote, "IV"), _end(vote)),
        signatures=(Signature("Thư ký", ""), chair_signature(election.meeting)),
        on=election.meeting.held_on,
    )


def _begin(vote: Counted) -> Iterator[str]:
    yield f"{opening(vote.election.meeting)} tiến hành {lowered(vote.election.title)}."
    yield f"Cuộc bầu theo Quy chế bầu cử trong Đảng ({vote.frozen['regulation']['document']})."


def _hands(vote: Counted) -> Iterator[str]:
    yield "I. CÁC VIỆC ĐÃ BIỂU QUYẾT"
    votes = list(vote.election.hand_votes.all())
    if not votes:
        yield "Các việc biểu quyết được ghi trong biên bản chung."
    yield from map(_hand, votes)


def _hand(vote: HandVote) -> str:
    return (
        f"- {vote.get_subject_display()}: {vote.about}; tán thành {format_int(vote.votes_for)}/"
        f"{format_int(vote.present)}, không tán thành {format_int(vote.votes_against)}, "
        f"không có ý kiến {format_int(vote.abstained)};"
    )


def _names(vote: Counted) -> Iterator[str]:
    yield "II. ỨNG CỬ, ĐỀ CỬ, DANH SÁCH BẦU CỬ"
    rows = list(vote.election.candidates.select_related("nominated_by"))
    yield f"Số lượng cần bầu: {people(vote.frozen['election']['seats'])}."
    yield f"Được đưa ra xem xét {people(len(rows))}; danh sách bầu cử có {people(sum(row.on_list for row in rows))}."
    lines = [
        (number, row.full_name, post_and_unit(row.post, row.unit), _source(row), _outcome(row))
        for number, row in enumerate(rows, start=1)
    ]
    yield from table(("TT", "Họ và tên", "Chức vụ, đơn vị", "Giới thiệu", "Kết luận"), lines)


def _source(row: Candidate) -> str:
    if row.nominated_by is not None:
        return f"{row.nominated_by.full_name} đề cử"
    return "Cấp ủy chuẩn bị" if row.source == Source.PREPARED else str(Source(row.source).label)


def _outcome(row: Candidate) -> str:
    if row.on_list:
        asked = row.withdrawal_asked_on is not None
        return "Xin rút, không cho rút; trong danh sách" if asked else "Trong danh sách"
    if row.withdrawal_allowed:
        return "Xin rút, được rút"
    return f"Không đưa vào danh sách: {row.left_off_reason}" if row.left_off_reason else "Không đưa vào danh sách"


def _voting(vote: Counted) -> Iterator[str]:
    count = vote.count
    yield "III. BỎ PHIẾU, KIỂM PHIẾU"
    yield (
        f"Phát ra {format_int(count.issued)} phiếu, thu vào {format_int(count.collected)} phiếu; hợp lệ "
        f"{format_int(count.valid)} phiếu, không hợp lệ {format_int(count.invalid)} phiếu. Kết quả của từng người ghi "
        "trong biên bản kiểm phiếu."
    )


def _end(vote: Counted) -> Iterator[str]:
    yield f"Biên bản đã được đọc và thông qua trước {gathering(vote.election.meeting)}."
