"""The member list: who stands in an organisation on a day, found, narrowed and sorted."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import FilteredRelation, Q, QuerySet

from dangbo.facts.models import holding_at
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person, TreeLink
from dangbo.registry.queries.member_filters import FILTERS, people_narrowed, read_filters
from dangbo.rules.vocabulary import Activity, Standing
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.dates import PartialDate, format_date
from dangbo.vietnamese.text import search_key

TEXT, SORT, WITHIN = "tim", "sap-xep", "thuoc"
SORTS: dict[str, str] = {
    "ten": "person__name_key",
    "ngay-sinh": "person__birth_date",
    "chi-bo": "version__name_key",
    "vao-dang": "person__joined_on",
    "tu-cach": "standing",
    "sinh-hoat": "activity",
}
FIRST_SORT, BY_CELL = "ten", "chi-bo"
LAST_DIGITS = 4
SHORTEST_PLACE = 4
"""From so many letters on, what is typed is also looked for in the names of cells."""


@dataclass(frozen=True, slots=True)
class MemberSearch:
    """What a member list is asked for: typed text, conditions by key, order, and one organisation below."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = FIRST_SORT
    within: str = ""
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "MemberSearch":
        """The search that the parameters of an address ask for; what cannot be understood is in `problems`."""
        given = {key: str(asked.get(key, "")) for key in (*FILTERS, TEXT, SORT, WITHIN)}
        filters, problems = read_filters(given)
        sort = given[SORT] if given[SORT].removeprefix("-") in SORTS else FIRST_SORT
        return cls(given[TEXT].strip(), filters, sort, given[WITHIN].strip(), tuple(problems))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.filters or self.within)

    @property
    def words(self) -> list[str]:
        """The typed words as they are compared."""
        return search_key(self.text).split()

    def query(self, without: str = "") -> str:
        """The search as the query of an address, without one of its conditions."""
        sort = "" if self.sort == FIRST_SORT else self.sort
        parts = {TEXT: self.text, WITHIN: self.within, **self.filters, SORT: sort}
        return urlencode({key: value for key, value in parts.items() if value and key != without})


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as the list shows them; numbers masked."""

    person_id: uuid.UUID
    full_name: str
    sex: str
    birth: str
    organisation_id: uuid.UUID
    organisation: str
    joined: str
    official: str
    citizen_number: str
    card_number: str
    standing: Standing
    activity: Activity


def members_within(organisation_id: uuid.UUID, at: date) -> QuerySet[Membership]:
    """Memberships that hold on a day in an organisation and all that then stood below it."""
    below = TreeLink.objects.at(at).filter(ancestor=organisation_id).values("descendant")
    return Membership.objects.at(at).filter(organisation__in=below)


def matching(organisation: Organisation, at: date, search: MemberSearch) -> QuerySet[Membership]:
    """The memberships that a search finds, unordered."""
    rows = standing_matching(members_within(organisation.pk, at), at, search)
    if search.words or any(not FILTERS[key].of_membership for key in search.filters):
        rows = rows.filter(person__in=people_matching(search, at).values("pk"))
    return rows


def people_matching(search: MemberSearch, at: date) -> QuerySet[Person]:
    """All people of whom a search's conditions on people and its typed text hold, wherever they stand."""
    people = people_narrowed(search.filters, at)
    return people.filter(_found(search, at)) if search.words else people


def standing_matching(rows: QuerySet[Membership], at: date, search: MemberSearch) -> QuerySet[Membership]:
    """Those of the memberships of which a search's conditions on memberships hold."""
    if search.within:
        below = TreeLink.objects.at(at).filter(ancestor__code=search.within).values("descendant")
        rows = rows.filter(organisation__in=below)
    for key, value in search.filters.items():
        if FILTERS[key].of_membership:
            rows = rows.filter(FILTERS[key].condition(value, at))
    return rows


