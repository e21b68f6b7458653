"""A city of about 5,000 organisations and as many members as asked for, written straight into PostgreSQL by COPY.

The names are drawn as the demo draws them; the tree, committees and dates are simpler than the demo's, the numbers of
rows are those of a real register: stretches of membership, levels on three scales, two terms with their committees.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from django.db import connection, transaction
from django.db.models import Model

from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import Role
from dangbo.demo.chance import Chance, Weighted
from dangbo.demo.names import full_name
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.models import (
    Attainment,
    Committee,
    CommitteeMember,
    Membership,
    Office,
    Organisation,
    OrganisationVersion,
    Person,
    Term,
)
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.order import collation_key, name_sort_key
from dangbo.vietnamese.text import search_key

TOP, USERNAME = "tp", "ban-to-chuc"
FOUNDED, LAST, NOW = date(1990, 1, 1), date(2015, 4, 1), date(2020, 4, 1)
UPPER, GRASSROOTS, OWN_CELLS, CELLS = 24, 50, 10, 4
"""Upper committees; grassroots organisations of each, so many of them cells; cells of each grassroots committee."""
POOL = 20_000
"""Different names; a city has many people of one name."""
SECTORS = [sector.value for sector in UnitSector]
GROUPS = Weighted(("Kinh", 94.0), ("Tày", 2.0), ("Nùng", 1.0), ("Mường", 2.0), ("Mông", 1.0))
PROFESSIONS = Weighted(
    ("", 12.0), ("secondary", 16.0), ("college", 9.0), ("university", 52.0), ("master", 10.0), ("doctor", 1.0)
)
THEORIES = Weighted(("", 42.0), ("elementary", 30.0), ("intermediate", 19.0), ("advanced", 8.0), ("bachelor", 1.0))
SEATS = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A drawn name with its keys, worked out once."""

    text: str
    sex: str
    group: str
    sort: str
    search: str


@dataclass
class City:
    """The rows in the making."""

    chance: Chance
    organisations: list[Organisation] = field(default_factory=list)
    versions: list[OrganisationVersion] = field(default_factory=list)
    cells: list[Organisation] = field(default_factory=list)
    grassroots: dict[Organisation, list[Organisation]] = field(default_factory=dict)


