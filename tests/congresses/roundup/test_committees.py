"""Seats fixed and empty, surplus, lowest vote and who was not elected again: from the register and the votes."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

import build
from congresses import world
from dangbo.access.permissions import Role
from dangbo.congresses import round_figures as figures
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.board import board
from dangbo.congresses.queries.committee_votes import CommitteeLine, committee_lines
from dangbo.congresses.queries.roundup import roundup
from dangbo.facts.figures import Moment
from dangbo.figures.evaluation import count_rows, rows_within
from dangbo.rules.elections.posts import Post
from elections import hall

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MAY, END = date(2020, 5, 12), date(2020, 5, 31)


@pytest.fixture
def round_() -> CongressRound:
    """Two units over: the first voted on four names for three seats and elected two, a sitting member failing; the
    second elected its three on paper."""
    found = world.a_round(world.bloc(2))
    first, second = world.congresses(found)
    people = build.members(first.organisation, 10)
    build.committee(first.organisation, people[:3], starts_on=date(2015, 4, 9))
    first.meeting = hall.congress(first.organisation, on=MAY, term_name="2020-2025")
    first.save(update_fields=["meeting"])
    hall.announced(hall.election(first.meeting, Post.COMMITTEE, 3, people[:4]), [9, 3, 8, 2])
    others = build.members(second.organisation, 10)
    build.committee(second.organisation, others[:3], starts_on=MAY)
    for congress in (first, second):
        world.planned(congress, MAY)
        world.held(congress, MAY)
    return found


def lines(round_: CongressRound) -> list[CommitteeLine]:
    return committee_lines(round_, board(round_, END))


def test_each_unit_tells_its_seats_its_list_and_its_lowest_vote(round_: CongressRound) -> None:
    voted, on_paper = lines(round_)
    assert (voted.candidates, voted.list_seats, voted.not_again) == (4, 3, 1)
    assert voted.surplus is not None and (voted.surplus.part, voted.surplus.percent) == (1, "33,33")
    assert voted.lowest is not None
    assert (voted.lowest.share.part, voted.lowest.share.whole) == (8, 10)
    assert (on_paper.elected, on_paper.candidates, on_paper.surplus, on_paper.lowest) == (3, None, None, None)
    assert (voted.elected, voted.seats, voted.empty) == (2, 3, 1)
    assert (on_paper.seats, on_paper.empty) == (3, 0)


def test_the_figures_count_the_same_rows(round_: CongressRound) -> None:
    moment, top = Moment(END), round_.superior_id
    asked = [figures.STOOD, figures.STOOD_AGAIN, figures.NOT_AGAIN, figures.SHORT]
    assert list(count_rows(asked, top, moment).values()) == [4, 3, 1, 1]
    rows = rows_within(figures.LISTED, top, moment).filter(figures.NOT_AGAIN.where(moment))
    assert [row.votes for row in rows] == [3]
    assert count_rows(asked, top, Moment(date(2020, 4, 1)))[figures.STOOD.key] == 0


def test_the_round_up_says_them_with_their_bases_and_opens_the_units(round_: CongressRound) -> None:
    found = roundup(round_, END)
    told = {line.name: (line.text, line.share.percent if line.share else "") for line in found.committees}
    assert told == {
        "Số lượng cấp ủy viên đại hội quyết định": ("6", ""),
        "Số lượng cấp ủy viên còn thiếu": ("1", "16,67"),
        "Số dư khi bầu cấp ủy": ("1", "33,33"),
        "Phiếu trúng cử cấp ủy thấp nhất": ("8 phiếu", "80,00"),
    }
    client = Client()
    client.force_login(
        build.account(Role.ORGANISATION_BOARD, round_.superior),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page = reverse("congresses:round_committees", args=[round_.pk])
    summary = client.get(f"{reverse('congresses:roundup', args=[round_.pk])}?ngay=31/05/2020").content.decode()
    for line in found.committees:
        shown = client.get(f"{page}?{line.asked}")
        assert f"{page}?{line.asked.replace('&', '&amp;')}" in summary
        assert shown.status_code == 200
    short = client.get(f"{page}?loc=thieu").context["page"]
    assert [line.name for line in short] == ["Chi bộ Sở 1"]
    for name, cell in (("roundup_file", "8 phiếu"), ("round_committees_file", 4)):
        answer = client.post(reverse(f"congresses:{name}", args=[round_.pk]))
        sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert any(cell in row for row in sheet)
