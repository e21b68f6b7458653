"""Which ballots are simulated, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from other_hand import HARD as OTHER_HARD
from other_hand import other_ballot
from reading import Grey, decoded, read_ballot

from dangbo.paper.ballots.deciding import DecidedRow
from dangbo.paper.ballots.layout import Layout, lay_out, read_definition
from dangbo.paper.ballots.simulation import Fault, Hard, Kind, MeantRow, Mix, Pen, simulate_ballot

ROWS = 16
FAMILIES = ("Nguyễn Thị", "Trần Văn", "Lê Hoàng", "Phạm Ngọc", "Vũ Thị Bích", "Đặng Quốc", "Bùi Xuân", "Hoàng Thị Mỹ")
GIVEN = ("Ánh", "Bình", "Cường", "Dũng", "Hạnh", "Hùng", "Khuyến", "Linh", "Nghĩa", "Phượng", "Tuyết")
HARD_BOXES = (
    Hard.BLANK, Hard.BOTH, Hard.REMARKED, Hard.CANCELLED, Hard.BETWEEN, Hard.ON_NAME, Hard.RING, Hard.DOT,
    Hard.ERASED, Hard.ERASED_OTHER, Hard.TINY, Hard.WRITTEN,
)  # fmt: skip
HARD_NAMES = (Hard.PARTIAL, Hard.OVERLINE, Hard.UNDERLINE, Hard.CIRCLE, Hard.DOTS)
STEADY_PENS = {Pen.BALL: 0.55, Pen.GEL: 0.45}


@dataclass(frozen=True, slots=True)
class Trial:
    """Ballots of one kind; share: of the number asked for."""

    name: str
    share: float = 1.0
    style: str = "agree_disagree"
    paper: str = "A4"
    rows: int = ROWS
    seats: int | None = None
    kind: Kind = "scan"
    dpi: float = 200
    fault: Fault | None = None
    mix: Mix = field(default_factory=Mix)
    other_hand: bool = False
    """Drawn by the second generator, forced: with this hard mark of its own in a tenth of the rows."""
    forced: str | None = None

    def layout(self) -> Layout:
        return _layout(self.style, self.paper, self.rows, self.seats or self.rows)


@cache
def _layout(style: str, paper: str, rows: int, seats: int) -> Layout:
    names = [f"{family} {given}" for given in GIVEN for family in FAMILIES][:rows]
    return lay_out(
        read_definition(
            {
                "id": f"bench-{style}-{paper}-{rows}",
                "title": "Bầu Ban Chấp hành Đảng bộ xã Tân Hòa khóa III, nhiệm kỳ 2025 – 2030",
                "organisation": "Đại hội đại biểu Đảng bộ xã Tân Hòa lần thứ III",
                "regulation": "190-2024",
                "style": style,
                "seats": seats,
                "paper": paper,
                "candidates": [{"name": name} for name in names],
            }
        )
    )


@dataclass(slots=True)
class Tally:
    """What came of a trial's ballots; marks: by kind of hard mark how many were drawn, accepted: how many accepted.

    untouched: ballots that nobody need look at; all_clear: ballots on which nobody could have to; reasons: why pages
    were rejected and clear rows went to people.
    """

    ballots: int = 0
    pages: int = 0
    rejected: int = 0
    rows: int = 0
    clear: int = 0
    silent: int = 0
    to_people: int = 0
    untouched: int = 0
    all_clear: int = 0
    proposals: int = 0
    wrong_proposals: int = 0
    struck_unmarked: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    people_by_pen: Counter[str] = field(default_factory=Counter)
    rows_by_pen: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def trials(names: set[str] | None = None) -> list[Trial]:
    """Every trial, or those whose name begins with one of the names."""
    found = list(_all())
    return [trial for trial in found if names is None or trial.name.split(":")[0] in names]


def _all() -> Iterator[Trial]:
    yield Trial("normal")
    yield Trial("steady", 0.4, mix=Mix(pens=STEADY_PENS))
    yield Trial("turned", 0.4, mix=Mix(steep=1.0))
    yield Trial("fine", 0.1, dpi=300)
    yield Trial("dense", 0.2, rows=19)
    yield Trial("small", 0.2, paper="A5", rows=12)
    yield Trial("two-sided", 0.1, rows=33)
    yield Trial("photo", 0.4, kind="photo")
    yield Trial("other", 0.05, other_hand=True)
    yield Trial("other-dense", 0.05, rows=19, other_hand=True)
    yield Trial("other-small", 0.05, paper="A5", rows=12, other_hand=True)
    yield Trial("other-photo", 0.05, kind="photo", other_hand=True)
    for other in OTHER_HARD:
        yield Trial(f"other-hard:{other}", 0.01, other_hand=True, forced=other)
    for hard in HARD_BOXES:
        yield Trial(f"hard:{hard.value}", 0.06, mix=Mix(forced=hard, forced_share=0.1))
    for fault in Fault:
        yield Trial(f"fault:{fault.value}", 0.06, fault=fault)
    strikes = Trial("strike", 0.4, style="strike_out", seats=15)
    yield strikes
    for hard in HARD_NAMES:
        yield replace(strikes, name=f"strike-hard:{hard.value}", share=0.04, mix=Mix(forced=hard, forced_share=0.15))
    yield replace(strikes, name="strike-folds", share=0.4, mix=Mix(folds=1.0, agree=1.0, hard=0.0))


def run(trial: Trial, seed: int) -> Tally:
    """One ballot simulated, read and counted."""
    layout = trial.layout()
    pen, sides = _sides(trial, layout, seed)
    decided = read_ballot([image for image, _ in sides], layout)
    tally = Tally(ballots=1, pages=len(sides), rejected=len(decided.rejected))
    tally.reasons.update(f"rejected {reason}" for reason in decided.rejected)
    tally.reasons.update(f"whole ballot {doubt}" for doubt in decided.doubts)
    for meant in (meant for _, rows in sides for meant in rows):
        _count(tally, meant, pen, decided.rows.get(meant.number), f"{trial.name} {seed}")
    tally.untouched = int(tally.to_people == 0)
    tally.all_clear = int(tally.clear == tally.rows)
    return tally


def _sides(trial: Trial, layout: Layout, seed: int) -> tuple[str, list[tuple[Grey, tuple[MeantRow, ...]]]]:
    """The pen, and each side as it comes from the scanner or the telephone with its rows as they were meant."""
    if trial.other_hand:
        pen, files = other_ballot(layout, seed, trial.kind, trial.forced)
        return pen, [(decoded(data), rows) for data, rows in files]
    sheets = simulate_ballot(layout, seed, kind=trial.kind, dpi=trial.dpi, fault=trial.fault, mix=trial.mix)
    return sheets[0].pen.value, [(sheet.image, sheet.rows) for sheet in sheets]


def _count(tally: Tally, meant: MeantRow, pen: str, row: DecidedRow | None, where: str) -> None:
    taken = row is not None and row.machine
    tally.rows += 1
    tally.clear += meant.clear
    tally.to_people += not taken
    tally.rows_by_pen[pen] += 1
    tally.people_by_pen[pen] += not taken
    if not meant.clear:
        tally.marks[meant.mark] += 1
        tally.accepted[meant.mark] += taken
    if row is None:
        return
    if taken and row.fact != meant.meant:
        tally.errors.append(f"{where} row {meant.number}: {meant.mark} {meant.meant} → {row.fact}")
        tally.silent += meant.clear
    if meant.clear and not taken:
        tally.reasons.update(row.reasons)
    _count_proposal(tally, meant, row, where)


def _count_proposal(tally: Tally, meant: MeantRow, row: DecidedRow, where: str) -> None:
    if row.fact not in {"struck", "kept"} or meant.meant not in {"struck", "kept"}:
        return
    tally.proposals += 1
    if row.fact != meant.meant:
        tally.wrong_proposals += 1
        tally.errors.append(f"{where} row {meant.number}: {meant.mark} {meant.meant} proposed as {row.fact}")
    tally.struck_unmarked += row.fact == "struck" and meant.mark == "none"
