"""Pages of what arrives: entering, forwarding, reading, answering; registers, search, tasks of the home page."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Role
from dangbo.documents.acts.reviewing import ask_approval
from dangbo.documents.models import Document, IncomingDocument, IncomingState
from documents import every_url as papers
from web.conftest import Office

SignIn = Callable[[Role], Client]
AT = "?ngay=28/06/2026"
PAPER = {
    "channel": "paper",
    "arrived_on": "10/06/2026",
    "author": "Tỉnh ủy",
    "symbol": "193-KH/TU",
    "issued_on": "01/06/2026",
    "abstract": "đại hội đảng bộ các cấp",
}


def text_of(answer) -> str:
    return answer.content.decode()


def at_cell(office: Office) -> str:
    """The query that looks at the cell, which all roles of the committee reach."""
    return f"{AT}&to-chuc={office.cell.code}"


def test_a_paper_is_entered_with_its_file(office: Office, signed_in: SignIn) -> None:
    word = papers.to_docx(papers.party_document(papers.draft(office)))
    sent = PAPER | {"attachments": SimpleUploadedFile("ke hoach.docx", word), "due_on": "20/06/2026"}
    signed_in(Role.OFFICE).post(f"{reverse('documents:register_incoming')}{AT}", sent)
    made = IncomingDocument.objects.get()
    assert (made.number, made.symbol, made.due_on) == (1, "193-KH/TU", date(2026, 6, 20))
    assert [file.filename for file in made.files.all()] == ["ke hoach.docx"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"author": ""}, "author"),
        ({"abstract": ""}, "abstract"),
        ({"arrived_on": "31/06/2026"}, "arrived_on"),
        ({"secrecy": "confidential"}, "secrecy"),
        ({"attachments": SimpleUploadedFile("a.pdf", b"MZ\x90")}, "attachments"),
    ],
)
def test_a_paper_that_cannot_be_entered_is_told_at_its_field(
    changes: dict[str, object], field: str, office: Office, signed_in: SignIn
) -> None:
    answer = signed_in(Role.OFFICE).post(f"{reverse('documents:register_incoming')}{AT}", PAPER | changes)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'id="id_{field}_error"' in text_of(answer)
    assert IncomingDocument.objects.count() == 0


def test_the_same_paper_twice_is_asked_about(office: Office, signed_in: SignIn) -> None:
    papers.incoming(office)
    client, url = signed_in(Role.OFFICE), f"{reverse('documents:register_incoming')}{AT}"
    asked = client.post(url, PAPER)
    codes = [finding.code for finding in asked.context["warnings"]]
    assert asked.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.post(url, PAPER | {"chap-nhan": codes})
    assert IncomingDocument.objects.count() == 2


def test_what_was_sent_in_the_program_is_entered_and_read(office: Office, signed_in: SignIn) -> None:
    sent = papers.issued(office).deliveries.get()
    client = signed_in(Role.OFFICE)
    page = text_of(client.get(reverse("documents:incoming", args=[sent.pk])))
    assert "KẾ HOẠCH" in page
    url = reverse("documents:incoming_act", args=[sent.pk, "vao-so"])
    client.post(url, {"arrived_on": f"{sent.arrived_on:%d/%m/%Y}", "xac-nhan": "1"})
    client.post(reverse("documents:read", args=[sent.pk]))
    sent.refresh_from_db()
    assert (sent.state, sent.number) == (IncomingState.REGISTERED, 1)
    assert [receipt.account for receipt in sent.receipts.all()] == [office.accounts[Role.OFFICE]]
    assert "Đồng chí đã đọc" in text_of(client.get(reverse("documents:incoming", args=[sent.pk])))


def test_due_day_forwarding_settling_and_giving_back(office: Office, signed_in: SignIn) -> None:
    held = papers.incoming(office)
    client = signed_in(Role.OFFICE)

    def act(name: str, **sent: object) -> None:
        client.post(f"{reverse('documents:incoming_act', args=[held.pk, name])}{AT}", sent | {"xac-nhan": "1"})

    act("han", due_on="20/06/2026", handler="Ban Tổ chức")
    act("chuyen", receivers=[str(office.cell.pk)])
    assert "Quá hạn" in text_of(client.get(f"{reverse('documents:incoming', args=[held.pk])}{AT}"))
    act("xong", settled_on="21/06/2026", note="Đã triển khai")
    held.refresh_from_db()
    assert (held.due_on, held.handler, held.settled_on) == (date(2026, 6, 20), "Ban Tổ chức", date(2026, 6, 21))
    assert [row.organisation for row in held.forwarded_to.all()] == [office.cell]
    other = papers.incoming(office, symbol="194-KH/TU")
    url = reverse("documents:incoming_act", args=[other.pk, "tra-lai"])
    assert client.post(url, {"reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.post(url, {"reason": "Gửi nhầm nơi", "xac-nhan": "1"})
    other.refresh_from_db()
    assert other.state == IncomingState.RETURNED


def test_an_answer_is_begun_with_addressee_and_link(office: Office, signed_in: SignIn) -> None:
    held = papers.incoming(office)
    issuer = papers.issuer(office.top)
    url = f"{reverse('documents:new_draft')}{AT}&tra-loi={held.pk}"
    page = text_of(signed_in(Role.OFFICE).get(url))
    assert "về việc trả lời văn bản 193-KH/TU ngày 01/06/2026 của Tỉnh ủy" in page
    sent = {"kind": "official_letter", "issuer": issuer.pk, "abstract": "về việc trả lời"}
    signed_in(Role.OFFICE).post(url, sent)
    made = Document.objects.get()
    assert (made.answers, made.addressees, made.recipient_lines) == (held, ["Tỉnh ủy"], ["Như trên", "Lưu Đảng ủy"])


def test_the_registers_filter_sort_and_leave_as_files(office: Office, signed_in: SignIn) -> None:
    papers.issued(office)
    papers.incoming(office, due_on=date(2026, 6, 20))
    client = signed_in(Role.OFFICE)
    for page, export, word in (
        ("outgoing", "outgoing_export", "01-KH/ĐU"),
        ("incoming_register", "incoming_export", "193-KH/TU"),
    ):
        url = reverse(f"documents:{page}")
        assert word in text_of(client.get(f"{url}{AT}&sap-xep=-so"))
        assert word not in text_of(client.get(f"{url}{AT}&tu=11/06/2026"))
        excel = client.post(f"{reverse(f'documents:{export}')}{AT}", {"dang": "xlsx"})
        pdf = client.post(f"{reverse(f'documents:{export}')}{AT}", {"dang": "pdf"})
        assert (excel.content[:2], pdf.content[:4]) == (b"PK", b"%PDF")
    late = client.get(f"{reverse('documents:incoming_register')}{AT}&loc=han")
    assert "193-KH/TU" in text_of(late)


def test_who_only_reads_takes_no_register_away(office: Office, signed_in: SignIn) -> None:
    answer = signed_in(Role.MEMBER).post(reverse("documents:outgoing_export"), {"dang": "xlsx"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_one_box_finds_text_without_marks_and_shows_where(office: Office, signed_in: SignIn) -> None:
    papers.issued(office, text="Có {{organisations.cells}} chi bộ bảo đảm cơ cấu cán bộ trẻ.")
    papers.incoming(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:index")
    page = text_of(client.get(f"{url}{AT}", {"tim": "can bo tre"}))
    assert "<mark>cán</mark> <mark>bộ</mark> <mark>trẻ</mark>" in page
    assert "Có 1 chi" in page
    assert "193-KH/TU" not in page
    assert "193-KH/TU" in text_of(client.get(url, {"tim": "193-kh/tu"}))
    assert "Không có văn bản nào khớp" in text_of(client.get(url, {"tim": "phi thuyền"}))
    bad = text_of(client.get(url, {"tu": "32/01/2026"}))
    assert 'id="id_tu_error"' in bad


@pytest.mark.parametrize("name", ["index", "outgoing", "incoming_register", "drafts", "series"])
def test_the_number_of_queries_does_not_grow_with_the_rows(name: str, office: Office, signed_in: SignIn) -> None:
    client, counted = signed_in(Role.OFFICE), []
    papers.issuer(office.top)
    for round_ in range(2):
        for index in range(3):
            papers.issued(office)
            papers.draft(office)
            papers.incoming(office, symbol=f"{10 * round_ + index + 1}-KH/TU")
        client.get(reverse(f"documents:{name}"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"documents:{name}"))
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_the_home_page_tells_what_waits(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    secretary = office.accounts[Role.SECRETARY]
    ask_approval(actor=Actor.of(office.accounts[Role.OFFICE]), document=draft, steps=[(secretary, "Duyệt ký")])
    papers.issued(office)
    papers.incoming(office, due_on=date(2026, 6, 20))
    client = signed_in(Role.SECRETARY)
    top = text_of(client.get(f"/{AT}&to-chuc={office.top.code}"))
    assert "Duyệt ký: tổ chức đại hội chi bộ" in top
    assert "Giải quyết 193-KH/TU" in top
    cell = text_of(client.get(f"/{at_cell(office)}"))
    assert "Vào sổ 01-KH/ĐU" in cell
    assert "Đọc 01-KH/ĐU" in cell
