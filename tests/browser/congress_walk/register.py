"""The register before the congress: a bloc whose committee reviews, a small office with two cells and its committee."""

from dataclasses import dataclass
from datetime import date

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.demo.chance import Chance
from dangbo.demo.names import full_name
from dangbo.documents.acts.issuers import add_issuer
from dangbo.registry.acts.committees import NewSeat, give_office, seat_members, set_committee
from dangbo.registry.acts.people.sheet import set_attainment
from dangbo.registry.models import Committee, Organisation, Person
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.registry.queries.committees import term_at
from dangbo.rules.documents import SigningBody
from dangbo.rules.vocabulary import GeneralLevel, OrganisationKind, ProfessionalLevel, TheoryLevel
from web.offices import PASSWORD

FOUNDED, LAST_CONGRESS, CELL_CONGRESS = date(1984, 5, 19), date(2015, 5, 20), date(2017, 11, 15)
PLACE = "Cao Sơn"
_SEED = 20200612
_SITTING = (
    ("male", 1967, "Chánh Văn phòng", TheoryLevel.BACHELOR),
    ("female", 1971, "Phó Chánh Văn phòng", TheoryLevel.ADVANCED),
    ("male", 1961, "Trưởng phòng Hành chính - Tổ chức - Quản trị", TheoryLevel.ADVANCED),
    ("female", 1975, "Trưởng phòng Tổng hợp", TheoryLevel.ADVANCED),
    ("male", 1972, "Phó Trưởng phòng Hành chính - Tổ chức - Quản trị", TheoryLevel.INTERMEDIATE),
)
"""The sitting committee: sex, year of birth, post, political theory. The third retires before a half term is over."""
_FRESH = (
    ("female", 1982, "Phó Trưởng phòng Tổng hợp", TheoryLevel.ADVANCED),
    ("female", 1986, "Phó Trưởng phòng Công tác Hội đồng nhân dân", TheoryLevel.INTERMEDIATE),
    ("male", 1983, "Chuyên viên chính", TheoryLevel.INTERMEDIATE),
)
_OTHERS = 16
"""Specialists of the office, besides those above."""
_ABOVE = 5
"""Seats of the bloc's committee."""


@dataclass(frozen=True)
class Small:
    """A small office: its organisations and people.

    sitting: the committee, secretary and deputy first; fresh: who may sit for the first time; commission: the
    inspection commission, its head first; above: the bloc's committee, its secretary first.
    """

    bloc: Organisation
    office: Organisation
    cells: tuple[Organisation, Organisation]
    sitting: list[Person]
    fresh: list[Person]
    others: list[Person]
    commission: list[Person]
    above: list[Person]
    accounts: dict[str, Account]

    @property
    def everybody(self) -> list[Person]:
        """All members of the office."""
        return [*self.sitting, *self.fresh, *self.others]


class _Invented:
    """People with names that nobody bears twice."""

    def __init__(self) -> None:
        self.chance, self.names = Chance(_SEED), set[str]()

    def member(self, cell: Organisation, sex: str, year: int, post: str, theory: TheoryLevel | None = None) -> Person:
        chance, joined = self.chance, date(min(year + 27, 2017), 1, 1)
        ethnic = "Tày" if chance.happens(0.3) else "Kinh"
        entered = chance.workday(joined, joined.replace(month=12))
        person = build.member(
            cell,
            self._name(sex, year, ethnic),
            sex=sex,
            born=chance.day(date(year, 1, 5), date(year, 12, 25)),
            on=entered,
            work_post=post,
            ethnic_group=ethnic,
            joined_on=entered,
            official_on=entered.replace(year=entered.year + 1),
        )
        self._schooled(person, year, theory)
        return person

    def _name(self, sex: str, year: int, ethnic: str) -> str:
        while (name := full_name(self.chance, sex, year, ethnic)) in self.names:
            pass
        self.names.add(name)
        return name

    def _schooled(self, person: Person, year: int, theory: TheoryLevel | None) -> None:
        levels = (GeneralLevel.UPPER_SECONDARY, ProfessionalLevel.UNIVERSITY, theory or TheoryLevel.ELEMENTARY)
        for age, level in zip((18, 22, 27), levels, strict=True):
            set_attainment(actor=PROGRAM, person=person, level=level, on=date(year + age, 6, 30), is_opening=True)


