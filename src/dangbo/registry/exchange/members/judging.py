"""What is wrong or doubtful in a row of a member list, beside cells that cannot be read."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from dangbo.registry.exchange.member_fields import BY_KEY
from dangbo.registry.exchange.places import Place, Places
from dangbo.registry.exchange.problems import Decision, Problem, Way, Weight
from dangbo.registry.exchange.rows import Row, accept
from dangbo.registry.exchange.values import as_text
from dangbo.rules.members import check_party_dates
from dangbo.rules.members.dates import probation_end
from dangbo.rules.verdict import Severity
from dangbo.rules.vocabulary import STANDING_LABELS, Standing
from dangbo.vietnamese.citizen import Sex, check_card_number, check_citizen_number, check_file_number
from dangbo.vietnamese.dates import PartialDate, add_months, format_date, months_between

FIELD_OF_FINDING = {
    "official-too-early": "official_on",
    "decision-after-ceremony": "admission_decided_on",
}


def judge(row: Row, places: Places, at: datetime.date) -> None:
    """Add the row's problems and settle its organisation and its standing."""
    for problem in (*_place(row, places), *_dates(row, at), *_standing(row, at), *_numbers(row)):
        row.add(problem)
    for problem in _since(row, places):
        row.add(problem)
    if row.problems:
        row.problems = [_with_likely_joining(problem, row) for problem in row.problems]


def _place(row: Row, places: Places) -> Iterator[Problem]:
    text = row.text_of("organisation")
    if not text:
        root = places.by_id.get(places.root_id)
        if root is not None and root.is_cell:
            row.place_id = str(root.id)
            return
        if not any(problem.field == "organisation" for problem in row.problems):
            yield Problem("no-cell", Weight.WRONG, "organisation", "chưa ghi chi bộ.", "Mỗi đảng viên ở một chi bộ.")
        return
    found = places.find(text)
    cells = [place for place in found if place.is_cell]
    if len(cells) == 1:
        row.place_id = str(cells[0].id)
    elif len(cells) > 1:
        lead = f"có {len(cells)} chi bộ tên “{text}”."
        yield Problem("several-cells", Weight.DOUBTFUL, "organisation", lead, "Chọn một.", _ways(text, cells[:4]))
    elif found:
        lead = f"{found[0].name} không phải chi bộ."
        yield Problem("not-a-cell", Weight.WRONG, "organisation", lead, "Ghi chi bộ nơi đảng viên sinh hoạt.")
    elif (ended := places.ended(text)) is not None and ended.ended_on is not None:
        lead = f"{ended.name} đã kết thúc từ {format_date(ended.ended_on)}."
        ways = _ways(text, places.nearest(text))
        yield Problem("ended-cell", Weight.WRONG, "organisation", lead, "Ghi chi bộ đang có trong sổ.", ways)
    else:
        yield _unknown_place(text, places.nearest(text))


def _with_likely_joining(problem: Problem, row: Row) -> Problem:
    """A day of joining that cannot be read, with the one that the official day tells of (rules/members.md b.7)."""
    official = _whole(row, "official_on")
    if problem.field != "joined_on" or problem.code != "unreadable" or official is None:
        return problem
    likely = format_date(add_months(official, -months_between(official, probation_end(official))))
    message = f"Ngày chính thức {format_date(official)} cho thấy ngày vào Đảng có thể là {likely}."
    return replace(problem, message=message, ways=(Way(f"Ghi {likely}", text=likely),))


def _since(row: Row, places: Places) -> Iterator[Problem]:
    """The day since which somebody stands in the cell, held against the founding of the cell and the joining."""
    since = row.date_of("cell_since")
    if since is None:
        return
    joined = _whole(row, "joined_on")
    place = places.by_text.get(row.place_id)
    if place is not None and since < place.founded_on:
        founded = format_date(place.founded_on)
        lead = f"{format_date(since)} trước ngày thành lập {place.name} ({founded})."
        yield Problem("before-founding", Weight.WRONG, "cell_since", lead, "", (Way(f"Ghi {founded}", text=founded),))
    elif joined is not None and since < joined:
        lead = f"{format_date(since)} trước ngày vào Đảng {format_date(joined)}."
        ways = (Way(f"Ghi {format_date(joined)}", text=format_date(joined)),)
        yield Problem("before-joining", Weight.WRONG, "cell_since", lead, "", ways)


def _unknown_place(text: str, nearest: list[Place]) -> Problem:
    message = f"Gần nhất là {nearest[0].name}." if nearest else "Ghi mã hoặc tên chi bộ đang có trong sổ."
    weight = Weight.DOUBTFUL if nearest else Weight.WRONG
    return Problem("unknown-cell", weight, "organisation", f"chưa có chi bộ “{text}”.", message, _ways(text, nearest))


def _ways(text: str, places: list[Place]) -> tuple[Way, ...]:
    return tuple(Way(f"Dùng {place.name}", text=place.code, everywhere=True) for place in places)


