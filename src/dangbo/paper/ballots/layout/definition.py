"""An election as it is given to `dangbo ballots print`: read and refused with one sentence."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dangbo.paper.ballots.layout.model import BallotCandidate, BallotDefinition, Paper, Style
from dangbo.paper.ballots.layout.names import printable
from dangbo.paper.errors import FileError

MOST_NAMES = 40
LONGEST_NAME = 60
LONGEST_TEXT = 200
_PAPERS: tuple[Paper, ...] = ("A4", "A5")
_STYLES = {style.value: style for style in Style}


def read_definition(data: object) -> BallotDefinition:
    """The definition in plain values: {"id", "title", "organisation", "regulation", "style", "seats", "paper",
    "candidates": [{"name", "birth_year"?}]}. One name is legal (a post); texts are brought to NFC.

    Raises:
        FileError: with the Vietnamese sentence that says what is wrong.
    """
    if not isinstance(data, Mapping):
        raise FileError("Tệp cuộc bầu cử phải là một đối tượng JSON.")
    candidates = _candidates(data.get("candidates"))
    return BallotDefinition(
        id=_text(data, "id"),
        title=_text(data, "title"),
        organisation=_text(data, "organisation"),
        regulation=_text(data, "regulation"),
        style=_style(data.get("style")),
        seats=_seats(data.get("seats"), len(candidates)),
        paper=_paper(data.get("paper")),
        candidates=candidates,
    )


def _candidates(value: Any) -> tuple[BallotCandidate, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        raise FileError("Danh sách bầu cử (candidates) phải có ít nhất một người.")
    if len(value) > MOST_NAMES:
        raise FileError(f"Danh sách có {len(value)} người; một tờ phiếu chỉ in được tối đa {MOST_NAMES} người.")
    found = tuple(_candidate(item, place) for place, item in enumerate(value, 1))
    twice = [name for name, times in Counter(candidate.name.casefold() for candidate in found).items() if times > 1]
    if twice:
        shown = next(candidate.name for candidate in found if candidate.name.casefold() == twice[0])
        raise FileError(f"Tên “{shown}” có hai lần trong danh sách; hãy ghi thêm để phân biệt hai người.")
    return found


def _candidate(value: Any, place: int) -> BallotCandidate:
    if not isinstance(value, Mapping):
        raise FileError(f"Người thứ {place} trong danh sách phải là một đối tượng có “name”.")
    name = value.get("name")
    if not isinstance(name, str) or not (plain := _plain(name)):
        raise FileError(f"Người thứ {place} trong danh sách thiếu họ và tên (name).")
    if len(plain) > LONGEST_NAME:
        raise FileError(
            f"Tên “{plain[:20]}…” dài {len(plain)} chữ; phiếu chỉ in được tên dài tối đa {LONGEST_NAME} chữ."
        )
    if not printable(plain):
        raise FileError(f"Tên “{plain}” có chữ mà mẫu phiếu không in được.")
    year = value.get("birth_year")
    if year is not None and not (_is_whole(year) and 1900 <= year <= 2100):
        raise FileError(f"Năm sinh của “{plain}” phải là số có bốn chữ số.")
    return BallotCandidate(plain, year)


def _seats(value: Any, names: int) -> int:
    if not _is_whole(value) or value < 1:
        raise FileError("Số lượng bầu (seats) phải là số nguyên từ 1 trở lên.")
    if value > names:
        raise FileError(f"Số lượng bầu là {value}, nhiều hơn {names} người trong danh sách.")
    return int(value)


def _style(value: Any) -> Style:
    if not isinstance(value, str) or value not in _STYLES:
        raise FileError(
            "Kiểu phiếu (style) phải là “agree_disagree” (có ô đồng ý, không đồng ý) hoặc “strike_out” (gạch tên)."
        )
    return _STYLES[value]


def _paper(value: Any) -> Paper:
    for paper in _PAPERS:
        if value == paper:
            return paper
    raise FileError("Khổ giấy (paper) phải là “A4” hoặc “A5”.")


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not (plain := _plain(value)):
        raise FileError(f"Thiếu “{_FIELDS[name]}” ({name}).")
    if len(plain) > LONGEST_TEXT:
        raise FileError(f"“{_FIELDS[name]}” ({name}) dài {len(plain)} chữ, quá {LONGEST_TEXT} chữ.")
    return plain


_FIELDS = {
    "id": "mã cuộc bầu cử",
    "title": "tên cuộc bầu cử",
    "organisation": "tổ chức",
    "regulation": "quy chế bầu cử",
}


def _plain(text: str) -> str:
    """NFC, on one line, without doubled blanks and unseen characters."""
    shown = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", text))
    return " ".join(shown.split())


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
