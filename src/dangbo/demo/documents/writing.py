"""The demo's documents as rows: words with citations, signature, and what was frozen with its digest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dangbo.demo.chance import Chance
from dangbo.demo.documents.issuers import IssuerKey, Leader, Leaders
from dangbo.demo.documents.numbers import CLERK, moment
from dangbo.demo.documents.papers import Paper
from dangbo.demo.names import full_name
from dangbo.documents.frozen import digest_of
from dangbo.documents.models import (
    Document,
    DocumentState,
    DocumentTemplate,
    DraftVersion,
    Issuer,
    RecipientOrganisation,
    SeriesNumber,
)
from dangbo.documents.queries.citations import Citation
from dangbo.documents.queries.contents import contents_at, symbol_text
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, SignerRank, document_kind, profile_at
from dangbo.rules.parameters import base_parameters
from dangbo.vietnamese.citations import find_symbols
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.symbols import format_symbol, symbol_search_key

WRITTEN_BEFORE = 5
_DELEGATED = "Quy chế làm việc của Ban Chấp hành"
_BY_LEADERS = frozenset({"plan", "decision", "report", "submission", "conclusion", "resolution", "minutes"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What every document is written with."""

    issuers: Mapping[IssuerKey, Issuer]
    templates: Mapping[str, DocumentTemplate]
    leaders: Leaders
    office_head: str
    secretary_of_meetings: str


def make_desk(
    chance: Chance, issuers: Mapping[IssuerKey, Issuer], templates: Mapping[str, DocumentTemplate], leaders: Leaders
) -> Desk:
    """A desk with an invented head of the office and secretary of meetings."""
    return Desk(
        issuers, templates, leaders, full_name(chance, "male", 1972, "Kinh"), full_name(chance, "female", 1984, "Kinh")
    )


def make_document(desk: Desk, chance: Chance, paper: Paper, number: SeriesNumber, cited: Mapping[str, str]) -> Document:
    """The issued document of a paper, not yet frozen. cited: what stands for <key> in its words."""
    issuer = desk.issuers[paper.owner.organisation.pk, paper.body]
    document = Document(
        id=chance.new_id(),
        organisation=paper.owner.organisation,
        issuer=issuer,
        template=desk.templates.get(paper.template),
        kind=paper.kind,
        state=DocumentState.ISSUED,
        abstract=paper.abstract,
        text=_with_citations(paper, cited),
        addressees=_addressees(paper),
        recipient_lines=_recipient_lines(paper),
        urgency=paper.urgency,
        figures_at=paper.figures_at,
        in_congress=paper.in_congress,
        kept_by=CLERK,
        copies=len(paper.receivers) + 2,
        created_at=moment(paper.on - timedelta(days=WRITTEN_BEFORE), 2),
        created_by_name=CLERK,
        saved=2,
        number=number,
        issued_on=paper.on,
        issued_at=moment(paper.on),
        issued_by_name=CLERK,
        profile=profile_at(paper.on).name,
    )
    _sign(desk, document, paper)
    document.symbol = symbol_text(document, document_kind(paper.kind, paper.on), number.number)
    document.symbol_key = symbol_search_key(document.symbol)
    return document


