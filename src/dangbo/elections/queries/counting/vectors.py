"""One ballot as it was seen (a vector), and what the regulation says of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dangbo.elections.models import Election
from dangbo.elections.verdicts import frozen_of, regulation_frozen
from dangbo.rules.elections.ballot import BallotPaper, Box, Layout, Row, Strike, judge
from dangbo.rules.elections.regulation import Regulation, regulation
from dangbo.rules.verdict import Finding, Severity

KEPT, STRUCK, AGREE, DISAGREE, BOTH, NONE = "k", "s", "a", "d", "b", "n"
ROWS: Mapping[str, Row] = {
    KEPT: Strike.KEPT,
    STRUCK: Strike.STRUCK,
    AGREE: frozenset({Box.AGREE}),
    DISAGREE: frozenset({Box.DISAGREE}),
    BOTH: frozenset({Box.AGREE, Box.DISAGREE}),
    NONE: frozenset(),
}
CHOSEN = frozenset({KEPT, AGREE})
LETTERS = {Layout.STRIKE_OUT: (KEPT, STRUCK), Layout.AGREE_DISAGREE: (AGREE, DISAGREE, BOTH, NONE)}
MARK_WORDS = {
    KEPT: "để nguyên",
    STRUCK: "gạch tên",
    AGREE: "đồng ý",
    DISAGREE: "không đồng ý",
    BOTH: "đánh dấu cả hai ô",
    NONE: "không đánh dấu ô nào",
}
REASONS = {
    "not-issued-by-tellers": "Không do ban kiểm phiếu phát ra",
    "more-than-seats": "Bầu nhiều hơn số cần bầu",
    "nobody-chosen": "Không bầu cho ai",
    "unlisted-names": "Ghi tên ngoài danh sách",
    "extra-writing": "Ký tên, viết thêm, đánh dấu riêng",
    "one-name-needs-one-box": "Danh sách một người, không đánh dấu đúng một ô",
    "tellers-conclude": "Ban kiểm phiếu kết luận",
}
"""Why a ballot is invalid, by the code of the rules' finding, in the words of the minutes."""


@dataclass(frozen=True, slots=True)
class Vector:
    """What was seen on one ballot. marks: a letter per name in the order of the list (k, s or a, d, b, n).

    ruling: what the tellers concluded where the regulation leaves open whether the ballot is valid.
    """

    marks: str
    foreign: bool = False
    writing: bool = False
    unlisted: int = 0
    ruling: bool | None = None

    def data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "marks": self.marks,
            "foreign": self.foreign,
            "writing": self.writing,
            "unlisted": self.unlisted,
            "ruling": self.ruling,
        }

    @property
    def key(self) -> str:
        """The same text for the same vector, for the comparison of two counts."""
        return json.dumps(self.data(), sort_keys=True, separators=(",", ":"))

    @property
    def seen(self) -> "Vector":
        """Without what was concluded about it."""
        return Vector(self.marks, self.foreign, self.writing, self.unlisted)


def vector_of(data: Mapping[str, Any]) -> Vector:
    """The vector that `Vector.data` wrote."""
    return Vector(data["marks"], data["foreign"], data["writing"], data["unlisted"], data["ruling"])


@dataclass(frozen=True, slots=True)
class Slate:
    """What is voted on: the names in the order of the ballot, their ids, seats, the kind of ballot, the regulation."""

    layout: Layout
    seats: int
    names: tuple[str, ...]
    ids: tuple[str, ...]
    regulation: str

    @property
    def rules(self) -> Regulation:
        return regulation(self.regulation)

    @property
    def is_strike_out(self) -> bool:
        return self.layout is Layout.STRIKE_OUT


def slate_of(election: Election) -> Slate:
    """The slate as it was frozen when the vote was closed. ValueError for a vote that is still open."""
    frozen = frozen_of(election)
    rows = frozen["candidates"]
    return Slate(
        layout=Layout(frozen["election"]["style"]),
        seats=frozen["election"]["seats"],
        names=tuple(row["ballot_name"] for row in rows),
        ids=tuple(row["id"] for row in rows),
        regulation=regulation_frozen(election).name,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What a vector means. valid is None where the tellers must conclude; chosen: numbers of the names it counts for.

    code: of the finding by which it is not valid, empty otherwise.
    """

    valid: bool | None
    chosen: tuple[int, ...]
    code: str
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> str:
        """Why it is not valid, in the words of the minutes."""
        return REASONS[self.code] if self.valid is False else ""


@lru_cache(maxsize=4096)
def judged(vector: Vector, slate: Slate) -> Judged:
    """The verdict of the rules on a vector (rules.elections.ballot), with the tellers' own conclusion where it is open.

    ValueError for a vector that is not of this slate.
    """
    if len(vector.marks) != len(slate.names) or set(vector.marks) - set(LETTERS[slate.layout]):
        raise ValueError("a vector of another list")
    paper = BallotPaper(
        layout=slate.layout,
        seats=slate.seats,
        rows={name: ROWS[mark] for name, mark in zip(slate.names, vector.marks, strict=True)},
        issued_by_tellers=not vector.foreign,
        extra_writing=vector.writing,
        unlisted_names=vector.unlisted,
    )
    verdict = judge(paper, slate.rules)
    code = next((found.code for found in verdict.findings if found.code in REASONS), "")
    valid = verdict.answer.valid if verdict.answer.valid is not None else vector.ruling
    counted = set(verdict.answer.counted_for)
    chosen = tuple(number for number, name in enumerate(slate.names, start=1) if name in counted)
    return Judged(valid, chosen, code, verdict.findings)


def is_open_question(vector: Vector, slate: Slate) -> bool:
    """Whether the regulation leaves this ballot to the tellers, concluded or not."""
    found = judged(vector.seen, slate)
    return found.valid is None


def short_words(vector: Vector, slate: Slate) -> str:
    """What was seen, in a few words: "gạch 3, 17, 29", "không đồng ý 2; 5 đánh dấu cả hai ô"."""
    parts = [*_marks_in_words(vector, slate)]
    if vector.foreign:
        parts.append("không do ban kiểm phiếu phát ra")
    if vector.unlisted:
        parts.append(f"ghi thêm {vector.unlisted} tên")
    if vector.writing:
        parts.append("có viết thêm")
    if vector.ruling is not None:
        parts.append(f"kết luận {'hợp lệ' if vector.ruling else 'không hợp lệ'}")
    return "; ".join(parts)


def _marks_in_words(vector: Vector, slate: Slate) -> list[str]:
    usual = KEPT if slate.is_strike_out else AGREE
    if set(vector.marks) == {usual}:
        return ["không gạch ai" if slate.is_strike_out else "đồng ý cả danh sách"]
    words = []
    for mark in LETTERS[slate.layout][1:]:
        numbers = [str(place) for place, found in enumerate(vector.marks, start=1) if found == mark]
        if numbers:
            what = "gạch" if mark == STRUCK else MARK_WORDS[mark]
            words.append(f"{what} cả danh sách" if len(numbers) == len(slate.names) else f"{what} {', '.join(numbers)}")
    return words


def verdict_words(found: Judged, slate: Slate) -> str:
    """What it means, in one line: "Hợp lệ, bầu 30 người.", or the sentence of the rule."""
    if found.valid:
        return f"Hợp lệ, tính cho {len(found.chosen)} người."
    if found.valid is None:
        return next(each.message for each in found.findings if each.code == "tellers-conclude")
    errors = [each.message for each in found.findings if each.severity is Severity.ERROR]
    return errors[0] if errors else "Không hợp lệ theo kết luận của ban kiểm phiếu."
