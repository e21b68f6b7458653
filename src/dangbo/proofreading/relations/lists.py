"""Announced numbers of items against the items that follow: "3 đảng bộ: A, B và C"."""

import re
from collections.abc import Iterator

from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity
from dangbo.proofreading.relations.amounts import Amount, amounts

_OPENED = re.compile(r"(?P<said>[^.;:\n\d]{0,80}?)(?::| gồm:?| là:) (?P<list>[^\n]+)")
_STOP = re.compile(r"(?:[.](?=\s|$))")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_SUB_LIST = re.compile(r":|(?<!\w)(?:gồm|trong đó)(?!\w)")
_ANNOUNCED = re.compile(
    r"(?:đơn vị|đảng bộ|chi bộ|tiểu ban|xã|huyện|tỉnh|phường|nhiệm vụ|mục tiêu|giải pháp|nội dung|nhóm|tổ"
    r"|chỉ tiêu|khâu đột phá"
    r"|lĩnh vực|chương trình|bước|tiêu chí|vấn đề|bài học|cơ quan|địa phương)",
    re.IGNORECASE,
)
_MOST = 30


def check_lists(draft: Draft) -> Iterator[Result]:
    """Lists as long as announced are told; others are doubtful (names alone) or a note (phrases)."""
    for item in amounts(draft):
        if item.part_of_ratio or item.figure.hedge or not _ANNOUNCED.match(item.unit) or not 2 <= item.value <= _MOST:
            continue
        match = _OPENED.match(draft.text, item.figure.end)
        if match:
            yield from _compared(draft, item, match["list"], match.start("list"))


def _compared(draft: Draft, item: Amount, rest: str, start: int) -> Iterator[Result]:
    end = _STOP.search(rest)
    listed = rest[: end.start()] if end else rest
    span = (start, start + len(listed))
    plain = _PARENTHESIS.sub(lambda match: "#" * len(match[0]), listed)
    by_semicolon, by_comma = _parts(plain, ";"), _parts(plain, ",")
    if item.value in (len(by_semicolon), len(by_comma)) or item.value == len(_parts(plain, ", và")):
        message = f"Danh sách có đủ {item.value} mục như đã nêu ({item.figure.text} {item.unit})"
        yield Relation("list_length", message, (item.span, span))
        return
    if _are_names(by_comma) and ";" not in plain and len(by_comma) >= 2:
        yield _finding(item, len(by_comma), span, Severity.DOUBTFUL)
    elif len(by_semicolon) >= 3 and not _SUB_LIST.search(plain):
        yield _finding(item, len(by_semicolon), span, Severity.NOTE)


def _parts(listed: str, mark: str) -> list[str]:
    pattern = r"[,;]| và " if mark == ", và" else (r",| và (?=[A-ZĐÀ-Ỵ]|thị|huyện|xã|thành)" if mark == "," else mark)
    return [part.strip() for part in re.split(pattern, listed) if part.strip()]


def _are_names(parts: list[str]) -> bool:
    """Whether each item is a name: short, with a capital, without figures."""
    return all(
        len(part.split()) <= 6 and re.search(r"[A-ZĐÀ-Ỵ]", part) and not re.search(r"\d", part) for part in parts
    )


def _finding(item: Amount, length: int, span: tuple[int, int], severity: Severity) -> Finding:
    message = f"Nêu {item.figure.text} {item.unit} nhưng danh sách sau đó có {length} mục."
    return Finding(*item.span, "list-length", severity, message, evidence=(item.span, span))
