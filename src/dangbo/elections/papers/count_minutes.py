"""The minutes of the count (biên bản kiểm phiếu), in the order of the form of the regulation (244 Art 7; 190 Art 8)."""

from collections.abc import Iterator

from dangbo.elections.models import Decider, Election
from dangbo.elections.models.counting import CountState
from dangbo.elections.papers.facts import Counted, VoteLine, counted, people
from dangbo.elections.papers.writing import (
    BLANK,
    ElectionPaper,
    chair,
    chair_signature,
    gathering,
    grouped,
    lowered,
    opening,
    percent,
    table,
    text_of,
)
from dangbo.elections.queries.counting.evidence import evidence_digest
from dangbo.elections.queries.roll_lines import lines_of
from dangbo.elections.verdicts import base_of
from dangbo.paper.party_documents import Signature
from dangbo.rules.verdict import Certainty
from dangbo.vietnamese.numbers import format_int


def count_minutes(election: Election) -> ElectionPaper:
    """The minutes that the tellers sign. Raises FileError before there is a count."""
    vote = counted(election)
    meeting, title = election.meeting, lowered(election.title)
    head = next((teller["name"] for teller in vote.frozen["tellers"] if teller["is_head"]), "")
    return ElectionPaper(
        kind="minutes",
        superior=meeting.name,
        issuer="Ban kiểm phiếu",
        abstract=f"{'biểu quyết' if election.by_hands else 'kiểm phiếu'} {title}",
        text=text_of(
            _begin(vote),
            _tellers(vote),
            _list(vote),
            _voters(vote),
            _ballots(vote),
            _votes(vote),
            elected_lines(vote, "VI"),
            _settled(vote),
            _proof(vote),
            _end(vote),
        ),
        signatures=(
            chair_signature(meeting),
            Signature("Trưởng ban", head, "T/M Ban kiểm phiếu"),
        ),
        on=meeting.held_on,
    )


def _begin(vote: Counted) -> Iterator[str]:
    again = f" (lần bầu thứ {vote.election.round})" if vote.election.round > 1 else ""
    yield f"{opening(vote.election.meeting)} tiến hành {lowered(vote.election.title)}{again}."
    if not vote.election.asks_opinions:
        yield f"Cuộc bầu theo Quy chế bầu cử trong Đảng ({vote.frozen['regulation']['document']})."


def _tellers(vote: Counted) -> Iterator[str]:
    yield "I. BAN KIỂM PHIẾU"
    tellers = vote.frozen["tellers"]
    yield f"Ban kiểm phiếu do {gathering(vote.election.meeting)} biểu quyết, gồm {people(len(tellers))}:"
    rows = [(number, one["name"], "Trưởng ban" if one["is_head"] else "Thành viên")
            for number, one in enumerate(tellers, start=1)]  # fmt: skip
    yield from table(("TT", "Họ và tên", "Nhiệm vụ"), rows)


