"""Documents cited in a text: found among one's own, those above and those received, by date where two are meant."""

from datetime import date

import pytest
from django.utils import timezone

import build
from dangbo.access.actor import PROGRAM
from dangbo.documents.models import Channel, Document, IncomingDocument
from dangbo.documents.queries.citations import citation_findings, cited
from dangbo.registry.acts.committees import open_term
from dangbo.registry.models import Decision, Organisation
from dangbo.vietnamese.symbols import symbol_search_key
from documents import office

pytestmark = pytest.mark.django_db
AT = date(2026, 6, 20)


def incoming(organisation: Organisation, symbol: str, issued_on: date | None) -> IncomingDocument:
    return IncomingDocument.objects.create(
        organisation=organisation,
        channel=Channel.PAPER,
        arrived_on=AT,
        author="Tỉnh ủy",
        symbol=symbol,
        symbol_key=symbol_search_key(symbol),
        issued_on=issued_on,
        abstract="về công tác cán bộ",
        sent_at=timezone.now(),
        sent_by_name="Văn thư",
    )


def meant(text: str, organisation: Organisation) -> list[Document | IncomingDocument | Decision | None]:
    return [each.document or each.incoming or each.decision for each in cited(text, organisation, AT)]


def codes(text: str, organisation: Organisation) -> list[str]:
    return [finding.code for finding in citation_findings(cited(text, organisation, AT), AT)]


def test_symbols_are_resolved_in_any_spelling() -> None:
    place = office.of_committee()
    plan, letter = place.issue(), incoming(place.organisation, "193-KH/TU", date(2019, 8, 28))
    decided = Decision.objects.create(symbol="7-QĐ/ĐUK", issued_on=date(2020, 1, 2), issuer="Đảng ủy Khối")
    text = "Theo Kế hoạch số 1 – KH/ĐU, 193-kh/tu và Quyết định 07-QĐ/ĐUK."
    assert meant(text, place.organisation) == [plan, letter, decided]
    assert codes(text, place.organisation) == []


def test_the_same_symbol_of_two_terms_needs_its_date() -> None:
    place = office.of_committee()
    old = place.issue(on=date(2024, 5, 6))
    open_term(actor=PROGRAM, organisation=place.organisation, name="2025-2030", starts_on=date(2025, 6, 28))
    new = place.issue()
    assert (old.symbol, new.symbol) == ("01-KH/ĐU", "01-KH/ĐU")
    assert codes("Theo 01-KH/ĐU.", place.organisation) == ["citation-ambiguous"]
    dated = "Theo 01-KH/ĐU, ngày 06/5/2024; tiếp tục 01-KH/ĐU; theo 01-KH/ĐU ngày 10/6/2026."
    assert meant(dated, place.organisation) == [old, old, new]
    assert codes(dated, place.organisation) == []


def test_own_documents_go_before_those_of_others_unless_the_date_says_otherwise() -> None:
    bloc = office.of_committee()
    base = office.of_committee(parent=bloc.organisation)
    above, own = bloc.issue(on=date(2026, 6, 1)), base.issue()
    text = "Theo 01-KH/ĐU; theo 01-KH/ĐU ngày 01/6/2026."
    assert meant(text, base.organisation) == [own, above]
    assert meant("Theo 01-KH/ĐU.", bloc.organisation) == [above]


def test_what_was_received_in_the_program_is_known_and_what_was_not_is_not() -> None:
    place, other = office.of_committee(), office.of_committee()
    sent = place.issue(place.draft(recipients=[other.organisation]))
    stranger = build.organisation("la")
    assert meant("Theo 01-KH/ĐU.", other.organisation) == [sent]
    assert codes("Theo 01-KH/ĐU.", stranger) == ["citation-unresolved"]


def test_an_unknown_document_with_its_date_is_a_note_and_another_date_a_warning() -> None:
    place = office.of_committee()
    place.issue()
    assert codes("Chỉ thị 35-CT/TW ngày 14/6/2024.", place.organisation) == ["citation-outside"]
    assert codes("Theo 01-KH/ĐU ngày 11/6/2026.", place.organisation) == ["citation-date-differs"]
    assert codes("Theo 35-CT/TW ngày 14/6/2027.", place.organisation) == ["citation-outside", "citation-from-future"]


def test_a_replaced_document_is_pointed_out() -> None:
    place = office.of_committee()
    Document.objects.filter(pk=place.issue().pk).update(state="replaced")
    assert codes("Theo 01-KH/ĐU.", place.organisation) == ["citation-out-of-force"]


@pytest.mark.parametrize("number", [1, 30])
def test_any_number_of_citations_takes_three_queries(number: int, django_assert_num_queries: object) -> None:
    place = office.of_committee()
    text = " ".join(f"theo {each}-KH/TU;" for each in range(1, number + 1))
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(cited(text, place.organisation, AT)) == number
