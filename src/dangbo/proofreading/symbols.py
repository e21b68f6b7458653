"""Numbers and symbols of documents against the words around them: kind, issuer, zero in front.

The codes are those of `dangbo.rules.documents` (item II.1.3 of Guideline 36-HD/VPTW of 3/4/2018).
"""

import re
from collections.abc import Iterator
from datetime import date

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.rules.documents.kinds import kinds_of_code
from dangbo.vietnamese.citations import FoundSymbol, find_symbols
from dangbo.vietnamese.symbols import format_symbol

_SAID_KIND = re.compile(
    r"(?P<kind>Nghị quyết|Quyết định|Quy định|Chỉ thị|Kết luận|Quy chế|Thông tri|Hướng dẫn|Thông báo|Báo cáo"
    r"|Kế hoạch|Chương trình"
    r"|Đề án|Tờ trình|Công văn|Công điện|Giấy mời)(?: số:?)? ?$",
    re.IGNORECASE,
)
_SAID_ISSUER = re.compile(
    r"[,;]?(?: (?:ra )?[Nn]gày \d{1,2}[/.-]\d{1,2}[/.-]\d{4},?)? của (?:Ban Thường vụ |Ban Chấp hành |Thường trực )?"
    r"(?P<issuer>Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Bộ Chính trị|Ban Bí thư|Đảng ủy)(?! viên)"
)
_ISSUERS = {
    "Tỉnh ủy": ("TU",), "Thành ủy": ("TU",), "Huyện ủy": ("HU",), "Quận ủy": ("QU",),
    "Bộ Chính trị": ("TW",), "Ban Bí thư": ("TW",),
}  # fmt: skip
_LEVELS = frozenset({"TU", "HU", "QU", "TW"})
_CAPITAL_BEHIND = re.compile(r",? (?P<word>Ngày)(?= \d)")
_USED_NOW = date(2026, 1, 9)


def check_symbols(draft: Draft) -> Iterator[Finding]:
    """Symbols of the Party that do not fit what is said of them."""
    for found in find_symbols(draft.text):
        if draft.is_furniture(found.start):
            continue
        if found.symbol.form == "party":
            yield from _kind(draft, found)
            yield from _issuer(draft, found)
            yield from _zero(draft, found)
        capital = _CAPITAL_BEHIND.match(draft.text, found.end)
        if capital:
            message = "Chữ “Ngày” giữa câu không viết hoa."
            yield Finding(*capital.span("word"), "capital", Severity.NOTE, message, "ngày")


def _kind(draft: Draft, found: FoundSymbol) -> Iterator[Finding]:
    match = _SAID_KIND.search(draft.text[max(0, found.start - 30) : found.start])
    meant = kinds_of_code(found.symbol.kind, found.date or _USED_NOW) if match else ()
    if match is None or not meant or match["kind"].lower() in {kind.name.lower() for kind in meant}:
        return
    names = " hoặc ".join(kind.name.lower() for kind in meant)
    message = f"Ký hiệu {found.symbol.kind} là {names}, nhưng phía trước ghi “{match['kind']}”."
    span = (found.start, found.end)
    begin = found.start - len(match[0])
    evidence = ((begin, begin + len(match["kind"])), span)
    yield Finding(*span, "symbol-kind", Severity.WRONG, message, evidence=evidence)


def _issuer(draft: Draft, found: FoundSymbol) -> Iterator[Finding]:
    match = _SAID_ISSUER.match(draft.text, found.end)
    codes = _ISSUERS.get(match["issuer"], ()) if match else ()
    if match is None or not codes or found.symbol.issuer not in _LEVELS or found.symbol.issuer in codes:
        return
    message = f"Ký hiệu {found.symbol.issuer} không phải của {match['issuer']} ({codes[0]})."
    evidence = ((found.start, found.end), match.span("issuer"))
    yield Finding(found.start, found.end, "symbol-issuer", Severity.DOUBTFUL, message, evidence=evidence)


def _zero(draft: Draft, found: FoundSymbol) -> Iterator[Finding]:
    written = draft.text[found.start : found.end]
    if re.match(r"[1-9]\D", written):
        suggestion = format_symbol(found.symbol)
        message = f"Số văn bản dưới 10 ghi thêm số 0: “{suggestion}”."
        yield Finding(found.start, found.end, "symbol-zero", Severity.NOTE, message, suggestion)
