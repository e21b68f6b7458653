"""A bloc with a round of 2020 and its congresses, made by the acts: `bloc()`, `a_round()`, `congresses()`."""

from datetime import date

import build
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.congresses.days import set_days
from dangbo.congresses.acts.congresses.starting import start_congresses
from dangbo.congresses.acts.rounds.founding import open_round
from dangbo.congresses.models import Congress, CongressDate, CongressRound, DateKind
from dangbo.registry.models import Organisation
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

EVERY_LEVEL = tuple(CongressLevel)
OPENED = date(2019, 9, 3)
PLANNED_ON = date(2019, 11, 4)
ACCEPTED = frozenset({"never-approved", "days-not-approved", "not-reviewed"})


@kept
def bloc(grassroots: int = 2) -> Organisation:
    """A bloc with so many grassroots cells, named cs1, cs2, …"""
    top = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE, name="Đảng bộ Khối")
    for number in range(1, grassroots + 1):
        build.organisation(f"cs{number}", kind=OrganisationKind.GRASSROOTS_CELL, parent=top, name=f"Chi bộ Sở {number}")
    return top


@kept
def a_round(top: Organisation, first_year: int = 2020) -> CongressRound:
    """The round of 2020 under the bloc."""
    opened = OPENED.replace(year=first_year - 1)
    return open_round(actor=PROGRAM, superior=top, first_year=first_year, last_year=first_year + 5, opened_on=opened)


@kept
def congresses(round_: CongressRound, *levels: CongressLevel) -> list[Congress]:
    """Those of the grassroots organisations, or of the levels named, by the code of the organisation."""
    asked = levels or (CongressLevel.GRASSROOTS,)
    start_congresses(actor=PROGRAM, round_=round_, levels=asked, on=round_.opened_on)
    return list(Congress.objects.filter(round=round_).order_by("organisation__code"))


@kept
def one() -> Congress:
    """The congress of the only grassroots cell of a bloc, with nothing said of it yet."""
    return congresses(a_round(bloc(1)))[0]


@kept
def planned(congress: Congress, first_day: date, on: date = PLANNED_ON, **more: object) -> CongressDate:
    """Its planned day."""
    return days(congress, DateKind.PLANNED, first_day, on, **more)


@kept
def approved(congress: Congress, first_day: date, on: date, **more: object) -> CongressDate:
    """Its day as the superior approved it."""
    return days(congress, DateKind.APPROVED, first_day, on, **({"decided_by": "12-TB/ĐUK"} | more))


@kept
def held(congress: Congress, first_day: date) -> CongressDate:
    """That it met on a day, written down in the evening."""
    return days(congress, DateKind.HELD, first_day, first_day)


@kept
def days(congress: Congress, kind: DateKind, first_day: date, on: date, **more: object) -> CongressDate:
    options = {"actor": PROGRAM, "accepted_warnings": ACCEPTED} | more
    return set_days(congress=congress, kind=kind, first_day=first_day, on=on, **options)
