"""Bad input walked through the pages: each thing that cannot be is told in one sentence, and nothing is stored."""

import html
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models import Election, Meeting
from dangbo.elections.models.counting import Batch, CountRecord, CountWay, RecordKind, ScanFile
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.office.models import LongTask
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Standing
from elections import hall
from elections.counting.desk import Desk, count_of
from elections.counting.every_url import vote as closed_vote
from elections.counting.scanner import pictures, read_in, reads, scanned_of
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]
ON = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(office: Office) -> Meeting:
    build.members(office.cell, 14, on=date(2012, 1, 1))
    return hall.congress(office.cell, on=ON)


def told(answer: Any) -> list[str]:
    """What a form's page complains of, each sentence once; all of it stands on the page."""
    found = [str(text) for errors in answer.context["form"].errors.values() for text in errors]
    page = html.unescape(answer.content.decode())
    assert all(sentence in page for sentence in found)
    return list(dict.fromkeys(found))


def sent(client: Client, vote: Election, act: str, fields: dict[str, Any]) -> Any:
    """An act of a vote asked for by its page."""
    return client.post(reverse("elections:election_act", args=[vote.pk, act]), fields)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"valid": 8, "invalid": 1}, "Hợp lệ"),
        ({"collected": 15, "valid": 15}, "thu vào"),
        ({"votes_1": 13, "collected": 12, "valid": 12}, "phiếu"),
        ({"issued": 13, "collected": 13, "valid": 13}, "Số phiếu phát ra đã ghi"),
    ],
)
def test_counts_that_cannot_be(fields: dict[str, int], sentence: str, meeting: Meeting, signed_in: SignIn) -> None:
    vote = hall.election(meeting, Post.OTHER, 1, hall.people_of(meeting)[:1])
    issued = vote.issued or 0
    whole = {"issued": issued, "collected": issued, "valid": issued, "invalid": 0, "votes_1": 5}
    answer = sent(signed_in(Role.ORGANISATION_BOARD), vote, "kiem-phieu", whole | fields)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert any(sentence.lower() in each.lower() for each in told(answer)), told(answer)
    assert len(told(answer)) == 1 or fields.keys() - {"issued", "collected", "valid", "votes_1"} == set()
    assert vote.counts.count() == 0


def test_a_candidate_on_the_tellers_and_one_on_probation(office: Office, meeting: Meeting, signed_in: SignIn) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    vote = hall.prepared(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:4])
    teller = vote.tellers.select_related("entry__person")[0]
    chosen = {"people": [str(teller.entry.person_id)], "source": "prepared"}
    answer = sent(client, vote, "ung-cu", chosen)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert any("ban kiểm phiếu" in each for each in told(answer)), told(answer)
    young = build.member(office.cell, "Vàng Thị Dự", standing=Standing.PROBATIONARY, on=date(2026, 1, 5))
    assert str(young.pk) not in client.get(reverse("elections:election_act", args=[vote.pk, "ung-cu"])).content.decode()
    assert vote.candidates.count() == 4


def test_a_member_beside_the_roll_is_found_in_the_register_and_one_on_probation_refused(
    office: Office, meeting: Meeting, signed_in: SignIn
) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    vote = hall.prepared(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:3])
    away = build.member(office.cell, "Lò Thị Vắng", on=date(2012, 1, 1))
    young = build.member(office.cell, "Vàng Thị Dự", standing=Standing.PROBATIONARY, on=date(2026, 1, 5))
    fields = {"source": "prepared", "xac-nhan": "1"}
    refused = sent(client, vote, "ung-cu-so", {**fields, "people": [str(young.pk)]})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert any("dự bị" in each for each in told(refused)), told(refused)
    sent(client, vote, "ung-cu-so", {**fields, "people": [str(away.pk)]})
    assert [row.full_name for row in vote.candidates.filter(person=away)] == ["Lò Thị Vắng"]
    assert not vote.candidates.filter(person=young).exists()


def test_a_surplus_out_of_bounds(meeting: Meeting, signed_in: SignIn) -> None:
    people = hall.people_of(meeting)
    for names in (3, 5):
        vote = hall.prepared(meeting, Post.COMMITTEE, 3, people[:names])
        answer = sent(signed_in(Role.ORGANISATION_BOARD), vote, "chot", {"style": "strike_out"})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert any("số dư" in each.lower() for each in told(answer)), told(answer)
        vote.refresh_from_db()
        assert vote.state == "prepared"
        vote.candidates.all().delete()
        vote.tellers.all().delete()
        vote.delete()


