"""Issuing: number, date and frozen text together or not at all; what is issued is changed by nobody."""

import json
from datetime import date

import pypdfium2
import pytest
from django.db import DatabaseError, transaction

import build
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.drafting import save_draft
from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.acts.relations import relate, unrelate
from dangbo.documents.acts.reviewing import ask_approval, comment
from dangbo.documents.frozen import block_data, block_of, digest_of, is_intact
from dangbo.documents.models import Document, DocumentState, IncomingDocument, NumberSeries, RelationKind, SeriesNumber
from dangbo.documents.queries.issue_check import issue_check
from dangbo.documents.queries.paper import party_document
from dangbo.journal.models import Entry
from dangbo.paper.party_documents import Attachment, Paragraph, Signature, to_docx, to_pdf
from dangbo.paper.party_documents.text import read_text
from dangbo.registry.acts.organisations import dissolve_organisation
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import Authority, SignerRank, SigningBody
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.symbols import Symbol
from documents import office

pytestmark = pytest.mark.django_db
TEXT = """- Căn cứ Điều lệ Đảng;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Đại hội có {{members.total}} đảng viên.
I. MỤC ĐÍCH
| TT | Chi bộ | Số |
|---|---|--:|
| 1 | Chi bộ Một | 12 |
Kết thúc."""


def refusal(place: office.Office, document: Document, on: date = office.TODAY, number: int | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        issue_document(actor=place.clerk, document=document, issued_on=on, number=number)
    return refused.value


def test_an_issued_document_has_number_date_profile_and_what_it_says_with_its_digest() -> None:
    place = office.of_committee()
    cell = build.organisation("cb-1", parent=place.organisation)
    build.members(cell, 3)
    issued = place.issue(place.draft(text=TEXT, figures_at=date(2026, 6, 1)))
    issued.refresh_from_db()
    assert issued.frozen is not None
    assert (issued.symbol, issued.symbol_key, issued.profile, issued.state) == (
        "01-KH/ĐU",
        "1-kh/du",
        "HD05-2026",
        DocumentState.ISSUED,
    )
    assert (issued.digest, is_intact(issued)) == (digest_of(issued.frozen), True)
    assert issued.frozen["figures"] == [{"key": "members.total", "text": "3", "value": 3, "at": "2026-06-01"}]
    assert {key: issued.frozen[key] for key in ("v", "symbol", "date", "kind", "kind_title", "signatures")} == {
        "v": 1,
        "symbol": "01-KH/ĐU",
        "date": "2026-06-10",
        "kind": "plan",
        "kind_title": "Kế hoạch",
        "signatures": [{"authority": "T/M ĐẢNG ỦY", "title": "BÍ THƯ", "name": "Trần Văn Mẫu"}],
    }
    entry = Entry.objects.get(act="issue_document")
    assert (entry.summary, entry.details["digest"]) == (
        "Ban hành 01-KH/ĐU ngày 10/06/2026: tổ chức đại hội chi bộ",
        issued.digest,
    )


def test_blocks_of_the_body_survive_being_frozen() -> None:
    blocks = read_text(TEXT)
    assert tuple(block_of(json.loads(json.dumps(block_data(block)))) for block in blocks) == blocks


def test_an_appendix_is_frozen_with_the_text_and_set_behind_the_signature() -> None:
    place = office.of_committee()
    cell = build.organisation("cb-1", parent=place.organisation)
    build.members(cell, 2)
    issued = place.issue(place.draft(text="Có danh sách kèm theo.\nPhụ lục 1\nDanh sách\nCó {{members.total}} người."))
    build.members(cell, 1)
    paper = party_document(issued)
    assert paper.body == (Paragraph("Có danh sách kèm theo."),)
    assert paper.attachments == (Attachment("Phụ lục 1", "Danh sách", (Paragraph("Có 2 người."),)),)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(to_pdf(paper))]
    assert ["Trần Văn Mẫu" in page for page in pages] == [True, False]
    assert ["Có 2 người." in page for page in pages] == [False, True]


def test_a_frozen_text_no_longer_follows_the_figures() -> None:
    place = office.of_committee()
    cell = build.organisation("cb-1", parent=place.organisation)
    issued = place.issue(place.draft(text="Có {{members.total}} đảng viên.", figures_at=date(2026, 6, 1)))
    build.members(cell, 2)
    said = [block.text for block in party_document(issued).body]  # type: ignore[union-attr]
    assert said == ["Có 0 đảng viên."]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_document SET text = 'khác'",
        "UPDATE documents_document SET frozen = '{}'",
        "UPDATE documents_document SET symbol = '02-KH/ĐU'",
        "UPDATE documents_document SET issued_on = '2026-06-11'",
        "UPDATE documents_document SET digest = ''",
        "DELETE FROM documents_document",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_an_issued_document(statement: str) -> None:
    place = office.of_committee()
    issued = place.issue()
    refused = pytest.raises(DatabaseError, match="does not change")
    with refused, transaction.atomic(), transaction.get_connection().cursor() as cursor:
        cursor.execute(statement)
    issued.refresh_from_db()
    assert is_intact(issued)


