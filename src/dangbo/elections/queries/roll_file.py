"""A list of those summoned in a file (.xlsx, .xls, .ods, .csv): its rows read, and what becomes of each.

Names are sought in the register of the organisation that meets, by name and by date or year of birth.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dangbo.elections.models import Capacity, Exclusion, Meeting, MeetingKind
from dangbo.elections.queries.summoning import EXCLUSIONS
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Sheet, read_sheets
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.gathering import gather
from dangbo.registry.exchange.guessing import guess
from dangbo.registry.exchange.headings import find_headings
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Row, read_rows
from dangbo.registry.models import Membership
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.vocabulary import Activity, Standing
from dangbo.vietnamese.dates import PartialDate
from dangbo.vietnamese.order import name_sort_key

FIELDS = {
    field.key: field
    for field in (
        Field("full_name", "Họ và tên", FieldKind.NAME, ("Họ tên", "Họ, đệm và tên", "Họ và tên đại biểu", "Đại biểu"),
              required=True, longest=120),
        Field("born", "Ngày sinh", FieldKind.PARTIAL_DATE, ("Năm sinh", "Ngày, tháng, năm sinh", "Sinh năm")),
        Field("post", "Chức vụ", aliases=("Chức vụ, nơi công tác", "Chức vụ công tác"), longest=200),
        Field("unit", "Đơn vị", aliases=("Đơn vị công tác", "Nơi công tác", "Chi bộ", "Đoàn đại biểu", "Tổ chức đảng"),
              longest=250),
        Field("capacity", "Tư cách", FieldKind.CHOICE, ("Tư cách đại biểu", "Loại đại biểu", "Thành phần"),
              labels=dict(Capacity.choices),
              synonyms={"Chính thức": Capacity.DELEGATE, "Dự khuyết": Capacity.ALTERNATE, "Đảng viên": Capacity.MEMBER,
                        "Đại biểu": Capacity.DELEGATE, "Đại biểu đương nhiên": Capacity.DELEGATE}),
        Field("is_convener", "Cấp ủy triệu tập", FieldKind.YES_NO, ("Cấp ủy viên", "Cấp ủy viên cấp triệu tập")),
    )
}  # fmt: skip
NO_HEADINGS = "Không thấy dòng tiêu đề có cột “Họ và tên” trong tệp. Hãy ghi tên cột ở một dòng rồi gửi lại."
NOBODY = "Tệp có tiêu đề cột nhưng không có dòng nào ghi tên người."
MOST_ROWS = 5_000


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    THERE = "there"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the file. membership: of the member of the register who is meant; problems: a sentence each."""

    number: int
    full_name: str
    birth_year: int | None
    post: str
    unit: str
    capacity: Capacity
    is_convener: bool
    membership: Membership | None
    outcome: Outcome
    problems: tuple[str, ...] = ()

    @property
    def exclusion(self) -> Exclusion:
        """What the register says against counting the member."""
        activity = Activity(self.membership.activity) if self.membership else Activity.NORMAL
        return EXCLUSIONS[activity] if self.capacity in (Capacity.MEMBER, Capacity.COMMITTEE_MEMBER) else Exclusion.NONE

    @property
    def summoned(self) -> bool:
        """A delegate whose activity is suspended is not summoned (HD 04-HD/TW 2024)."""
        of_delegates = self.capacity in (Capacity.DELEGATE, Capacity.ALTERNATE)
        return not (of_delegates and self.membership and self.membership.activity == Activity.SUSPENDED)


def read_roll(content: bytes | Path, filename: str, meeting: Meeting, usual: Capacity) -> list[Listed]:
    """Every row of the list with its outcome; nothing is stored. usual: the capacity where the file names none.

    Raises FileError for a file without a list of names.
    """
    rows = max((_rows(sheet) for sheet in read_sheets(content, filename)), key=len, default=[])
    if not rows:
        raise FileError(NO_HEADINGS)
    rows = [row for row in rows if row.cells]
    if not rows:
        raise FileError(NOBODY)
    if len(rows) > MOST_ROWS:
        raise FileError(f"Tệp có hơn {MOST_ROWS} dòng; danh sách triệu tập không dài như vậy. Hãy kiểm tra lại tệp.")
    return list(_judged(rows, meeting, usual))


