"""What goes to the superior after a meeting: the list of the elected and the report on the result."""

from collections.abc import Iterator

from dangbo.elections.models import Meeting, Way
from dangbo.elections.papers.facts import Counted, counted_votes, people
from dangbo.elections.papers.writing import ElectionPaper, chair_signature, gathering, lowered, percent, table, text_of
from dangbo.elections.queries.roll_lines import counts_of, lines_of
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import Signature
from dangbo.registry.models import Organisation
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

NOTHING_COUNTED = "Chưa có cuộc bầu nào kiểm phiếu xong."


def elected_list(meeting: Meeting) -> ElectionPaper:
    """The list of everybody elected at a meeting. Raises FileError where nothing has been counted."""
    votes = _votes(meeting)
    return ElectionPaper(
        kind="report",
        superior=_superior(meeting),
        issuer=_issuer(meeting),
        title="Danh sách",
        abstract=f"trúng cử tại {lowered(meeting.name)}",
        text=text_of(*(_elected(vote, number) for number, vote in enumerate(votes, start=1))),
        signatures=(chair_signature(meeting),),
        on=meeting.last_day,
        recipients=_recipients(meeting),
    )


def result_report(meeting: Meeting) -> ElectionPaper:
    """The report by which ratification is asked for. Raises FileError where nothing has been counted."""
    votes = _votes(meeting)
    above = _superior(meeting)
    return ElectionPaper(
        kind="report",
        superior=above,
        issuer=_issuer(meeting),
        abstract=f"kết quả bầu cử tại {lowered(meeting.name)}",
        text=text_of(_course(meeting), _results(votes), _request(meeting, votes)),
        signatures=(Signature("Bí thư", "", f"T/M {_issuer(meeting)}"),),
        on=meeting.last_day,
        addressees=(above,) if above else (),
        recipients=_recipients(meeting),
    )


def _votes(meeting: Meeting) -> list[Counted]:
    rows = meeting.elections.exclude(way=Way.OPINION).select_related("announcement", "meeting__organisation")
    votes = counted_votes(rows.order_by("pk"))
    if not votes:
        raise FileError(NOTHING_COUNTED)
    return votes


def _elected(vote: Counted, number: int) -> Iterator[str]:
    yield f"{number}. {vote.election.title}"
    if not vote.elected:
        yield "Không có người trúng cử."
        return
    rows = [
        (place, line.name, line.birth_year or "", line.place, format_int(line.votes), percent(line.percent))
        for place, line in enumerate(vote.elected, start=1)
    ]
    yield from table(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Số phiếu", "Tỷ lệ"), rows, numbers=[4, 5])


def _course(meeting: Meeting) -> Iterator[str]:
    yield "I. TÌNH HÌNH CHUNG"
    days = format_date(meeting.held_on)
    if meeting.last_day != meeting.held_on:
        days = f"{days} đến {format_date(meeting.last_day)}"
    place = f", tại {meeting.place}" if meeting.place else ""
    yield f"{meeting.name} họp ngày {days}{place}."
    lines = lines_of(meeting)
    counts = zip(lines, counts_of(meeting, lines), strict=True)
    rows = [(line.label, format_int(number)) for line, number in counts if number]
    yield from table(("Nội dung", "Số người"), rows, numbers=[1])


def _results(votes: list[Counted]) -> Iterator[str]:
    yield "II. KẾT QUẢ BẦU CỬ"
    for number, vote in enumerate(votes, start=1):
        yield f"{number}. {vote.election.title}"
        yield _said(vote)
        if vote.elected:
            yield from (
                f"- {line.name}: {format_int(line.votes)} phiếu, đạt {percent(line.percent)};" for line in vote.elected
            )


def _said(vote: Counted) -> str:
    count, seats = vote.count, vote.frozen["election"]["seats"]
    missing = vote.verdict["seats_unfilled"]
    return (
        f"Cần bầu {people(seats)}, danh sách có {people(len(vote.lines))}; phát ra {format_int(count.issued)} phiếu, "
        f"thu vào {format_int(count.collected)}, hợp lệ {format_int(count.valid)}; trúng cử "
        f"{people(len(vote.elected))}{f', còn thiếu {people(missing)}' if missing else ''}."
    )


def _request(meeting: Meeting, votes: list[Counted]) -> Iterator[str]:
    yield "III. ĐỀ NGHỊ"
    yield f"{_issuer(meeting)} báo cáo kết quả {gathering(meeting)} và đề nghị cấp trên xem xét, chuẩn y."
    yield (
        f"Gửi kèm: biên bản kiểm phiếu của {format_int(len(votes))} cuộc bầu, danh sách trúng cử, "
        "sơ yếu lý lịch của người trúng cử."
    )


def _issuer(meeting: Meeting) -> str:
    return committee_of(meeting.organisation.version_at(meeting.held_on).name)


def _superior(meeting: Meeting) -> str:
    parent: Organisation | None = meeting.organisation.version_at(meeting.held_on).parent
    return committee_of(parent.version_at(meeting.held_on).name) if parent else ""


def _recipients(meeting: Meeting) -> tuple[str, ...]:
    above = _superior(meeting)
    return (*([f"{above} (báo cáo)"] if above else []), f"Lưu {_issuer(meeting)}")
