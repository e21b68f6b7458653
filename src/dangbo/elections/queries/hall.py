"""What the hall sees of a vote: how far the count is, then the result; no vote before it is announced."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.http import Http404

from dangbo.elections.models import Count, Election, HallScreen, State
from dangbo.elections.models.counting.counts import CountState
from dangbo.elections.papers.facts import counted
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.deadlines import ELECTED
from dangbo.elections.queries.roll_lines import lines_of
from dangbo.elections.verdicts import frozen_of
from dangbo.vietnamese.numbers import format_int

LONG_LIST = 13
"""From so many names on, the list stands in two columns."""


@dataclass(frozen=True, slots=True)
class HallLine:
    """A name on the screen: votes and percentage as they are read, length of its bar in percent of its track."""

    name: str
    votes: str
    percent: str
    length: str
    is_elected: bool
    is_tied: bool


@dataclass(frozen=True, slots=True)
class Board:
    """All that the screen shows. has_half: whether a line stands at one half of the base; asks: it elects nobody."""

    organisation: str
    title: str
    state: str
    is_result: bool
    seats: int
    elected: int
    columns: tuple[tuple[HallLine, ...], ...] = ()
    numbers: tuple[tuple[str, str, bool], ...] = ()
    has_half: bool = False
    foot: str = ""
    article: str = ""
    done: int = 0
    whole: int = 0
    asks: bool = False


def screen_for(token: str) -> HallScreen:
    """The open screen with this address. Raises Http404."""
    rows = HallScreen.objects.filter(token=token, closed_at__isnull=True)
    found = rows.select_related("election__meeting__organisation").first()
    if found is None:
        raise Http404("Không có màn hình này, hoặc đã đóng.")
    return found


def version_of(token: str) -> str:
    """What changes when the screen must be drawn anew; empty for a screen that is closed. One query."""
    rows = HallScreen.objects.filter(token=token, closed_at__isnull=True)
    found = rows.values_list("election__state", Max("election__ballot_counts__number"))
    row = (
        found.annotate(said=Max("election__ballot_counts__records"), counts=Max("election__counts__number"))
        .order_by("pk")
        .first()
    )
    return "-".join(map(str, row)) if row else ""


def board_of(election: Election) -> Board:
    """What the hall may see of a vote now."""
    if election.state in ELECTED:
        return _result(election)
    done, whole = _progress(election)
    return Board(
        organisation=election.meeting.name,
        title=election.title,
        state=_state(election, done, whole),
        is_result=False,
        seats=election.seats,
        elected=0,
        done=done,
        whole=whole,
        asks=election.asks_opinions,
    )


def board_data(board: Board) -> dict[str, Any]:
    """The board as JSON, as `static/elections/hall/hall.js` draws it. Lines: name, votes, percent, length of the bar,
    and "in", "tie", "out" or "" where nobody is elected.
    """
    data = asdict(board)
    data["columns"] = [[_line_data(line, board.asks) for line in column] for column in board.columns]
    return data


def _line_data(line: HallLine, asks: bool) -> list[str]:
    outcome = "" if asks else "in" if line.is_elected else "tie" if line.is_tied else "out"
    return [line.name, line.votes, line.percent, line.length, outcome]


def _state(election: Election, done: int, whole: int) -> str:
    if election.state in (State.PREPARED, State.LIST_FIXED):
        return "Chưa bỏ phiếu"
    if election.state == State.BALLOTS_ISSUED:
        return "Đang bỏ phiếu"
    if election.state == State.RECONCILED:
        return "Đã kiểm xong, chờ công bố"
    return f"Đang kiểm {format_int(done)}/{format_int(whole)} phiếu" if whole else "Đang kiểm phiếu"


def _progress(election: Election) -> tuple[int, int]:
    """Ballots with a conclusion, and those taken from the box, of the count that goes on."""
    count = Count.objects.filter(election=election).exclude(state=CountState.SET_ASIDE).order_by("-number").first()
    if count is None:
        return 0, 0
    return len(standing_of(count).vectors), count.collected


def _result(election: Election) -> Board:
    vote = counted(election)
    base, needed = vote.verdict["base"], vote.verdict["needed"]
    ranked = sorted(vote.lines, key=lambda line: (-line.votes, line.number))
    lines = tuple(
        HallLine(
            line.name,
            format_int(line.votes),
            f"{line.percent}%" if line.percent else "",
            _share(line.votes, base),
            line.outcome == "elected",
            line.outcome == "tied",
        )
        for line in ranked
    )
    return Board(
        organisation=election.meeting.name,
        title=f"Kết quả {election.title[:1].lower()}{election.title[1:]}",
        state=f"Đã kiểm xong {format_int(vote.count.collected)}/{format_int(vote.count.issued)} phiếu",
        is_result=True,
        seats=election.seats,
        elected=len(vote.verdict["elected"]),
        columns=in_columns(lines),
        numbers=_numbers(election, vote.verdict, vote.count),
        has_half=bool(base),
        asks=election.asks_opinions,
        foot=_foot(base, needed, runoff=election.runoff_of_tie),
        article="" if election.asks_opinions else str(frozen_of(election)["regulation"]["document"]),
    )


def in_columns(lines: tuple[HallLine, ...]) -> tuple[tuple[HallLine, ...], ...]:
    """The lines as they stand on the screen: in one column, a long list in two, the first as long or longer."""
    middle = len(lines) if len(lines) < LONG_LIST else -(-len(lines) // 2)
    return tuple(filter(None, (lines[:middle], lines[middle:])))


def _share(votes: int, base: int) -> str:
    """ "96.88%" as a length."""
    return f"{min(Decimal(100), Decimal(votes * 100) / base):.2f}%" if base else "0%"


def _numbers(election: Election, verdict: Mapping[str, Any], count: Any) -> tuple[tuple[str, str, bool], ...]:
    """Words, number, and whether it is the number on which the result rests."""
    roll = frozen_of(election)["roll"]
    lines = [
        (line.label, format_int(roll[line.field]), False) for line in lines_of(election.meeting) if roll[line.field]
    ]
    return (
        *lines,
        ("Số để tính tỷ lệ" if election.asks_opinions else "Số để tính kết quả", format_int(verdict["base"]), True),
        ("Phiếu phát ra", format_int(count.issued), False),
        ("Phiếu thu vào", format_int(count.collected), False),
        ("Phiếu hợp lệ", format_int(count.valid), False),
        ("Phiếu không hợp lệ", format_int(count.invalid), False),
    )


def _foot(base: int, needed: int | None, *, runoff: bool) -> str:
    if runoff:
        return "Bầu lại giữa những người bằng phiếu: người nhiều phiếu hơn trúng cử."
    if needed is None:
        return ""
    return f"Đường đứt: một nửa của {format_int(base)} người. Trúng cử khi được từ {format_int(needed)} phiếu."
