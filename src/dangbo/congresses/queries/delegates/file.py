"""Delegates in a file (.xlsx, .xls, .ods, .csv): its rows read, who of the register is meant, what becomes of each.

A delegation may stand in a column or as a line "Chi bộ …", "Đảng bộ …" above its people.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import DelegateKind
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.units import sending_units
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.known_people import BORN, NAME, KnownPeople, birth_year, people_there, same_as
from dangbo.registry.exchange.listed import ListKind, Outcome, Seen, Trouble, outcome_of, read_listed, troubles_of
from dangbo.registry.exchange.member_fields import BY_KEY
from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import Membership
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.vocabulary import Standing
from dangbo.vietnamese.text import search_key

OF_MEMBERS = (DelegateKind.MEMBER, DelegateKind.PROBATIONARY)
_SAID = {
    "ethnicity": "ethnic_group",
    "religion": "religion",
    "general": "general_level",
    "professional": "professional_level",
    "theory": "theory_level",
    "occupation": "occupation",
}
"""What is said of somebody outside the register, by the names of the credentials report → the column."""
FIELDS: dict[str, Field] = {
    each.key: each
    for each in (
        replace(BY_KEY[NAME], aliases=(*BY_KEY[NAME].aliases, "Họ và tên đại biểu", "Đại biểu")),
        replace(BY_KEY[BORN], required=False),
        replace(BY_KEY["sex"], required=False),
        Field("post", "Chức vụ", aliases=("Chức vụ, nơi công tác", "Chức vụ công tác", "Chức danh"), longest=200),
        Field("organisation", "Đoàn đại biểu", FieldKind.ORGANISATION,
              ("Đoàn", "Đơn vị", "Tổ chức đảng", "Chi bộ", "Đảng bộ", "Đơn vị bầu")),
        Field("kind", "Tư cách", FieldKind.CHOICE, ("Tư cách đại biểu", "Diện", "Diện đại biểu", "Loại đại biểu"),
              labels=dict(DelegateKind.choices),
              synonyms={"Đương nhiên": DelegateKind.EX_OFFICIO, "Được bầu": DelegateKind.ELECTED,
                        "Bầu": DelegateKind.ELECTED, "Đại biểu chính thức": DelegateKind.ELECTED,
                        "Chính thức": DelegateKind.ELECTED, "Chỉ định": DelegateKind.APPOINTED,
                        "Dự khuyết": DelegateKind.ALTERNATE, "Dự bị": DelegateKind.PROBATIONARY}),
        BY_KEY["joined_on"],
        *(BY_KEY[column] for column in _SAID.values()),
    )
}  # fmt: skip
DELEGATES = ListKind("delegates", FIELDS, (NAME,), "Tệp có tiêu đề cột nhưng không có dòng nào ghi tên người.")


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """A row of the file. membership: of the member of the register who is meant; said: other facts of somebody else."""

    number: int
    full_name: str
    birth_year: int | None
    sex: str
    post: str
    unit: uuid.UUID | None
    unit_name: str
    kind: DelegateKind
    membership: Membership | None
    said: Mapping[str, str] = field(default_factory=dict)
    outcome: Outcome = Outcome.NEW
    problems: tuple[Trouble, ...] = ()

    @property
    def label(self) -> str:
        return self.full_name


def read_delegates(content: bytes | Path, filename: str, congress: Congress, at: date) -> list[DelegateLine]:
    """Every row of the file with its outcome; nothing is stored. Raises FileError for a file without names.

    at: the day whose register is asked, where no day of the congress is said.
    """
    rows = read_listed(content, filename, DELEGATES)
    return list(_judged(rows, congress, opening_day(congress) or at))


def _judged(rows: Sequence[Row], congress: Congress, on: date) -> Iterator[DelegateLine]:
    known, there = KnownPeople(congress.organisation_id, on), people_there(congress.delegates.filter(struck_on=None))
    units = {search_key(unit.name): (unit.id, unit.name) for unit in sending_units(congress, on)}
    seen = Seen()
    for row in rows:
        member, several = known.meant(row)
        line = _line(row, member, _kind(row, member, congress), units)
        key = same_as(row, member)
        against = (*_against(line, congress), *seen.again(key, row.number))
        problems = (*troubles_of(row, DELEGATES), *several, *against)
        yield replace(line, outcome=outcome_of(problems, key in there), problems=problems)


def _line(
    row: Row, member: Membership | None, kind: DelegateKind, units: Mapping[str, tuple[uuid.UUID, str]]
) -> DelegateLine:
    person = member.person if member else None
    written = row.text_of("organisation")
    unit, unit_name = units.get(search_key(written), (None, written))
    return DelegateLine(
        number=row.number,
        full_name=person.full_name if person else row.text_of(NAME),
        birth_year=person.birth_date.year if person else birth_year(row),
        sex=person.sex if person else row.text_of("sex"),
        post=row.text_of("post") or (person.work_post if person else ""),
        unit=unit,
        unit_name=unit_name,
        kind=kind,
        membership=member,
        said={} if person else _said(row),
    )


def _said(row: Row) -> dict[str, str]:
    """The facts that a row tells, in the words of the credentials report; dates in ISO form, those known to the day."""
    found = {
        name: FIELDS[column].labels.get(row.text_of(column), row.text_of(column)) for name, column in _SAID.items()
    }
    for name, column in (("birth", BORN), ("admitted", "joined_on")):
        value = row.values.get(column)
        whole = value if isinstance(value, date) else row.date_of(column) if getattr(value, "day", None) else None
        found[name] = whole.isoformat() if whole else ""
    return {name: value for name, value in found.items() if value}


def _kind(row: Row, member: Membership | None, congress: Congress) -> DelegateKind:
    """As what the row says somebody takes part; elected, or a member, where it says nothing."""
    said = row.text_of("kind")
    if congress.kind == CongressKind.MEMBER and said in ("", DelegateKind.ELECTED):
        on_probation = not said and member is not None and member.standing == Standing.PROBATIONARY
        return DelegateKind.PROBATIONARY if on_probation else DelegateKind.MEMBER
    return DelegateKind(said) if said else DelegateKind.ELECTED


def _against(line: DelegateLine, congress: Congress) -> Iterator[Trouble]:
    """Why somebody cannot take part so."""
    of_members = congress.kind == CongressKind.MEMBER
    if (line.kind in OF_MEMBERS) != of_members:
        kind = congress.get_kind_display().lower()
        yield Trouble(f"Tư cách “{line.kind.label}” không có ở {kind}.", FIELDS["kind"].heading)
    is_official = line.membership is None or line.membership.standing == Standing.OFFICIAL
    if not is_official and line.kind is not DelegateKind.PROBATIONARY:
        yield Trouble("Là đảng viên dự bị theo sổ, không có quyền biểu quyết, bầu cử.")
