"""The pace of keying, on a simulated pair: two tellers at two machines, typing at five keys a second."""

from collections.abc import Callable
from random import Random
from time import process_time

import pytest
from django.test import Client
from django.urls import reverse

from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.typed import marks_typed
from elections.counting.desk import count_of
from elections.counting.every_url import vote
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
KEYS_A_SECOND, TURNING_A_SHEET, NAMES, SEATS, WANTED = 5.0, 0.8, 33, 30, 600


def test_a_pair_keys_six_hundred_names_a_minute_and_all_is_stored(
    office: Office, signed_in: Callable[[Role], Client]
) -> None:
    """What people need is reckoned; the program, measured by its own work for both, must need less than they do."""
    made = vote(office, NAMES, SEATS)
    client, chance = signed_in(Role.TELLER), Random(5)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 25), declared=25)
    typed = [" ".join(map(str, sorted(chance.sample(range(1, NAMES + 1), NAMES - SEATS)))) for _ in range(25)]
    spent = 0.0
    for teller in made.tellers[:2]:
        pad = reverse("elections:pad", args=[batch.pk, teller.pk])
        for sheet, numbers in enumerate(typed, start=1):
            began = process_time()
            answer = client.post(
                pad, {"sheet": sheet, "round": 1, "turn": 1, "numbers": numbers}, headers={"Accept": "application/json"}
            )
            spent += process_time() - began
            assert answer.json()["problem"] == ""
    by_hand = sum((len(numbers) + 1) / KEYS_A_SECOND + TURNING_A_SHEET for numbers in typed)
    pace = 60 * NAMES * len(typed) / max(by_hand, spent)
    settled = pile_of(batch, made.slate).settled
    assert [vector.marks for vector in settled.values()] == [marks_typed(numbers, made.slate) for numbers in typed]
    assert pace >= WANTED
