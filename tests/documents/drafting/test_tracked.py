"""A Word file that tracks the changes between two versions: accepted it is the newer, rejected the older."""

import io
from typing import Any

import docx
import pytest
from django.test import Client
from docx.oxml.ns import qn

from dangbo.access.models import Account
from dangbo.documents.acts.drafting import save_draft
from dangbo.documents.models import Document
from dangbo.documents.queries.tracked import tracked_word
from documents import office

pytestmark = pytest.mark.django_db
FIRST = (
    "Đảng ủy ban hành kế hoạch.\nI. MỤC ĐÍCH\nChuẩn bị tốt đại hội.\n"
    "| TT | Việc |\n|---|---|\n| 1 | Duyệt |\n| 2 | Họp |"
)
SECOND = (
    "Đảng ủy ban hành kế hoạch năm 2020.\nI. MỤC ĐÍCH, YÊU CẦU\nChuẩn bị chu đáo đại hội.\nBảo đảm tiết kiệm.\n"
    "| TT | Việc |\n|---|---|\n| 1 | Duyệt nhân sự |"
)


def drafted() -> Document:
    """A draft with two versions."""
    base = office.of_committee()
    draft = base.draft(text=FIRST)
    return save_draft(actor=base.clerk, document=draft, saved=1, text=SECOND, note="Góp ý của chi bộ")


def lines(word: bytes, dropped: str) -> list[str]:
    """The paragraphs as they are once all changes are accepted (drop what went) or rejected (drop what came)."""
    body = docx.Document(io.BytesIO(word)).element.body
    found = []
    for row in list(body.iter(qn("w:tr"))):
        if row.find(qn("w:trPr")) is not None and row.find(qn("w:trPr")).find(qn(f"w:{dropped}")) is not None:
            row.getparent().remove(row)
    for mark in list(body.iter(qn(f"w:{dropped}"))):
        if mark.getparent().tag != qn("w:rPr"):
            mark.getparent().remove(mark)
    for paragraph in body.iter(qn("w:p")):
        text = "".join(each.text or "" for each in paragraph.iter(qn("w:t"), qn("w:delText")))
        if text:
            found.append(text)
    return found


def said(body: Any, mark: str, tag: str) -> list[str]:
    """The words within the marks of one kind."""
    found = ["".join(each.text or "" for each in one.iter(qn(tag))).strip() for one in body.iter(qn(f"w:{mark}"))]
    return [text for text in found if text]


def test_accepted_it_says_the_newer_and_rejected_the_older_version() -> None:
    draft = drafted()
    older, newer = draft.versions.all()
    word = tracked_word(draft, older, newer)
    plain = {version: lines(tracked_word(draft, version, version), "del") for version in (older, newer)}
    assert lines(word, "del") == plain[newer]
    assert lines(word, "ins") == plain[older]


def test_only_the_words_that_changed_are_marked_with_their_author() -> None:
    draft = drafted()
    older, newer = draft.versions.all()
    body = docx.Document(io.BytesIO(tracked_word(draft, older, newer))).element.body
    assert said(body, "ins", "w:t") == ["hoạch năm 2020.", "ĐÍCH, YÊU CẦU", "chu đáo", "Bảo đảm tiết kiệm.", "nhân sự"]
    assert said(body, "del", "w:delText") == ["hoạch.", "ĐÍCH", "tốt", "2", "Họp"]
    assert {each.get(qn("w:author")) for each in body.iter(qn("w:ins"), qn("w:del"))} == {newer.made_by_name}
    numbers = [int(each.get(qn("w:id"))) for each in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(set(numbers)) == len(numbers)


def test_the_page_of_two_versions_offers_the_file(client: Client) -> None:
    draft = drafted()
    client.force_login(Account.objects.order_by("pk")[0], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/van-ban/{draft.pk}/so-sanh/").content.decode()
    assert "Tải Word có theo dõi thay đổi" in page
    answer = client.get(f"/van-ban/{draft.pk}/so-sanh/word/?tu=1&den=2")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert answer.content.startswith(b"PK")
