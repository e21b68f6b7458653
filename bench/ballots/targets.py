"""The targets of reading ballots held against what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bounds import upper_bound
from trials import HARD_BOXES, Tally

NEVER = {"blank", "both", "remarked", "between", "on_name", "ring", "dot"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: which target, what, how much is asked for, what was found, and whether that holds it."""

    target: str
    what: str
    wanted: str
    found: str
    holds: bool


def lines(found: Mapping[str, Tally]) -> Iterator[Line]:
    """The targets for which trials were run."""
    yield from _scans(found)
    yield from _hard(found)
    yield from _shares(found)
    if "photo" in found:
        yield _silent("B7", "silent errors on clear rows, photographs", found["photo"])
        yield _share("B7", "rows to people, photographs", 0.06, found["photo"].to_people, found["photo"].rows)
    yield from _other(found)
    for name, tally in found.items():
        if name.startswith("fault:"):
            yield _faulty(name.removeprefix("fault:"), tally)
    yield from _strikes(found)


def table(all_lines: list[Line]) -> str:
    """In Markdown; what does not hold is said in capitals."""
    rows = [f"| {x.target} | {x.what} | {x.wanted} | {x.found} | {'yes' if x.holds else 'NO'} |" for x in all_lines]
    return "\n".join(["| # | what | wanted | found | holds |", "|---|---|---|---|---|", *rows])


def _scans(found: Mapping[str, Tally]) -> Iterator[Line]:
    scans = [
        found[name] for name in ("normal", "steady", "turned", "fine", "dense", "small", "two-sided") if name in found
    ]
    if scans:
        total = Tally()
        for tally in scans:
            total.add(tally)
        yield _silent("B1", "silent errors on clear rows, scans", total)


def _silent(target: str, what: str, tally: Tally) -> Line:
    bound = upper_bound(tally.silent, tally.clear)
    return Line(target, what, "0", f"{tally.silent} of {tally.clear:,} (below {bound:.1e})", tally.silent == 0)


def _hard(found: Mapping[str, Tally]) -> Iterator[Line]:
    marks: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for name, tally in found.items():
        if not name.startswith(("fault:", "strike", "other")):
            marks += tally.marks
            accepted += tally.accepted
    for kind in (hard.value for hard in HARD_BOXES):
        if marks[kind]:
            most = 0.0 if kind in NEVER else 0.02 if kind == "cancelled" else 0.01
            yield _share("B2", f"accepted without a person: {kind}", most, accepted[kind], marks[kind])


def _other(found: Mapping[str, Tally]) -> Iterator[Line]:
    """What the second generator draws."""
    kinds = (
        ("other", "scans"),
        ("other-dense", "scans of 19 names on A4"),
        ("other-small", "scans of 12 names on A5"),
        ("other-photo", "photographs"),
    )
    for name, what in kinds:
        if tally := found.get(name):
            yield _silent("B1", f"silent errors on clear rows, other hand, {what}", tally)
            yield _share("B3", f"rows to people, other hand, {what}", 0.06, tally.to_people, tally.rows)
            yield _share("B5", f"pages rejected, other hand, {what}", 0.002, tally.rejected, tally.pages)
    for name, tally in found.items():
        if name.startswith("other-hard:"):
            kind = name.removeprefix("other-hard:")
            most = 0.0 if kind in NEVER else 0.02 if kind in {"cancelled", "blotted"} else 0.01
            yield _share(
                "B2", f"accepted without a person, other hand: {kind}", most, tally.accepted[kind], tally.marks[kind]
            )


def _share(target: str, what: str, most: float, count: int, total: int) -> Line:
    share = count / total if total else 0.0
    found = f"{share:.2%} ({count} of {total:,}; below {upper_bound(count, total):.2%})"
    return Line(target, what, "0" if most == 0 else f"≤ {most:.1%}", found, share <= most)


def _shares(found: Mapping[str, Tally]) -> Iterator[Line]:
    if normal := found.get("normal"):
        yield _share("B3", "rows to people, normal mix", 0.05, normal.to_people, normal.rows)
        for pen, rows in sorted(normal.rows_by_pen.items()):
            share = normal.people_by_pen[pen] / rows
            yield Line("B3", f"of these, pen {pen}", "–", f"{share:.2%} of {rows:,}", True)
        share = normal.untouched / normal.ballots
        possible = f"{normal.all_clear / normal.ballots:.1%} have no hard row"
        yield Line(
            "B4", "ballots needing nobody", "≥ 65%", f"{share:.1%} of {normal.ballots:,}; {possible}", share >= 0.65
        )
    if steady := found.get("steady"):
        yield _share("B3", "rows to people, gel and ball pens", 0.025, steady.to_people, steady.rows)
    if turned := found.get("turned"):
        yield _share("B5", "pages rejected at ±5°", 0.002, turned.rejected, turned.pages)
    for name in ("normal", "fine", "dense", "small", "two-sided"):
        if name in found:
            yield _share("B5", f"pages rejected, {name}", 0.002, found[name].rejected, found[name].pages)


def _faulty(fault: str, tally: Tally) -> Line:
    wrong = len(tally.errors)
    value = f"{wrong} of {tally.rows:,} rows ({tally.rejected} of {tally.pages} pages rejected)"
    return Line("B8", f"wrongly accepted, {fault}", "0", value, wrong == 0)


def _strikes(found: Mapping[str, Tally]) -> Iterator[Line]:
    total = Tally()
    for name, tally in found.items():
        if name.startswith("strike"):
            total.add(tally)
    if total.ballots:
        final = total.rows - total.to_people
        yield Line("B9", "strike-out rows decided by machine", "0", f"{final} of {total.rows:,}", final == 0)
    if "strike" in found:
        plain = found["strike"]
        right = plain.proposals - plain.wrong_proposals
        share = right / plain.proposals if plain.proposals else 0.0
        value = f"{share:.2%} of {plain.proposals:,} (of {plain.rows:,} rows)"
        yield Line("B9", "strike-out proposals that are right", "≥ 99.5%", value, share >= 0.995)
    if "strike-folds" in found:
        folded = found["strike-folds"]
        value = f"{folded.struck_unmarked} on {folded.ballots:,} folded ballots"
        yield Line("B9", "folds proposed as struck", "0", value, folded.struck_unmarked == 0)
    for name, tally in found.items():
        if name.startswith("strike-hard:"):
            value = f"{tally.wrong_proposals} of {tally.proposals:,} proposals"
            yield Line("B9", f"wrongly proposed with {name.removeprefix('strike-hard:')}", "–", value, True)
