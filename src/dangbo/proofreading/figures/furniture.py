"""Lines of a web page around an article: counters, times alone on a line, lists of other articles."""

import re

_REST_IS_FURNITURE = re.compile(
    r"^[ \t]*(?:những tin (?:mới|cũ) hơn|tin (?:cùng chuyên mục|liên quan|khác|mới hơn|cũ hơn)|các tin (?:đã đăng"
    r"|khác|liên quan)"
    r"|bài viết (?:cùng chuyên mục|liên quan|khác)|lượt truy cập|tổng số điểm của bài viết|skip to content)[ \t]*:?",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(
    r"^[ \t]*(?:[\d \t:.,]{1,12}"
    r"|[^\n]{0,30}(?:lượt truy cập|đang truy cập|số lượt xem|lượt xem|views?\b|hôm nay ?\d)[^\n]{0,40}"
    r"|(?:print|send mail|chia sẻ|xem thêm)\b[^\n]{0,40}|[^\n]{0,4}https?://\S+"
    r"|xếp hạng:[^\n]{0,40}|thời gian chờ:[^\n]{0,40})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTER = re.compile(r"(?:số lượt xem|lượt xem|lượt truy cập|views?)[^\d\n]{0,20}[\d.,]+", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def furniture_spans(text: str) -> list[tuple[int, int]]:
    """The spans that are not part of the text proper; a date of publication stays in it."""
    rest = _REST_IS_FURNITURE.search(text)
    end = rest.start() if rest else len(text)
    spans = [_without_date(match) for match in _LINE.finditer(text, 0, end) if match[0].strip()]
    spans += [match.span() for match in _COUNTER.finditer(text, 0, end)]
    return sorted(spans) + ([(end, len(text))] if rest else [])


def _without_date(match: re.Match[str]) -> tuple[int, int]:
    dates = list(_DATE.finditer(match[0]))
    return (match.start() + dates[-1].end() if dates else match.start()), match.end()
