"""What is said of percentages: those that hold, and those that do not, with the arithmetic."""

from collections.abc import Iterator, Sequence

from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity, Span
from dangbo.proofreading.relations.amounts import Amount, amounts
from dangbo.proofreading.relations.shares import Claim, claims, one_digit_away, with_other_digit
from dangbo.vietnamese.numbers import format_int

_LEAST_SHARING = 3
_MOST_TRIED = 2_000
_SIBLINGS = 2
_FARTHEST_SENTENCE, _MOST_CANDIDATES = 2, 4


def check_shares(draft: Draft) -> Iterator[Result]:
    """Each percentage with a numerator: told with its whole where it fits one; a finding where it cannot be right."""
    made = [claim for claim in claims(draft, amounts(draft)) if not _is_all(claim)]
    bases = {id(claim): _base(claim) for claim in made}
    for claim in made:
        whole = None if claim.sure else _expected(claim, [each for each in made if _near(draft, each, claim)], bases)
        if bases[id(claim)] is None and whole is not None and claim.fits(whole.value):
            bases[id(claim)] = whole
    shared = _shared_bases([claim for claim in made if bases[id(claim)] is None], draft)
    for claim in made:
        base = bases[id(claim)]
        if base is not None:
            yield _relation(claim, base.value, (base.span,))
        elif id(claim) in shared:
            yield _of_shared(claim, *shared[id(claim)])
        elif claim.of_plan and not claim.sure and claim.possible_wholes():
            yield _relation(claim, claim.possible_wholes()[0], ())
        else:
            odd = _odd_among(claim, shared, draft)
            yield from [odd] if odd else _mismatch(draft, claim, made, bases)


def _of_shared(claim: Claim, base: int, group: Sequence[Claim]) -> Result:
    """Percentages of one unwritten whole; doubtful where the whole before them all is one digit away from it."""
    for whole in group[0].wholes[:_MOST_CANDIDATES]:
        others = [int(other) for other in with_other_digit(str(whole.value))]
        if whole.kind == claim.numerator.kind and any(_fits_all(group, other) for other in others):
            return _finding(claim, whole, Severity.DOUBTFUL)
    return _relation(claim, base, ())


def _odd_among(claim: Claim, shared: dict[int, tuple[int, Sequence[Claim]]], draft: Draft) -> Finding | None:
    """The one percentage of a sentence that does not fit the unwritten whole of three or more others."""
    sentence = draft.sentence_at(claim.percent.start)
    for base, group in shared.values():
        fitting = [each for each in group if base in each.possible_wholes()]
        together = draft.sentence_at(group[0].percent.start) == sentence and len(fitting) >= _LEAST_SHARING
        if together and not claim.sure and not claim.percent.hedge and claim.numerator.value <= base:
            part, total = format_int(claim.numerator.value), format_int(base)
            message = (
                f"{len(fitting)} tỷ lệ khác trong câu đều tính trên {total}; "
                f"{part} trên {total} là {claim.share_of(base)}, không phải {claim.percent.text}."
            )
            return _at(claim, Severity.DOUBTFUL, message, None)
    return None


def _fits_all(group: Sequence[Claim], whole: int) -> bool:
    return all(whole in claim.possible_wholes() for claim in group)


def _is_all(claim: Claim) -> bool:
    """ "toàn bộ 234 chi bộ, đạt 100%" claims nothing that could be computed."""
    return claim.stated == 100 and not claim.sure


def _base(claim: Claim) -> Amount | None:
    return next((whole for whole in claim.wholes if claim.fits(whole.value)), None)


def _shared_bases(unfit: Sequence[Claim], draft: Draft) -> dict[int, tuple[int, Sequence[Claim]]]:
    """Percentages of one sentence that no whole fits but that one unwritten whole would fit, with that whole."""
    found: dict[int, tuple[int, Sequence[Claim]]] = {}
    for sentence in {draft.sentence_at(claim.percent.start) for claim in unfit}:
        group = [claim for claim in unfit if draft.sentence_at(claim.percent.start) == sentence and not claim.sure]
        for claim in group:
            best = _most_shared(claim, group)
            if best is not None:
                found[id(claim)] = (best, group)
    return found