def test_an_issued_document_is_not_saved_or_issued_again() -> None:
    place = office.of_committee()
    issued = place.issue()
    with pytest.raises(Refused) as refused:
        save_draft(actor=place.clerk, document=issued, saved=issued.saved, text="Khác.")
    assert refused.value.codes == refusal(place, issued).codes == {"document-out"}


def test_a_typed_number_is_taken_where_it_is_free_and_refused_where_it_is_not() -> None:
    place = office.of_committee()
    place.issue()
    taken = refusal(place, place.draft(), number=1)
    assert (taken.codes, str(taken)) == ({"number-taken"}, "Số 01 đã cấp cho văn bản ngày 10/06/2026.")
    issued = place.issue(number=5, accepted_warnings={"number-leaves-gap"})
    assert (issued.symbol, place.issue().symbol) == ("05-KH/ĐU", "06-KH/ĐU")


def test_a_refused_issue_leaves_nothing_behind() -> None:
    place = office.of_committee()
    gone = build.organisation("giai-the", parent=place.organisation)
    dissolve_organisation(actor=PROGRAM, organisation=gone, on=date(2024, 1, 1), decision=build.decision())
    draft = place.draft(recipients=[gone])
    refused = refusal(place, draft)
    draft.refresh_from_db()
    assert (refused.codes, draft.state, draft.symbol) == ({"receiver-dissolved"}, DocumentState.DRAFT, "")
    assert (NumberSeries.objects.count(), SeriesNumber.objects.count(), IncomingDocument.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "Có {{members.totel}} đảng viên."}, "unknown-key"),
        ({"text": ""}, "text-missing"),
        ({"signer_name": ""}, "signer-missing"),
        ({"authority": Authority.DIRECT}, "collective-signs-on-behalf"),
        ({"authority": Authority.BY_ORDER}, "delegation-not-in-writing"),
        ({"text": "Theo tinh thần 日本."}, "cannot-be-set"),
    ],
)
def test_what_forbids_issuing_is_said_before_the_button_and_by_the_act(fields: dict[str, object], code: str) -> None:
    place = office.of_committee()
    draft = place.draft(**fields)
    assert code in {finding.code for finding in issue_check(draft, office.TODAY)}
    refused = refusal(place, draft)
    assert (code in refused.codes, refused.may_be_accepted, SeriesNumber.objects.count()) == (True, False, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"abstract": "Tổ chức đại hội"}, "abstract-capital"),
        ({"text": "Kết thúc./."}, "closing-of-state"),
        ({"kind": "directive"}, "kind-beyond-authority"),
        ({"kind": "telegram"}, "kind-not-listed"),
        ({"kind": "minutes"}, "minutes-without-secretary"),
        ({"text": "Theo 09-NQ/TU."}, "citation-unresolved"),
    ],
)
def test_a_warning_must_be_accepted_and_stands_in_the_journal(fields: dict[str, object], code: str) -> None:
    place = office.of_committee()
    draft = place.draft(**fields)
    refused = refusal(place, draft)
    assert (refused.codes, refused.may_be_accepted) == ({code}, True)
    place.issue(draft, accepted_warnings={code})
    assert Entry.objects.get(act="issue_document").details["accepted_warnings"] == [refused.findings[0].message]


def test_a_draft_that_waits_for_approval_or_lost_it_is_not_simply_issued() -> None:
    place = office.of_committee()
    draft = place.draft()
    ask_approval(
        actor=place.clerk, document=draft, steps=[(build.account(Role.SECRETARY, place.organisation), "Bí thư")]
    )
    comment(actor=place.clerk, document=draft, text="Ghi rõ hơn")
    assert refusal(place, draft).codes == {"approval-pending"}
    save_draft(actor=place.clerk, document=draft, saved=1, text="Khác.")
    refused = refusal(place, draft)
    assert (refused.codes, refused.may_be_accepted) == ({"not-approved", "comments-open"}, True)


def test_a_day_outside_the_life_of_organisation_or_issuer_is_refused() -> None:
    place = office.of_committee(on=date(2020, 1, 1))
    assert refusal(place, place.draft(), on=date(2019, 12, 31)).codes == {"issuer-not-then", "date-outside-term"}


def test_only_the_office_issues() -> None:
    place = office.of_committee()
    writer = Actor.of(build.account(Role.COMMITTEE_MEMBER, place.organisation))
    with pytest.raises(NotAllowed):
        issue_document(actor=writer, document=place.draft(), issued_on=office.TODAY)


def test_receivers_find_the_document_among_what_waits_for_their_register() -> None:
    place = office.of_committee()
    cells = [build.organisation(f"cb-{number}", parent=place.organisation) for number in (1, 2)]
    issued = place.issue(place.draft(recipients=cells))
    rows = IncomingDocument.objects.order_by("organisation__code").values_list("organisation__code", "source", "symbol")
    assert list(rows) == [("cb-1", issued.pk, "01-KH/ĐU"), ("cb-2", issued.pk, "01-KH/ĐU")]


