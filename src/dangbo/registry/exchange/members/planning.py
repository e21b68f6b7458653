"""What storing a member list would do: who is new, who changes and how, who waits for a decision."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from dangbo.registry.exchange.member_fields import BY_KEY
from dangbo.registry.exchange.members.judging import judge, judge_doubles
from dangbo.registry.exchange.members.known import Held, Known, KnownPerson, name_key
from dangbo.registry.exchange.places import Places
from dangbo.registry.exchange.problems import Decision, Problem, Way, Weight
from dangbo.registry.exchange.rows import Change, Outcome, Row, accept
from dangbo.registry.exchange.values import Value, hidden_end, shown
from dangbo.registry.models.people import Scale
from dangbo.rules.vocabulary import Standing
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.dates import PartialDate, format_date

LEVELS = {"general_level": Scale.GENERAL, "professional_level": Scale.PROFESSIONAL, "theory_level": Scale.THEORY}
MASKED = frozenset({"citizen_number", "card_number"})


TOLD_EVERY = 200
NUMBER_DOUBTS = {
    "number-citizen_number": {"citizen_number", "birth_date", "sex"},
    "number-card_number": {"card_number"},
    "number-file_number": {"file_number"},
}
"""Doubts that were settled when the number was first stored → the fields whose change raises them anew."""


def plan(
    rows: Sequence[Row],
    places: Places,
    at: datetime.date,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _what: None,
    doubles_among: Sequence[Row] | None = None,
) -> Known:
    """Judge every row and give it its outcome. Returns who of the file is in the register already.

    doubles_among: all rows of the file, where `rows` are only some of them.
    """
    for row in rows:
        judge(row, places, at)
    judge_doubles(rows if doubles_among is None else doubles_among)
    known = Known(rows, at)
    for done, row in enumerate(rows):
        if done % TOLD_EVERY == 0:
            progress(done, len(rows), "đối chiếu với sổ")
        person = _identify(row, known, places)
        if person is not None:
            row.known_id = str(person.pk)
            _compare(row, person, known, places, at)
        row.outcome = row.settled
    return known


def _identify(row: Row, known: Known, places: Places) -> KnownPerson | None:
    """Who of the register the row is; a likeness that no number settles waits for a decision."""
    person = known.by_citizen_number.get(row.text_of("citizen_number"))
    if person is not None:
        if person.name_key != name_key(row.text_of("full_name")):
            row.add(_other_name(person))
        return person
    for alike in known.by_card_number.get(row.text_of("card_number"), []):
        if alike.name_key == name_key(row.text_of("full_name")):
            return alike
    likely = [alike for alike in known.like(row) if not _contradicts(row, alike)]
    if not likely or Decision.OTHER_PERSON in row.taken:
        return None
    sure = [alike for alike in likely if _shows_end_of(row, alike) or _is_in_cell(row, alike, known)]
    if len(sure) == 1:
        return sure[0]
    if Decision.SAME_PERSON in row.taken:
        return likely[0]
    row.add(_perhaps_same(row, likely[0], known, places))
    return None


def _contradicts(row: Row, person: KnownPerson) -> bool:
    number = row.text_of("citizen_number")
    return bool(number and person.citizen_number and number != person.citizen_number)


def _is_in_cell(row: Row, person: KnownPerson, known: Known) -> bool:
    """Whether somebody of that name, born on that very day, stands in the cell that the row names."""
    held = known.memberships.get(person.pk)
    birth = row.values.get("birth_date")
    is_whole = isinstance(birth, PartialDate) and birth.day is not None and person.birth.day is not None
    return is_whole and held is not None and held.place_id == row.place_id


def _shows_end_of(row: Row, person: KnownPerson) -> bool:
    """Whether a number that an export had masked ends as the person's does."""
    ends = {key: hidden_end(row.cells.get(key)) for key in MASKED}
    return any(end and person.text_of(key).endswith(end) for key, end in ends.items())


def _other_name(person: KnownPerson) -> Problem:
    code = "same-number-other-name"
    lead = f"số định danh này trong sổ là của {person.full_name}, sinh {person.birth}."
    ways = (accept(code, "Vẫn là người ấy, đổi họ tên"), Way("Bỏ qua dòng này", decision=Decision.SKIP))
    return Problem(code, Weight.DOUBTFUL, "full_name", lead, "", ways, str(person.pk))


def _perhaps_same(row: Row, person: KnownPerson, known: Known, places: Places) -> Problem:
    held = known.memberships.get(person.pk)
    place = places.by_text.get(held.place_id) if held else None
    where = f"đang ở {place.name}" if place else "ở tổ chức khác"
    ending = f", số định danh {mask(person.citizen_number)}" if person.citizen_number else ""
    message = f"{person.full_name}, sinh {person.birth}, {where}{ending}."
    ways = (
        Way("Cùng một người", decision=Decision.SAME_PERSON),
        Way("Hai người khác nhau", decision=Decision.OTHER_PERSON),
    )
    lead = "có thể trùng với người đã có trong sổ."
    return Problem("perhaps-same", Weight.DOUBTFUL, "full_name", lead, message, ways, str(person.pk))


