"""Whole texts in the manner of offices: what is right is told, nothing else is said, and a changed digit is seen."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from dangbo.proofreading import Relation, Severity, check_text

TEXTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text("utf-8"))
SEED, SHARE, LEAST = 5, 0.25, 200
LEAST_SEEN = 0.9


@pytest.mark.parametrize("each", TEXTS, ids=[each["text"][:40] for each in TEXTS])
def test_what_is_right_in_a_text_is_told_and_nothing_else_is_said(each: dict[str, Any]) -> None:
    text = each["text"]
    report = check_text(text)
    found = [
        f"{text[finding.start : finding.end]}: {finding.rule}"
        for finding in report.findings
        if finding.severity is not Severity.NOTE
    ]
    assert ([relation.message for relation in report.relations], found) == (each["holds"], each["found"])


def changed(text: str, relation: Relation, chance: random.Random) -> list[tuple[str, tuple[int, int]]]:
    """The text with one digit of the relation's figures changed, for some of the digits, and which figure it is."""
    made = []
    for start, end in relation.spans:
        for place in range(start, end):
            if text[place].isdigit() and chance.random() < SHARE:
                others = [digit for digit in "0123456789" if digit != text[place]]
                digit = chance.choice(others[1:] if place == start else others)
                made.append((text[:place] + digit + text[place + 1 :], (start, end)))
    return made


def test_a_changed_digit_of_a_sum_or_a_share_is_seen_nearly_always() -> None:
    chance = random.Random(SEED)
    seen = total = 0
    for each in TEXTS:
        report = check_text(each["text"])
        before = {(finding.span, finding.rule) for finding in report.findings}
        for relation in report.relations:
            if relation.kind not in ("sum", "percent_of"):
                continue
            for text, span in changed(each["text"], relation, chance):
                new = [one for one in check_text(text).findings if (one.span, one.rule) not in before]
                seen += any(span in one.evidence and one.severity is not Severity.NOTE for one in new)
                total += 1
    assert total > LEAST
    assert seen / total >= LEAST_SEEN
