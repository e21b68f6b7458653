"""Elections in a real browser: no page has a barrier or is wider than a telephone."""

from typing import Any

import pytest
from django.urls import reverse

from browser.axe import complaints_in_both_schemes
from browser.conftest import DESKTOP, PHONE, SignedInPage
from browser.test_shell_in_browser import overflow
from dangbo.access.permissions import Role
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
