"""Pages of issuing and after: the number to be given, warnings accepted, files, receivers, sending, series."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.documents.acts.incoming import enter_in_register
from dangbo.documents.acts.receipts import acknowledge
from dangbo.documents.models import DocumentState, Issuer, NumberSeries
from dangbo.documents.queries.series import numbering_option
from dangbo.rules.documents import Restart
from documents import every_url as papers
from web.conftest import Office

SignIn = Callable[[Role], Client]
AT = "?ngay=28/06/2026"


def text_of(answer) -> str:
    return answer.content.decode()


def numbers_above(office: Office, highest: int) -> NumberSeries:
    """The series of a plan issued with a number typed by hand."""
    made = papers.draft(office)
    issued = papers.issue_document(
        actor=PROGRAM, document=made, issued_on=papers.ON, number=highest, accepted_warnings={"number-leaves-gap"}
    )
    assert issued.number is not None
    return issued.number.series


def test_the_page_says_the_number_before_the_button_is_pressed(office: Office, signed_in: SignIn) -> None:
    papers.issued(office)
    draft = papers.draft(office, recipients=[office.cell])
    url = reverse("documents:issue", args=[draft.pk])
    page = text_of(signed_in(Role.OFFICE).get(f"{url}{AT}"))
    assert "02-KH/ĐU" in page
    assert 'value="28/06/2026"' in page
    assert "gửi ngay cho" in page


def test_one_button_gives_the_number_and_sends(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office, recipients=[office.cell])
    url = reverse("documents:issue", args=[draft.pk])
    answer = signed_in(Role.OFFICE).post(url, {"issued_on": "10/06/2026", "number": ""}, follow=True)
    draft.refresh_from_db()
    assert (draft.state, draft.symbol, draft.issued_on) == (DocumentState.ISSUED, "01-KH/ĐU", date(2026, 6, 10))
    assert [row.organisation for row in draft.deliveries.all()] == [office.cell]
    assert "Đã cấp số 01-KH/ĐU và ban hành." in text_of(answer)


def test_a_warning_stops_until_it_is_accepted(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:issue", args=[draft.pk])
    sent = {"issued_on": "10/06/2026", "number": "4"}
    answer = client.post(url, sent)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="number-leaves-gap"' in text_of(answer)
    client.post(url, sent | {"chap-nhan": "number-leaves-gap"})
    draft.refresh_from_db()
    assert draft.symbol == "04-KH/ĐU"


def test_a_taken_number_is_refused_with_the_reason(office: Office, signed_in: SignIn) -> None:
    papers.issued(office)
    draft = papers.draft(office)
    url = reverse("documents:issue", args=[draft.pk])
    answer = signed_in(Role.OFFICE).post(url, {"issued_on": "10/06/2026", "number": "1"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Chưa được" in text_of(answer)
    draft.refresh_from_db()
    assert draft.state == DocumentState.DRAFT


@pytest.mark.parametrize("typed", ["31/04/2026", "hôm nay", ""])
def test_a_day_that_is_none_is_told_at_the_field(typed: str, office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    url = reverse("documents:issue", args=[draft.pk])
    answer = signed_in(Role.OFFICE).post(url, {"issued_on": typed})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'id="id_issued_on_error"' in text_of(answer)


def test_a_committee_member_drafts_and_does_not_issue(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    client = signed_in(Role.COMMITTEE_MEMBER)
    assert client.get(reverse("documents:edit", args=[draft.pk])).status_code == HTTPStatus.OK
    assert client.get(reverse("documents:issue", args=[draft.pk])).status_code == HTTPStatus.FORBIDDEN
    assert reverse("documents:issue", args=[draft.pk]) not in text_of(
        client.get(reverse("documents:document", args=[draft.pk]))
    )


def test_word_pdf_and_package_are_downloads(office: Office, signed_in: SignIn) -> None:
    made = papers.issued(office)
    client = signed_in(Role.MEMBER)
    word = client.get(reverse("documents:document_file", args=[made.pk, "docx"]))
    pdf = client.get(reverse("documents:document_file", args=[made.pk, "pdf"]))
    package = client.get(reverse("documents:package", args=[made.pk]))
    assert [answer.content[:2] for answer in (word, pdf, package)] == [b"PK", b"%P", b"PK"]
    assert all(answer.headers["Content-Disposition"].startswith("attachment") for answer in (word, pdf, package))
    draft = papers.draft(office)
    assert signed_in(Role.OFFICE).get(reverse("documents:package", args=[draft.pk])).status_code == HTTPStatus.NOT_FOUND


def test_a_package_is_received_by_another_office(office: Office, signed_in: SignIn) -> None:
    content = signed_in(Role.OFFICE).get(reverse("documents:package", args=[papers.issued(office).pk])).content
    client, url = signed_in(Role.ORGANISATION_BOARD), f"{reverse('documents:receive_package')}{AT}"
    broken = client.post(url, {"package": SimpleUploadedFile("goi.zip", b"khong phai goi")})
    assert broken.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'id="id_package_error"' in text_of(broken)
    answer = client.post(url, {"package": SimpleUploadedFile("goi.zip", content)})
    assert office.top.incoming_documents.get().symbol == "01-KH/ĐU"
    assert answer.status_code == HTTPStatus.FOUND


def test_the_share_of_readers_opens_to_the_receivers(office: Office, signed_in: SignIn) -> None:
    made = papers.issued(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:receivers", args=[made.pk])
    page = text_of(client.get(reverse("documents:document", args=[made.pk])))
    assert f'href="{url}"><span class="visually-hidden">Nơi nhận đã đọc: </span>0/1</a>' in page
    assert "Chi bộ Kế toán" in text_of(client.get(f"{url}?doc=chua"))
    acknowledge(actor=PROGRAM, incoming=made.deliveries.get())
    assert "Chi bộ Kế toán" not in text_of(client.get(f"{url}?doc=chua"))
    assert "Hệ thống" in text_of(client.get(f"{url}?doc=roi"))


def test_an_issued_document_goes_to_further_receivers(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    made = papers.issue_document(actor=PROGRAM, document=draft, issued_on=papers.ON)
    client, url = signed_in(Role.OFFICE), reverse("documents:send", args=[made.pk])
    assert "Hãy đánh dấu ít nhất một nơi." in text_of(client.post(url, {"csrfmiddlewaretoken": "x"}))
    client.post(url, {"receivers": [str(office.cell.pk)], "xac-nhan": "1"})
    assert [row.organisation for row in made.deliveries.all()] == [office.cell]


def test_that_a_paper_left_by_hand_is_written_down(office: Office, signed_in: SignIn) -> None:
    made = papers.issued(office)
    url = reverse("documents:dispatch", args=[made.pk])
    sent = {"channel": "paper", "sent_on": "11/06/2026", "sent_to": "Tỉnh ủy", "xac-nhan": "1"}
    early = signed_in(Role.OFFICE).post(url, sent | {"sent_on": "01/06/2026"})
    assert early.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    signed_in(Role.OFFICE).post(url, sent)
    assert [(row.sent_to, row.sent_on) for row in made.dispatches.all()] == [("Tỉnh ủy", date(2026, 6, 11))]


def test_a_file_that_lies_about_its_type_is_not_attached(office: Office, signed_in: SignIn) -> None:
    made = papers.issued(office)
    url = reverse("documents:attach", args=[made.pk])
    for name, content in (("quet.pdf", b"MZ\x90\x00"), ("anh.svg", b"<svg onload='x()'></svg>"), ("a.docx", b"PK")):
        answer = signed_in(Role.OFFICE).post(url, {"form": "attached", "file": SimpleUploadedFile(name, content)})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert 'id="id_file_error"' in text_of(answer)
    assert made.files.filter(form="attached").count() == 0


def test_missing_numbers_are_named_and_written_off_with_a_reason(office: Office, signed_in: SignIn) -> None:
    series = numbers_above(office, 4)
    client, url = signed_in(Role.OFFICE), reverse("documents:cancel", args=[series.pk])
    page = text_of(client.get(reverse("documents:one_series", args=[series.pk])))
    assert f"{url}?tu=1&amp;den=3" in page
    assert client.post(url, {"first": 1, "last": 3, "reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    taken = client.post(url, {"first": 4, "reason": "Nhầm"})
    assert 'id="id_first_error"' in text_of(taken)
    client.post(url, {"first": 1, "last": 3, "reason": "Đã cấp trên giấy", "xac-nhan": "1"})
    assert [each.number for each in series.numbers.filter(cancelled_at__isnull=False)] == [1, 2, 3]
    assert "Liền số" in text_of(client.get(reverse("documents:series")))


def test_the_way_of_counting_changes_from_a_day_on(office: Office, signed_in: SignIn) -> None:
    sent = {"restart": "year", "shared": "CV, CĐ", "valid_from": "01/01/2026", "xac-nhan": "1"}
    url = f"{reverse('documents:numbering')}{AT}"
    asked = signed_in(Role.OFFICE).post(url, sent)
    codes = [finding.code for finding in asked.context["warnings"]] if asked.context else []
    signed_in(Role.OFFICE).post(url, sent | {"chap-nhan": codes})
    option = numbering_option(office.top, date(2026, 6, 28))
    assert (option.restart, option.shared) == (Restart.YEAR, (("CV", "CĐ"),))


def test_an_issuer_is_added_changed_and_ended(office: Office, signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    sent = {
        "body": "committee",
        "code": "ĐU",
        "superior": "Tỉnh ủy Mẫu",
        "name": "Đảng ủy Bưu điện",
        "place": "Sông Mẫu",
        "body_name": "Đảng ủy",
        "head_title": "Bí thư",
        "on": "01/01/2026",
        "xac-nhan": "1",
    }
    bad = client.post(reverse("documents:new_issuer"), sent | {"code": "đảng ủy"})
    assert 'id="id_code_error"' in text_of(bad)
    client.post(reverse("documents:new_issuer"), sent)
    issuer = Issuer.objects.get(organisation=office.top)
    change = {key: value for key, value in sent.items() if key not in ("body", "code")}
    changed = change | {"place": "Bến Mẫu", "on": "01/03/2026"}
    client.post(reverse("documents:issuer_change", args=[issuer.pk]), changed)
    current = Issuer.objects.get(organisation=office.top, valid_to=None)
    assert (current.place, current.valid_from) == ("Bến Mẫu", date(2026, 3, 1))
    client.post(reverse("documents:issuer_end", args=[current.pk]), {"on": "01/05/2026", "xac-nhan": "1"})
    assert Issuer.objects.filter(organisation=office.top, valid_to=None).count() == 0


def test_the_days_of_a_congress_open_and_close_its_series(office: Office, signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    client.post(reverse("documents:congress_open"), {"trial_opening": "01/06/2026", "xac-nhan": "1"})
    period = office.top.congress_periods.get()
    early = client.post(reverse("documents:congress_close"), {"closing": "01/05/2026", "xac-nhan": "1"})
    assert early.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.post(reverse("documents:congress_close"), {"closing": "03/06/2026", "xac-nhan": "1"})
    period.refresh_from_db()
    assert period.closing == date(2026, 6, 3)


def test_a_template_with_an_unknown_key_says_so_before_it_is_used(office: Office, signed_in: SignIn) -> None:
    word = papers.to_docx(papers.party_document(papers.draft(office, text="Có {{khong.co.ma.nay}} đảng viên.")))
    client, url = signed_in(Role.OFFICE), reverse("documents:new_template")
    sent = {"name": "Kế hoạch", "kind": "plan", "word": SimpleUploadedFile("mau.docx", word)}
    answer = client.post(url, sent)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "khong.co.ma.nay" in text_of(answer)
    nothing = client.post(url, {"name": "Kế hoạch", "kind": "plan"})
    assert 'id="id_word_error"' in text_of(nothing)


def test_a_template_is_listed_downloaded_and_retired(office: Office, signed_in: SignIn) -> None:
    template = papers.template(office)
    client = signed_in(Role.OFFICE)
    assert template.name in text_of(client.get(reverse("documents:templates")))
    assert client.get(reverse("documents:template_file", args=[template.pk])).content[:2] == b"PK"
    client.post(reverse("documents:retire_template", args=[template.pk]), {"agreed": "1", "xac-nhan": "1"})
    answer = client.get(reverse("documents:templates"), follow=True)
    assert answer.context["listed"] == []


def test_the_rows_behind_a_figure_of_documents_open_the_papers(office: Office, signed_in: SignIn) -> None:
    document = papers.issued(office)
    received = document.deliveries.get()
    enter_in_register(actor=PROGRAM, incoming=received, arrived_on=date(2026, 6, 12))
    reader = signed_in(Role.OFFICE)
    for key, organisation, opened in (
        ("documents.issued", document.organisation, reverse("documents:document", args=[document.pk])),
        ("documents.delivered", document.organisation, reverse("documents:document", args=[document.pk])),
        ("documents.incoming", office.cell, reverse("documents:incoming", args=[received.pk])),
    ):
        rows = reader.get(f"{reverse('figures:rows', args=[key])}{AT}&to-chuc={organisation.code}")
        assert f'<a href="{opened}">' in text_of(rows), key
        assert reader.get(opened).status_code == HTTPStatus.OK
