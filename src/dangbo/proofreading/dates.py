"""Dates and terms: days that do not exist, weekdays, ends before starts, anniversaries, plans in the past."""

import re
from collections.abc import Iterator
from datetime import date

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity
from dangbo.vietnamese.dates import DateError, PartialDate, format_date, parse_partial_date, weekday_name

_RANGE = re.compile(
    r"(?P<first>\d{1,2})(?:[/.-](?P<month>\d{1,2}))?(?:\s?[-–]\s?| và | đến "
    r"|, )(?P<rest>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)$"
)
_YEARS = re.compile(r"(?P<first>\d{4})\s?[-\u2010-\u2015\u2212]\s?(?P<second>\d{4})")
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})$")
_WEEKDAY = re.compile(
    r"(?P<name>Thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ nhật)[ ,(–-]*(?:ngày )?(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"(?<!tháng )(?<!\d)(?P<count>\d{1,3}) năm (?!\d|qua|gần|nay|tới|liền|liên)[^.;()\n]{0,90}"
    r"\((?P<span>(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?P<first>\d{4})\s?[-–]\s?(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?P<second>\d{4}))\)"
)
_TERM = re.compile(r"nhiệm kỳ $")
_USUAL_TERMS = (2, 3, 5)
_SOON = re.compile(r"(?<!\w)(?:đang (?:tích cực |khẩn trương )?chuẩn bị|sẽ|sắp|dự kiến|chuẩn bị)(?!\w)", re.IGNORECASE)
_HAPPENS = re.compile(
    r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|tiến hành)(?: vào| trong| từ)?(?: \w+){0,2} $", re.IGNORECASE
)
_DONE = re.compile(r"(?<!\w)(?:xong|hoàn thành|đã|hoàn tất)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(r"(?<!\w)(?:phấn đấu|dự kiến|sẽ)(?!\w)", re.IGNORECASE)
_HEAD_OF_TEXT = 400
_LONG_AFTER = 183


def check_dates(draft: Draft) -> Iterator[Result]:
    """Everything said of dates."""
    dates = [figure for figure in draft.figures if figure.kind is Kind.DATE]
    for figure in dates:
        yield from _impossible(figure)
        yield from _ranges(figure)
    yield from _weekdays(draft)
    yield from _anniversaries(draft)
    yield from _past_plans(draft, dates)
    yield from _done_after_plan(draft, dates)


def _impossible(figure: Figure) -> Iterator[Finding]:
    text = _last_date(figure.text)
    match = _DAY_MONTH.search(text)
    written = f"{match['day']}/{match['month']}/2020" if match else text
    try:
        parse_partial_date(written)
    except DateError as error:
        message = str(error)
        if match and int(match["month"]) <= 12:
            message = f"Ngày {match['day']}/{match['month']} không có trên lịch."
        yield Finding(*figure.span, "impossible-date", Severity.WRONG, message, evidence=(figure.span,))


def _last_date(text: str) -> str:
    """Of "13-14/7/2020" the last day; periods ("6 tháng đầu năm") and years give a year that exists."""
    match = _RANGE.search(text)
    if match:
        return match["rest"]
    period = "đầu" in text or "cuối" in text or _YEARS.fullmatch(text) or re.match(r"\d+ tháng năm", text)
    if period or (text.isdigit() and len(text) <= 2):
        return "2020"
    line = " ".join(text.split())
    return f"ngày {line}" if re.match(r"\d+ tháng", line) else line


def _ranges(figure: Figure) -> Iterator[Result]:
    years, days = _YEARS.fullmatch(figure.text), _RANGE.search(figure.text)
    if years:
        length = int(years["second"]) - int(years["first"])
        if length < 0:
            message = f"Năm cuối {years['second']} trước năm đầu {years['first']}."
            yield Finding(*figure.span, "date-order", Severity.WRONG, message, evidence=(figure.span,))
        elif _TERM.search(figure.before) and length not in _USUAL_TERMS:
            message = f"Nhiệm kỳ {figure.text} dài {length} năm; thường là 5 năm, của chi bộ trực thuộc 2 hoặc 3 năm."
            yield Finding(*figure.span, "term-length", Severity.DOUBTFUL, message, evidence=(figure.span,))
    elif days and days["month"] is None and int(days["first"]) > int(re.split("[/.-]", days["rest"])[0]):
        message = f"Ngày đầu {days['first']} sau ngày cuối {days['rest']}."
        yield Finding(*figure.span, "date-order", Severity.DOUBTFUL, message, evidence=(figure.span,))


def _weekdays(draft: Draft) -> Iterator[Result]:
    names = {"2": "hai", "3": "ba", "4": "tư", "5": "năm", "6": "sáu", "7": "bảy"}
    for match in _WEEKDAY.finditer(draft.text):
        day = _whole_date(match["date"])
        if day is None:
            continue
        said = " ".join(names.get(word, word) for word in match["name"].lower().split())
        right = weekday_name(day)
        if said == right.lower():
            yield Relation("weekday", f"{format_date(day)} là {right}", (match.span("date"),))
        else:
            message = f"Ngày {format_date(day)} là {right}, không phải {match['name']}."
            yield Finding(*match.span(), "weekday", Severity.WRONG, message, right, (match.span("date"),))


def _whole_date(text: str) -> date | None:
    partial = _partial(text)
    return partial.first_day() if partial is not None and partial.day else None


def _partial(text: str) -> PartialDate | None:
    try:
        return parse_partial_date(_last_date(text))
    except DateError:
        return None


def _anniversaries(draft: Draft) -> Iterator[Result]:
    for match in _ANNIVERSARY.finditer(draft.text):
        years = int(match["second"]) - int(match["first"])
        arithmetic = f"{match['second']} − {match['first']} = {years}"
        spans = (match.span("count"), match.span("span"))
        if years == int(match["count"]):
            yield Relation("difference", f"{arithmetic} năm", spans)
        elif abs(years - int(match["count"])) <= 10:
            message = f"{arithmetic} năm, không phải {match['count']} năm."
            yield Finding(*spans[0], "anniversary", Severity.DOUBTFUL, message, str(years), spans)


def _past_plans(draft: Draft, dates: list[Figure]) -> Iterator[Finding]:
    """An event still to come whose day lies before the date at the head of the text."""
    head = next((figure for figure in dates if figure.start < _HEAD_OF_TEXT and _is_alone(draft, figure)), None)
    published = _whole_date(head.text) if head else None
    if head is None or published is None:
        return
    for figure in dates:
        day = _whole_date(figure.text)
        start, _ = draft.sentences[draft.sentence_at(figure.start)]
        said = draft.text[start : figure.start]
        if day and day < published and _SOON.search(said) and _HAPPENS.search(re.sub(r"ngày $", "", said)):
            message = (
                f"Việc nói là sắp diễn ra, nhưng ngày {figure.text} trước ngày của văn bản, {format_date(published)}."
            )
            yield Finding(*figure.span, "past-plan", Severity.DOUBTFUL, message, evidence=(figure.span, head.span))


def _is_alone(draft: Draft, figure: Figure) -> bool:
    """Whether the date stands in a line of its own, with a weekday or a clock at most."""
    start = draft.text.rfind("\n", 0, figure.start) + 1
    before = draft.text[start : figure.start]
    return len(before) < 20 and not re.search(r"\d|\.", before) and (start > 0 or "hứ" in before)


def _done_after_plan(draft: Draft, dates: list[Figure]) -> Iterator[Finding]:
    """Something done in a month long after the one by which the rest is planned."""
    monthly = [(figure, _partial(figure.text)) for figure in dates]
    for figure, done in monthly:
        if done is None or done.month is None or not _DONE.search(figure.before) or _PLANNED.search(figure.before):
            continue
        for other, planned in monthly:
            later = planned is not None and planned.month is not None and _PLANNED.search(other.before)
            if later and planned is not None and (done.first_day() - planned.last_day()).days > _LONG_AFTER:
                message = f"Việc đã xong ghi {figure.text} nhưng việc còn phấn đấu ghi {other.text}; xem lại năm."
                yield Finding(
                    *figure.span, "date-order", Severity.DOUBTFUL, message, evidence=(figure.span, other.span)
                )
                break
