"""A hall with doors for tests: delegates with cards, an open session, cards read as a device reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.checkin.scanning import SentScan, record_scans
from dangbo.congresses.acts.checkin.sessions import add_door, open_session
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import CheckInSession, Door, Way
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.congresses.queries.checkin.judging import Judgement
from dangbo.facts.models import new_id
from kept import kept


@dataclass
class Hall:
    """One congress at its doors. codes: name → code of the card in force."""

    congress: Congress
    session: CheckInSession
    doors: list[Door]
    codes: dict[str, str]

    @property
    def delegates(self) -> list[Delegate]:
        """Without alternates, by number."""
        return list(self.congress.delegates.exclude(kind=DelegateKind.ALTERNATE).order_by("number"))

    @property
    def alternate(self) -> Delegate:
        return self.congress.delegates.get(kind=DelegateKind.ALTERNATE)

    def sent(self, code: str, at: datetime | None = None, delegate: Delegate | None = None) -> SentScan:
        """A card as read by a device."""
        way = Way.NAME if delegate else Way.SCANNER
        return SentScan(new_id(), code, way, at or timezone.now(), delegate.pk if delegate else None)

    def record(self, sent: Sequence[SentScan], door: int = 0, clock: datetime | None = None) -> list[Judgement]:
        """What the server answers to a door."""
        return record_scans(
            actor=PROGRAM, session=self.session, door=self.doors[door], sent=sent, clock=clock or timezone.now()
        )

    def scan(self, code: str, *, door: int = 0, at: datetime | None = None, clock: datetime | None = None) -> Judgement:
        """One card at a door that has a network."""
        (told,) = self.record([self.sent(code, at)], door, clock)
        return told


@kept
def hall(congress: Congress | None = None, doors: int = 2) -> Hall:
    """The hall of a congress; where it has no delegates, three and an alternate of one unit, and one of another."""
    held = congress or gathering.congress(gathering.bloc(1))
    if not held.delegates.exists():
        gathering.seated(held, 3)
        gathering.seated(held, 1, unit="Chi bộ Số 002")
        gathering.seated(held, 1, DelegateKind.ALTERNATE)
    codes = gathering.carded(held)
    session = open_session(actor=PROGRAM, congress=held, name="Phiên trù bị", day=gathering.DAY)
    made = [add_door(actor=PROGRAM, congress=held, name=f"Cửa {number}") for number in range(1, doors + 1)]
    return Hall(held, session, made, codes)
