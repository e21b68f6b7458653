"""Two ways of writing in one text: tone marks, sĩ and sỹ, thousands with and without dots. Notes, never wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dangbo.proofreading.figures.model import Kind
from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.vietnamese.text import normalise_tone_placement

_WORD = re.compile(r"[^\W\d_]+")
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$", re.IGNORECASE)
_NAME = re.compile(
    r"(?<!\w)(?!Đại hội|Đảng|Chi bộ|Tổ chức|Cấp ủy|Điều lệ|Nghị quyết|Huy hiệu|Công tác"
    r"|Xây dựng)[A-ZĐ][^\W\d_]+(?: [^\W\d_]+){1,2} [Đđ]ảng(?!\w)"
)
_OLD_STYLE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """Two spellings of which a text should keep to one."""

    name: str
    one: re.Pattern[str]
    other: re.Pattern[str]
    to_one: tuple[str, str]


_CHOICES = (
    Choice("sĩ và sỹ", re.compile(r"(?<!\w)(?P<of>[Tt]hạc|[Tt]iến|[Cc]hiến|[Bb]ác) sĩ(?!\w)"),
           re.compile(r"(?<!\w)(?P<of>[Tt]hạc|[Tt]iến|[Cc]hiến|[Bb]ác) sỹ(?!\w)"), ("sỹ", "sĩ")),
    Choice("tỷ lệ và tỉ lệ", re.compile(r"(?<!\w)[Tt]ỷ lệ(?!\w)"),
           re.compile(r"(?<!\w)[Tt]ỉ lệ(?!\w)"), ("ỉ lệ", "ỷ lệ")),
)  # fmt: skip


def check_style(draft: Draft) -> Iterator[Finding]:
    """The spelling in the minority, with the one that the rest of the text keeps to."""
    yield from _tone_placement(draft)
    yield from _choices(draft)
    yield from _thousands(draft)
    yield from _names(draft)


def _tone_placement(draft: Draft) -> Iterator[Finding]:
    found = [match for match in _WORD.finditer(draft.text) if not draft.is_furniture(match.start())]
    new = [match for match in found if _NEW_STYLE.search(match[0]) and normalise_tone_placement(match[0]) != match[0]]
    old = [match for match in found if _OLD_STYLE.search(match[0])]
    if not new or not old:
        return
    minority = new if len(new) <= len(old) else old
    for match in minority:
        placed = normalise_tone_placement(match[0]) if minority is new else None
        message = f"Văn bản dùng hai cách đặt dấu; “{match[0]}” khác cách đặt dấu của phần lớn văn bản."
        yield Finding(*match.span(), "tone-placement", Severity.NOTE, message, placed)


def _choices(draft: Draft) -> Iterator[Finding]:
    for choice in _CHOICES:
        one, other = list(choice.one.finditer(draft.text)), list(choice.other.finditer(draft.text))
        if one and other:
            for match in other if len(other) <= len(one) else one:
                suggestion = _swapped(match[0], choice.to_one if match in other else choice.to_one[::-1])
                message = f"Văn bản viết lẫn {choice.name}; nên thống nhất “{suggestion}”."
                yield Finding(*match.span(), "mixed-spelling", Severity.NOTE, message, suggestion)


def _swapped(word: str, swap: tuple[str, str]) -> str:
    return word.replace(*swap)


def _thousands(draft: Draft) -> Iterator[Finding]:
    counts = [figure for figure in draft.figures if figure.kind is Kind.COUNT and len(figure.values) == 1]
    large = [figure for figure in counts if figure.value >= 1_000 and "," not in figure.text]
    plain = [figure for figure in large if "." not in figure.text and figure.text.isdigit()]
    if len(plain) == len(large) or not plain:
        return
    for figure in plain:
        suggestion = f"{int(figure.value):,}".replace(",", ".")
        message = f"“{figure.text}” không có dấu chấm hàng nghìn như các số khác; nên là “{suggestion}”."
        yield Finding(*figure.span, "thousands", Severity.NOTE, message, suggestion)


def _names(draft: Draft) -> Iterator[Finding]:
    """One name of several words in two ways of capitals: Dân chính đảng, Dân chính Đảng."""
    forms: dict[str, dict[str, list[re.Match[str]]]] = {}
    for match in _NAME.finditer(draft.text):
        forms.setdefault(match[0].lower(), {}).setdefault(match[0], []).append(match)
    for written in forms.values():
        if len(written) < 2:
            continue
        usual = max(written, key=lambda form: len(written[form]))
        for form, matches in written.items():
            if form != usual:
                message = f"“{form}” và “{usual}” là hai cách viết hoa của một tên; nên thống nhất."
                yield Finding(*matches[0].span(), "name-capitals", Severity.NOTE, message, usual)