def test_a_document_is_replaced_or_withdrawn_by_another_when_that_is_issued() -> None:
    place = office.of_committee()
    first, second, third = (place.issue() for _ in range(3))
    draft = place.draft()
    matter = {"actor": place.clerk, "document": draft}
    relate(**matter, older=first, kind=RelationKind.REPLACES)
    with pytest.raises(Refused) as reasonless:
        relate(**matter, older=second, kind=RelationKind.WITHDRAWS)
    relate(**matter, older=second, kind=RelationKind.WITHDRAWS, reason="Ban hành sai thẩm quyền")
    taken_back = relate(**matter, older=third, kind=RelationKind.REPLACES)
    unrelate(actor=place.clerk, relation=taken_back)
    relate(**matter, older=third, kind=RelationKind.AMENDS)
    place.issue(draft)
    states = Document.objects.filter(pk__in=[first.pk, second.pk, third.pk]).order_by("number__number")
    assert list(states.values_list("state", flat=True)) == ["replaced", "withdrawn", "issued"]
    assert all(is_intact(each) for each in states)
    with pytest.raises(Refused) as again:
        relate(actor=place.clerk, document=place.draft(), older=first, kind=RelationKind.REPLACES)
    assert (reasonless.value.codes, again.value.codes) == ({"reason-missing"}, {"older-not-in-force"})


def test_a_document_is_replaced_once_even_when_two_drafts_say_so() -> None:
    place = office.of_committee()
    older, first, second = place.issue(), place.draft(), place.draft()
    for draft in (first, second):
        relate(actor=place.clerk, document=draft, older=older, kind=RelationKind.REPLACES)
    place.issue(first)
    assert refusal(place, second).codes == {"older-not-in-force"}


def test_documents_of_organisations_outside_are_not_replaced() -> None:
    place, other = office.of_committee(), office.of_committee()
    with pytest.raises(Refused) as refused:
        relate(actor=PROGRAM, document=place.draft(), older=other.issue(), kind=RelationKind.REPLACES)
    assert refused.value.codes == {"older-of-another"}


def test_the_paper_of_a_draft_and_of_the_issued_document_differ_in_number_date_and_mark_alone() -> None:
    place = office.of_committee()
    draft = place.draft(urgency="urgent")
    save_draft(actor=place.clerk, document=draft, saved=1, abstract="tổ chức đại hội điểm")
    drafted = party_document(Document.objects.get(pk=draft.pk))
    issued = party_document(place.issue(draft))
    assert (drafted.symbol, drafted.date, drafted.draft) == (Symbol(None, "KH", "ĐU"), None, "Dự thảo lần 2")
    assert (issued.symbol, issued.date, issued.draft) == (Symbol(1, "KH", "ĐU"), office.TODAY, "")
    same = ("superior_body", "issuing_body", "place", "kind_title", "abstract", "body", "signatures", "urgency")
    assert [getattr(drafted, name) for name in same] == [getattr(issued, name) for name in same]
    assert all(content.startswith(start) for content, start in [(to_docx(issued), b"PK"), (to_pdf(issued), b"%PDF")])


def test_a_letter_has_no_title_and_minutes_have_two_signatures() -> None:
    place = office.of_committee()
    letter = party_document(place.draft(kind="official_letter", addressees=["Các chi bộ"]))
    assert (letter.kind_title, letter.is_letter, letter.addressees) == ("", True, ("Các chi bộ",))
    minutes = party_document(
        place.draft(
            kind="minutes",
            signer_title="Chủ trì",
            co_signer_title="Thư ký",
            co_signer_name="Lê Thị Ví Dụ",
        )
    )
    assert minutes.signatures == (Signature("THƯ KÝ", "Lê Thị Ví Dụ"), Signature("CHỦ TRÌ", "Trần Văn Mẫu"))
    assert (minutes.place, minutes.date) == ("", None)


def test_a_deputy_of_an_organ_signs_for_its_head() -> None:
    place = office.of_committee()
    board = office.issuer(
        place.organisation,
        SigningBody.ADVISORY_ORGAN,
        code="BTCĐU",
        body_name="Ban Tổ chức",
        head_title="Trưởng Ban",
    )
    draft = place.draft(issuer=board, signer_rank=SignerRank.DEPUTY, signer_title="Phó Trưởng Ban")
    assert place.issue(draft).symbol == "01-KH/BTCĐU"
    assert party_document(draft).signatures[0] == Signature("PHÓ TRƯỞNG BAN", "Trần Văn Mẫu", "K/T TRƯỞNG BAN")


def test_the_table_of_authority_is_asked_for_cells_by_their_own_row() -> None:
    cell = build.organisation("cb-9", kind=OrganisationKind.GRASSROOTS_CELL)
    body = office.issuer(cell, SigningBody.CELL, code="CB", body_name="Chi bộ")
    place = office.Office(cell, body, Actor.of(build.account(Role.SECRETARY, cell)))
    assert refusal(place, place.draft(kind="guideline")).codes == {"kind-beyond-authority"}
    assert place.issue(place.draft(kind="working_rules")).symbol == "01-QC/CB"
