"""Pages of writing a draft: begun from a template or free, saved, previewed, read from Word, compared, reviewed."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dangbo.access.permissions import Role
from dangbo.documents.acts.drafting import save_draft
from dangbo.documents.models import Document, DocumentState
from dangbo.documents.queries.paper import party_document
from dangbo.paper.party_documents import to_docx
from documents import every_url as papers
from web.conftest import Office

SignIn = Callable[[Role], Client]
AT = {"ngay": "28/06/2026"}


def text_of(answer) -> str:
    return answer.content.decode()


def typed(document: Document, **changes: object) -> dict[str, object]:
    """What the page of a draft sends when nothing but the changes was touched."""
    sent = {
        "saved": document.saved,
        "kind": document.kind,
        "issuer": str(document.issuer_id),
        "abstract": document.abstract,
        "text": document.text,
        "recipient_lines": "\n".join(document.recipient_lines),
        "signer_title": document.signer_title,
        "signer_name": document.signer_name,
        "signer_rank": document.signer_rank,
        "authority": document.authority,
        "copies": 1,
    }
    return sent | changes


def test_a_draft_begun_from_a_template_takes_its_kind_abstract_and_text(office: Office, signed_in: SignIn) -> None:
    template = papers.template(office)
    client = signed_in(Role.OFFICE)
    sent = {"template": template.pk, "issuer": papers.issuer(office.top).pk}
    answer = client.post(f"{reverse('documents:new_draft')}?ngay=28/06/2026", sent)
    made = Document.objects.latest("created_at")
    assert answer.headers["Location"] == reverse("documents:edit", args=[made.pk])
    assert (made.kind, made.abstract, made.template) == ("plan", "tổ chức đại hội chi bộ", template)
    assert made.recipient_lines == ["Lưu Đảng ủy"]
    assert made.figures_at == date(2026, 6, 28)


def test_neither_template_nor_kind_is_told_at_the_field(office: Office, signed_in: SignIn) -> None:
    issuer = papers.issuer(office.top)
    answer = signed_in(Role.OFFICE).post(reverse("documents:new_draft"), {"issuer": issuer.pk})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Hãy chọn mẫu hoặc chọn thể loại." in text_of(answer)
    assert Document.objects.count() == 0


def test_an_office_without_issuer_is_led_to_where_one_is_written(office: Office, signed_in: SignIn) -> None:
    answer = signed_in(Role.OFFICE).get(reverse("documents:new_draft"))
    assert "Chưa ghi cơ quan ban hành nào" in text_of(answer)
    assert reverse("documents:series") in text_of(answer)


def test_what_is_typed_becomes_a_version(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    url = reverse("documents:edit", args=[draft.pk])
    sent = typed(
        draft,
        text="I. MỤC ĐÍCH\nLàm tốt.",
        change_note="Rút gọn",
        register_note="Bản gốc",
        recipients=[str(office.cell.pk)],
    )
    answer = signed_in(Role.OFFICE).post(url, sent)
    assert answer.headers["Location"] == reverse("documents:document", args=[draft.pk])
    draft.refresh_from_db()
    assert (draft.text, draft.note) == ("I. MỤC ĐÍCH\nLàm tốt.", "Bản gốc")
    assert [version.note for version in draft.versions.all()][-1] == "Rút gọn"
    assert [row.organisation for row in draft.recipients.all()] == [office.cell]


def test_all_lower_organisations_are_chosen_by_one_box(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    signed_in(Role.OFFICE).post(reverse("documents:edit", args=[draft.pk]), typed(draft, all_lower="on"))
    assert [row.organisation for row in draft.recipients.all()] == [office.cell]


def test_a_stale_page_keeps_what_was_typed_and_stores_nothing(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    save_draft(actor=papers.PROGRAM, document=draft, saved=draft.saved, text="Của người khác.")
    sent = typed(draft, saved=1, text="Của tôi, gõ nửa giờ.")
    answer = signed_in(Role.OFFICE).post(reverse("documents:edit", args=[draft.pk]), sent)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Của tôi, gõ nửa giờ." in text_of(answer)
    draft.refresh_from_db()
    assert draft.text == "Của người khác."


def test_a_preview_shows_the_paper_and_stores_nothing(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:preview", args=[draft.pk])
    sent = typed(draft, text="Có {{members.total}} đảng viên.")
    whole = text_of(client.post(url, sent))
    part = text_of(client.post(url, sent, headers={"HX-Request": "true"}))
    assert "Xem thử" in whole
    assert part.strip().startswith('<section id="xem-thu"')
    for page in (whole, part):
        assert 'class="fig" href="/so-lieu/members.total/' in page
    draft.refresh_from_db()
    assert draft.text != "Có {{members.total}} đảng viên."


def test_a_word_file_stands_in_the_form_until_it_is_saved(office: Office, signed_in: SignIn) -> None:
    word = to_docx(party_document(papers.draft(office, text="I. ĐỀ MỤC TỪ WORD\nĐoạn văn từ tệp Word.")))
    draft = papers.draft(office)
    file = SimpleUploadedFile("ke hoach.docx", word)
    answer = signed_in(Role.OFFICE).post(reverse("documents:from_word", args=[draft.pk]), {"word": file})
    assert "Đoạn văn từ tệp Word." in text_of(answer)
    draft.refresh_from_db()
    assert "từ tệp Word" not in draft.text


def test_a_file_that_is_no_word_file_is_refused_in_one_sentence(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    file = SimpleUploadedFile("ke hoach.docx", b"khong phai Word")
    url = reverse("documents:from_word", args=[draft.pk])
    answer = signed_in(Role.OFFICE).post(url, {"word": file}, follow=True)
    assert 'class="notice mb-3 notice-bad"' in text_of(answer)
    assert answer.redirect_chain[-1][0] == reverse("documents:edit", args=[draft.pk])


def test_an_unknown_key_is_told_beside_the_text(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    sent = typed(draft, text="Có {{members.totall}} đảng viên.")
    answer = signed_in(Role.OFFICE).post(reverse("documents:preview", args=[draft.pk]), sent)
    assert "Không có mã “members.totall”." in text_of(answer)


def test_figures_are_found_by_their_words(office: Office, signed_in: SignIn) -> None:
    answer = signed_in(Role.OFFICE).get(reverse("documents:figure_keys"), {"tim-so": "dang vien nu"})
    assert "{{members.women}}" in text_of(answer)
    nothing = signed_in(Role.OFFICE).get(reverse("documents:figure_keys"), {"tim-so": "phi thuyền"})
    assert "Không có số liệu nào tên “phi thuyền”" in text_of(nothing)


def test_two_versions_are_compared_word_by_word(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office, text="Việc một.\nThời hạn ngày mai.")
    save_draft(actor=papers.PROGRAM, document=draft, saved=draft.saved, text="Việc một.\nThời hạn hôm nay.")
    page = text_of(signed_in(Role.OFFICE).get(reverse("documents:compare", args=[draft.pk])))
    assert "<del>ngày</del><ins>hôm</ins> <del>mai.</del><ins>nay.</ins>" in page


def test_a_draft_passes_from_comment_to_approval(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    clerk, secretary = signed_in(Role.OFFICE), signed_in(Role.SECRETARY)
    secretary.post(reverse("documents:comment", args=[draft.pk]), {"text": "Ghi rõ hạn.", "quote": "đại hội"})
    said = draft.comments.get()
    clerk.post(reverse("documents:settle_comment", args=[draft.pk, said.pk]), {"answer": "Đã ghi."})
    ask = reverse("documents:ask_approval", args=[draft.pk])
    sent = {"account_1": str(office.accounts[Role.SECRETARY].pk), "duty_1": "Duyệt ký", "xac-nhan": "1"}
    clerk.post(ask, sent)
    draft.refresh_from_db()
    assert draft.state == DocumentState.IN_REVIEW
    page = text_of(secretary.get(reverse("documents:document", args=[draft.pk])))
    assert reverse("documents:approve", args=[draft.pk]) in page
    secretary.post(reverse("documents:approve", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == DocumentState.APPROVED


def test_a_draft_comes_back_with_the_reason(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    ask = reverse("documents:ask_approval", args=[draft.pk])
    secretary = office.accounts[Role.SECRETARY]
    signed_in(Role.OFFICE).post(ask, {"account_1": str(secretary.pk), "xac-nhan": "1"})
    url = reverse("documents:return_draft", args=[draft.pk])
    without = signed_in(Role.SECRETARY).post(url, {"note": ""})
    assert without.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    signed_in(Role.SECRETARY).post(url, {"note": "Thiếu hạn nộp", "xac-nhan": "1"})
    draft.refresh_from_db()
    assert draft.state == DocumentState.DRAFT
    assert draft.steps.get().note == "Thiếu hạn nộp"


def test_an_empty_comment_is_refused(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    answer = signed_in(Role.OFFICE).post(reverse("documents:comment", args=[draft.pk]), {"text": " "}, follow=True)
    assert draft.comments.count() == 0
    assert "notice-bad" in text_of(answer)


def test_giving_up_needs_a_reason_and_is_asked_first(office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:drop", args=[draft.pk])
    assert client.post(url, {"reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    asked = client.post(url, {"reason": "Không cần nữa"})
    assert "Dự thảo không ban hành nữa" in text_of(asked)
    draft.refresh_from_db()
    assert draft.state == DocumentState.DRAFT
    client.post(url, {"reason": "Không cần nữa", "xac-nhan": "1"})
    draft.refresh_from_db()
    assert draft.state == DocumentState.DROPPED


@pytest.mark.parametrize("role", [Role.MEMBER, Role.READER, Role.TELLER])
def test_who_does_not_draft_sees_no_draft(role: Role, office: Office, signed_in: SignIn) -> None:
    draft = papers.draft(office)
    for name in ("document", "edit", "issue", "compare"):
        answer = signed_in(role).get(reverse(f"documents:{name}", args=[draft.pk]))
        assert answer.status_code == HTTPStatus.FORBIDDEN


def test_an_issued_document_is_not_edited_but_followed(office: Office, signed_in: SignIn) -> None:
    older = papers.issued(office)
    client = signed_in(Role.OFFICE)
    answer = client.get(reverse("documents:edit", args=[older.pk]), follow=True)
    assert "không còn là dự thảo nên không sửa được" in text_of(answer)
    client.post(reverse("documents:follow", args=[older.pk]), {"kind": "replaces", "reason": "Đổi ngày"})
    made = Document.objects.latest("created_at")
    assert [relation.older for relation in made.relations.all()] == [older]
    assert made.text == older.text


def test_a_relation_names_a_symbol_that_is_there(office: Office, signed_in: SignIn) -> None:
    older, draft = papers.issued(office), papers.draft(office)
    client, url = signed_in(Role.OFFICE), reverse("documents:relate", args=[draft.pk])
    unknown = client.post(url, {"kind": "replaces", "symbol": "99-KH/ĐU"})
    assert "Không có văn bản nào của tổ chức này mang số, ký hiệu 99-KH/ĐU." in text_of(unknown)
    client.post(url, {"kind": "replaces", "symbol": "1-kh/du", "xac-nhan": "1"})
    relation = draft.relations.get()
    assert relation.older == older
    client.post(reverse("documents:unrelate", args=[draft.pk, relation.pk]))
    assert draft.relations.count() == 0
