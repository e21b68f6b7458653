"""The checked draft given back: Word with its formatting, corrections and comments; other texts as plain text."""

from dangbo.checking.queries.page import Page, ShownFinding
from dangbo.checking.work import Work
from dangbo.paper.word.comments import Comment
from dangbo.paper.word.drafts import corrected
from dangbo.proofreading import SPELLING_RULES, Severity


def returned_file(work: Work, page: Page) -> tuple[bytes, str]:
    """The content and the ending of the file to give back. Raises FileError."""
    if work.word is None:
        return work.text.encode(), ".txt"
    comments = [_comment(each) for each in page.findings if _is_told(each)]
    return corrected(work.word, [], comments), ".docx"


def _is_told(each: ShownFinding) -> bool:
    """Everything but notes on spelling, of which a text may have very many."""
    finding = each.marked.finding
    return finding.severity is not Severity.NOTE or finding.rule not in SPELLING_RULES


def _comment(each: ShownFinding) -> Comment:
    finding = each.marked.finding
    return Comment(finding.start, finding.end, f"{each.label}. {each.name}: {each.message}")
