"""Who of the register a row of a list means: by name, and by date or year of birth."""

import datetime
import uuid
from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

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

    def meant(self, row: Row) -> tuple[Membership | None, list[Trouble]]:
        """The one who bears the name and was born as the row says; that there are several, and then none of them."""
        born = row.values.get(BORN)
        same = self._by_name.get(name_sort_key(row.text_of(NAME)), [])
        found = [member for member in same if _is_born(member.person.birth_date, born)]
        if len(found) > 1:
            text = f"Sổ có {len(found)} người cùng tên và ngày sinh này; ghi đủ ngày sinh để biết là ai."
            return None, [Trouble(text, "Ngày sinh")]
        return (found[0] if found else None), []


def _is_born(on: datetime.date, born: object) -> bool:
    if isinstance(born, PartialDate):
        return (on.year, born.month or on.month, born.day or on.day) == (born.year, on.month, on.day)
    return not isinstance(born, datetime.date) or on == born


def birth_year(row: Row) -> int | None:
    """The year of birth that a row says."""
    born = row.values.get(BORN)
    return born.year if isinstance(born, PartialDate | datetime.date) else None


def people_there(rows: QuerySet[Any]) -> set[object]:
    """The people of a list that is stored, as `same_as` tells people apart; one query.

    rows: with person_id, name_key and birth_year.
    """
    told = rows.values_list("person_id", "name_key", "birth_year")
    return {person or (name, year) for person, name, year in told}


def same_as(row: Row, member: Membership | None) -> object:
    """By what two rows are the same person: the person of the register, else name and year of birth."""
    return member.person_id if member else (name_sort_key(row.text_of(NAME)), birth_year(row))
