"""Counts of a text with their place in it: sentence, paragraph, parentheses, and the class of what they count."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft, Span

_MEASURES = re.compile(
    r"(?:năm tuổi đảng|tuổi đảng|tuổi|năm|tháng|tuần|ngày|giờ|phút|giây|lần|kỳ|nhiệm kỳ|khóa|phần trăm|km|mét|ha"
    r"|kg|tấn|đồng(?! chí)|điểm)"
    r"(?!\w)",
    re.IGNORECASE,
)
_CLASSES = {
    "person": "đảng viên|ĐV|đồng chí|đ/c|đại biểu|người|cán bộ|công chức|viên chức|quần chúng|ủy viên|cấp ủy viên"
    "|học viên|đoàn viên"
    "|hội viên|cá nhân|bí thư|phó bí thư|vị|ứng cử viên|công nhân|lao động|học sinh|sinh viên|thanh niên|giáo sư"
    "|phó giáo sư"
    "|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|cử nhân|ông|bà|chiến sĩ|chiến sỹ|đảng ủy viên|chi ủy viên|thành viên|nhân dân",
    "organisation": "tổ chức cơ sở đảng|tổ chức đảng|TCCSĐ|TCĐ|đảng bộ cơ sở|chi bộ cơ sở|đảng bộ bộ phận|đảng bộ"
    "|chi bộ|tổ chức"
    "|đảng ủy|chi, đảng bộ|chi ủy|cấp ủy|ban thường vụ",
    "case": "trường hợp|vụ việc|vụ|vi phạm|nội dung|lượt",
}
_CLASS_OF = {word.lower(): name for name, words in _CLASSES.items() for word in words.split("|")}
_HEAD = re.compile("|".join(sorted(map(re.escape, _CLASS_OF), key=len, reverse=True)), re.IGNORECASE)
_SCHOOLING = re.compile(r"(?:văn hóa|văn hoá|học vấn|phổ thông|trình độ|lớp)(?: là)? $")
_NOT_APART = re.compile(r"(?:,|và)? ?(?:với|thuộc|gồm cả|kể cả)(?: (?:hơn|gần|trên))? $")


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number that counts something. A ratio gives two: its numerator and its denominator."""

    figure: Figure
    value: int
    unit: str
    kind: str
    """Class of the unit ("person", "organisation", "case"), else the unit's first word; "" without unit."""
    sentence: int
    paragraph: int
    paren: int
    """Start of the innermost parenthesis around it, -1 outside of all."""
    part_of_ratio: str = ""
    """"numerator", "denominator" or "" """

    @property
    def span(self) -> Span:
        return self.figure.span

    @property
    def shown(self) -> str:
        """The number as written; of a ratio the part meant."""
        if not self.part_of_ratio:
            return self.figure.text
        written = re.split(r"\s?/\s?", self.figure.text)
        return written[0 if self.part_of_ratio == "numerator" else -1]

    def is_apart(self) -> bool:
        """Whether it only describes the figure before it ("67 đảng bộ với 502 chi bộ")."""
        return _NOT_APART.search(self.figure.before) is not None


@lru_cache(maxsize=1)
def amounts(draft: Draft) -> tuple[Amount, ...]:
    """The counts of a draft in order, without ages, years, money and other measures."""
    parens = _parentheses(draft.text)
    breaks = [match.end() for match in re.finditer(r"\n", draft.text)]
    found: list[Amount] = []
    for figure in draft.figures:
        found += _of_figure(draft, figure, parens, bisect_right(breaks, figure.start))
    return tuple(found)


def _of_figure(draft: Draft, figure: Figure, parens: list[Span], paragraph: int) -> list[Amount]:
    if figure.kind not in (Kind.COUNT, Kind.RATIO) or _MEASURES.match(figure.unit):
        return []
    if figure.kind is Kind.COUNT and (len(figure.values) != 1 or figure.value != int(figure.value)):
        return []
    if figure.kind is Kind.RATIO and _SCHOOLING.search(figure.before):
        return []
    inside = [start for start, end in parens if start < figure.start < end]
    place = (draft.sentence_at(figure.start), paragraph, max(inside, default=-1))
    names = ("numerator", "denominator") if figure.kind is Kind.RATIO else ("",)
    unit = figure.unit.lower()
    return [
        Amount(figure, int(value), unit, class_of(unit), *place, name)
        for value, name in zip(figure.values, names, strict=True)
    ]


def class_of(unit: str) -> str:
    """The class of what is counted; units of one class may be parts of one whole."""
    match = _HEAD.match(unit.lower())
    if match:
        return _CLASS_OF[match[0].lower()]
    return unit.lower().split(" ")[0].strip(",") if unit else ""


def _parentheses(text: str) -> list[Span]:
    open_at: list[int] = []
    found: list[Span] = []
    for match in re.finditer(r"[()\n]", text):
        if match[0] == "(":
            open_at.append(match.start())
        elif match[0] == ")" and open_at:
            found.append((open_at.pop(), match.start()))
        else:
            open_at.clear()
    return found


def spans_of(items: Iterable[Amount]) -> tuple[Span, ...]:
    """The spans of the figures, each once."""
    return tuple(dict.fromkeys(item.span for item in items))