def _list(vote: Counted) -> Iterator[str]:
    lines, seats = vote.lines, vote.frozen["election"]["seats"]
    if vote.election.asks_opinions:
        yield "II. DANH SÁCH LẤY Ý KIẾN"
        yield f"Danh sách đưa ra lấy ý kiến gồm {people(len(lines))}:"
    else:
        yield "II. SỐ LƯỢNG CẦN BẦU VÀ DANH SÁCH BẦU CỬ"
        yield f"Số lượng cần bầu: {people(seats)}."
        yield f"Danh sách bầu cử được {gathering(vote.election.meeting)} thông qua gồm {people(len(lines))}:"
    rows = [(line.number, line.name, line.birth_year or "", line.place) for line in lines]
    yield from table(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị"), rows)


def _voters(vote: Counted) -> Iterator[str]:
    said, roll = vote.frozen["election"], vote.frozen["roll"]
    if vote.election.asks_opinions:
        yield "III. SỐ NGƯỜI CHO Ý KIẾN"
        rows, when = [("Được triệu tập", format_int(roll["summoned"]))], "khi bỏ phiếu"
    else:
        yield "III. SỐ NGƯỜI BẦU CỬ"
        lines, when = lines_of(vote.election.meeting), "khi bầu"
        rows = [(line.label, format_int(roll[line.field])) for line in lines if roll[line.field]]
    if said["present"] is not None:
        rows.append((f"Có mặt {when}", format_int(said["present"])))
        rows.append((f"Vắng mặt {when}", format_int(max(0, roll["summoned"] - said["present"]))))
    yield from table(("Nội dung", "Số người"), rows, numbers=[1])
    if vote.election.asks_opinions:
        yield f"Tỷ lệ tính trên {people(vote.verdict['base'])} có mặt."
        return
    finding = base_of(vote.election).findings[0]
    yield f"{finding.message} ({finding.article})." if finding.certainty is Certainty.SOURCED else finding.message


def _ballots(vote: Counted) -> Iterator[str]:
    count = vote.count
    if vote.election.by_hands:
        yield "IV. HÌNH THỨC BIỂU QUYẾT"
        yield f"Giơ tay bằng thẻ đảng viên; {people(count.issued)} có mặt biểu quyết."
        return
    yield "IV. TÌNH HÌNH PHIẾU"
    rows = [
        ("Phát ra", count.issued),
        ("Thu vào", count.collected),
        ("Hợp lệ", count.valid),
        ("Không hợp lệ", count.invalid),
    ]
    yield from table(("Phiếu", "Số phiếu"), [(name, format_int(number)) for name, number in rows], numbers=[1])
    if count.invalid_reasons:
        yield "Phiếu không hợp lệ vì:"
        yield from (f"- {one['reason']}: {format_int(one['count'])} phiếu;" for one in count.invalid_reasons)


def _votes(vote: Counted) -> Iterator[str]:
    yield "V. KẾT QUẢ KIỂM PHIẾU"
    yield f"Xếp theo thứ tự trong danh sách {'lấy ý kiến' if vote.election.asks_opinions else 'bầu cử'}:"
    rows = [(line.number, line.name, format_int(line.votes), percent(line.percent)) for line in vote.lines]
    base = format_int(vote.verdict["base"])
    yield from table(("TT", "Họ và tên", "Số phiếu", f"Tỷ lệ trên {base} người"), rows, numbers=[2, 3])


def elected_lines(vote: Counted, number: str) -> Iterator[str]:
    """Who is elected, from high to low, and what remains open."""
    if vote.election.asks_opinions:
        yield from _opinions(vote, number)
        return
    yield f"{number}. KẾT QUẢ {'BIỂU QUYẾT' if vote.election.by_hands else 'BẦU CỬ'}"
    verdict = vote.verdict
    if verdict["needed"] is not None:
        yield (
            f"Người trúng cử phải được trên một nửa của {format_int(verdict['base'])} người, "
            f"tức là từ {format_int(verdict['needed'])} phiếu trở lên."
        )
    if vote.elected:
        yield f"Trúng cử {people(len(vote.elected))}, xếp theo số phiếu từ cao xuống thấp:"
        yield from votes_table(vote.elected)
    else:
        yield "Không có người trúng cử."
    if verdict["tied"]:
        yield f"Bằng phiếu ở vị trí cuối, chưa xác định người trúng cử: {', '.join(verdict['tied'])}."
    if verdict["seats_unfilled"]:
        yield f"Còn thiếu {people(verdict['seats_unfilled'])} so với số lượng cần bầu."
    if verdict["alternates"]:
        yield f"Đề nghị công nhận đại biểu dự khuyết, theo thứ tự: {', '.join(verdict['alternates'])}."


def _opinions(vote: Counted, number: str) -> Iterator[str]:
    yield f"{number}. KẾT QUẢ LẤY Ý KIẾN"
    yield f"Xếp theo số phiếu từ cao xuống thấp, tỷ lệ trên {people(vote.verdict['base'])} có mặt:"
    yield from votes_table(sorted(vote.lines, key=lambda line: (-line.votes, line.number)))


def votes_table(lines: list[VoteLine]) -> Iterator[str]:
    """Names with votes and percentages, numbered as they stand."""
    rows = [
        (place, line.name, format_int(line.votes), percent(line.percent)) for place, line in enumerate(lines, start=1)
    ]
    yield from table(("TT", "Họ và tên", "Số phiếu", "Tỷ lệ"), rows, numbers=[2, 3])


def _settled(vote: Counted) -> Iterator[str]:
    """What the tellers decided where the regulation leaves it to them."""
    decided = list(vote.election.decisions.filter(decided_by=Decider.TELLERS))
    if decided:
        yield "VII. VIỆC BAN KIỂM PHIẾU ĐÃ KẾT LUẬN"
        yield from (
            f"- {one.question} {one.answer}{f'; lý do: {one.reason}' if one.reason else ''}." for one in decided
        )


def _proof(vote: Counted) -> Iterator[str]:
    """The last hash of each count's chain, which covers every picture and word, and the digest of the evidence pack."""
    counts = list(vote.election.ballot_counts.filter(state=CountState.CLOSED))
    pack = evidence_digest(vote.election)
    if pack:
        yield "Mã kiểm của chuỗi bản ghi, trong đó có mã của từng ảnh phiếu, để đối chiếu với gói bằng chứng:"
        yield from (f"- Lần kiểm {one.number}, {one.get_way_display().lower()}: {grouped(one.head)};" for one in counts)
        yield f"Mã kiểm của gói bằng chứng (tệp manifest.json): {grouped(pack)}."


def _end(vote: Counted) -> Iterator[str]:
    meeting = gathering(vote.election.meeting)
    yield f"Biên bản này lập thành {BLANK} bản, đã được công bố trước {meeting}."
    if vote.election.by_hands:
        return
    ballots = "Phiếu" if vote.election.asks_opinions else "Phiếu bầu"
    yield f"{ballots} được niêm phong và bàn giao cho {chair(vote.election.meeting)} lúc {BLANK}."
