"""The member list: who stands in an organisation on a day, found, narrowed, sorted and cut into pages."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Sum, Window

from dangbo.facts.models import holding_at
from dangbo.journal.models import Head
from dangbo.registry.figures.ages import party_age_start
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person, TreeLink
from dangbo.registry.queries.headcounts import OFFICIAL
from dangbo.registry.queries.member_filters import FILTERS, read_filters
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
FIRST_SORT = "ten"
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
class Totals:
    """How many members an organisation has on a day, in how many cells."""

    official: int
    probationary: int
    cells: int

    @property
    def members(self) -> int:
        return self.official + self.probationary


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


def totals(organisation_id: uuid.UUID, at: date) -> Totals:
    """The head count by standing and the number of cells with members, counted anew after each entry of the journal;
    two queries, or one where it was counted since."""
    last = Head.objects.filter(id=1).values_list("hash", flat=True).first()
    key = f"totals:{organisation_id}:{at}:{last}"
    found: Totals | None = cache.get(key)
    if found is None:
        found = _counted(organisation_id, at)
        cache.set(key, found)
    return found


def _counted(organisation_id: uuid.UUID, at: date) -> Totals:
    cells = (
        members_within(organisation_id, at)
        .order_by()
        .values("organisation")
        .annotate(official=OFFICIAL, everybody=Count("pk"))
    )
    found = cells.aggregate(cells=Count("organisation"), known=Sum("official"), all=Sum("everybody"))
    official, everybody = found["known"] or 0, found["all"] or 0
    return Totals(official, everybody - official, found["cells"])


def matching(organisation: Organisation, at: date, search: MemberSearch) -> QuerySet[Membership]:
    """The memberships that a search finds, unordered."""
    rows = members_within(organisation.pk, at)
    if search.within:
        below = TreeLink.objects.at(at).filter(ancestor__code=search.within).values("descendant")
        rows = rows.filter(organisation__in=below)
    if {"tuoi-dang", "huy-hieu"} & search.filters.keys():
        rows = rows.alias(party_age_start=party_age_start("person"))
    for key, value in search.filters.items():
        rows = rows.filter(FILTERS[key].condition(value, at))
    return rows.filter(_found(search, at)) if search.words else rows


def _found(search: MemberSearch, at: date) -> Q:
    """Each typed word begins a word of the name; or the text ends a card number, or stands in the name of a cell."""
    named = Q()
    for word in search.words:
        named &= Q(person__search_key__startswith=word) | Q(person__search_key__contains=f" {word}")
    typed = " ".join(search.words)
    if typed.isdigit() and len(typed) >= LAST_DIGITS:
        return named | Q(person__card_number__endswith=typed)
    if len(typed) < SHORTEST_PLACE:
        return named
    places = OrganisationVersion.objects.at(at).filter(search_key__contains=typed).values("organisation")
    return named | Q(organisation__in=places)


def ordered(rows: QuerySet[Membership], at: date, sort: str) -> QuerySet[Membership]:
    """The rows in an order of SORTS ("-" before it turns it round), then by name."""
    path = SORTS[sort.removeprefix("-")]
    if path.startswith("version__"):
        rows = rows.alias(
            version=FilteredRelation("organisation__versions", condition=holding_at(at, "organisation__versions__"))
        )
    first = f"-{path}" if sort.startswith("-") else path
    by_name = () if path == SORTS[FIRST_SORT] else (SORTS[FIRST_SORT],)
    return rows.order_by(first, *by_name, "person_id")


LARGE = 1_000
"""From so many rows on, walking the people in order and looking whether each belongs is quicker than sorting."""
CITY = 50_000
"""From so many members on, what is found is counted apart: PostgreSQL 15 takes a window below a limit for cheap."""
FEW = 2_000
"""Up to so many found rows are all read in order; a limit would make PostgreSQL walk the whole register for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a member list: its rows, how many there are in all, and the number of the page."""

    rows: list[MemberRow]
    count: int
    number: int


def find_page(
    organisation: Organisation, at: date, search: MemberSearch, whole: Totals, number: int, size: int
) -> Found:
    """The page with that number, or the last one where there are fewer. Two queries, three for an empty late page."""
    rows = matching(organisation, at, search)
    if not search.is_narrowed:
        last = max(1, -(-whole.members // size))
        number = min(number, last)
        return Found(_written(_whole_page(rows, at, search, whole, number, size), at), whole.members, number)
    piece = slice((number - 1) * size, number * size)
    listed = (
        _counted_apart(rows, at, search, piece) if whole.members > CITY else _counted_beside(rows, at, search, piece)
    )
    if listed or number == 1:
        shown = _in_order("pk", [pk for _, pk in listed])
        return Found(_written(shown, at), listed[0][0] if listed else 0, number)
    last = max(1, -(-rows.count() // size))
    return find_page(organisation, at, search, whole, last, size) if last < number else Found([], 0, 1)


Listed = list[tuple[int, uuid.UUID]]
"""Chosen rows, each with the number of all that were found."""


def _counted_beside(rows: QuerySet[Membership], at: date, search: MemberSearch, piece: slice) -> Listed:
    counted = ordered(rows, at, search.sort).annotate(found=Window(Count("pk")))
    return list(counted.values_list("found", "pk")[piece])


def _counted_apart(rows: QuerySet[Membership], at: date, search: MemberSearch, piece: slice) -> Listed:
    count = rows.count()
    ids = ordered(rows, at, search.sort).values_list("pk", flat=True)
    return [(count, pk) for pk in (ids[piece] if count > FEW else list(ids)[piece])] if count else []


def _whole_page(
    rows: QuerySet[Membership], at: date, search: MemberSearch, whole: Totals, number: int, size: int
) -> list[tuple[Any, ...]]:
    path = SORTS[search.sort.removeprefix("-")]
    piece = slice((number - 1) * size, number * size)
    if whole.members < LARGE or not path.startswith("person__"):
        return list(ordered(rows, at, search.sort).values_list(*_FIELDS)[piece])
    way = "-" if search.sort.startswith("-") else ""
    path = path.removeprefix("person__")
    people = Person.objects.filter(Exists(rows.filter(person=OuterRef("pk"))))
    ids = list(people.order_by(*dict.fromkeys((f"{way}{path}", "name_key", "pk"))).values_list("pk", flat=True)[piece])
    return _in_order("person_id", ids, rows)


def _in_order(path: str, ids: Sequence[uuid.UUID], among: QuerySet[Membership] | None = None) -> list[tuple[Any, ...]]:
    """The fields of chosen rows in the order of the ids: what is sorted and counted stays narrow."""
    rows = Membership.objects.all() if among is None else among
    found = {row[0]: row[1:] for row in rows.filter(**{f"{path}__in": ids}).values_list(path, *_FIELDS)}
    return [found[each] for each in ids]


_FIELDS = (
    "person_id", "person__full_name", "person__sex", "person__birth_date", "person__birth_precision",
    "organisation_id", "person__joined_on", "person__joined_precision", "person__official_on",
    "person__official_precision", "person__citizen_number", "person__card_number", "standing", "activity",
)  # fmt: skip


def member_rows(rows: QuerySet[Membership], at: date) -> list[MemberRow]:
    """Rows as they are shown: one query, and one for the names of their cells."""
    return _written(list(rows.values_list(*_FIELDS)), at)


def _written(found: Sequence[tuple[Any, ...]], at: date) -> list[MemberRow]:
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
    known = {"y": PartialDate(day.year), "m": PartialDate(day.year, day.month)}
    return format_date(known.get(precision, day))


def marked(name: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """A name cut into pieces, those that were typed marked: [("Nguyễn Thị", True), (" Hải ", False), …]."""
    pieces: list[tuple[str, bool]] = []
    for position, part in enumerate(name.split(" ")):
        hit = max((len(word) for word in words if search_key(part).startswith(word)), default=0)
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