def scanned(office: Office, number: int) -> tuple[Desk, Batch]:
    made = closed_vote(office, 3, 3, Post.DELEGATES)
    return made, add_batch(actor=PROGRAM, count=count_of(made, number, CountWay.SCANNED), declared=number)


def upload(client: Client, batch: Batch, *files: tuple[str, bytes]) -> Any:
    found = [SimpleUploadedFile(name, data, "application/octet-stream") for name, data in files]
    return client.post(reverse("elections:upload_scans", args=[batch.pk]), {"anh": found}, follow=True)


def messages_of(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_an_unreadable_image_and_a_full_disk(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made, batch = scanned(office, 1)
    client = signed_in(Role.TELLER)
    assert messages_of(upload(client, batch, ("phieu.jpg", b"khong phai anh"))) == [
        "Tệp phieu.jpg: tệp không phải ảnh PNG, JPEG, TIFF hoặc PDF."
    ]
    assert messages_of(upload(client, batch, ("phieu.jpg", b""))) == ["Tệp phieu.jpg: tệp rỗng."]

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dangbo.elections.queries.counting.scan_store.os.fsync", full)
    answer = upload(client, batch, ("phieu.png", pictures(1)[0].data))
    assert messages_of(answer) == [
        "Không ghi được ảnh xuống đĩa (đĩa đầy hoặc lỗi); chưa nhận tệp nào. Dọn đĩa rồi gửi lại."
    ]
    assert ScanFile.objects.count() == 0


def test_the_scans_of_another_election(office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    _made, batch = scanned(office, 2)
    reads(monkeypatch, "foreign", "foreign")
    client = signed_in(Role.TELLER)
    upload(client, batch, *((scan.filename, scan.data) for scan in pictures(2)))
    page = client.get(reverse("elections:batch", args=[batch.pk])).content.decode()
    assert page.count("phiếu của cuộc bầu cử khác hoặc không phải phiếu của chương trình") == 2
    close = client.post(reverse("elections:count_act", args=[batch.count_id, "xong"]), {"xac-nhan": "1"})
    assert close.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert any("còn phiếu chưa kết luận" in each for each in told(close)), told(close)


def test_reading_goes_on_after_the_laptop_was_switched_off(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, batch = scanned(office, 3)
    reads(monkeypatch, "aaa", "aad", "daa")
    from dangbo.elections.acts.counting import reading

    whole = reading.read_images

    def off(*args: Any) -> Any:
        images = whole(*args)
        yield next(iter(images))
        raise KeyboardInterrupt

    client = signed_in(Role.TELLER)
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(reading, "read_images", off)
        upload(client, batch, *((scan.filename, scan.data) for scan in pictures(3)))
    page = client.get(reverse("elections:batch", args=[batch.pk])).content.decode()
    assert "Đọc tiếp ảnh đã nhận" in page
    for _ in range(2):
        client.post(reverse("elections:read_on", args=[batch.pk]))
    assert LongTask.objects.filter(state="done").count() == 2
    assert CountRecord.objects.filter(kind=RecordKind.SCANNED).count() == 3
    assert scanned_of(batch).settled == {1: Vector("aaa"), 2: Vector("aad"), 3: Vector("daa")}
    assert made.vote.ballot_counts.count() == 1


def test_looking_goes_on_after_the_laptop_was_switched_off(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Switched off while a word is written, nothing of it stands; sent again after it was written, it counts once."""
    made, batch = scanned(office, 1)
    reads(monkeypatch, "a?d")
    read_in(batch, pictures(1))
    client = signed_in(Role.TELLER)
    look = reverse("elections:look", args=[batch.pk, made.tellers[0].pk])
    word = {"sheet": "1", "row": "2", "mark": "b"}
    from dangbo.elections.models.counting import Count

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(Count, "save", lambda *_args, **_more: (_ for _ in ()).throw(KeyboardInterrupt))
        client.post(look, word)
    assert CountRecord.objects.filter(kind=RecordKind.SEEN).count() == 0
    assert "dòng <span" in client.get(look).content.decode()
    for _ in range(2):
        assert client.post(look, word).status_code == HTTPStatus.FOUND
    assert CountRecord.objects.filter(kind=RecordKind.SEEN).count() == 1
    batch.count.refresh_from_db()
    assert batch.count.records == batch.count.chain.count()
