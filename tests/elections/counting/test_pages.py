"""The counting desk as pages: from the box to two equal counts, by plain forms and as the script of the pad asks."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models import CountResult, Election, State
from dangbo.elections.models.counting import Batch, Count
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import Vector, slate_of
from dangbo.rules.elections.posts import Post
from elections import hall
from elections.counting.desk import Desk, count_of, key_all
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]


def here(office: Office, names: int = 4, seats: int = 3) -> Desk:
    """A closed vote in the committee at which the accounts hold their roles."""
    build.members(office.cell, 10, on=date(2012, 1, 1))
    meeting = hall.congress(office.top)
    vote = hall.election(meeting, Post.COMMITTEE, seats, hall.people_of(meeting)[:names])
    vote.refresh_from_db()
    return Desk(vote, slate_of(vote), list(vote.tellers.select_related("entry")))


def confirm(client: Client, url: str, data: dict[str, object]) -> str:
    """Send the form of an act and its question; the page it leads to."""
    answer = client.post(url, data | {"xac-nhan": "1"})
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()
    return answer.headers["Location"]


def keyed(client: Client, url: str, sheet: int, numbers: str, **more: object) -> dict[str, object]:
    """One ballot as the script of the pad sends it."""
    data = {"sheet": sheet, "round": 1, "turn": 1, "numbers": numbers, **more}
    return client.post(url, data, headers={"Accept": "application/json"}).json()


def test_a_whole_count_by_pages(office: Office, signed_in: SignIn) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    desk = reverse("elections:count_desk", args=[made.vote.pk])
    for _ in range(2):
        opening = reverse("elections:count_desk_act", args=[made.vote.pk, "mo"])
        page = confirm(client, opening, {"collected": "3", "not_returned": "7", "way": "keyed"})
        count = Count.objects.order_by("-number")[0]
        assert page == reverse("elections:count", args=[count.pk])
        page = confirm(client, reverse("elections:count_act", args=[count.pk, "them-tap"]), {"declared": "3"})
        batch = Batch.objects.get(count=count)
        assert page == reverse("elections:batch", args=[batch.pk])
        for teller in made.tellers[:2]:
            pad = reverse("elections:pad", args=[batch.pk, teller.pk])
            for sheet, numbers in enumerate(["4", "4 3", ""], start=1):
                data = {"sheet": sheet, "round": "1", "turn": "1", "numbers": numbers}
                assert client.post(pad, data).headers["Location"] == pad
        assert "Mọi phiếu đã có kết luận." in client.get(reverse("elections:count", args=[count.pk])).content.decode()
        confirm(client, reverse("elections:count_act", args=[count.pk, "xong"]), {})
    assert "Hai lần kiểm khớp nhau" in client.get(desk).content.decode()
    confirm(client, reverse("elections:count_desk_act", args=[made.vote.pk, "xac-nhan"]), {})
    result = CountResult.objects.get(election=made.vote)
    assert (result.valid, result.invalid) == (2, 1)
    assert [result.votes[key] for key in made.slate.ids] == [2, 2, 1, 0]
    assert Election.objects.get(pk=made.vote.pk).state == State.RECONCILED


def test_the_pad_answers_its_script_and_goes_on_where_it_was(office: Office, signed_in: SignIn) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 3), declared=3)
    pad = reverse("elections:pad", args=[batch.pk, made.tellers[0].pk])
    first = keyed(client, pad, 1, "4")
    assert first == {
        "problem": "",
        "next": {"sheet": 2, "round": 1, "turn": 1, "left": 2},
        "said": {"sheet": 1, "words": "Gạch 4", "verdict": "Hợp lệ, tính cho 3 người.", "look": "ok"},
    }
    assert keyed(client, pad, 1, "4") == first
    assert keyed(client, pad, 2, "")["said"]["look"] == "bad"
    assert keyed(client, pad, 3, "9")["problem"] == "Danh sách chỉ có số 1 đến 4, không có số 9."
    page = signed_in(Role.TELLER).get(pad).content.decode()
    assert '<span class="num" id="so-phieu">3</span>' in page
    assert "Phiếu bầu 4 người, nhiều hơn số cần bầu (3): không hợp lệ." in page


def test_the_pad_never_shows_what_the_other_saw(office: Office, signed_in: SignIn) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 2), declared=2)
    key_all(batch, made.tellers[0], [Vector("kkks"), Vector("kkss")])
    pad = reverse("elections:pad", args=[batch.pk, made.tellers[1].pk])
    for page in (pad, reverse("elections:batch", args=[batch.pk]), reverse("elections:count", args=[batch.count_id])):
        assert "Gạch" not in client.get(page).content.decode().replace("Gạch tên", "")


def test_a_correction_replaces_ones_own_word(office: Office, signed_in: SignIn) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 2), declared=2)
    pad = reverse("elections:pad", args=[batch.pk, made.tellers[0].pk])
    keyed(client, pad, 1, "3")
    page = client.get(f"{pad}?sua=1").content.decode()
    assert 'name="turn" value="2"' in page
    assert 'value="3" autocomplete' in page
    keyed(client, pad, 1, "4", turn=2)
    pile = pile_of(batch, made.slate)
    assert pile.keyed[(made.tellers[0].entry.full_name, 1)] == {1: Vector("kkks")}


def test_a_conclusion_needs_a_reason_and_shows_both_words(office: Office, signed_in: SignIn) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 1), declared=1)
    for _ in range(2):
        key_all(batch, made.tellers[0], [Vector("kkks")])
        key_all(batch, made.tellers[1], [Vector("kksk")])
    url = reverse("elections:conclude", args=[batch.pk, 1])
    page = client.get(url).content.decode()
    assert "Gạch 4" in page
    assert "Gạch 3" in page
    sent = {"numbers": "4", "reason": "", "nguoi-ghi": made.tellers[2].pk}
    refused = client.post(url, sent)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Phải ghi lý do" in refused.content.decode()
    client.post(url, sent | {"reason": "Nét gạch rõ ở số 4"})
    assert pile_of(batch, made.slate).settled == {1: Vector("kkks")}


def test_only_those_who_may_count_here_open_the_desk(office: Office, signed_in: SignIn) -> None:
    made = here(office)
    urls = [
        reverse("elections:count_desk", args=[made.vote.pk]),
        reverse("elections:count", args=[count_of(made, 2).pk]),
    ]
    for role in Role:
        may = role in (Role.TELLER, Role.SECRETARY, Role.ORGANISATION_BOARD)
        expected = HTTPStatus.OK if may else HTTPStatus.FORBIDDEN
        assert [signed_in(role).get(url).status_code for url in urls] == [expected] * 2, role


def test_the_number_of_queries_of_a_keyed_ballot_does_not_grow(
    office: Office, signed_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    made, client = here(office), signed_in(Role.TELLER)
    batch = add_batch(actor=PROGRAM, count=count_of(made, 8), declared=8)
    pad = reverse("elections:pad", args=[batch.pk, made.tellers[0].pk])
    for sheet in range(1, 8):
        with django_assert_max_num_queries(26):
            keyed(client, pad, sheet, "4")