def _dates(row: Row, at: datetime.date) -> Iterator[Problem]:
    for key in ("birth_date", "admission_decided_on", "joined_on", "official_on", "cell_since"):
        day = row.date_of(key)
        if day is not None and day > at:
            lead = f"{format_date(day)} sau ngày của số liệu ({format_date(at)})."
            ways = (Way("Để là dự bị", text=""),) if key == "official_on" else ()
            yield Problem("after-today", Weight.WRONG, key, lead, "", ways)
    findings = check_party_dates(
        birth=row.date_of("birth_date"),
        decision=row.date_of("admission_decided_on"),
        ceremony=_whole(row, "joined_on"),
        official=_whole(row, "official_on"),
    )
    for finding in findings:
        key = FIELD_OF_FINDING.get(finding.code, "joined_on")
        lead = finding.message[0].lower() + finding.message[1:]
        if finding.severity is Severity.ERROR:
            yield Problem(finding.code, Weight.WRONG, key, lead, "", _date_ways(row, finding.code))
        elif finding.severity is Severity.WARNING:
            yield Problem(finding.code, Weight.DOUBTFUL, key, lead, "", (accept(finding.code, "Đúng như vậy"),))


def _whole(row: Row, key: str) -> datetime.date | None:
    """The day of a date known to the day; a partial one is not judged."""
    value = row.values.get(key)
    return value.first_day() if isinstance(value, PartialDate) and value.day else None


def _date_ways(row: Row, code: str) -> tuple[Way, ...]:
    joined = _whole(row, "joined_on")
    if code != "official-too-early" or joined is None:
        return ()
    end = format_date(probation_end(joined))
    return (Way(f"Ghi {end}", text=end), Way("Để là dự bị", text=""))


def _standing(row: Row, at: datetime.date) -> Iterator[Problem]:
    """The standing that the row states, or that its dates say; a standing that contradicts the dates is doubtful."""
    stated, official, joined = row.text_of("standing"), row.date_of("official_on"), row.date_of("joined_on")
    if official is not None and stated == Standing.PROBATIONARY:
        lead = f"ghi dự bị nhưng có ngày chính thức {as_text(official)}."
        yield Problem(
            "standing-against-date", Weight.WRONG, "standing", lead, "", (Way("Ghi chính thức", text="Chính thức"),)
        )
    if stated:
        return
    if official is not None:
        row.values["standing"] = Standing.OFFICIAL.value
    elif joined is not None and probation_end(joined) > at:
        row.values["standing"] = Standing.PROBATIONARY.value
    else:
        ways = tuple(Way(f"Ghi {label.lower()}", text=label) for label in STANDING_LABELS.values())
        yield Problem(
            "no-standing", Weight.DOUBTFUL, "standing", "chưa rõ là đảng viên chính thức hay dự bị.", "", ways
        )


def _numbers(row: Row) -> Iterator[Problem]:
    number = row.text_of("citizen_number")
    if number:
        birth, sex = row.date_of("birth_date"), row.text_of("sex")
        whole = len(number) == BY_KEY["citizen_number"].longest and number.isdigit()
        weight = Weight.DOUBTFUL if whole else Weight.WRONG
        for message in check_citizen_number(
            number, sex=cast(Sex, sex) if sex else None, birth_year=birth.year if birth else None
        ):
            yield _number_problem("citizen_number", weight, message)
    for key, check in (("card_number", check_card_number), ("file_number", check_file_number)):
        text = row.text_of(key)
        for message in check(text) if text else ():
            yield _number_problem(key, Weight.DOUBTFUL, message)


def _number_problem(key: str, weight: Weight, message: str) -> Problem:
    code = f"number-{key}"
    ways = (accept(code, "Giữ như đã ghi"),) if weight is Weight.DOUBTFUL else ()
    return Problem(code, weight, key, message[0].lower() + message[1:], "", (*ways, Way("Bỏ trống ô này", text="")))


def judge_doubles(rows: Iterable[Row]) -> None:
    """Rows of one file that seem to be one person: the same citizen number, card, or name and day of birth."""
    seen: dict[tuple[str, object], list[Row]] = {}
    for row in rows:
        for mark in double_marks(row):
            former = seen.setdefault(mark, [])
            same = next((other for other in former if mark[0] != "full_name" or not _are_two(row, other)), None)
            if same is not None:
                row.add(_double(mark[0], same.number))
            former.append(row)


def _are_two(row: Row, other: Row) -> bool:
    """Whether two rows give different personal numbers, so that a common name and birthday mean nothing."""
    numbers = (row.text_of("citizen_number"), other.text_of("citizen_number"))
    return all(numbers) and numbers[0] != numbers[1]


def double_marks(row: Row) -> Iterator[tuple[str, object]]:
    """What would be the same in another row about the same person; nothing of a row that is left out."""
    if Decision.SKIP in row.taken:
        return
    person = (row.text_of("full_name").casefold(), row.date_of("birth_date"))
    for key in ("citizen_number", "card_number"):
        if row.text_of(key):
            yield key, row.text_of(key)
    if all(person):
        yield "full_name", person


def _double(key: str, first: int) -> Problem:
    weight = Weight.WRONG if key == "citizen_number" else Weight.DOUBTFUL
    what = "họ tên và ngày sinh" if key == "full_name" else BY_KEY[key].heading.lower()
    code = f"double-{key}"
    skip = Way("Bỏ qua dòng này", decision=Decision.SKIP)
    ways = (skip,) if weight is Weight.WRONG else (accept(code, "Hai người khác nhau"), skip)
    return Problem(code, weight, key, f"trùng {what} với dòng {first}.", "", ways)
