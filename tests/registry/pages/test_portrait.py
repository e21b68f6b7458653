"""The portrait of a person: sent, shown to those who may see the person, printed on the sheet, taken away."""

from http import HTTPStatus
from io import BytesIO

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import build
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.paper.photographs import NOT_A_PHOTOGRAPH, TOO_HEAVY
from dangbo.registry.models import Person, Portrait
from registry.pages.conftest import House, SignIn


def send(client: Client, person: Person, content: bytes, name: str = "anh.jpg"):
    file = SimpleUploadedFile(name, content)
    return client.post(f"/dang-vien/{person.pk}/ghi/anh/", {"photograph": file}, follow=True)


def test_a_portrait_is_sent_shown_replaced_and_taken_away_on_record(as_: SignIn, binh: Person) -> None:
    client, picture = as_(), f"/dang-vien/{binh.pk}/anh/"
    assert client.get(picture).status_code == HTTPStatus.NOT_FOUND
    assert "Đã ghi ảnh chân dung của Trần Thị Bình." in send(client, binh, build.photograph()).content.decode()
    first = client.get(picture)
    assert (first.headers["Content-Type"], first.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert picture in client.get(f"/dang-vien/{binh.pk}/").content.decode()
    send(client, binh, build.photograph(900, 900, ".png"), "anh.png")
    assert (Portrait.objects.count(), client.get(picture).content == first.content) == (1, False)
    client.post(f"/dang-vien/{binh.pk}/ghi/bo-anh/", {"xac-nhan": "1"})
    assert Portrait.objects.count() == 0
    entries = Entry.objects.filter(act__contains="portrait").order_by("number")
    assert list(entries.values_list("summary", flat=True)) == [
        "Ghi ảnh chân dung của Trần Thị Bình",
        "Thay ảnh chân dung của Trần Thị Bình",
        "Bỏ ảnh chân dung của Trần Thị Bình",
    ]


def test_a_wrong_file_is_one_sentence_and_nothing_is_stored(as_: SignIn, binh: Person) -> None:
    client = as_()
    for content, sentence in (
        (b"%PDF-1.4", NOT_A_PHOTOGRAPH),
        (b"\xff" * (2 * 1024 * 1024 + 1), TOO_HEAVY),
        (b"", "Tệp ảnh trống."),
    ):
        page = send(client, binh, content)
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert page.context["form"].errors == {"photograph": [sentence]}
    nothing = client.post(f"/dang-vien/{binh.pk}/ghi/anh/", {"photograph": ""})
    assert nothing.context["form"].errors == {"photograph": ["Hãy chọn tệp ảnh."]}
    assert Portrait.objects.count() == 0


def test_the_portrait_is_seen_by_those_who_may_see_the_person_alone(as_: SignIn, house: House, binh: Person) -> None:
    send(as_(), binh, build.photograph())
    url = f"/dang-vien/{binh.pk}/anh/"
    assert as_(Role.COMMITTEE_MEMBER).get(url).status_code == HTTPStatus.OK
    assert as_(Role.READER).get(url).status_code == HTTPStatus.FORBIDDEN
    assert as_(at=house.elsewhere).get(url).status_code == HTTPStatus.FORBIDDEN
    assert Client().get(url).status_code == HTTPStatus.FOUND
    assert send(as_(Role.COMMITTEE_MEMBER), binh, build.photograph()).status_code == HTTPStatus.FORBIDDEN


def test_the_portrait_is_printed_on_the_member_sheet(as_: SignIn, binh: Person) -> None:
    client = as_()
    url = f"/dang-vien/{binh.pk}/phieu/"
    assert len(docx.Document(BytesIO(client.get(url).content)).inline_shapes) == 0
    send(client, binh, build.photograph())
    (picture,) = docx.Document(BytesIO(client.get(url).content)).inline_shapes
    assert (round(picture.width.mm), round(picture.height.mm)) == (30, 40)


def test_the_offer_to_take_a_portrait_away_stands_where_there_is_one(as_: SignIn, binh: Person) -> None:
    client, page = as_(), f"/dang-vien/{binh.pk}/ghi/"
    assert "bo-anh" not in client.get(page).content.decode()
    send(client, binh, build.photograph())
    assert "bo-anh" in client.get(page).content.decode()
