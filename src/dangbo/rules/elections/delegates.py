"""Official delegates and alternates voted on one list (đại biểu chính thức, dự khuyết; 244 Art 20, 190 Art 18).

The number of official delegates is allocated by the superior, that of alternates is set by the congress.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangbo.rules.elections.base import is_over_half
from dangbo.rules.elections.counts import CandidateVotes
from dangbo.rules.elections.outcome import cut
from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import whole
from dangbo.rules.verdict import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Delegation:
    """Names by votes. The alternates are a proposal: the congress decides to take them from the same vote."""

    official: tuple[str, ...]
    official_tied: tuple[str, ...]
    proposed_alternates: tuple[str, ...]
    alternates_tied: tuple[str, ...]
    official_unfilled: int
    alternates_unfilled: int


def split_delegates(
    candidates: Sequence[CandidateVotes], base: int, official: int, alternates: int, regulation: Regulation
) -> Verdict[Delegation]:
    """Official delegates, and after them those over half who may be alternates, from high to low.

    While official seats are tied or empty no alternates are proposed. base, official: at least 1.
    """
    names, votes = [one.name for one in candidates], [one.votes for one in candidates]
    first = cut(votes, official, base)
    others = [place for place in range(len(votes)) if place not in first.winners and is_over_half(votes[place], base)]
    open_official = official - len(first.winners)
    second = cut([votes[place] for place in others], alternates, base) if alternates and not open_official else None
    delegation = Delegation(
        official=tuple(names[place] for place in first.winners),
        official_tied=tuple(names[place] for place in first.tied),
        proposed_alternates=tuple(names[others[place]] for place in second.winners) if second else (),
        alternates_tied=tuple(names[others[place]] for place in second.tied) if second else (),
        official_unfilled=open_official,
        alternates_unfilled=alternates - (len(second.winners) if second else 0),
    )
    return Verdict(delegation, tuple(_explain(delegation, alternates, regulation)))


def _explain(found: Delegation, alternates: int, regulation: Regulation) -> Iterator[Finding]:
    if found.official_tied:
        yield regulation.rule("tie").warning(
            "official-delegates-tied",
            f"{', '.join(found.official_tied)} bằng phiếu cho {whole(found.official_unfilled)} suất đại biểu chính thức"
            " cuối: bầu lại giữa những người này trước khi xét dự khuyết.",
        )
    elif found.official_unfilled:
        yield regulation.rule("too-few-delegates").warning(
            "official-delegates-missing",
            f"Còn thiếu {whole(found.official_unfilled)} đại biểu chính thức: bầu lần tiếp theo;"
            " sau nhiều lần, đại hội quyết định có bầu tiếp hay không.",
        )
    if found.proposed_alternates:
        yield regulation.rule("alternates").warning(
            "congress-decides-alternates",
            f"Có thể lấy {', '.join(found.proposed_alternates)} (quá một nửa, từ cao xuống thấp)"
            " làm đại biểu dự khuyết: đại hội quyết định.",
        )
    if found.alternates_tied:
        yield regulation.rule("alternates").warning(
            "alternates-tied",
            f"{', '.join(found.alternates_tied)} bằng phiếu ở suất dự khuyết cuối: đại hội quyết định.",
        )
    elif alternates and not found.official_unfilled and found.alternates_unfilled:
        yield regulation.rule("alternates").warning(
            "alternates-missing",
            f"Còn thiếu {whole(found.alternates_unfilled)} đại biểu dự khuyết: đại hội quyết định có bầu tiếp hay không"
            " và cách bầu.",
        )