def _most_shared(claim: Claim, group: Sequence[Claim]) -> int | None:
    if len(group) < 2 or not claim.possible_wholes():
        return None
    others = [other for other in group if other is not claim]
    ranges = [other.possible_wholes() for other in others]
    counted = {base: sum(base in each for each in ranges) for base in claim.possible_wholes()[:_MOST_TRIED]}
    most = max(counted.values())
    fitting = [base for base, count in counted.items() if count == most]
    enough = most >= _LEAST_SHARING - 1 or (most >= 1 and len(group) == 2)
    return fitting[len(fitting) // 2] if enough else None


def _relation(claim: Claim, base: int, spans: tuple[Span, ...]) -> Relation:
    message = (
        f"{format_int(claim.numerator.value)} / {format_int(base)} = {claim.share_of(base)} ({claim.percent.text})"
    )
    return Relation("percent_of", message, tuple(dict.fromkeys((claim.percent.span, claim.numerator.span, *spans))))


def _mismatch(draft: Draft, claim: Claim, made: Sequence[Claim], bases: dict[int, Amount | None]) -> Iterator[Finding]:
    if claim.of_else or not claim.cued:
        return
    if claim.sure:
        yield _finding(claim, claim.wholes[0], Severity.DOUBTFUL if claim.of_plan else Severity.WRONG)
        return
    siblings = [other for other in made if other is not claim and _near(draft, other, claim)]
    smaller = _usual_smaller(claim, siblings, bases)
    if smaller is not None:
        yield _finding(claim, smaller, Severity.DOUBTFUL)
        return
    whole = _expected(claim, siblings, bases)
    if claim.percent.hedge:
        if whole is not None and _is_of_usual(claim, whole, siblings, bases):
            yield _finding(claim, whole, Severity.DOUBTFUL)
    elif not claim.possible_wholes():
        yield _unattainable(claim, whole, Severity.DOUBTFUL if claim.of_plan else Severity.WRONG)
    elif whole is not None and _is_of_usual(claim, whole, siblings, bases):
        yield _finding(claim, whole, Severity.WRONG)
    else:
        near = next((each for each in _candidates(claim, whole) if one_digit_away(claim, each.value)), None)
        if near is not None:
            yield _finding(claim, near, Severity.DOUBTFUL)


def _usual_smaller(claim: Claim, siblings: Sequence[Claim], bases: dict[int, Amount | None]) -> Amount | None:
    """The whole of two neighbours or more, where this part of the same kind is larger than it."""
    found = [base for other in siblings if (base := bases[id(other)]) is not None]
    for base in found:
        same = sum(1 for other in found if other.value == base.value)
        if same >= _SIBLINGS and base.value < claim.numerator.value and base.kind == claim.numerator.kind:
            return base
    return None


def _is_of_usual(claim: Claim, whole: Amount, siblings: Sequence[Claim], bases: dict[int, Amount | None]) -> bool:
    """Whether two neighbours are of this whole and none is of an unknown one, so that this one must be too."""
    confirmed = sum(1 for other in siblings if _is_of(bases[id(other)], whole))
    misfits = sum(1 for other in siblings if bases[id(other)] is None)
    return confirmed >= _SIBLINGS and not misfits and whole.kind in (claim.numerator.kind, "")


def _candidates(claim: Claim, whole: Amount | None) -> list[Amount]:
    near = [each for each in claim.wholes if claim.numerator.sentence - each.sentence <= _FARTHEST_SENTENCE]
    return list(dict.fromkeys([*([whole] if whole else []), *near[:_MOST_CANDIDATES]]))


def _near(draft: Draft, other: Claim, claim: Claim) -> bool:
    distance = draft.sentence_at(other.percent.start) - draft.sentence_at(claim.percent.start)
    return other.numerator.paragraph == claim.numerator.paragraph and abs(distance) <= 2


def _is_of(base: Amount | None, whole: Amount) -> bool:
    return base is not None and base.value == whole.value


def _expected(claim: Claim, siblings: Sequence[Claim], bases: dict[int, Amount | None]) -> Amount | None:
    """The whole that the neighbours are taken of, else the nearest one of the same unit in the sentence."""
    of_siblings = [base for other in siblings if (base := bases[id(other)]) is not None]
    usual = [base for base in of_siblings if base.value >= claim.numerator.value]
    if usual:
        return max(usual, key=lambda base: sum(1 for other in usual if other.value == base.value))
    own = [
        whole for whole in claim.wholes if whole.kind == claim.numerator.kind and whole.value > claim.numerator.value
    ]
    return own[0] if own else None


def _finding(claim: Claim, whole: Amount, severity: Severity) -> Finding:
    part, total = format_int(claim.numerator.value), format_int(whole.value)
    message = f"{part} trên {total} là {claim.share_of(whole.value)}, không phải {claim.percent.text}."
    return _at(claim, severity, message, whole)


def _unattainable(claim: Claim, whole: Amount | None, severity: Severity) -> Finding:
    message = f"Không có tổng nào để {format_int(claim.numerator.value)} là {claim.percent.text} của tổng đó"
    of_whole = (
        f"; {format_int(claim.numerator.value)} trên {format_int(whole.value)} là {claim.share_of(whole.value)}"
        if whole
        else ""
    )
    return _at(claim, severity, f"{message}{of_whole}.", whole)


def _at(claim: Claim, severity: Severity, message: str, whole: Amount | None) -> Finding:
    spans = (claim.percent.span, claim.numerator.span, *((whole.span,) if whole else ()))
    return Finding(*claim.percent.span, "share", severity, message, evidence=tuple(dict.fromkeys(spans)))
