"""How a text and a finding in it are known again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dangbo.proofreading import Finding


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding of a text with the words that it marks, and what it is known again by in that text."""

    finding: Finding
    quote: str
    fingerprint: str


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def marked(text: str, findings: Iterable[Finding]) -> Iterator[Marked]:
    """Each finding with its fingerprint: rule, words and figures, and how many of the same stand before it."""
    seen: Counter[str] = Counter()
    for finding in findings:
        words = [finding.rule, *(text[start:end] for start, end in (finding.span, *finding.evidence))]
        same = "\0".join(words)
        seen[same] += 1
        said = f"{same}\0{seen[same]}".encode()
        yield Marked(finding, text[finding.start : finding.end], hashlib.sha256(said).hexdigest()[:32])