def _rows(sheet: Sheet) -> list[Row]:
    """The rows of a sheet whose columns are found; one empty row stands for headings without anybody below."""
    found = find_headings(sheet, list(FIELDS.values()))
    if found is None:
        return []
    first = found.last + 1
    mapped = guess(found.texts, list(FIELDS.values()), sheet.rows[first:])
    if "full_name" not in mapped.values():
        return []
    rows = list(read_rows(gather(sheet.rows, first, mapped, FIELDS).rows, FIELDS, Decisions()))
    return rows or [Row(0, {})]


def _judged(rows: Sequence[Row], meeting: Meeting, usual: Capacity) -> Iterator[Listed]:
    known, there = _known(meeting), _there(meeting)
    seen: dict[object, int] = {}
    for row in rows:
        members, problems = _members(row, known), [_told(problem.lead) for problem in row.problems]
        member = members[0] if len(members) == 1 else None
        if len(members) > 1:
            problems.append(f"Sổ có {len(members)} người cùng tên và ngày sinh này; ghi đủ ngày sinh để biết là ai.")
        capacity = _capacity(row, usual)
        problems += _against(member, capacity, meeting)
        key = _key(row, member)
        if key in seen:
            problems.append(f"Trùng với dòng {seen[key]} của tệp.")
        seen.setdefault(key, row.number)
        outcome = Outcome.WRONG if problems else Outcome.THERE if key in there else Outcome.NEW
        yield _listed(row, member, capacity, outcome, problems)


def _listed(
    row: Row, member: Membership | None, capacity: Capacity, outcome: Outcome, problems: Iterable[str]
) -> Listed:
    person = member.person if member else None
    return Listed(
        number=row.number,
        full_name=person.full_name if person else row.text_of("full_name"),
        birth_year=person.birth_date.year if person else _year(row),
        post=row.text_of("post") or (person.work_post if person else ""),
        unit=row.text_of("unit") or (str(member.organisation_name) if member else ""),  # type: ignore[attr-defined]
        capacity=capacity,
        is_convener=row.values.get("is_convener") is True,
        membership=member,
        outcome=outcome,
        problems=tuple(problems),
    )


def _known(meeting: Meeting) -> dict[str, list[Membership]]:
    """The members of the organisation on the first day, by name; one query."""
    rows = with_organisation_name(memberships_within(meeting.organisation_id, meeting.held_on), meeting.held_on)
    found: dict[str, list[Membership]] = defaultdict(list)
    for row in rows.select_related("person"):
        found[row.person.name_key].append(row)
    return found


def _there(meeting: Meeting) -> set[object]:
    """Who is on the roll already, as `_key` tells people apart; one query."""
    rows = meeting.roll.values_list("person_id", "name_key", "birth_year")
    return {person or (name, year) for person, name, year in rows}


def _key(row: Row, member: Membership | None) -> object:
    return member.person_id if member else (name_sort_key(row.text_of("full_name")), _year(row))


def _members(row: Row, known: dict[str, list[Membership]]) -> list[Membership]:
    """Those of the register who bear the name and were born as the row says."""
    born = row.values.get("born")
    same = known.get(name_sort_key(row.text_of("full_name")), [])
    return [member for member in same if _is_born(member.person.birth_date, born)]


def _is_born(on: datetime.date, born: object) -> bool:
    if isinstance(born, PartialDate):
        return (on.year, born.month or on.month, born.day or on.day) == (born.year, on.month, on.day)
    return not isinstance(born, datetime.date) or on == born


def _year(row: Row) -> int | None:
    born = row.values.get("born")
    return born.year if isinstance(born, PartialDate | datetime.date) else None


def _capacity(row: Row, usual: Capacity) -> Capacity:
    said = row.text_of("capacity")
    return Capacity(said) if said else usual


def _against(member: Membership | None, capacity: Capacity, meeting: Meeting) -> Iterator[str]:
    """Why somebody cannot sit in this meeting so."""
    if member is not None and member.standing != Standing.OFFICIAL:
        yield "Là đảng viên dự bị theo sổ, không có quyền biểu quyết, bầu cử."
    of_delegates = capacity in (Capacity.DELEGATE, Capacity.ALTERNATE)
    if of_delegates != (meeting.kind == MeetingKind.DELEGATE_CONGRESS):
        yield f"Tư cách “{capacity.label}” không có ở {meeting.get_kind_display().lower()}."


def _told(lead: str) -> str:
    """A problem of a cell as a sentence."""
    return f"{lead[:1].upper()}{lead[1:]}"
