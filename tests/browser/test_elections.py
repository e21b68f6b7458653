"""Elections in a real browser: no page has a barrier or is wider than a telephone."""

from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from playwright.sync_api import Page

from browser.axe import complaints_in_both_schemes
from browser.conftest import DESKTOP, PHONE, SignedInPage
from browser.test_shell_in_browser import overflow
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.screens import open_screen
from dangbo.elections.queries.hall import board_of, in_columns
from elections import every_url as halls
from web.conftest import Office


@pytest.fixture
def pages(office: Office, transactional_db: None) -> list[str]:
    """A meeting with an announced vote and one whose list is open: its pages and the forms most used."""
    meeting, done, prepared = halls.meeting(office), halls.election(office), halls.open_election(office)
    return [
        reverse("elections:meetings"),
        reverse("elections:new_meeting"),
        reverse("elections:meeting", args=[meeting.pk]),
        reverse("elections:roll", args=[meeting.pk]),
        reverse("elections:meeting_act", args=[meeting.pk, "diem-danh"]),
        reverse("elections:election", args=[done.pk]),
        reverse("elections:candidates", args=[done.pk]),
        reverse("elections:election", args=[prepared.pk]),
        reverse("elections:election_act", args=[prepared.pk, "chot"]),
    ]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "390"])
def test_no_page_of_elections_has_a_barrier_or_overflows(
    pages: list[str], open_as: SignedInPage, viewport: Any
) -> None:
    page = open_as(Role.ORGANISATION_BOARD, viewport)
    for url in pages:
        page.goto(url)
        assert (url, complaints_in_both_schemes(page)) == (url, [])
        assert (url, overflow(page)) == (url, 0)


ROWS = """html => {
  document.getElementById("bang").innerHTML = html;
  const boxes = [...document.querySelectorAll(".hall-list li")].map(row => row.getBoundingClientRect());
  const foot = document.querySelector(".hall-foot").getBoundingClientRect();
  return {rows: boxes.length, lowest: Math.max(...boxes.map(box => box.bottom)), foot: foot.top,
          least: Math.min(...boxes.map(box => box.height)), end: foot.bottom};
}"""


def test_every_name_stands_on_the_halls_screen_however_long_the_list(
    office: Office, stranger: Page, transactional_db: None
) -> None:
    vote = halls.election(office)
    stranger.goto(reverse("elections:hall", args=[open_screen(actor=PROGRAM, election=vote).token]))
    board = board_of(vote)
    line = replace(board.columns[0][0], name="Nguyễn Thị Phương Thanh")
    for size in ({"width": 1366, "height": 768}, {"width": 1920, "height": 1080}, {"width": 1024, "height": 768}):
        stranger.set_viewport_size(size)
        for names in (2, 8, 9, 12, 13, 33, 40):
            long = replace(board, columns=in_columns((line,) * names))
            found = stranger.evaluate(ROWS, render_to_string("elections/hall/board.html", {"board": long}))
            assert found["rows"] == names
            assert found["lowest"] <= found["foot"] + 1, (size, names)
            assert found["end"] <= size["height"] + 1
            assert found["least"] >= size["height"] / 50, (size, names)
