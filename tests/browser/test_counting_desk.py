"""The counting pad with the keyboard alone, and what it does when a ballot cannot be sent."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from browser.axe import complaints_in_both_schemes
from browser.conftest import SignedInPage
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models.counting import RecordKind
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import Vector
from elections.counting.desk import count_of
from elections.counting.every_url import vote
from web.conftest import Office


def test_ballots_are_keyed_one_after_the_other(office: Office, open_as: SignedInPage, live_server: Any) -> None:
    made = vote(office)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 3), declared=3)
    page = open_as(Role.TELLER)
    page.goto(f"/bau-cu/tap-phieu/{batch.pk}/nhap/{made.tellers[0].pk}/")
    page.keyboard.type("4")
    expect(page.locator("#hieu-la")).to_have_text("Bầu 3 người, cần bầu 3.")
    expect(page.locator(".ballot-list .is-struck .name")).to_have_text(made.slate.names[3])
    page.keyboard.press("Enter")
    expect(page.locator("#so-phieu")).to_have_text("2")
    assert complaints_in_both_schemes(page) == []
    page.keyboard.type("3 4")
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    expect(page.locator("#vua-nhap li")).to_have_count(2)
    page.keyboard.press("ArrowUp")
    expect(page.locator("#so-go")).to_have_value("3 4")
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    expect(page.locator("#so-phieu")).to_have_text("3")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tap-phieu/{batch.pk}/")
    who = made.tellers[0].entry.full_name
    assert pile_of(batch, made.slate).keyed[(who, 1)] == {1: Vector("kkks"), 2: Vector("kkss"), 3: Vector("kkkk")}


@pytest.mark.parametrize("lost", ["request", "answer"])
def test_a_ballot_that_could_not_be_sent_is_sent_again_and_counted_once(
    lost: str, office: Office, open_as: SignedInPage, live_server: Any
) -> None:
    made = vote(office)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 3), declared=3)
    page = open_as(Role.TELLER)
    page.goto(f"/bau-cu/tap-phieu/{batch.pk}/nhap/{made.tellers[0].pk}/")
    broken: list[str] = []

    def break_off(route: Route) -> None:
        if route.request.method != "POST" or broken:
            route.continue_()
            return
        broken.append(route.request.url)
        if lost == "answer":
            route.fetch()
        route.fulfill(status=200, body="")

    page.route("**/nhap/**", break_off)
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.locator("#vua-nhap li")).to_have_count(1)
    expect(page.locator("#vuong-mac")).to_be_empty()
    assert batch.count.chain.filter(kind=RecordKind.KEYED).count() == 1