def build_city(members: int, seed: int = 2020) -> None:
    """Fill an empty, migrated PostgreSQL database."""
    city = City(Chance(seed))
    _organisations(city)
    with transaction.atomic():
        copy(Organisation, city.organisations)
        copy(OrganisationVersion, city.versions)
        rebuild_links()
        living = _people(city, members)
        _committees(city, living)
        account = Account.objects.create_user(USERNAME, None, full_name="Ban Tổ chức Thành ủy")
        board = Role.ORGANISATION_BOARD
        RoleAssignment.objects.create(
            account=account, role=board, organisation=city.organisations[0], valid_from=FOUNDED
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def copy(model: type[Model], rows: Iterable[Model]) -> None:
    """Write rows by COPY."""
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{each.column}"' for each in fields)
    values = attrgetter(*(each.attname for each in fields))
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as out:
        for row in rows:
            out.write_row([str(value) if isinstance(value, str) else value for value in values(row)])


def _organisations(city: City) -> None:
    top = _add(city, TOP, "Đảng bộ Thành phố", OrganisationKind.PROVINCIAL_COMMITTEE, None)
    for upper in range(UPPER):
        code = f"{TOP}-{upper:02d}"
        above = _add(city, code, f"Đảng bộ Quận {upper + 1}", OrganisationKind.UPPER_COMMITTEE, top)
        for number in range(GRASSROOTS):
            own = f"{code}-{number:02d}"
            if number < OWN_CELLS:
                cell = _add(city, own, f"Chi bộ Công ty số {number + 1}", OrganisationKind.GRASSROOTS_CELL, above)
                city.cells.append(cell)
                city.grassroots[cell] = [cell]
            else:
                base = _add(city, own, f"Đảng bộ Phường {number + 1}", OrganisationKind.GRASSROOTS_COMMITTEE, above)
                city.grassroots[base] = [
                    _add(city, f"{own}-{cell}", f"Chi bộ Khu phố {cell + 1}", OrganisationKind.CELL, base)
                    for cell in range(CELLS)
                ]
                city.cells += city.grassroots[base]


def _add(city: City, code: str, name: str, kind: OrganisationKind, parent: Organisation | None) -> Organisation:
    chance = city.chance
    made = Organisation(id=chance.new_id(), code=code, founded_on=FOUNDED)
    city.organisations.append(made)
    city.versions.append(
        OrganisationVersion(
            id=chance.new_id(),
            organisation=made,
            name=name,
            name_key=collation_key(name)[:500],
            search_key=search_key(f"{name} {code}")[:400],
            kind=kind.value,
            sector=chance.one_of(SECTORS),
            parent=parent,
            valid_from=FOUNDED,
        )
    )
    return made


def _names(chance: Chance) -> list[Name]:
    found = []
    for _ in range(POOL):
        sex, group = ("female" if chance.happens(0.4) else "male"), chance.chosen(GROUPS)
        text = full_name(chance, sex, chance.between(1940, 2000), group)
        found.append(Name(text, sex, group, name_sort_key(text)[:300], search_key(text)[:400]))
    return found


def _people(city: City, members: int) -> dict[Organisation, list[Person]]:
    """People with their memberships and levels, a cell at a time; gives those who stand in each cell now."""
    chance, names = city.chance, _names(city.chance)
    shares = [chance.between(20, 176) for _ in city.cells]
    living: dict[Organisation, list[Person]] = {}
    done, taken = 0, 0
    for cell, share in zip(city.cells, shares, strict=True):
        taken += share
        wanted = members * taken // sum(shares) - done
        living[cell] = [_person(chance, chance.one_of(names), done + index) for index in range(wanted)]
        done += wanted
    people = [person for found in living.values() for person in found]
    copy(Person, people)
    copy(Membership, _memberships(city, living))
    copy(Attainment, (level for person in people for level in _levels(chance, person)))
    return living


def _person(chance: Chance, name: Name, number: int) -> Person:
    born = chance.day(date(1935, 1, 1), date(1999, 12, 31))
    joined = chance.day(max(date(1960, 1, 1), born + timedelta(days=19 * 366)), date(2020, 3, 1))
    return Person(
        id=chance.new_id(),
        full_name=name.text,
        name_key=name.sort,
        search_key=name.search,
        sex=name.sex,
        ethnic_group=name.group,
        birth_date=born,
        joined_on=joined,
        admission_decided_on=joined - timedelta(days=20),
        official_on=joined + timedelta(days=366),
        citizen_number=f"{number + 10_000_000_000:012d}",
        card_number=f"{number + 1_000_000:08d}",
        workplace="Ủy ban nhân dân phường",
    )


def _memberships(city: City, living: dict[Organisation, list[Person]]) -> Iterator[Membership]:
    chance = city.chance
    for cell, people in living.items():
        for person in people:
            started = max(FOUNDED, person.joined_on or FOUNDED)
            earlier = None
            if chance.happens(0.15) and started < LAST:
                moved = chance.day(started + timedelta(days=1), NOW)
                earlier = _stretch(chance, person, chance.one_of(city.cells), started, moved)
                started = moved
                yield earlier
            yield _stretch(chance, person, cell, started, None, earlier)


def _stretch(
    chance: Chance,
    person: Person,
    cell: Organisation,
    since: date,
    until: date | None,
    previous: Membership | None = None,
) -> Membership:
    probationary = person.official_on is not None and person.official_on > NOW
    return Membership(
        id=chance.new_id(),
        person=person,
        organisation=cell,
        standing="probationary" if probationary else "official",
        activity="exempt" if chance.happens(0.02) else "normal",
        valid_from=since,
        valid_to=until,
        began_by="transferred_in" if previous else "admitted" if since > FOUNDED else "opening",
        ended_by="transferred_out" if until else "",
        previous=previous,
    )


def _levels(chance: Chance, person: Person) -> Iterator[Attainment]:
    for scale, level in (
        ("general", "upper_secondary"),
        ("professional", chance.chosen(PROFESSIONS)),
        ("theory", chance.chosen(THEORIES)),
    ):
        if level:
            since = chance.day(FOUNDED, NOW)
            yield Attainment(
                id=chance.new_id(), person=person, scale=scale, level=level, valid_from=since, is_opening=since < LAST
            )


def _committees(city: City, living: dict[Organisation, list[Person]]) -> None:
    terms: list[Term] = []
    committees: list[Committee] = []
    seats: list[CommitteeMember] = []
    offices: list[Office] = []
    for organisation, cells in city.grassroots.items():
        people = [person for cell in cells for person in living[cell]][: 2 * SEATS]
        former: Term | None = None
        for ordinal, (since, until) in enumerate(((LAST, NOW), (NOW, None)), 1):
            former = _term(city.chance, organisation, ordinal, since, until, former)
            terms.append(former)
            chosen = people[:SEATS] if ordinal == 1 else people[2 : SEATS + 2]
            body = Committee(id=city.chance.new_id(), term=former, kind="executive", seats=SEATS)
            committees.append(body)
            seats += _seats(city.chance, body, chosen, since, until)
            offices += _secretary(city.chance, body, chosen, since, until)
            if len(cells) > 1:
                watch = Committee(id=city.chance.new_id(), term=former, kind="inspection", seats=3)
                committees.append(watch)
                seats += _seats(city.chance, watch, chosen[:3], since, until)
    for model, rows in ((Term, terms), (Committee, committees), (CommitteeMember, seats), (Office, offices)):
        copy(model, rows)


def _term(
    chance: Chance, organisation: Organisation, ordinal: int, since: date, until: date | None, former: Term | None
) -> Term:
    name = f"{since.year}-{since.year + 5}"
    return Term(
        id=chance.new_id(),
        organisation=organisation,
        name=name,
        ordinal=ordinal,
        starts_on=since,
        planned_end=since.replace(year=since.year + 5),
        ended_on=until,
        previous=former,
    )


def _seats(
    chance: Chance, body: Committee, people: Sequence[Person], since: date, until: date | None
) -> Iterator[CommitteeMember]:
    for position, person in enumerate(people, 1):
        yield CommitteeMember(
            id=chance.new_id(),
            committee=body,
            person=person,
            entry="elected",
            position=position,
            valid_from=since,
            valid_to=until,
        )


def _secretary(
    chance: Chance, body: Committee, people: Sequence[Person], since: date, until: date | None
) -> Iterator[Office]:
    for person in people[:1]:
        yield Office(
            id=chance.new_id(),
            committee=body,
            person=person,
            kind="secretary",
            entry=chance.one_of(["by_congress", "by_committee"]),
            valid_from=since,
            valid_to=until,
        )
