"""A list of those summoned in a file (.xlsx, .xls, .ods, .csv): its rows read, and what becomes of each.

Names are sought in the register of the organisation that meets, by name and by date or year of birth.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dangbo.elections.models import Capacity, Exclusion, Meeting, MeetingKind
from dangbo.elections.queries.summoning import EXCLUSIONS
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.known_people import KnownPeople, birth_year, people_there, same_as
from dangbo.registry.exchange.listed import ListKind, Outcome, Seen, Trouble, outcome_of, read_listed, troubles_of
from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import Membership
from dangbo.rules.vocabulary import Activity, Standing

FIELDS = {
    field.key: field
    for field in (
        Field("full_name", "Họ và tên", FieldKind.NAME, ("Họ tên", "Họ, đệm và tên", "Họ và tên đại biểu", "Đại biểu"),
              required=True, longest=120),
        Field("birth_date", "Ngày sinh", FieldKind.PARTIAL_DATE, ("Năm sinh", "Ngày, tháng, năm sinh", "Sinh năm")),
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
ROLL = ListKind("roll", FIELDS, ("full_name",), "Tệp có tiêu đề cột nhưng không có dòng nào ghi tên người.")


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
    problems: tuple[Trouble, ...] = ()

    @property
    def label(self) -> str:
        return self.full_name

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
    return list(_judged(read_listed(content, filename, ROLL), meeting, usual))


def _judged(rows: Sequence[Row], meeting: Meeting, usual: Capacity) -> Iterator[Listed]:
    known, there = KnownPeople(meeting.organisation_id, meeting.held_on), people_there(meeting.roll.all())
    seen = Seen()
    for row in rows:
        (member, several), capacity = known.meant(row), _capacity(row, usual)
        key = same_as(row, member)
        against = (*_against(member, capacity, meeting), *seen.again(key, row.number))
        problems = [*troubles_of(row, ROLL), *several, *against]
        yield _listed(row, member, capacity, outcome_of(problems, key in there), problems)


def _listed(
    row: Row, member: Membership | None, capacity: Capacity, outcome: Outcome, problems: Iterable[Trouble]
) -> Listed:
    person = member.person if member else None
    return Listed(
        number=row.number,
        full_name=person.full_name if person else row.text_of("full_name"),
        birth_year=person.birth_date.year if person else birth_year(row),
        post=row.text_of("post") or (person.work_post if person else ""),
        unit=row.text_of("unit") or (str(member.organisation_name) if member else ""),  # type: ignore[attr-defined]
        capacity=capacity,
        is_convener=row.values.get("is_convener") is True,
        membership=member,
        outcome=outcome,
        problems=tuple(problems),
    )


def _capacity(row: Row, usual: Capacity) -> Capacity:
    said = row.text_of("capacity")
    return Capacity(said) if said else usual


def _against(member: Membership | None, capacity: Capacity, meeting: Meeting) -> Iterator[Trouble]:
    """Why somebody cannot sit in this meeting so."""
    if member is not None and member.standing != Standing.OFFICIAL:
        yield Trouble("Là đảng viên dự bị theo sổ, không có quyền biểu quyết, bầu cử.")
    of_delegates = capacity in (Capacity.DELEGATE, Capacity.ALTERNATE)
    if of_delegates != (meeting.kind == MeetingKind.DELEGATE_CONGRESS):
        kind = meeting.get_kind_display().lower()
        yield Trouble(f"Tư cách “{capacity.label}” không có ở {kind}.", FIELDS["capacity"].heading)
