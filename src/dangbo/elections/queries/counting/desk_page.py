"""What the pages of the counting desk show: how far each batch and each count is, and the one thing to do next."""

from dataclasses import dataclass

from django.urls import reverse

from dangbo.elections.models import Election, State
from dangbo.elections.models.counting import Count, CountState
from dangbo.elections.queries.counting.reconciling import Difference, differences_of
from dangbo.elections.queries.counting.standing import BatchStanding, Standing, standing_of
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
        return len(self.standing.pile.to_conclude)


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
    if pile.to_conclude:
        return ("warn", "Chờ kết luận")
    if pile.both_done:
        return ("warn", "Nhập lại phiếu lệch")
    return ("info", "Đang nhập") if pile.voices else ("idle", "Chưa nhập")


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
