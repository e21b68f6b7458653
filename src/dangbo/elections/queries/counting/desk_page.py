"""What the pages of the counting desk show: how far each batch and each count is, and the one thing to do next."""

from dataclasses import dataclass

from django.urls import reverse

from dangbo.elections.models import Election, State, Teller
from dangbo.elections.models.counting import Batch, Count, CountState, RecordKind
from dangbo.elections.queries.counting.piles import AGAIN, Pile
from dangbo.elections.queries.counting.reconciling import Difference, differences_of
from dangbo.elections.queries.counting.scanned import ScannedPile
from dangbo.elections.queries.counting.standing import BatchStanding, Standing, standing_of
from dangbo.paper.ballots.reasons import REJECTED
from dangbo.vietnamese.numbers import format_int

_LOOKS = {CountState.OPEN: "info", CountState.CLOSED: "ok", CountState.SET_ASIDE: "idle"}


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next: its button, why, and where it is done."""

    label: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """A count as a line of a table."""

    count: Count
    standing: Standing

    @property
    def look(self) -> tuple[str, str]:
        return (_LOOKS[CountState(self.count.state)], self.count.get_state_display())


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """How far one of the two is in a batch."""

    who: str
    done: int
    of: int
    again: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch as a line of a table: who keyed how much, what waits, how it looks."""

    standing: BatchStanding
    voices: tuple[VoiceLine, ...]
    look: tuple[str, str]

    @property
    def waiting(self) -> int:
        """Ballots and rows that wait for all tellers."""
        pile = self.standing.pile
        return len(pile.to_conclude) + (len(pile.rows_to_conclude) if isinstance(pile, ScannedPile) else 0)


@dataclass(frozen=True, slots=True)
class Work:
    """What one teller may do in a batch: where, and in words; url is empty where nothing is left to do."""

    name: str
    words: str
    url: str


def work_of(pile: Pile, teller: Teller) -> Work:
    """What waits for one teller in a batch."""
    who = teller.entry.full_name
    if not pile.may_key(who):
        return Work(who, "Hai người khác đã nhập tập này", "")
    rows = pile.rows_todo(who) if isinstance(pile, ScannedPile) else []
    round_, waiting = pile.todo(who)
    if rows:
        words = f"Xem {format_int(len(rows))} dòng nghi vấn"
    elif not waiting:
        words = "Không còn phiếu phải nhập" if pile.both_done else "Đã nhập hết, chờ người thứ hai"
        return Work(who, words if who in pile.voices else "Không có việc ở tập này", "")
    elif round_ == AGAIN:
        words = f"Nhập lại {format_int(len(waiting))} phiếu lệch"
    else:
        words = f"Nhập {'tiếp ' if pile.done(who) else ''}từ phiếu {waiting[0]}"
    return Work(who, words, "xem" if rows else "nhap")


def scanned_parts(batch: Batch, pile: Pile) -> dict[str, object]:
    """What the page of a scanned batch shows besides: files, sheets refused or left out, rows for all tellers."""
    if not isinstance(pile, ScannedPile):
        return {}
    return {
        "files": batch.scans.count(),
        "unread": unread(batch),
        "refused": [(sheet.number, REJECTED[sheet.rejected]) for sheet in pile.refused if sheet.rejected],
        "left_out": sorted(pile.left_out.items()),
        "rows_to_conclude": pile.rows_to_conclude if batch.count.is_open else [],
        "sheets": [sheet.number for sheet in pile.there],
        "by_machine": len(pile.there) - len(pile.needed) - len({sheet for sheet, _ in pile.rows_for_people}),
    }


def unread(batch: Batch) -> bool:
    """Whether a scan of a batch waits to be read, or its images to become sheets."""
    rows = batch.count.chain.filter(batch=batch.number)
    images = {(row.sheet, row.row - 1) for row in rows.filter(kind=RecordKind.SCANNED)
              if row.content["side"]["rejected"] != "batch_header"}  # fmt: skip
    used = {tuple(image) for row in rows.filter(kind=RecordKind.SHEET) for image in row.content["images"]}
    read = set(rows.filter(kind=RecordKind.SCANNED).values_list("sheet", flat=True))
    return bool(images - used) or any(number not in read for number in batch.scans.values_list("number", flat=True))


