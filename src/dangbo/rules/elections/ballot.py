"""Whether one ballot is valid, and for whom it counts (244 Art 17.2 and 32.1; 190 Art 15 and 30.1).

Validity is of the whole ballot; on a list without surplus a row may be void while the ballot stays valid. What the
texts leave open is for the tellers to conclude: the answer is then None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import whole
from dangbo.rules.verdict import Finding, Severity, Verdict


class Layout(StrEnum):
    """The two ballots: names to strike out (list with surplus), boxes to cross (list without)."""

    STRIKE_OUT = "strike_out"
    AGREE_DISAGREE = "agree_disagree"


class Strike(StrEnum):
    """A row of a strike-out ballot."""

    STRUCK = "struck"
    KEPT = "kept"


class Box(StrEnum):
    """A box of a row that may carry a cross."""

    AGREE = "agree"
    DISAGREE = "disagree"


Row: TypeAlias = Strike | frozenset[Box]


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """What people saw on one ballot. rows: by name in the order of the list; one kind of row, by the layout."""

    layout: Layout
    seats: int
    rows: Mapping[str, Row]
    issued_by_tellers: bool = True
    extra_writing: bool = False
    unlisted_names: int = 0


@dataclass(frozen=True, slots=True)
class BallotResult:
    """valid is None where the tellers conclude; counted_for is empty unless the ballot is valid."""

    valid: bool | None
    counted_for: tuple[str, ...]


def layout_for(seats: int, names: int) -> Layout:
    """The ballot that the regulation wants: strike-out where the list has a surplus, boxes where it has none."""
    return Layout.STRIKE_OUT if names > seats else Layout.AGREE_DISAGREE


def judge(paper: BallotPaper, regulation: Regulation) -> Verdict[BallotResult]:
    """Whether the ballot is valid and for whom it counts."""
    chosen = tuple(name for name, row in paper.rows.items() if row in (Strike.KEPT, frozenset({Box.AGREE})))
    findings = [
        *_check_layout(paper, regulation),
        *_check_origin(paper, regulation),
        *_check_writing(paper, regulation),
        *_check_choice(paper, chosen, regulation),
    ]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Verdict(BallotResult(False, ()), tuple(findings))
    if not chosen and _is_open(paper):
        return Verdict(BallotResult(None, ()), (*findings, _question(paper, regulation)))
    return Verdict(BallotResult(True, chosen), (*findings, *_explain_rows(paper, chosen, regulation)))


def _check_layout(paper: BallotPaper, regulation: Regulation) -> Iterator[Finding]:
    names = len(paper.rows)
    if layout_for(paper.seats, names) is paper.layout:
        return
    surplus = "có" if names > paper.seats else "không có"
    form = "gạch tên" if names > paper.seats else "đồng ý, không đồng ý"
    yield regulation.rule("ballot-layout").warning(
        "layout-unlike-list",
        f"Danh sách {whole(names)} người bầu {whole(paper.seats)} là danh sách {surplus} số dư,"
        f" theo quy chế dùng mẫu phiếu {form}.",
    )


def _check_origin(paper: BallotPaper, regulation: Regulation) -> Iterator[Finding]:
    if not paper.issued_by_tellers:
        yield regulation.rule("ballot-not-issued").error(
            "not-issued-by-tellers", "Phiếu không do ban kiểm phiếu phát ra: không hợp lệ."
        )


def _check_writing(paper: BallotPaper, regulation: Regulation) -> Iterator[Finding]:
    if paper.unlisted_names:
        yield regulation.rule("ballot-outside-name").error(
            "unlisted-names",
            f"Phiếu ghi thêm {whole(paper.unlisted_names)} tên ngoài danh sách bầu cử: không hợp lệ.",
        )
    if paper.extra_writing:
        yield regulation.rule("ballot-writing").error(
            "extra-writing", "Phiếu có ký tên, viết thêm hoặc đánh dấu riêng: không hợp lệ."
        )


def _check_choice(paper: BallotPaper, chosen: tuple[str, ...], regulation: Regulation) -> Iterator[Finding]:
    if len(chosen) > paper.seats:
        yield regulation.rule("ballot-above-seats").error(
            "more-than-seats",
            f"Phiếu bầu {whole(len(chosen))} người, nhiều hơn số cần bầu ({whole(paper.seats)}): không hợp lệ.",
        )
    if paper.layout is Layout.STRIKE_OUT and not chosen and len(paper.rows) > 1:
        yield regulation.rule("ballot-for-nobody").error(
            "nobody-chosen", f"Phiếu gạch cả {whole(len(paper.rows))} tên, không bầu cho ai: không hợp lệ."
        )
    if paper.layout is Layout.AGREE_DISAGREE and len(paper.rows) == 1:
        yield from _check_one_name(paper, regulation)


def _check_one_name(paper: BallotPaper, regulation: Regulation) -> Iterator[Finding]:
    row = next(iter(paper.rows.values()))
    if len(row) != 1:
        found = "đánh dấu cả hai ô" if row else "không đánh dấu ô nào"
        yield regulation.rule("ballot-one-name-unclear").error(
            "one-name-needs-one-box",
            f"Danh sách một người phải đánh dấu đúng một ô; phiếu này {found}: không hợp lệ.",
        )


def _is_open(paper: BallotPaper) -> bool:
    return len(paper.rows) > 1 or paper.layout is Layout.STRIKE_OUT


def _question(paper: BallotPaper, regulation: Regulation) -> Finding:
    what = "Tên duy nhất bị gạch" if paper.layout is Layout.STRIKE_OUT else "Không dòng nào được tính là đồng ý"
    return regulation.rule("ballot-no-agree").warning(
        "tellers-conclude",
        f"{what}: quy chế chưa rõ phiếu này hợp lệ hay không. Ban kiểm phiếu kết luận"
        f" ({regulation.rule('tellers-conclude').article}) và ghi lý do vào biên bản.",
    )


def _explain_rows(paper: BallotPaper, chosen: tuple[str, ...], regulation: Regulation) -> Iterator[Finding]:
    for name, row in paper.rows.items():
        if isinstance(row, frozenset) and len(row) != 1:
            found = "đánh dấu cả hai ô" if row else "để trống cả hai ô"
            yield regulation.rule("ballot-row").note(
                "row-not-counted", f"Dòng {name} {found}: không tính cho {name}, phiếu vẫn hợp lệ."
            )
    if len(paper.rows) == 1 and paper.layout is Layout.AGREE_DISAGREE:
        box = "đồng ý" if chosen else "không đồng ý"
        yield regulation.rule("ballot-one-name").note(
            "one-name-one-box", f"Danh sách một người, đánh dấu đúng một ô ({box}): hợp lệ."
        )
    elif len(chosen) < paper.seats:
        yield regulation.rule("ballot-within-seats").note(
            "fewer-than-seats",
            f"Phiếu bầu {whole(len(chosen))} người, ít hơn số cần bầu ({whole(paper.seats)}): vẫn hợp lệ.",
        )
