"""The form of texts that the layout prescribes: abstract, closing full stop, legal bases (digest of 05-HD/VPTW)."""

from collections.abc import Iterable, Sequence

from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict

ARTICLE = "Hướng dẫn 05-HD/VPTW"


def check_abstract(abstract: str) -> Verdict[bool]:
    """Is the abstract (trích yếu) written as the guideline wants: lower case first, no V/v, no full stop?"""
    return _judged(_abstract_findings(abstract.strip()))


def _abstract_findings(abstract: str) -> Iterable[Finding]:
    if not abstract:
        yield _warning("abstract-missing", "Chưa ghi trích yếu nội dung.")
        return
    if abstract.lower().startswith("v/v"):
        yield _warning("abstract-abbreviated", "Trích yếu ghi đủ “về việc”, không ghi “V/v”.")
    elif _starts_with_common_word(abstract):
        yield _warning(
            "abstract-capital", f"Trích yếu bắt đầu bằng chữ thường: “{abstract[0].lower()}{abstract[1:30]}…”."
        )
    if abstract.endswith("."):
        yield _warning("abstract-full-stop", "Trích yếu không có dấu chấm ở cuối.")


def _starts_with_common_word(abstract: str) -> bool:
    """A capital at the start that is no name: names have a second capital or are the Party's own (Đảng ủy, Đảng bộ)."""
    first, *rest = abstract.split()
    return first.istitle() and first != "Đảng" and not (rest and rest[0][0].isupper())


def check_body(paragraphs: Sequence[str]) -> Verdict[bool]:
    """Does the text close with a full stop, not with "./." of the State?"""
    last = next((text.rstrip() for text in reversed(paragraphs) if text.strip()), "")
    if last.endswith("./."):
        return _judged([_warning("closing-of-state", "Văn bản của Đảng kết thúc bằng dấu chấm, không ghi “./.”.")])
    if last and not last.endswith((".", "!", "?", "…", ".”")):
        return _judged([_warning("closing-full-stop", "Đoạn cuối của văn bản chưa có dấu chấm.")])
    return Verdict(True)


def check_symbol_label(text: str) -> Verdict[bool]:
    """Is the label before the number without a colon: "Số 12-KH/ĐU"?"""
    if text.strip().lower().startswith("số:") or text.strip().lower().startswith("số :"):
        return _judged([_warning("colon-after-number", "Sau chữ “Số” không có dấu hai chấm.")])
    return Verdict(True)


def _warning(code: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, ARTICLE, message, Certainty.UNVERIFIED)


def _judged(findings: Iterable[Finding]) -> Verdict[bool]:
    found = tuple(findings)
    return Verdict(not found, found)
