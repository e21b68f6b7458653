"""One congress of a small organisation from its round to its archive, through the pages alone.

CONGRESS_OUT names a folder in which the papers are left (`python3 dev.py congress`); otherwise they are thrown away.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from django.http import HttpRequest, HttpResponseBase
from playwright.sync_api import Browser

from browser.conftest import new_context
from browser.congress_walk import outcome
from browser.congress_walk.afterwards import ARCHIVED, commission
from browser.congress_walk.clock import Clock, clock_from
from browser.congress_walk.course import walk_through
from browser.congress_walk.day import elected
from browser.congress_walk.desk import Desk
from browser.congress_walk.ledger import Ledger
from browser.congress_walk.opening import OPENED
from browser.congress_walk.planning import OPENING
from browser.congress_walk.register import Small, register
from browser.congress_walk.walk import Walk
from dangbo.congresses.queries.afterwards.facts import register_check
from dangbo.congresses.queries.states import state_of
from dangbo.congresses.states import State
from dangbo.journal.chain import verify
from dangbo.registry.models.committees import CommitteeKind
from web.offices import PASSWORD

OUT = "CONGRESS_OUT"
A_CENTURY = 36_525 * 86_400
ONE_FORM = {"danh-sach-trich-ngang", "the-dang-vien", "giay-trieu-tap",
            *(f"phieu-bau-{of}" for of in ("ban-chap-hanh", "dai-bieu", "bi-thu", "pho-bi-thu", "uy-ban-kiem-tra",
                                           "chu-nhiem-uy-ban-kiem-tra", "can-bo-chu-chot-tai-cu",
                                           "can-bo-chu-chot-lan-dau"))}  # fmt: skip
"""What is a sheet to print or a table, and so no paper in two forms."""
_WHO = {
    "bantochuc": "Ban Tổ chức Đảng ủy Khối",
    "bithu": "Bí thư Đảng ủy Văn phòng",
    "bithuchibo": "Bí thư chi bộ",
}


@pytest.fixture
def clock() -> Iterator[Clock]:
    with clock_from(OPENED) as running:
        yield running


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    asked = os.environ.get(OUT)
    made = Ledger(Path(asked) if asked else tmp_path / "dai-hoi", tell=print if asked else lambda _line: None)
    made.begin()
    return made


@pytest.fixture
def static_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the browser keep style sheets and scripts: by the server's clock they are older than they are by its own."""
    plain = StaticFilesHandlerMixin.serve

    def serve(handler: StaticFilesHandlerMixin, request: HttpRequest) -> HttpResponseBase:
        answer = plain(handler, request)
        answer["Cache-Control"] = f"max-age={A_CENTURY}"
        return answer

    monkeypatch.setattr(StaticFilesHandlerMixin, "serve", serve)


@pytest.fixture
def walk(browser: Browser, live_server: Any, clock: Clock, ledger: Ledger, static_kept: None) -> Iterator[Walk]:
    small: Small = register()
    contexts = [new_context(browser, live_server, accept_downloads=True) for _ in _WHO]
    desks = [
        Desk(
            context,
            clock,
            ledger,
            username=username,
            password=PASSWORD,
            who=f"{who} ({small.accounts[username].full_name})",
        )
        for context, (username, who) in zip(contexts, _WHO.items(), strict=True)
    ]
    yield Walk(small, ledger, *desks)
    for context in contexts:
        context.close()


@pytest.mark.walk
def test_a_congress_goes_from_its_plan_to_the_ratified_result_through_the_pages(walk: Walk) -> None:
    walk_through(walk)
    congress, (before, after) = outcome.congress_of(walk.small), outcome.terms_of(walk.small)
    assert congress.meeting is not None
    assert state_of(congress, ARCHIVED) is State.RATIFIED
    assert (before.ended_on, after.name, after.ordinal, after.starts_on) == (OPENING, "2020-2025", 4, OPENING)
    assert outcome.seated(after) == {person.full_name for person in elected(walk.small)}
    assert outcome.in_office(after) == {
        "secretary": walk.small.sitting[0].full_name,
        "deputy_secretary": walk.small.sitting[1].full_name,
        "inspection_head": walk.small.sitting[1].full_name,
    }
    inspecting = {person.full_name for person in commission(walk.small)}
    assert outcome.seated(after, CommitteeKind.INSPECTION) == inspecting
    assert register_check(congress, after) == ()
    assert list(verify()) == []
    assert outcome.unreadable(walk.ledger) == []
    assert both_forms(walk) == set(walk.ledger.papers) - ONE_FORM
    assert [desk.complaints for desk in (walk.superior, walk.secretary, walk.cell)] == [[], [], []]


def both_forms(walk: Walk) -> set[str]:
    """The papers left as Word and as PDF."""
    wanted = {".docx", ".pdf"}
    return {name for name, files in walk.ledger.papers.items() if {Path(file).suffix for file in files} >= wanted}