def _found(search: MemberSearch, at: date) -> Q:
    """Each typed word begins a word of the name; or the text ends a card number, or stands in the name of a cell."""
    named = Q()
    for word in search.words:
        named &= Q(search_key__startswith=word) | Q(search_key__contains=f" {word}")
    typed = " ".join(search.words)
    if typed.isdigit() and len(typed) >= LAST_DIGITS:
        return named | Q(card_number__endswith=typed)
    if len(typed) < SHORTEST_PLACE:
        return named
    # Asked first: almost always there are none, and without them the names alone decide.
    versions = OrganisationVersion.objects.at(at).filter(search_key__contains=typed)
    places = list(versions.values_list("organisation_id", flat=True))
    if not places:
        return named
    return named | Q(pk__in=Membership.objects.at(at).filter(organisation__in=places).values("person"))


def ordered(rows: QuerySet[Membership], at: date, sort: str) -> QuerySet[Membership]:
    """The rows in an order of SORTS ("-" before it turns it round), then by name; the members of one cell together."""
    path = SORTS[sort.removeprefix("-")]
    if path.startswith("version__"):
        rows = rows.alias(
            version=FilteredRelation("organisation__versions", condition=holding_at(at, "organisation__versions__"))
        )
    way = "-" if sort.startswith("-") else ""
    same_cell = (f"{way}organisation_id",) if path == SORTS[BY_CELL] else ()
    by_name = () if path == SORTS[FIRST_SORT] else (SORTS[FIRST_SORT],)
    return rows.order_by(f"{way}{path}", *same_cell, *by_name, "person_id")


MEMBER_FIELDS = (
    "person_id", "person__full_name", "person__sex", "person__birth_date", "person__birth_precision",
    "organisation_id", "person__joined_on", "person__joined_precision", "person__official_on",
    "person__official_precision", "person__citizen_number", "person__card_number", "standing", "activity",
)  # fmt: skip


def member_rows(rows: QuerySet[Membership], at: date) -> list[MemberRow]:
    """Rows as they are shown: one query, and one for the names of their cells."""
    return as_rows(list(rows.values_list(*MEMBER_FIELDS)), at)


def as_rows(found: Sequence[tuple[Any, ...]], at: date) -> list[MemberRow]:
    """The MEMBER_FIELDS of rows as they are shown; one query, for the names of their cells."""
    names = place_names({row[5] for row in found}, at)
    return [
        MemberRow(
            person_id=row[0],
            full_name=row[1],
            sex=row[2],
            birth=written(row[3], row[4]),
            organisation_id=row[5],
            organisation=names.get(row[5], ""),
            joined=written(row[6], row[7]),
            official=written(row[8], row[9]),
            citizen_number=mask(row[10]),
            card_number=mask(row[11]),
            standing=Standing(row[12]),
            activity=Activity(row[13]),
        )
        for row in found
    ]


def place_names(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, str]:
    """The short names, else the names, of organisations on a day."""
    rows = OrganisationVersion.objects.at(at).filter(organisation__in=ids)
    return {pk: short or name for pk, short, name in rows.values_list("organisation_id", "short_name", "name")}


def written(day: date | None, precision: str) -> str:
    """A date as it is known: 12/09/1966, 09/1966 or 1966; empty where it is not."""
    if day is None:
        return ""
    if precision == "d":
        return format_date(day)
    return format_date(PartialDate(day.year, day.month if precision == "m" else None))


def marked(name: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """A name cut into pieces, those that were typed marked: [("Nguyễn Thị", True), (" Hải ", False), …]."""
    if not words:
        return [(name, False)]
    pieces: list[tuple[str, bool]] = []
    for position, part in enumerate(name.split(" ")):
        key = search_key(part)
        hit = max((len(word) for word in words if key.startswith(word)), default=0)
        if position:
            whole_before = bool(hit and pieces and pieces[-1][1])
            _add(pieces, " ", whole_before)
        _add(pieces, part[:hit], True)
        _add(pieces, part[hit:], False)
    return pieces


def _add(pieces: list[tuple[str, bool]], text: str, is_hit: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1][1] is is_hit:
        pieces[-1] = (pieces[-1][0] + text, is_hit)
    else:
        pieces.append((text, is_hit))
