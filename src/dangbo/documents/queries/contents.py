"""What a document says on a day: its texts with figures filled in, its head, symbol and signatures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dangbo.documents.frozen import VERSION, Contents, block_data
from dangbo.documents.models import Document
from dangbo.documents.queries.citations import Citation, cited
from dangbo.documents.texts import render_all
from dangbo.office.parameters import office_parameters
from dangbo.paper.party_documents.text import read_text
from dangbo.registry.acts.refusal import error
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, DocumentKind, Urgency, document_kind, signature_lines, urgency_mark
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.symbols import Symbol, format_symbol

Citing = Callable[[str, Organisation, date], list[Citation]]
LETTER, MINUTES, SUBMISSION = "official_letter", "minutes", "submission"


@dataclass(frozen=True, slots=True)
class Said:
    """The contents of a document as data, the citations in its text, and why it cannot be so."""

    contents: Contents
    citations: tuple[Citation, ...]
    problems: tuple[Finding, ...]


def contents_at(
    document: Document,
    dated: date | None,
    number: int | None = None,
    *,
    values: ParameterSet | None = None,
    cite: Citing = cited,
) -> Said:
    """What a document says if it is issued on a day with a number; a draft has neither yet.

    Figures are as of `figures_at`, else of that day, else of today. cite: how citations are resolved, for whoever
    has many documents at hand. Raises ParameterError for an unknown kind.
    """
    day, held = dated or timezone.localdate(), values or office_parameters()
    texts = (document.abstract, document.text, *document.addressees, *document.recipient_lines)
    rendered = render_all(texts, document.organisation, document.figures_at or day, document)
    citations = tuple(cite(rendered.texts[1], document.organisation, day))
    kind = document_kind(document.kind, day, held)
    signatures, problems = _signatures(document)
    issuer, after = document.issuer, 2 + len(document.addressees)
    contents: Contents = {
        "v": VERSION,
        "superior": issuer.superior,
        "issuer": issuer.name,
        "place": issuer.place,
        "date": dated.isoformat() if dated else None,
        "kind": kind.key,
        "kind_title": document.own_title or ("" if kind.key == LETTER else kind.name),
        "abstract": rendered.text,
        "symbol": symbol_text(document, kind, number),
        "body": [block_data(block) for block in read_text(rendered.texts[1])],
        "addressees": list(rendered.texts[2:after]),
        "addressee_label": "Kính trình" if kind.key == SUBMISSION else "Kính gửi",
        "recipients": list(rendered.texts[after:]),
        "signatures": signatures,
        "urgency": urgency_mark(Urgency(document.urgency), held) if document.urgency else "",
        "figures": [figure.as_json for figure in rendered.figures],
        "citations": [_citation_data(each) for each in citations],
    }
    return Said(contents, citations, (*rendered.problems, *problems))


def symbol_text(document: Document, kind: DocumentKind, number: int | None) -> str:
    """The symbol with its number: "07-KH/ĐUK", of a draft "-KH/ĐUK"; empty where the kind has no code or takes none."""
    if document.own_title:
        return ""
    return format_symbol(Symbol(number, kind.code, document.issuer.code)) if kind.code else ""


def _signatures(document: Document) -> tuple[list[dict[str, str]], list[Finding]]:
    """The signature blocks, that of the secretary of a meeting at the left; and why the lines cannot be written."""
    issuer, problems = document.issuer, []
    try:
        lines = signature_lines(
            Authority(document.authority), issuer.body_name, document.signer_title, issuer.head_title
        )
        signer = {"authority": lines.authority, "title": lines.title, "name": document.signer_name}
    except ValueError as incomplete:
        problems.append(error("signature-incomplete", str(incomplete)))
        signer = {"authority": document.authority, "title": document.signer_title, "name": document.signer_name}
    if not document.co_signer_name:
        return [signer], problems
    left = {"authority": "", "title": document.co_signer_title.upper(), "name": document.co_signer_name}
    return [left, signer], problems


def _citation_data(citation: Citation) -> dict[str, str | None]:
    return {
        "symbol": citation.symbol,
        "date": citation.date.isoformat() if citation.date else None,
        "document": str(citation.document.pk) if citation.document else None,
    }
