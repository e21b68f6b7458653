"""Small builders for everybody's tests, made of the acts themselves.

bloc = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE)
base = build.organisation("cs1", kind=OrganisationKind.GRASSROOTS_COMMITTEE, parent=bloc)
cell = build.organisation("cb1", parent=base)
person = build.member(cell, "Trần Thị Bình", born=date(1980, 5, 2))
"""

from datetime import date
from itertools import count
from typing import Any

import cv2
import numpy

from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import Role
from dangbo.registry.acts.committees import NewSeat, open_term, seat_members, set_committee
from dangbo.registry.acts.memberships import enter_existing_member
from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
from dangbo.registry.acts.people import register_person
from dangbo.registry.acts.writing import CitedDecision
from dangbo.registry.models import Committee, Organisation, Person
from dangbo.registry.models.committees import CommitteeKind, SeatEntry
from dangbo.rules.vocabulary import Activity, OrganisationKind, Standing, UnitSector
from kept import kept

LONG_AGO = date(2000, 1, 1)
ANY_WARNING = frozenset(
    {
        "members-above-cells",
        "too-few-official-members",
        "committee-below-size",
        "cell-at-committee-size",
        "too-many-seats",
        "seated-from-outside",
        "same-name-and-birth-date",
        "no-cell-committee",
        "inspection-commission-size",
        "standing-committee-too-large",
        "no-standing-committee",
        "wrong-parent",
    }
)
_numbers = count(1)


def decision(on: date = LONG_AGO, symbol: str = "") -> CitedDecision:
    """A decision signed on a day."""
    return CitedDecision(symbol or f"{next(_numbers)}-QĐ/ĐU", on, "Đảng ủy Khối")


def new(code: str, kind: OrganisationKind = OrganisationKind.CELL, name: str = "", **more: Any) -> NewOrganisation:
    """What is known of an organisation about to be founded."""
    return NewOrganisation(code, name or f"Chi bộ {code}", kind, more.pop("sector", UnitSector.STATE_AGENCY), **more)


@kept
def organisation(
    code: str,
    *,
    kind: OrganisationKind = OrganisationKind.CELL,
    parent: Organisation | None = None,
    name: str = "",
    on: date = LONG_AGO,
    **more: Any,
) -> Organisation:
    """An organisation that stood before the register was begun."""
    return found_organisation(
        actor=PROGRAM,
        part=Part(new(code, kind, name, **more)),
        parent=parent,
        on=on,
        already_existing=True,
        accepted_warnings=ANY_WARNING,
    )


@kept
def tree() -> tuple[Organisation, Organisation, Organisation, Organisation]:
    """A bloc with one grassroots committee and its two cells: khoi, cs1, cb1, cb2."""
    bloc = organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE, name="Đảng bộ Khối")
    base = organisation("cs1", kind=OrganisationKind.GRASSROOTS_COMMITTEE, parent=bloc, name="Đảng bộ Sở Một")
    return bloc, base, organisation("cb1", parent=base), organisation("cb2", parent=base)


@kept
def person(name: str = "", *, sex: str = "male", born: date = date(1970, 1, 1), **fields: Any) -> Person:
    """A person of whom little is written."""
    full_name = name or f"Nguyễn Văn {next(_numbers)}"
    values = {"full_name": full_name, "sex": sex, "birth_date": born, **fields}
    some = Organisation.objects.order_by("id")[0]
    return register_person(actor=PROGRAM, organisation=some, fields=values, accepted_warnings=ANY_WARNING)


@kept
def member(
    cell: Organisation,
    name: str = "",
    *,
    on: date = LONG_AGO,
    standing: Standing = Standing.OFFICIAL,
    activity: Activity = Activity.NORMAL,
    **fields: Any,
) -> Person:
    """A member of a cell since a day."""
    somebody = person(name, **fields)
    enter_existing_member(
        actor=PROGRAM,
        person=somebody,
        organisation=cell,
        on=on,
        standing=standing,
        activity=activity,
        accepted_warnings=ANY_WARNING,
    )
    return somebody


@kept
def members(cell: Organisation, number: int, **more: Any) -> list[Person]:
    """So many members of a cell."""
    return [member(cell, **more) for _ in range(number)]


@kept
def committee(
    organisation: Organisation,
    people: list[Person],
    *,
    starts_on: date,
    name: str = "",
    kind: CommitteeKind = CommitteeKind.EXECUTIVE,
) -> Committee:
    """A committee of a new term, with these people elected on the day of the congress."""
    term = open_term(actor=PROGRAM, organisation=organisation, name=name or f"{starts_on.year}", starts_on=starts_on)
    body = set_committee(actor=PROGRAM, term=term, kind=kind, seats=len(people), accepted_warnings=ANY_WARNING)
    seats = [NewSeat(each, position) for position, each in enumerate(people, start=1)]
    seat_members(
        actor=PROGRAM,
        committee=body,
        seats=seats,
        entry=SeatEntry.ELECTED,
        on=starts_on,
        accepted_warnings=ANY_WARNING,
    )
    return body


@kept
def account(role: Role, organisation: Organisation, username: str = "") -> Account:
    """An account with one role at an organisation; password "secret"."""
    name = username or f"tk{next(_numbers)}"
    made = Account.objects.create_user(name, "secret", full_name=f"Tài khoản {name}")
    RoleAssignment.objects.create(account=made, role=role, organisation=organisation, valid_from=LONG_AGO)
    return made


@kept
def actor(role: Role, organisation: Organisation) -> Actor:
    """Somebody with one role at an organisation."""
    return Actor.of(account(role, organisation))


def photograph(width: int = 300, height: int = 400, ending: str = ".jpg") -> bytes:
    """A picture of a slope from dark above to light below."""
    slope = numpy.linspace(0, 255, height, dtype=numpy.uint8)
    image = numpy.repeat(numpy.repeat(slope[:, None, None], width, axis=1), 3, axis=2)
    return bytes(cv2.imencode(ending, image)[1])
