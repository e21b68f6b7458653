"""Urgency and secrecy marks. The program keeps open papers only: a paper marked secret is refused with the reason."""

from datetime import date
from enum import StrEnum

from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict


class Urgency(StrEnum):
    """How fast a paper must go: khẩn, thượng khẩn, hỏa tốc."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    EXPRESS = "express"


class Secrecy(StrEnum):
    """Degrees of secrecy: mật, tối mật, tuyệt mật."""

    CONFIDENTIAL = "confidential"
    HIGHLY_CONFIDENTIAL = "highly_confidential"
    MOST_CONFIDENTIAL = "most_confidential"


def urgency_mark(urgency: Urgency, parameters: ParameterSet | None = None) -> str:
    """The word of the mark in capitals, as it is printed: "HỎA TỐC"."""
    return (parameters or base_parameters()).parameter("document.marks.urgency").words[urgency].upper()


def accepts_secrecy(secrecy: Secrecy | None, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """May a paper of that secrecy be kept here? None, an open paper, alone may."""
    if secrecy is None:
        return Verdict(True)
    held = parameters or base_parameters()
    name = held.parameter("document.marks.secrecy").words[secrecy]
    entry = held.entry("document.marks.secrecy", at)
    message = (
        f"Chương trình chỉ giữ văn bản thường. Văn bản “{name}” phải soạn, gửi và lưu bằng phương tiện của cơ yếu,"
        " vào sổ văn bản mật riêng; ở đây không lưu nội dung, không lưu tệp."
    )
    # The refusal is the program's own limit, so it holds even where the text of the regulation is unverified.
    return Verdict(False, (Finding("secret-paper-refused", Severity.ERROR, entry.article, message, entry.certainty),))


def secrecy_marked(lines: list[str], parameters: ParameterSet | None = None) -> Secrecy | None:
    """The highest secrecy mark that stands alone on a line of a text ("TỐI MẬT"), as stamps and marks do; None if none.

    Lower case does not count: running text may speak of secrecy.
    """
    words = (parameters or base_parameters()).parameter("document.marks.secrecy").words
    marks = {line.strip(" .[]()*_-") for line in lines}
    found = [secrecy for secrecy in Secrecy if words[secrecy].upper() in marks]
    return found[-1] if found else None
