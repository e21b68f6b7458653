"""`dangbo check FILE…`: proofreads .txt and .docx; 1 where something was found, 0 where nothing was."""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, NoReturn, TextIO

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import MEGABYTE, Limits, load
from dangbo.paper.sheets.csv_files import decode
from dangbo.paper.texts.word import docx_lines
from dangbo.proofreading import SEVERITY_LABELS, Report, Severity, check_text
from dangbo.vietnamese.legacy import decode_legacy
from dangbo.vietnamese.syllables import is_possible_syllable

FOUND, BAD_INPUT = 1, 2
LIMITS = Limits(file_bytes=20 * MEGABYTE)
LONGEST_TEXT = 2_000_000
_LEAST_WORDS = 8
_LEAST_MARKED, _LEAST_SYLLABLES = 0.15, 0.5
_SAMPLE = 20_000
_AROUND = 40


class _UsageError(ValueError):
    """The arguments are not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)


def main(argv: list[str]) -> int:
    """Checks each file; 2 with one line on stderr and nothing on stdout where a file cannot be checked."""
    parser = _Parser(prog="dangbo check", description="Soát văn bản: số liệu, ngày tháng, ký hiệu, lỗi gõ.")
    parser.add_argument("files", metavar="FILE", nargs="+", help="tệp .txt hoặc .docx")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="cách in kết quả")
    try:
        arguments = parser.parse_args(argv)
    except _UsageError:
        return _refuse("cách dùng: dangbo check FILE… [--format json]")
    checked: list[tuple[str, str, Report]] = []
    for name in arguments.files:
        try:
            text = read_text(Path(name))
        except FileError as error:
            return _refuse(f"{_shown(name)}: {error}")
        except OSError as error:
            return _refuse(f"{_shown(name)}: không đọc được tệp ({error.strerror or type(error).__name__}).")
        checked.append((name, text, check_text(text)))
    _print(checked, arguments.format)
    return FOUND if any(report.findings for _, _, report in checked) else 0


def read_text(path: Path) -> str:
    """The text of a file as it is checked: of .docx the paragraphs joined by line breaks.

    Raises:
        FileError: empty, too large, no text, broken, with a password, or not in Vietnamese; one Vietnamese sentence.
    """
    data = load(path, LIMITS)
    kind = kind_of(data)
    if kind is Kind.DOCX or (kind is Kind.ENCRYPTED and path.suffix.lower() == ".docx"):
        text = "\n".join(docx_lines(data))
    elif kind is Kind.TEXT:
        text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    else:
        raise FileError(_other_kind(path, kind))
    _refuse_unreadable(text)
    return text


def _decoded(data: bytes) -> str:
    """Text of UTF-8 as it is, so that its offsets stay; other encodings as the house reads them."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)


def _other_kind(path: Path, kind: Kind) -> str:
    renamed = " đổi tên thành .docx" if path.suffix.lower() == ".docx" else ""
    said = "Tệp không rõ loại" if kind is Kind.UNKNOWN else f"Đây là {kind}{renamed}"
    return f"{said}, không soát được; hãy dùng tệp .docx hoặc .txt."


def _refuse_unreadable(text: str) -> None:
    if not text.strip():
        raise FileError("Tệp không có chữ nào để soát.")
    if len(text) > LONGEST_TEXT:
        raise FileError("Văn bản dài quá 2 triệu ký tự; hãy chia thành nhiều tệp.")
    words = [word for word in re.findall(r"[^\W\d_]+", text[:_SAMPLE]) if len(word) > 1]
    if len(words) >= _LEAST_WORDS and not _is_vietnamese(words) and decode_legacy(text[:_SAMPLE]) is None:
        raise FileError("Văn bản không phải tiếng Việt có dấu nên không soát được.")


def _is_vietnamese(words: list[str]) -> bool:
    marked = sum(any(char in "đĐ" or unicodedata.decomposition(char) for char in word) for word in words)
    syllables = sum(map(is_possible_syllable, words))
    return marked >= _LEAST_MARKED * len(words) and syllables >= _LEAST_SYLLABLES * len(words)


def _print(checked: list[tuple[str, str, Report]], form: str) -> None:
    if form == "json":
        answers = [as_json(name, report, text) for name, text, report in checked]
        _write(sys.stdout, json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=2))
        return
    for name, text, report in checked:
        _write(sys.stdout, "\n".join(_lines(name, text, report)))


def as_json(name: str, report: Report, text: str) -> dict[str, Any]:
    """The contract of `dangbo check --format json`; offsets are characters of the text as read."""
    return {
        "file": name,
        "figures": [
            {
                "start": figure.start, "end": figure.end, "text": figure.text, "value": _value(figure.values),
                "unit": figure.unit, "kind": figure.kind.value,
            }
            for figure in report.figures
        ],
        "findings": [
            {
                "start": each.start, "end": each.end, "text": text[each.start : each.end], "rule": each.rule,
                "severity": each.severity.value, "message": each.message, "suggestion": each.suggestion,
                "evidence": [list(span) for span in each.evidence or (each.span,)],
            }
            for each in report.findings
        ],
        "coverage": {"figures": report.coverage.figures, "checked": report.coverage.checked},
    }  # fmt: skip


def _value(values: tuple[Any, ...]) -> Any:
    numbers = [int(value) if value == int(value) else float(value) for value in values]
    return None if not numbers else numbers[0] if len(numbers) == 1 else numbers


def _lines(name: str, text: str, report: Report) -> list[str]:
    covered = report.coverage
    lines = [f"{_shown(name)}: kiểm được {covered.checked} trên {covered.figures} số liệu."]
    for severity in Severity:
        found = [each for each in report.findings if each.severity is severity]
        lines += [f"  {SEVERITY_LABELS[severity]}: {len(found)}"] if found else []
        lines += [
            f"    dòng {_line(text, each.start)}: {each.message}\n      {_context(text, each.span)}" for each in found
        ]
    if report.relations:
        lines.append(f"  Khớp: {len(report.relations)}")
        lines += [f"    dòng {_line(text, each.spans[0][0])}: {each.message}" for each in report.relations]
    return lines if report.findings or report.relations else [*lines, "  Không thấy gì cần xem lại."]


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _context(text: str, span: tuple[int, int]) -> str:
    start, end = span
    before, said, after = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
    return " ".join(f"… {before}[{said}]{after} …".split())


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)


def _refuse(reason: str) -> int:
    _write(sys.stderr, f"dangbo check: {reason}")
    return BAD_INPUT


def _write(stream: TextIO, line: str) -> None:
    """Text in UTF-8 whatever the console's encoding is."""
    stream.flush()
    stream.buffer.write(f"{line}\n".encode())
    stream.buffer.flush()
