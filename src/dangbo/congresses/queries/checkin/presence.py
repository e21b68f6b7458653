"""Who is present: by delegation, name by name, and what every door needs to know."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models.checkin import CheckInSession, Door, Outcome, PresenceScreen, Scan
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.congresses.queries.checkin.judging import standing_of
from dangbo.congresses.queries.delegates.rules import barred
from dangbo.congresses.queries.reach import require
from dangbo.paper.congresses import mark_of
from dangbo.vietnamese.order import collation_key
from dangbo.vietnamese.text import search_key

NO_UNIT = "Chưa rõ đoàn"


@dataclass(slots=True)
class DelegationPresence:
    """One delegation: how many seats it has, how many are taken, and who has not come."""

    name: str
    summoned: int = 0
    present: int = 0
    missing: list[Delegate] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return self.present >= self.summoned


@dataclass(frozen=True, slots=True)
class PresenceNow:
    """All delegations in Vietnamese order of names; sums of their numbers."""

    delegations: tuple[DelegationPresence, ...]

    @property
    def summoned(self) -> int:
        return sum(each.summoned for each in self.delegations)

    @property
    def present(self) -> int:
        return sum(each.present for each in self.delegations)


def session_for(
    actor: Actor, session_id: uuid.UUID, permission: Permission = Permission.RUN_CONGRESSES
) -> CheckInSession:
    """The session with this id. Raises Http404 and NotAllowed."""
    rows = CheckInSession.objects.select_related("congress__round", "congress__organisation", "congress__meeting")
    found = rows.prefetch_related("congress__organisation__versions").filter(pk=session_id).first()
    if found is None:
        raise Http404("Không có phiên này.")
    require(actor, permission, found.congress)
    return found


def door_of(session: CheckInSession, door_id: uuid.UUID) -> Door:
    """The door of the session's congress with this id. Raises Http404."""
    found = session.congress.doors.filter(pk=door_id).first()
    if found is None:
        raise Http404("Không có cửa này.")
    return found


def scan_for(actor: Actor, scan_id: uuid.UUID) -> Scan:
    """The scan with this id. Raises Http404 and NotAllowed."""
    rows = Scan.objects.select_related(
        "session__congress__organisation", "session__congress__round", "delegate", "door"
    )
    found = rows.filter(pk=scan_id).first()
    if found is None:
        raise Http404("Không có lượt điểm danh này.")
    require(actor, Permission.RUN_CONGRESSES, found.session.congress)
    return found


def screen_for(token: str) -> PresenceScreen:
    """The open screen with this address. Raises Http404."""
    rows = PresenceScreen.objects.filter(token=token, closed_at=None)
    found = rows.select_related("session__congress__organisation").first()
    if found is None:
        raise Http404("Không có màn hình này, hoặc đã đóng.")
    return found


def version_of(token: str) -> str:
    """What changes when the screen must be drawn anew; empty for a closed screen. Two queries."""
    screen = PresenceScreen.objects.filter(token=token, closed_at=None).values_list("session_id", flat=True).first()
    if screen is None:
        return ""
    rows = Scan.objects.filter(session=screen)
    return f"{rows.filter(outcome=Outcome.IN, taken_back_at=None).count()}-{rows.count()}"


def came(session: CheckInSession) -> dict[uuid.UUID, Scan]:
    """Delegate → the scan by which they came in."""
    rows = session.scans.filter(outcome=Outcome.IN, taken_back_at=None, delegate__isnull=False)
    return {row.delegate_id: row for row in rows.select_related("door") if row.delegate_id is not None}


def presence_now(session: CheckInSession) -> PresenceNow:
    """Seats and those present by delegation; about six queries. An alternate sits in the seat of the one replaced."""
    rows = list(session.congress.delegates.filter(struck_on=None))
    not_summoned = barred(session.congress, rows)
    here = came(session)
    sitting = {row.replaces_id: row for row in rows if row.replaces_id is not None}
    found: dict[str, DelegationPresence] = {}
    for row in rows:
        if row.kind == DelegateKind.ALTERNATE or row.pk in not_summoned:
            continue
        name = row.unit_name or NO_UNIT
        at = found.setdefault(name, DelegationPresence(name))
        at.summoned += 1
        sits = sitting.get(row.pk, row)
        if sits.pk in here:
            at.present += 1
        else:
            at.missing.append(sits)
    ordered = sorted(found.values(), key=lambda each: collation_key(each.name))
    return PresenceNow(tuple(ordered))


def door_data(session: CheckInSession) -> dict[str, Any]:
    """Everything a door needs to judge cards without a network: about nine queries.

    {"mark", "people": [{"id", "number", "name", "key", "unit", "code", "void": [codes], "outcome", "sentence"}],
    "came": {id: [door, "07:42"]}}; outcome "in" for who may come in, else why not.
    """
    rows = list(session.congress.delegates.select_related("replaces"))
    cards: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for delegate, code, void_at in session.congress.delegates.values_list("pk", "cards__code", "cards__void_at"):
        if code:
            cards[delegate].append((code, void_at is not None))
    alternates = {row.replaces_id: row for row in rows if row.replaces_id is not None and row.struck_on is None}
    against = barred(session.congress, rows)
    return {
        "mark": mark_of(str(session.congress_id)),
        "people": [_person(row, cards[row.pk], alternates.get(row.pk), against.get(row.pk, ())) for row in rows],
        "came": {
            str(pk): [scan.door.name, timezone.localtime(scan.scanned_at).strftime("%H:%M")]
            for pk, scan in came(session).items()
        },
    }


def _person(
    row: Delegate, cards: Iterable[tuple[str, bool]], alternate: Delegate | None, against: Iterable[Any]
) -> dict[str, Any]:
    outcome, sentence = standing_of(row, alternate, next((finding.message for finding in against), ""))
    codes = list(cards)
    return {
        "id": str(row.pk),
        "number": row.number,
        "name": row.full_name,
        "key": search_key(f"{row.full_name} {row.unit_name}"),
        "unit": row.unit_name,
        "code": next((code for code, void in codes if not void), ""),
        "void": [code for code, void in codes if void],
        "outcome": outcome.value,
        "sentence": sentence,
    }
