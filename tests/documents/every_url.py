"""What the walk over every address needs to know of documents."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dangbo.access.actor import PROGRAM
from dangbo.documents.acts.attachments import attach_file
from dangbo.documents.acts.congresses import open_congress
from dangbo.documents.acts.drafting import start_draft
from dangbo.documents.acts.incoming import register_incoming
from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.acts.relations import relate
from dangbo.documents.acts.reviewing import comment
from dangbo.documents.acts.templates import store_template
from dangbo.documents.models import Channel, Document, IncomingDocument, Issuer, RelationKind
from dangbo.documents.queries.paper import party_document
from dangbo.paper.party_documents import to_docx
from dangbo.registry.models import Organisation
from documents import office as offices
from web.conftest import Office

ON = date(2026, 6, 10)


def issuer(organisation: Organisation) -> Issuer:
    """The committee of an organisation as the body that issues."""
    found = Issuer.objects.filter(organisation=organisation).first()
    return found or offices.issuer(organisation)


def draft(office: Office, **fields: Any) -> Document:
    """A plan of the committee that lacks nothing."""
    given = {
        "kind": "plan",
        "abstract": "tổ chức đại hội chi bộ",
        "text": offices.TEXT,
        "signer_title": "Bí thư",
        "signer_name": "Trần Văn Mẫu",
        "recipient_lines": ["Các chi bộ", "Lưu Đảng ủy"],
        **fields,
    }
    return start_draft(actor=PROGRAM, organisation=office.top, issuer=issuer(office.top), **given)


def issued(office: Office, **fields: Any) -> Document:
    """A plan issued and sent to the cell."""
    made = draft(office, recipients=[office.cell], **fields)
    return issue_document(actor=PROGRAM, document=made, issued_on=ON)


def incoming(office: Office, **fields: Any) -> IncomingDocument:
    """A paper from outside in the committee's register."""
    given = {
        "channel": Channel.PAPER,
        "arrived_on": ON,
        "author": "Tỉnh ủy",
        "abstract": "đại hội đảng bộ các cấp",
        "symbol": "193-KH/TU",
        "issued_on": date(2026, 6, 1),
        **fields,
    }
    return register_incoming(actor=PROGRAM, organisation=office.top, **given)


def template(office: Office) -> Any:
    """A Word file of the committee kept as a template."""
    word = to_docx(party_document(draft(office)))
    return store_template(actor=PROGRAM, organisation=office.top, name="Kế hoạch đại hội", kind="plan", word=word)


def _draft(office: Office) -> dict[str, Any]:
    return {"document_id": draft(office).pk}


def _issued(office: Office) -> dict[str, Any]:
    return {"document_id": issued(office).pk}


def _incoming(office: Office) -> dict[str, Any]:
    found = IncomingDocument.objects.filter(organisation=office.top).first() or incoming(office)
    return {"incoming_id": found.pk}


def _comment(office: Office) -> dict[str, Any]:
    made = draft(office)
    return {"document_id": made.pk, "comment_id": comment(actor=PROGRAM, document=made, text="Xem lại mục I").pk}


def _relation(office: Office) -> dict[str, Any]:
    made = draft(office)
    relation = relate(actor=PROGRAM, document=made, older=issued(office), kind=RelationKind.REPLACES)
    return {"document_id": made.pk, "relation_id": relation.pk}


def _file(office: Office) -> dict[str, Any]:
    made = issued(office)
    word = to_docx(party_document(made))
    return {"file_id": attach_file(actor=PROGRAM, filename="phu luc.docx", data=word, document=made).pk}


def _series(office: Office) -> dict[str, Any]:
    number = issued(office).number
    assert number is not None
    return {"series_id": number.series_id}


def _issuer(office: Office) -> dict[str, Any]:
    return {"issuer_id": issuer(office.top).pk}


def _congress(office: Office) -> dict[str, Any]:
    if not office.top.congress_periods.exists():
        open_congress(actor=PROGRAM, organisation=office.top, trial_opening=date(2026, 5, 1))
    return {}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    **{
        f"documents:{name}": _draft
        for name in (
            "edit", "preview", "from_word", "drop", "relate", "comment", "ask_approval", "approve", "return_draft",
            "issue", "compare", "compare_word",
        )
    },
    **{
        f"documents:{name}": _issued
        for name in ("document", "package", "receivers", "follow", "send", "dispatch", "attach")
    },
    **{f"documents:{name}": _incoming for name in ("incoming", "read", "attach_incoming")},
    "documents:incoming_act": lambda office: _incoming(office) | {"act": "han"},
    "documents:document_file": lambda office: _issued(office) | {"form": "docx"},
    "documents:settle_comment": _comment,
    "documents:unrelate": _relation,
    "documents:file": _file,
    "documents:one_series": _series,
    "documents:cancel": _series,
    "documents:issuer_change": _issuer,
    "documents:issuer_end": _issuer,
    "documents:congress_close": _congress,
    "documents:template_file": lambda office: {"template_id": template(office).pk},
    "documents:retire_template": lambda office: {"template_id": template(office).pk},
}  # fmt: skip