def lines_of(election: Election) -> list[CountLine]:
    """The counts of a vote."""
    return [CountLine(count, standing_of(count)) for count in election.ballot_counts.select_related("election")]


def batch_line(standing: BatchStanding) -> BatchLine:
    """One batch as a line."""
    pile = standing.pile
    voices = []
    for who in pile.voices:
        round_, waiting = pile.todo(who)
        voices.append(VoiceLine(who, pile.done(who), len(pile.needed), len(waiting) if round_ > 1 else 0))
    return BatchLine(standing, tuple(voices), _look(standing))


def _look(standing: BatchStanding) -> tuple[str, str]:
    pile = standing.pile
    if standing.is_settled:
        return ("ok", "Xong")
    if standing.there != standing.batch.declared:
        return ("bad", "Lệch số phiếu") if standing.there else ("idle", "Chưa quét")
    if pile.to_conclude or (isinstance(pile, ScannedPile) and pile.rows_to_conclude):
        return ("warn", "Chờ kết luận")
    if pile.both_done and pile.differing:
        return ("warn", "Nhập lại phiếu lệch")
    if pile.voices:
        return ("info", "Đang xem" if isinstance(pile, ScannedPile) else "Đang nhập")
    return ("idle", "Chờ người xem" if isinstance(pile, ScannedPile) else "Chưa nhập")


def step_of_desk(election: Election, lines: list[CountLine], differences: list[Difference]) -> Step | None:
    """What comes next in counting a vote; None where it is over or everything waits for an open count."""
    if election.state not in (State.VOTING_CLOSED, State.COUNTING):
        return None
    live = [line for line in lines if line.count.state != CountState.SET_ASIDE]
    opening = reverse("elections:count_desk_act", args=[election.pk, "mo"])
    if not live:
        return Step("Mở lần kiểm thứ nhất", "Mở hòm phiếu, đếm số phiếu thu vào rồi ghi ở đây.", opening)
    running = next((line for line in live if line.count.is_open), None)
    if running is not None:
        why = f"{running.count} đang kiểm: xong {format_int(len(running.standing.vectors))} trong " \
              f"{format_int(running.count.collected)} phiếu."  # fmt: skip
        return Step(f"Tiếp tục {str(running.count).lower()}", why, _page(running.count))
    if len(live) < 2:
        return Step("Mở lần kiểm thứ hai", "Xáo phiếu rồi kiểm lại từ đầu; hai lần phải khớp từng phiếu.", opening)
    if differences:
        return Step("Xem phiếu lệch nhau", "Hai lần kiểm chưa khớp; lấy phiếu ra xem lại.", "#h-lech")
    confirm = reverse("elections:count_desk_act", args=[election.pk, "xac-nhan"])
    return Step("Xác nhận số liệu", "Hai lần kiểm khớp nhau về số phiếu và về từng phiếu.", confirm)


def compared(lines: list[CountLine]) -> list[Difference]:
    """Where the first and the last ended count differ; empty while there are not two."""
    ended = [line.standing for line in lines if line.count.state == CountState.CLOSED]
    return differences_of(ended[0], ended[-1]) if len(ended) > 1 else []


def step_of_count(standing: Standing, lines: list[BatchLine]) -> Step | None:
    """What comes next in an open count."""
    count = standing.count
    if not count.is_open:
        return None
    unsettled = next((line for line in lines if not line.standing.is_settled), None)
    if unsettled is not None:
        batch = unsettled.standing.batch
        return Step(f"Mở {str(batch).lower()}", f"{batch}: {unsettled.look[1].lower()}.", _batch(unsettled))
    left = count.collected - standing.declared
    if left > 0:
        why = f"Còn {format_int(left)} phiếu chưa vào tập nào."
        return Step("Thêm tập phiếu", why, reverse("elections:count_act", args=[count.pk, "them-tap"]))
    return Step(
        "Kết thúc lần kiểm", "Mọi phiếu đã có kết luận.", reverse("elections:count_act", args=[count.pk, "xong"])
    )


def _page(count: Count) -> str:
    return reverse("elections:count", args=[count.pk])


def _batch(line: BatchLine) -> str:
    return reverse("elections:batch", args=[line.standing.batch.pk])
