"""Clerks who issue at the same moment, each with a connection of their own: no number twice, no gap."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.models import Document, DocumentState, NumberSeries, SeriesNumber
from dangbo.documents.queries.gaps import series_states
from dangbo.journal.chain import verify
from dangbo.registry.acts.refusal import Refused
from documents import office

pytestmark = pytest.mark.django_db(transaction=True)
CLERKS, EACH = 8, 5
AT = date(2026, 6, 10)


def issue_all(place: office.Office, documents: list[Document], start: Barrier) -> list[str]:
    """What one clerk issues, one after the other."""
    try:
        start.wait()
        return [issue_document(actor=place.clerk, document=each, issued_on=AT).symbol for each in documents]
    finally:
        connection.close()


def test_clerks_who_issue_at_once_get_numbers_in_turn() -> None:
    place = office.of_committee()
    drafts = [[place.draft() for _ in range(EACH)] for _ in range(CLERKS)]
    start = Barrier(CLERKS)
    with ThreadPoolExecutor(CLERKS) as clerks:
        symbols = [symbol for done in clerks.map(lambda own: issue_all(place, own, start), drafts) for symbol in done]
    expected = list(range(1, CLERKS * EACH + 1))
    assert sorted(symbols) == sorted(f"{number:02d}-KH/ĐU" for number in expected)
    assert list(SeriesNumber.objects.order_by("number").values_list("number", flat=True)) == expected
    assert [(state.series.highest, state.gaps) for state in series_states(place.organisation)] == [(CLERKS * EACH, ())]
    assert list(verify()) == []


def answer(place: office.Office, document: Document, number: int | None, start: Barrier) -> str:
    """The symbol of the issued document, or the codes with which the act was refused."""
    try:
        start.wait()
        return issue_document(actor=place.clerk, document=document, issued_on=AT, number=number).symbol
    except Refused as refused:
        return ", ".join(sorted(refused.codes))
    finally:
        connection.close()


def test_of_clerks_who_type_the_same_number_at_once_one_gets_it() -> None:
    place = office.of_committee()
    drafts = [place.draft() for _ in range(CLERKS)]
    start = Barrier(CLERKS)
    with ThreadPoolExecutor(CLERKS) as clerks:
        answers = sorted(clerks.map(lambda draft: answer(place, draft, 1, start), drafts))
    assert answers == ["01-KH/ĐU", *["number-taken"] * (CLERKS - 1)]
    assert (NumberSeries.objects.get().highest, SeriesNumber.objects.count()) == (1, 1)


def test_one_draft_is_issued_once_however_many_press_the_button() -> None:
    place = office.of_committee()
    draft, start = place.draft(), Barrier(CLERKS)
    with ThreadPoolExecutor(CLERKS) as clerks:
        answers = sorted(clerks.map(lambda _: answer(place, draft, None, start), range(CLERKS)))
    assert answers == ["01-KH/ĐU", *["document-out"] * (CLERKS - 1)]
    assert (Document.objects.get().state, SeriesNumber.objects.count()) == (DocumentState.ISSUED, 1)
