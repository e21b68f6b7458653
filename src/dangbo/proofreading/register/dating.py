"""As of which day a text, or a sentence of it, gives its figures."""

import re
from datetime import date

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft
from dangbo.vietnamese.dates import DateError, parse_date

_UNTIL = re.compile(
    r"(?<!\w)(?:tính đến|đến hết|đến|thời điểm|tại|vào)(?: (?:hết|thời điểm|nay))?(?: ngày| \()?,? $", re.IGNORECASE
)
_AS_OF = re.compile(
    r"(?<!\w)(?:(?:tính|số liệu|thống kê)[^.;\d]{0,20} đến|có đến|đến thời điểm|thời điểm)(?: hết)?(?: ngày)? $",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ [^.;]{0,60}$", re.IGNORECASE)
_HEAD = 700
_AT_HEAD = re.compile(r"(?:(?<!\w)ngày $|^[ \t]*|, ?$|[-–] ?$)", re.IGNORECASE)
_TERM = re.compile(r"\d{4}\s?[-\u2010-\u2015\u2212]\s?\d{4}")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:trước đây|trước kia|ban đầu|lúc đó|khi đó|đầu năm|đầu nhiệm kỳ|đầu kỳ|cùng kỳ|năm trước|năm ngoái"
    r"|những năm|phấn đấu|dự kiến|sẽ|mục tiêu|chỉ tiêu|mỗi năm|hằng năm|hàng năm|bình quân|trung bình"
    r"|khi (?:mới )?thành lập|mới thành lập|nhiệm kỳ trước có)(?!\w)",
    re.IGNORECASE,
)


def date_of_text(draft: Draft) -> date | None:
    """The day as of which a text gives its figures: "tính đến ngày …", else the date at its head; None without one."""
    dated = [(figure, day) for figure in draft.figures if (day := _whole_day(figure)) is not None]
    for figure, day in dated:
        if _AS_OF.search(draft.text[max(0, figure.start - 60) : figure.start]):
            return day
    return next((day for figure, day in dated if figure.start < _HEAD and _stands_at_head(draft, figure)), None)


def _stands_at_head(draft: Draft, figure: Figure) -> bool:
    """Whether a date is that of the paper: at the end of a line, with a place or a weekday before it at most."""
    if _is_aside(draft, figure):
        return False
    line = draft.text.rfind("\n", 0, figure.start) + 1
    stop = draft.text.find("\n", figure.end)
    behind = draft.text[figure.end : stop if stop >= 0 else len(draft.text)].strip()
    before = draft.text[line : figure.start]
    return len(before) <= 40 and len(behind) <= 30 and _AT_HEAD.search(before) is not None


def date_of_sentence(draft: Draft, start: int, until: int) -> tuple[bool, date | None]:
    """Whether the words from the start of a sentence on can be placed in time, and on which day where they say one.

    Not where they speak of another time (a year, "đầu nhiệm kỳ"), of a plan or of a mean.
    """
    if _OTHER_TIME.search(draft.text, start, until):
        return False, None
    said: date | None = None
    for figure in draft.figures:
        if figure.kind is not Kind.DATE or not start <= figure.start < until or _is_aside(draft, figure):
            continue
        day = _whole_day(figure)
        before = draft.text[max(start, figure.start - 60) : figure.start]
        if day is None or not _UNTIL.search(before) or _FROM.search(before):
            return False, None
        said = day
    return True, said


def _is_aside(draft: Draft, figure: Figure) -> bool:
    """A term, or the date of a cited document: neither says when the figures hold."""
    if _TERM.fullmatch(figure.text):
        return True
    behind = [each for each in draft.figures if each.kind is Kind.DOCUMENT_NUMBER and each.end <= figure.start]
    return bool(behind) and figure.start - behind[-1].end <= 8  # ", ngày "


def _whole_day(figure: Figure) -> date | None:
    if figure.kind is not Kind.DATE:
        return None
    try:
        return parse_date(
            figure.text if not figure.text[:1].isdigit() or "tháng" not in figure.text else f"ngày {figure.text}"
        )
    except DateError:
        return None
