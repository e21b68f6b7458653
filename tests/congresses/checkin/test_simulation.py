"""Three hundred delegates through three doors, one of them without a network: no one lost or doubled."""

import random
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from congresses.checkin.doors import Hall, hall
from congresses.delegates import gathering
from dangbo.congresses.acts.checkin.scanning import SentScan
from dangbo.congresses.models.checkin import Outcome, Scan
from dangbo.congresses.queries.checkin.presence import presence_now

pytestmark = pytest.mark.django_db
DELEGATES, UNITS, DOORS, SECONDS = 300, 12, 3, 900
OFFLINE = 2
A_DAY = timedelta(days=1)


def full_hall() -> Hall:
    """300 delegates of twelve units, three doors."""
    held = gathering.congress(gathering.bloc(1))
    for unit in range(1, UNITS + 1):
        gathering.seated(held, DELEGATES // UNITS, unit=f"Chi bộ Số {unit:03d}")
    return hall(held, DOORS)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_one_is_lost_or_doubled(seed: int) -> None:
    chance, held = random.Random(seed), full_hall()
    began = timezone.now() - timedelta(seconds=SECONDS)
    codes = list(held.codes.values())
    chance.shuffle(codes)
    absent, again = set(codes[:7]), chance.sample(codes[7:], 40)
    arrivals = sorted((chance.uniform(0, SECONDS - 1), code) for code in [*codes[7:], *again])
    waiting: list[SentScan] = []
    for second, code in arrivals:
        door, at = chance.randrange(DOORS), began + timedelta(seconds=second)
        if door == OFFLINE:
            waiting.append(held.sent(code, at=at + A_DAY))
            continue
        sent = held.sent(code, at=at)
        held.record([sent], door)
        if chance.random() < 0.1:
            held.record([sent], door)
    send_late(held, waiting, chance)
    came = Scan.objects.filter(outcome=Outcome.IN).values_list("delegate__cards__code", flat=True)
    assert sorted(came) == sorted(set(codes) - absent)
    now = presence_now(held.session)
    assert (now.summoned, now.present) == (DELEGATES, DELEGATES - len(absent))
    assert sum(len(each.missing) for each in now.delegations) == len(absent)
    assert Scan.objects.count() == len(arrivals)
    assert Scan.objects.filter(outcome=Outcome.ALREADY).count() == len(again)


def send_late(held: Hall, waiting: list[SentScan], chance: random.Random) -> None:
    """The door without a network sends in batches, one of them twice; its clock is a day ahead."""
    clock: datetime = timezone.now() + A_DAY
    assert len(waiting) > 50
    half = len(waiting) // 2
    for batch in (waiting[:half], waiting[:half], waiting[half:]):
        chance.shuffle(batch)
        held.record(batch, OFFLINE, clock=clock)