class Citations:
    """Resolves citations among the demo's own documents as the acts' query does among stored ones, without asking."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, date], Document] = {}

    def learn(self, document: Document) -> None:
        assert document.issued_on is not None
        self._known[document.symbol, document.issued_on] = document

    def __call__(self, text: str, organisation: Organisation, at: date) -> list[Citation]:
        found = find_symbols(text)
        return [
            Citation(
                each.start,
                each.end,
                format_symbol(each.symbol),
                each.date,
                document=self._known.get((format_symbol(each.symbol), each.date)) if each.date else None,
            )
            for each in found
        ]


def freeze(document: Document, number: int, citations: Citations) -> None:
    """Keep what the document says as of its day, as the act of issuing does."""
    document.frozen = contents_at(
        document, document.issued_on, number, values=base_parameters(), cite=citations
    ).contents
    document.digest = digest_of(document.frozen)


def versions_of(chance: Chance, documents: Iterable[Document]) -> Iterator[DraftVersion]:
    """The one version that every draft had."""
    for document in documents:
        yield DraftVersion(
            id=chance.new_id(),
            document=document,
            number=1,
            abstract=document.abstract,
            text=document.text,
            made_at=document.created_at,
            made_by_name=document.created_by_name,
        )


def recipients_of(chance: Chance, document: Document, paper: Paper) -> Iterator[RecipientOrganisation]:
    """The organisations to which a document was to be sent."""
    for node in paper.receivers:
        yield RecipientOrganisation(id=chance.new_id(), document=document, organisation=node.organisation)


def citation(paper: Paper, symbol: str) -> str:
    """A document as others cite it: "Kế hoạch số 03-KH/ĐUK, ngày 10/9/2019"."""
    return f"{document_kind(paper.kind, paper.on).name} số {symbol}, ngày {format_date(paper.on)}"


def _with_citations(paper: Paper, cited: Mapping[str, str]) -> str:
    """The words with what they cite; a document before the one it would cite names the directive instead."""
    text = paper.text.replace("<about>", paper.abstract)
    for key in ("ke-hoach", "huong-dan", "nhan-su"):
        text = text.replace(f"<{key}>", cited.get(key, "Chỉ thị số 35-CT/TW, ngày 30/5/2019"))
    return text


def _addressees(paper: Paper) -> list[str]:
    if paper.kind == "submission":
        return ["Ban Thường vụ Tỉnh ủy"]
    if paper.kind not in ("official_letter", "invitation"):
        return []
    one = {"one": [node.name for node in paper.receivers[:1]], "none": ["Các đồng chí Ủy viên Ban Thường vụ"]}
    return one.get(paper.audience, ["Các đảng ủy, chi ủy cơ sở"])


def _recipient_lines(paper: Paper) -> list[str]:
    kept = "Lưu Văn phòng Đảng ủy Khối" if paper.owner.organisation.code == "khoi" else "Lưu Đảng ủy"
    if paper.kind in ("official_letter", "invitation", "submission"):
        return ["Như trên", kept]
    named = {"one": [node.name for node in paper.receivers[:1]], "cells": ["Các chi bộ trực thuộc"]}
    named |= {"all": ["Ban Thường vụ Tỉnh ủy (báo cáo)", "Các đảng ủy, chi ủy cơ sở"]}
    named |= {"pilots": [node.name for node in paper.receivers]}
    return [*named.get(paper.audience, ["Cấp ủy cấp trên (báo cáo)"]), kept]


def _sign(desk: Desk, document: Document, paper: Paper) -> None:
    leaders = desk.leaders.at(paper.owner, paper.on)
    if paper.kind == "invitation" and paper.owner.organisation.code == "khoi":
        document.authority, document.signer_rank = Authority.BY_ORDER.value, SignerRank.ORGAN_HEAD.value
        document.signer_title, document.signer_name = "Chánh Văn phòng", desk.office_head
        document.delegation = _DELEGATED
        return
    signer = _signer(leaders, paper)
    document.authority = Authority.ON_BEHALF.value
    document.signer_rank = (SignerRank.HEAD if signer.is_head else SignerRank.DEPUTY).value
    document.signer_title = "Chủ tịch" if paper.in_congress else signer.title
    document.signer_name = signer.name
    if paper.kind == "minutes":
        document.co_signer_title, document.co_signer_name = "Thư ký", desk.secretary_of_meetings


def _signer(leaders: list[Leader], paper: Paper) -> Leader:
    """The secretary signs what leads, deputies in turn what informs."""
    deputies = [leader for leader in leaders if not leader.is_head]
    if paper.kind in _BY_LEADERS or paper.in_congress or not deputies:
        return leaders[0]
    return deputies[paper.on.day % len(deputies)]