def register() -> Small:
    """Everything entered by the acts of the register: organisations, members, committees, offices, accounts."""
    bloc, office, cells, board = _organisations()
    invented = _Invented()
    sitting = [invented.member(cells[place % 2], *each) for place, each in enumerate(_SITTING)]
    fresh = [invented.member(cells[place % 2], *each) for place, each in enumerate(_FRESH)]
    others = [
        invented.member(cells[place % 2], "female" if place % 3 else "male", 1970 + place, "Chuyên viên")
        for place in range(_OTHERS)
    ]
    above = [
        invented.member(board, "male", 1964 + place, "Ủy viên Ban Thường vụ Đảng ủy Khối") for place in range(_ABOVE)
    ]
    _led(bloc, above, LAST_CONGRESS, "2015-2020")
    _led(office, sitting, LAST_CONGRESS, "2015-2020")
    commission = [sitting[1], *others[:2]]
    _inspected(office, commission)
    for place, (cell, head) in enumerate(zip(cells, (sitting[4], sitting[3]), strict=True)):
        _led(cell, [head, *others[place:6:2]], CELL_CONGRESS, "2017-2020")
    _issuers(bloc, office)
    accounts = _accounts(bloc, office, cells[1], sitting, above)
    return Small(bloc, office, cells, sitting, fresh, others, commission, above, accounts)


def _organisations() -> tuple[Organisation, Organisation, tuple[Organisation, Organisation], Organisation]:
    bloc = build.organisation(
        "khoi", kind=OrganisationKind.UPPER_COMMITTEE, name="Đảng bộ Khối các cơ quan tỉnh", on=FOUNDED
    )
    office = build.organisation(
        "vp",
        kind=OrganisationKind.GRASSROOTS_COMMITTEE,
        parent=bloc,
        name="Đảng bộ Văn phòng Hội đồng nhân dân tỉnh",
        on=FOUNDED,
    )
    names = ("Chi bộ Tổng hợp", "Chi bộ Hành chính - Tổ chức - Quản trị")
    first, second = (
        build.organisation(f"vp-{place}", parent=office, name=name, on=FOUNDED)
        for place, name in enumerate(names, start=1)
    )
    board = build.organisation(
        "ban",
        kind=OrganisationKind.GRASSROOTS_CELL,
        parent=bloc,
        name="Chi bộ cơ quan Đảng ủy Khối",
        on=FOUNDED,
    )
    return bloc, office, (first, second), board


def _led(organisation: Organisation, people: list[Person], since: date, term: str) -> None:
    """A committee of these people, the first its secretary, the second its deputy."""
    body: Committee = build.committee(organisation, people, starts_on=since, name=term)
    for kind, person in zip((OfficeKind.SECRETARY, OfficeKind.DEPUTY_SECRETARY), people, strict=False):
        give_office(
            actor=PROGRAM,
            committee=body,
            person=person,
            kind=kind,
            entry=OfficeEntry.BY_COMMITTEE,
            on=since,
            accepted_warnings=build.ANY_WARNING,
        )


def _inspected(organisation: Organisation, people: list[Person]) -> None:
    """The inspection commission of the term that runs, the first its head."""
    term, warned = term_at(organisation, LAST_CONGRESS), build.ANY_WARNING
    assert term is not None
    kind, seats = CommitteeKind.INSPECTION, [NewSeat(each, place) for place, each in enumerate(people, start=1)]
    body = set_committee(actor=PROGRAM, term=term, kind=kind, seats=len(people), accepted_warnings=warned)
    on = {"actor": PROGRAM, "committee": body, "on": LAST_CONGRESS, "accepted_warnings": warned}
    seat_members(**on, seats=seats, entry=SeatEntry.ELECTED)
    give_office(**on, person=people[0], kind=OfficeKind.INSPECTION_HEAD, entry=OfficeEntry.BY_COMMITTEE)


def _issuers(bloc: Organisation, office: Organisation) -> None:
    told = (
        (bloc, "ĐUK", "TỈNH ỦY", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH"),
        (office, "ĐU", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "ĐẢNG ỦY VĂN PHÒNG\nHỘI ĐỒNG NHÂN DÂN TỈNH"),
    )
    for organisation, code, superior, name in told:
        add_issuer(
            actor=PROGRAM,
            organisation=organisation,
            body=SigningBody.COMMITTEE,
            code=code,
            superior=superior,
            name=name,
            place=PLACE,
            body_name="Đảng ủy",
            head_title="Bí thư",
            valid_from=LAST_CONGRESS,
            accepted_warnings=frozenset({"issuer-code-unknown", "body-unlike-organisation"}),
        )


def _accounts(
    bloc: Organisation, office: Organisation, cell: Organisation, sitting: list[Person], above: list[Person]
) -> dict[str, Account]:
    """Who signs in: the bloc's organisation board, the office's secretary, the secretary of a cell."""
    told = (
        ("bantochuc", Role.ORGANISATION_BOARD, bloc, above[-1]),
        ("bithu", Role.SECRETARY, office, sitting[0]),
        ("bithuchibo", Role.SECRETARY, cell, sitting[3]),
    )
    return {username: _account(username, role, place, person) for username, role, place, person in told}


def _account(username: str, role: Role, place: Organisation, person: Person) -> Account:
    made = build.account(role, place, username)
    made.full_name = person.full_name
    made.set_password(PASSWORD)
    made.save()
    return made
