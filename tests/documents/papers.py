"""Issued documents without the work of issuing them, for tests of what comes after."""

from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone

from dangbo.documents.acts.indexing import index_document
from dangbo.documents.models import Document, DocumentState, Issuer, NumberSeries, SeriesNumber
from dangbo.registry.models import Organisation
from dangbo.vietnamese.symbols import symbol_search_key
from documents import office
from kept import kept

ISSUED_ON = date(2026, 6, 10)
_numbers = count(1)


@kept
def issued(
    organisation: Organisation,
    symbol: str = "",
    *,
    abstract: str = "tổ chức đại hội chi bộ",
    text: str = "Đảng ủy ban hành kế hoạch như sau.",
    on: date = ISSUED_ON,
    issuer: Issuer | None = None,
    **fields: Any,
) -> Document:
    """A document of an organisation that has its number, with its search entry."""
    given = symbol or f"{next(_numbers):02d}-KH/ĐU"
    body = issuer or Issuer.objects.filter(organisation=organisation).first() or office.issuer(organisation)
    values = {
        "kind": "plan",
        "signer_rank": "head",
        "signer_title": "Bí thư",
        "signer_name": "Trần Văn Mẫu",
        "created_at": timezone.now(),
        "created_by_name": "Văn thư",
        "frozen": {},
        "recipient_lines": ["- Các chi bộ;", "- Lưu Đảng ủy."],
        **fields,
    }
    document = Document.objects.create(
        organisation=organisation,
        issuer=body,
        state=DocumentState.ISSUED,
        abstract=abstract,
        text=text,
        symbol=given,
        symbol_key=symbol_search_key(given),
        issued_on=on,
        issued_at=timezone.now(),
        digest="0" * 64,
        number=number(organisation, on),
        **values,
    )
    index_document(document)
    return document


@kept
def number(organisation: Organisation, on: date = ISSUED_ON, **more: Any) -> SeriesNumber:
    """The next number of a series that counts everything."""
    series, _ = NumberSeries.objects.get_or_create(
        organisation=organisation, issuer_code="ĐU", group="KH", first_day=date(2026, 1, 1), defaults={"name": "KH"}
    )
    series.highest += 1
    series.save()
    return SeriesNumber.objects.create(
        series=series, number=series.highest, dated=on, given_at=timezone.now(), given_by_name="Văn thư", **more
    )
