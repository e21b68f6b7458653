"""Who of the register a row of a list means: by name, and by date or year of birth."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dangbo.registry.exchange.listed import Trouble
from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import Membership
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.vietnamese.dates import PartialDate
from dangbo.vietnamese.order import name_sort_key

NAME, BORN = "full_name", "birth_date"
"""The columns by which people are known."""


class KnownPeople:
    """The members of an organisation and of all below it on a day; one query."""

    def __init__(self, organisation_id: uuid.UUID, on: datetime.date) -> None:
        rows = with_organisation_name(memberships_within(organisation_id, on), on)
        self._by_name: dict[str, list[Membership]] = defaultdict(list)
        for row in rows.select_related("person"):
            self._by_name[row.person.name_key].append(row)

    def meant(self, row: Row) -> list[Membership]:
        """Those who bear the name and were born as the row says."""
        born = row.values.get(BORN)
        same = self._by_name.get(name_sort_key(row.text_of(NAME)), [])
        return [member for member in same if _is_born(member.person.birth_date, born)]


def too_many(members: Iterable[Membership]) -> Iterator[Trouble]:
    """That a row may mean several."""
    count = len(list(members))
    if count > 1:
        text = f"Sổ có {count} người cùng tên và ngày sinh này; ghi đủ ngày sinh để biết là ai."
        yield Trouble(text, "Ngày sinh")


def _is_born(on: datetime.date, born: object) -> bool:
    if isinstance(born, PartialDate):
        return (on.year, born.month or on.month, born.day or on.day) == (born.year, on.month, on.day)
    return not isinstance(born, datetime.date) or on == born


def birth_year(row: Row) -> int | None:
    """The year of birth that a row says."""
    born = row.values.get(BORN)
    return born.year if isinstance(born, PartialDate | datetime.date) else None


def same_as(row: Row, member: Membership | None) -> object:
    """By what two rows are the same person: the person of the register, else name and year of birth."""
    return member.person_id if member else (name_sort_key(row.text_of(NAME)), birth_year(row))