def _compare(row: Row, person: KnownPerson, known: Known, places: Places, at: datetime.date) -> None:
    held = known.memberships.get(person.pk)
    if held is not None:
        for problem in _membership_problems(row, held, places, at):
            row.add(problem)
    levels = list(_level_changes(row, person, known))
    for change in levels:
        row.problems.extend(_later_level(change, person, known))
    moved = list(_membership_changes(row, held, places)) if held else []
    row.changes = [*_person_changes(row, person), *levels, *moved]
    changed = {change.field for change in row.changes}
    row.problems = [
        each for each in row.problems if each.code not in NUMBER_DOUBTS or changed & NUMBER_DOUBTS[each.code]
    ]
    if held is not None and moved and held.valid_to is not None and held.valid_to > at:
        lead = f"trong sổ đã có biến động từ {format_date(held.valid_to)}, sau ngày của số liệu."
        message = "Hãy xem số liệu đến ngày đó rồi nhập lại."
        row.add(Problem("changed-later", Weight.WRONG, moved[0].field, lead, message))
    row.outcome = Outcome.CHANGE if row.changes or held is None else Outcome.SAME


def _membership_problems(row: Row, held: Held, places: Places, at: datetime.date) -> Iterator[Problem]:
    if held.valid_from > at:
        lead = f"trong sổ người này sinh hoạt từ {format_date(held.valid_from)}, sau ngày của số liệu."
        yield Problem("begins-later", Weight.WRONG, "full_name", lead, "Hãy xem số liệu đến ngày đó rồi nhập lại.")
        return
    if held.valid_to is not None and held.valid_to <= at:
        lead = f"người này đã thôi sinh hoạt ở tổ chức trong sổ từ {format_date(held.valid_to)}."
        yield Problem(
            "has-left", Weight.WRONG, "full_name", lead, "Hãy dùng việc kết nạp lại, phục hồi hoặc chuyển đến."
        )
        return
    if held.standing == Standing.OFFICIAL and row.text_of("standing") == Standing.PROBATIONARY:
        lead = "trong sổ đã là đảng viên chính thức, tệp ghi dự bị."
        yield Problem(
            "official-already", Weight.WRONG, "standing", lead, "", (Way("Giữ chính thức", text="Chính thức"),)
        )
    if row.place_id and row.place_id != held.place_id:
        yield _moves(held, places)
        if (row.date_of("cell_since") or at) <= held.valid_from:
            lead = f"trong sổ đã ở tổ chức hiện nay từ {format_date(held.valid_from)}."
            yield Problem("moves-too-early", Weight.WRONG, "cell_since", lead, "Ngày chuyển đến phải sau ngày đó.")


def _moves(held: Held, places: Places) -> Problem:
    place = places.by_text.get(held.place_id)
    if place is None:
        lead = "người này đang sinh hoạt ở tổ chức ngoài phạm vi của tệp."
        return Problem("elsewhere", Weight.WRONG, "organisation", lead, "Hãy làm thủ tục chuyển sinh hoạt.")
    ways = (accept("moves", "Chuyển đến đây"), Way(f"Giữ ở {place.name}", text=place.code))
    return Problem("moves", Weight.DOUBTFUL, "organisation", f"trong sổ đang ở {place.name}.", "", ways)


def _person_changes(row: Row, person: KnownPerson) -> Iterator[Change]:
    read = row.values
    for key, stored in person.texts.items():
        value = read.get(key)
        if value != stored and value is not None:
            yield _change(key, stored, value)
    for key, day in person.dates.items():
        value = read.get(key)
        if isinstance(value, PartialDate) and value != day:
            yield _change(key, day, value)


def _level_changes(row: Row, person: KnownPerson, known: Known) -> Iterator[Change]:
    for key, scale in LEVELS.items():
        level = row.text_of(key)
        held = known.attainments.get((person.pk, scale))
        if level and (held is None or held.level != level):
            yield _change(key, held.level if held else None, level)


def _later_level(change: Change, person: KnownPerson, known: Known) -> Iterator[Problem]:
    later = known.later_levels.get((person.pk, LEVELS[change.field]))
    if later is not None:
        lead = f"trong sổ đã có trình độ khác từ {format_date(later)}, sau ngày của số liệu."
        yield Problem("level-later", Weight.WRONG, change.field, lead)


def _membership_changes(row: Row, held: Held, places: Places) -> Iterator[Change]:
    if row.place_id and row.place_id != held.place_id:
        before, after = (places.name_of(identity) for identity in (held.place_id, row.place_id))
        yield Change("organisation", BY_KEY["organisation"].heading, before, after)
    for key, stored in (("standing", held.standing), ("activity", held.activity)):
        value = row.text_of(key)
        if value and value != stored:
            yield _change(key, stored, value)


def _change(key: str, before: Value, after: Value) -> Change:
    field = BY_KEY[key]
    texts = [shown(field, value) for value in (before, after)]
    if key in MASKED:
        texts = [mask(text) for text in texts]
    return Change(key, field.heading, *texts)
