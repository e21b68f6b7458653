"""The audit of an ended count against the paper: what to draw, what was compared, what it proves."""

import hashlib
from dataclasses import dataclass

from dangbo.elections.models.counting import Count, CountRecord, RecordKind
from dangbo.elections.queries.counting.standing import Standing
from dangbo.elections.queries.counting.totals import checksum
from dangbo.elections.queries.counting.vectors import Vector, judged, vector_of
from dangbo.elections.verdicts import base_of
from dangbo.rules.elections.audit import (
    Comparison,
    Conclusion,
    Evaluation,
    Plan,
    Sheet,
    claims_of,
    draw_sheets,
    evaluate,
    plan_audit,
    seed,
)
from dangbo.rules.elections.outcome import cut


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet to fetch, and what the paper said (None until it was compared)."""

    sheet: Sheet
    paper: Vector | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit whose sheets are drawn; evaluation is None until every one of them was compared."""

    dice: str
    seed: str
    drawn: tuple[Drawn, ...]
    evaluation: Evaluation | None

    @property
    def waiting(self) -> list[Drawn]:
        return [each for each in self.drawn if each.paper is None]


def plan_of(standing: Standing) -> Plan:
    """How many sheets to draw; a full hand count for small, near or tied votes (rules.elections.audit)."""
    election, slate = standing.count.election, standing.slate
    base, votes = base_of(election).answer, standing.totals.votes
    majority = not election.runoff_of_tie
    decided = cut(votes, slate.seats, base, majority=majority)
    named = dict(zip(slate.names, votes, strict=True))
    return plan_audit(claims_of(named, base, decided, majority=majority), base, standing.count.collected)


def batch_checksums(standing: Standing) -> list[str]:
    """Per batch, in any order of its sheets: of its scans where there are any, else of its ballots."""
    found = []
    for each in standing.batches:
        hashes = sorted(each.batch.scans.values_list("sha256", flat=True))
        scans = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
        found.append(scans if hashes else checksum(each.final.values()))
    return found


def seed_of(standing: Standing, dice: str) -> str:
    """The seed from the dice and the batches. ValueError for too few throws."""
    return seed(dice, batch_checksums(standing))


def sheets_of(standing: Standing, seed_text: str, number: int) -> tuple[Sheet, ...]:
    """The sheets to fetch, by batch and place among the ballots that count; anybody with the seed finds the same."""
    drawn = draw_sheets(seed_text, [len(each.final) for each in standing.batches], number)
    order = [sorted(each.final) for each in standing.batches]
    return tuple(
        Sheet(standing.batches[one.batch - 1].batch.number, order[one.batch - 1][one.place - 1], one.extra)
        for one in drawn
    )


def audit_of(standing: Standing) -> Audit | None:
    """The audit of a count as it stands; None while no sheets are drawn."""
    begun = standing.count.chain.filter(kind=RecordKind.AUDIT).order_by("-number").first()
    if begun is None:
        return None
    sheets = tuple(Sheet(*one) for one in begun.content["sheets"])
    papers = papers_of(standing.count, begun)
    drawn = tuple(_drawn(standing, sheet, papers.get((sheet.batch, sheet.place))) for sheet in sheets)
    proof = None
    if all(each.paper is not None for each in drawn):
        proof = evaluate(plan_of(standing), [_comparison(standing, each) for each in drawn if not each.sheet.extra])
    return Audit(begun.content["dice"], begun.content["seed"], drawn, proof)


def papers_of(count: Count, begun: CountRecord) -> dict[tuple[int, int], Vector]:
    """What the paper said of the sheets compared since the audit began: (batch, sheet) → ballot."""
    rows = count.chain.filter(kind=RecordKind.COMPARED, number__gt=begun.number).order_by("number")
    return {(row.batch, row.sheet): vector_of(row.content["vector"]) for row in rows}


def _drawn(standing: Standing, sheet: Sheet, paper: Vector | None) -> Drawn:
    recorded = standing.vectors.get((sheet.batch, sheet.place))
    differs = paper is not None and (recorded is None or paper.seen != recorded.seen)
    return Drawn(sheet, paper, differs)


def _comparison(standing: Standing, each: Drawn) -> Comparison:
    recorded = standing.vectors.get((each.sheet.batch, each.sheet.place))
    ruling = recorded.ruling if recorded else None
    paper = each.paper
    on_paper = None if paper is None else Vector(paper.marks, paper.foreign, paper.writing, paper.unlisted, ruling)
    return Comparison(_names(standing, recorded), _names(standing, on_paper))


def _names(standing: Standing, vector: Vector | None) -> frozenset[str]:
    if vector is None:
        return frozenset()
    return frozenset(standing.slate.names[number - 1] for number in judged(vector, standing.slate).chosen)


CONCLUSIONS = {
    Conclusion.CONFIRMED: ("ok", "Đối chiếu xác nhận kết quả"),
    Conclusion.MORE_SHEETS: ("warn", "Phải rút thêm phiếu"),
    Conclusion.FULL_COUNT: ("warn", "Phải đếm lại toàn bộ bằng tay"),
}
