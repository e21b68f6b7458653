"""A congress with units that send delegates, built small for tests of delegates, check-in, credentials, packages.

bloc = gathering.bloc(3, members=2); held = gathering.congress(bloc)
people = gathering.seated(held, 5)
"""

from datetime import date
from itertools import count
from typing import Any

import build
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.delegates.cards import issue_cards
from dangbo.congresses.acts.delegates.entering import TypedDelegate, enter_delegates
from dangbo.congresses.models import Congress, CongressDate, CongressRound, DateKind
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.models import MeetingKind
from dangbo.registry.models import Organisation
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

DAY = date(2020, 8, 27)
_codes = count(1)


@kept
def bloc(units: int, *, members: int = 0, name: str = "Đảng bộ Khối") -> Organisation:
    """A bloc with so many grassroots cells, each with so many official members."""
    top = build.organisation(f"khoi-{next(_codes)}", kind=OrganisationKind.UPPER_COMMITTEE, name=name)
    for number in range(1, units + 1):
        code = f"{top.code}-{number}"
        kind = OrganisationKind.GRASSROOTS_CELL
        unit = build.organisation(code, kind=kind, parent=top, name=f"Chi bộ Số {number:03d}")
        build.members(unit, members)
    return top


@kept
def units_of(top: Organisation) -> list[Organisation]:
    """The units of a bloc, by their code."""
    below = Organisation.objects.filter(links_up__ancestor=top, links_up__depth=1)
    return list(below.order_by("pk"))


@kept
def congress(top: Organisation, kind: str = "delegate", day: date = DAY, *, convened: bool = False) -> Congress:
    """A congress with its planned day; convened: with its meeting."""
    round_ = CongressRound.objects.create(
        superior=top, name="Đại hội nhiệm kỳ 2020-2025", first_year=2020, last_year=2025, opened_on=date(2019, 12, 1)
    )
    level = "above_grassroots" if kind == "delegate" else "grassroots"
    made = Congress.objects.create(round=round_, organisation=top, level=level, kind=kind)
    CongressDate.objects.create(
        congress=made, kind=DateKind.PLANNED, first_day=day, last_day=day, recorded_on=date(2020, 1, 2)
    )
    if convened:
        made.meeting = prepare_meeting(
            actor=PROGRAM,
            organisation=top,
            kind=MeetingKind.DELEGATE_CONGRESS if kind == "delegate" else MeetingKind.MEMBER_CONGRESS,
            name="Đại hội Đảng bộ Khối",
            held_on=day,
            term_name="2020-2025",
            ordinal=14,
        )
        made.save(update_fields=["meeting"])
    return made


@kept
def seated(
    held: Congress, number: int, kind: DelegateKind = DelegateKind.ELECTED, unit: str = "Chi bộ Số 001", **more: Any
) -> list[Delegate]:
    """So many delegates of nobody's register, with names of their own."""
    start = held.delegates.count()
    typed = [
        TypedDelegate(f"Lò Văn {_spelt(start + place)}", kind, birth_year=1970, unit_name=unit, **more)
        for place in range(1, number + 1)
    ]
    every = {"too-many-appointed"}
    return enter_delegates(actor=PROGRAM, congress=held, typed=typed, accepted_warnings=every)


@kept
def carded(held: Congress) -> dict[str, str]:
    """Name → code, once everybody has a card."""
    issue_cards(actor=PROGRAM, congress=held)
    rows = held.delegates.filter(cards__void_at=None, struck_on=None)
    return dict(rows.values_list("full_name", "cards__code"))


def _spelt(number: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:04d}")
