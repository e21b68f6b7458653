"""A change of rules tells, before it is applied, which congresses no longer fit; what is over is left alone."""

from datetime import date

import pytest
from django.test import Client

import build
from congresses import world
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.rounds.rules import change_rule
from dangbo.congresses.models import CongressDate, CongressRound, RoundRule
from dangbo.congresses.queries.touched import touched
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.congress.levels import CongressLevel

pytestmark = pytest.mark.django_db
WINDOW = "congress.window.grassroots"
LIMIT = "congress.member_congress.below_members"
ON = date(2020, 5, 20)
SHORTER = [
    {"form": "ordinary", "first": "2020-04-01", "last": "2020-06-10"},
    {"form": "pilot", "first": "2020-01-01", "last": "2020-06-10"},
]


def three() -> CongressRound:
    """One congress over in April, one planned for early June, one for late June."""
    round_ = world.a_round(world.bloc(3))
    made = world.congresses(round_)
    for congress, day in zip(made, (date(2020, 4, 9), date(2020, 6, 3), date(2020, 6, 24)), strict=True):
        world.planned(congress, day)
    world.held(made[0], date(2020, 4, 9))
    return round_


def a_rule(round_: CongressRound, key: str, value: object) -> RoundRule:
    return RoundRule(round=round_, level="", key=key, value=value, holds_from=ON, source="31-CV/ĐUK")


def test_days_that_leave_the_window_are_told_and_nothing_over_is() -> None:
    round_ = three()
    found = touched(a_rule(round_, WINDOW, SHORTER), ON)
    assert [(line.name, len(line.sentences)) for line in found] == [("Chi bộ Sở 3", 1)]
    assert "24/06/2020" in found[0].sentences[0]


def test_a_lower_limit_makes_member_congresses_those_of_delegates() -> None:
    bloc, base, cell, _ = build.tree()
    build.members(cell, 3)
    round_ = world.a_round(bloc)
    world.congresses(round_, CongressLevel.GRASSROOTS, CongressLevel.CELL_OF_COMMITTEE)
    found = touched(a_rule(round_, LIMIT, 3), ON)
    assert [(line.congress.organisation, line.sentences) for line in found] == [
        (base, ("Có 3 đảng viên, theo mức mới là đại hội đại biểu.",))
    ]


def test_the_change_goes_on_once_what_it_touches_is_accepted() -> None:
    round_ = three()
    options = {"round_": round_, "key": WINDOW, "value": SHORTER, "holds_from": ON, "source": "31-CV/ĐUK"}
    with pytest.raises(Refused) as refused:
        change_rule(actor=PROGRAM, **options)
    assert refused.value.codes == {"no-longer-fits"}
    assert str(refused.value).startswith("1 đại hội không còn hợp với quy định mới. Chi bộ Sở 3: ")
    change_rule(actor=PROGRAM, **options, accepted_warnings={"no-longer-fits"})
    assert RoundRule.objects.get().value == SHORTER
    assert CongressDate.objects.filter(congress__organisation__code="cs3").count() == 1


def test_the_page_of_a_rule_asks_with_what_no_longer_fits(client: Client) -> None:
    round_ = three()
    account = build.account(Role.ORGANISATION_BOARD, round_.superior)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = f"/dai-hoi/dot/{round_.pk}/quy-dinh/{WINDOW}/?ngay=20/05/2020"
    form = client.get(url).content.decode()
    assert form.count("30/06/2020") == 2
    sent = {
        "o0_first": "01/04/2020",
        "o0_last": "10/06/2020",
        "o1_first": "01/01/2020",
        "o1_last": "10/06/2020",
        "holds_from": "20/05/2020",
        "source": "31-CV/ĐUK",
        "certainty": "sourced",
    }
    asked = client.post(url, sent).content.decode()
    assert "1 đại hội không còn hợp với quy định mới. Chi bộ Sở 3: " in asked
    assert not RoundRule.objects.exists()
    client.post(url, sent | {"xac-nhan": "1", "chap-nhan": "no-longer-fits"})
    assert RoundRule.objects.get().value == SHORTER
    rules = client.get(f"/dai-hoi/dot/{round_.pk}/quy-dinh/").content.decode()
    assert "đại hội thường từ 01/04/2020 đến hết 10/06/2020" in rules
    assert "Riêng của đợt này" in rules


def test_a_round_is_opened_filled_and_looked_at_on_its_pages(client: Client) -> None:
    top = world.bloc(2)
    account = build.account(Role.ORGANISATION_BOARD, top)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    sent = {
        "organisation": "khoi",
        "first_year": "2020",
        "last_year": "2025",
        "opened_on": "03/09/2019",
        "xac-nhan": "1",
    }
    client.post("/dai-hoi/mo-dot/?ngay=03/09/2019", sent)
    round_ = CongressRound.objects.get()
    start = f"/dai-hoi/dot/{round_.pk}/"
    asked = client.post(f"{start}viec/lap-dai-hoi/", {"levels": "grassroots", "on": "03/09/2019"}).content.decode()
    assert "Lập 2 đại hội đảng viên trong đợt Đại hội nhiệm kỳ 2020-2025?" in asked
    client.post(f"{start}viec/lap-dai-hoi/", {"levels": "grassroots", "on": "03/09/2019", "xac-nhan": "1"})
    page = client.get(start).content.decode()
    assert "0/2 đơn vị đã đại hội (0,00%)" in page
    congress = round_.congresses.get(organisation__code="cs1")
    own = f"/dai-hoi/{congress.pk}/"
    assert client.get(own).content.decode().count('<a class="btn btn-primary"') == 1
    days = {"first_day": "09/04/2020", "last_day": "", "xac-nhan": "1"}
    client.post(f"{own}viec/du-kien/?ngay=04/11/2019", days)
    client.post(f"{own}viec/duyet-ngay/?ngay=02/03/2020", days | {"decided_by": "12-TB/ĐUK"})
    page = client.get(f"{own}?ngay=02/03/2020").content.decode()
    assert "Được duyệt họp ngày" in page
    assert "căn cứ 12-TB/ĐUK" in page
