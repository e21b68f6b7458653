"""Short ways to say what a text should be told."""

from dangbo.proofreading import Finding, check_text


def findings(text: str, *rules: str) -> list[Finding]:
    """The findings of these rules; of all rules where none is named."""
    return [each for each in check_text(text).findings if not rules or each.rule in rules]


def said(text: str, *rules: str) -> list[tuple[str, str, str | None]]:
    """Of each finding the place in the text, the severity and the suggestion."""
    return [(text[each.start : each.end], each.severity.value, each.suggestion) for each in findings(text, *rules)]


def told(text: str, kind: str) -> list[str]:
    """The arithmetic of the relations of that kind that hold."""
    return [each.message for each in check_text(text).relations if each.kind == kind]
