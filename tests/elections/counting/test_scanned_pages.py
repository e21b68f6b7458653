"""Scanned counting as pages: files sent, rows looked at by the keyboard's form, what one may not see."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.elections.acts.counting.closing import close_count
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models.counting import Batch, CountWay
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.journal.models import Entry
from dangbo.office.models import LongTask
from dangbo.rules.elections.posts import Post
from elections.counting.desk import Desk, count_of, keyed_batch
from elections.counting.every_url import vote
from elections.counting.scanner import layout_of, pictures, read_in, reads, scanned_of, scans_of, sheets
from web.conftest import Office, office, signed_in

__all__ = ["office", "signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def scanned(office: Office, number: int) -> tuple[Desk, Batch]:
    made = vote(office, 3, 3, Post.DELEGATES)
    count = count_of(made, number, CountWay.SCANNED)
    return made, add_batch(actor=PROGRAM, count=count, declared=number)


def test_files_are_sent_read_and_shown(office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    made, batch = scanned(office, 2)
    reads(monkeypatch, "aaa", "foreign")
    client = signed_in(Role.TELLER)
    files = [SimpleUploadedFile(scan.filename, scan.data, "image/png") for scan in pictures(2)]
    answer = client.post(reverse("elections:upload_scans", args=[batch.pk]), {"anh": files})
    task = LongTask.objects.get()
    assert answer.headers["Location"] == task.get_absolute_url()
    assert task.message == "Đã đọc xong, có thêm 2 tờ phiếu."
    page = client.get(reverse("elections:batch", args=[batch.pk])).content.decode()
    assert "phiếu của cuộc bầu cử khác hoặc không phải phiếu của chương trình" in page
    again = client.post(reverse("elections:upload_scans", args=[batch.pk]), {"anh": [pictured(1)]}, follow=True)
    assert "đã được nhận" in again.content.decode()
    assert made.vote.ballot_counts.count() == 1


def pictured(number: int) -> SimpleUploadedFile:
    scan = pictures(number)[0]
    return SimpleUploadedFile(scan.filename, scan.data, "image/png")


def test_a_teller_sees_neither_machine_nor_the_other(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, batch = scanned(office, 1)
    reads(monkeypatch, "ab?")
    read_in(batch, pictures(1))
    client = signed_in(Role.TELLER)
    pages = []
    for teller in made.tellers[:2]:
        url = reverse("elections:look", args=[batch.pk, teller.pk])
        page = client.get(url).content.decode().replace(teller.entry.full_name, "")
        pages.append(page[page.index("<main") :].split("csrfmiddlewaretoken")[0])
        assert client.post(url, {"sheet": "1", "row": "2", "mark": "b"}).headers["Location"] == url
    assert pages[0].replace(str(made.tellers[0].pk), "") == pages[1].replace(str(made.tellers[1].pk), "")
    assert scanned_of(batch).row_mark((1, 2)) == "b"


def test_pictures_are_of_the_sheet_and_carry_nothing_else(office: Office, signed_in: SignIn) -> None:
    made, batch = scanned(office, 1)
    read_in(batch, scans_of(sheets(layout_of(made.vote), [2])))
    client = signed_in(Role.TELLER)
    opened(client, made, batch)
    for name, args in [("side", [1]), ("row", [2]), ("box", [2, "agree"])]:
        url = reverse(f"elections:{name}", args=[batch.pk, 1, *args])
        answer = client.get(url)
        assert (answer.status_code, answer.content[:8]) == (HTTPStatus.OK, b"\x89PNG\r\n\x1a\n")
        assert b"tEXt" not in answer.content
        assert signed_in(Role.MEMBER).get(url).status_code == HTTPStatus.FORBIDDEN
    missing = reverse("elections:row", args=[batch.pk, 1, 9])
    assert client.get(missing).status_code == HTTPStatus.NOT_FOUND


def opened(client: Client, made: Desk, batch: Batch, *, second: int = 1, reason: str = "Đối chiếu") -> Any:
    """Ask for the picture of the first sheet in the name of two tellers."""
    fields = {"nguoi-1": made.tellers[0].pk, "nguoi-2": made.tellers[second].pk, "ly-do": reason}
    return client.post(reverse("elections:open_picture", args=[batch.pk, 1]), fields)


def test_a_picture_that_lies_before_nobody_is_opened_by_two_tellers_and_told_to_the_journal(
    office: Office, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, batch = scanned(office, 2)
    reads(monkeypatch, "aaa", "a?a")
    read_in(batch, pictures(2))
    client = signed_in(Role.TELLER)
    sides = [reverse("elections:side", args=[batch.pk, sheet, 1]) for sheet in (1, 2)]
    assert [client.get(url).status_code for url in sides] == [HTTPStatus.FORBIDDEN, HTTPStatus.OK]
    alone = opened(client, made, batch, second=0)
    assert alone.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "hai người khác nhau" in alone.content.decode()
    assert "Phải ghi lý do" in opened(client, made, batch, reason=" ").content.decode()
    page = opened(client, made, batch).headers["Location"]
    assert sides[0] in client.get(page).content.decode()
    assert client.get(sides[0]).status_code == HTTPStatus.OK
    (entry,) = Entry.objects.filter(act="open_ballot_picture")
    names = [made.tellers[place].entry.full_name for place in (0, 1)]
    assert (entry.details["sheet"], entry.details["tellers"]) == (1, names)
    with time_machine.travel(timezone.now() + timedelta(minutes=14)):
        assert client.get(sides[0]).status_code == HTTPStatus.OK
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert client.get(sides[0]).status_code != HTTPStatus.OK


def test_audit_and_evidence_as_pages(office: Office, signed_in: SignIn) -> None:
    made = vote(office, 4, 3, Post.COMMITTEE)
    count = count_of(made, 2)
    keyed_batch(made, count, [Vector("kkks"), Vector("kksk")])
    close_count(actor=PROGRAM, count=count)
    client = signed_in(Role.TELLER)
    page = reverse("elections:audit", args=[count.pk])
    assert "đếm lại toàn bộ bằng tay" in client.get(page).content.decode()
    draw = reverse("elections:count_act", args=[count.pk, "rut-phieu"])
    assert client.post(draw, {"dice": "3516244163", "xac-nhan": "1"}).headers["Location"] == page
    for sheet, numbers in ((1, "4"), (2, "4")):
        url = reverse("elections:compare", args=[count.pk, 1, sheet])
        client.post(url, {"numbers": numbers, "nguoi-ghi": made.tellers[0].pk})
    shown = client.get(page).content.decode()
    assert (shown.count("Giống bản ghi"), shown.count("Khác bản ghi")) == (1, 1)
    pack = client.get(reverse("elections:evidence", args=[made.vote.pk]))
    assert (pack.status_code, b"".join(pack.streaming_content)[:2]) == (HTTPStatus.OK, b"PK")  # type: ignore[attr-defined]
    assert Entry.objects.filter(act="export_evidence").count() == 1
