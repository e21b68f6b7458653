"""A document as it is set on paper."""

from datetime import date

from django.utils import timezone

from dangbo.documents.frozen import Contents, block_of
from dangbo.documents.models import Document
from dangbo.documents.queries.contents import MINUTES, contents_at
from dangbo.documents.queries.drafts import draft_number
from dangbo.paper.party_documents import DocumentError, PartyDocument, Signature, part_appendices
from dangbo.rules.documents import LayoutProfile, profile, profile_at
from dangbo.rules.parameters import ParameterError
from dangbo.vietnamese.symbols import parse_symbol


def party_document(document: Document) -> PartyDocument:
    """The paper of an issued document as it was frozen, or of a draft of today: number open, "Dự thảo lần n".

    Raises DocumentError where it cannot be set.
    """
    if document.frozen is not None:
        return paper_of(document.frozen, profile(document.profile))
    return draft_paper(document)


def draft_paper(document: Document) -> PartyDocument:
    """The paper of a draft. Raises DocumentError where it cannot be set."""
    today = timezone.localdate()
    try:
        said = contents_at(document, None)
    except ParameterError as unknown:
        raise DocumentError(str(unknown)) from unknown
    return paper_of(said.contents, profile_at(today), f"Dự thảo lần {draft_number(document)}")


def paper_of(contents: Contents, layout: LayoutProfile, draft: str = "") -> PartyDocument:
    """The paper of frozen contents; place and date of minutes stand in their text. Raises DocumentError."""
    in_text = contents["kind"] == MINUTES
    body, attachments = part_appendices(map(block_of, contents["body"]))
    return PartyDocument(
        profile=layout,
        superior_body=contents["superior"],
        issuing_body=contents["issuer"],
        place="" if in_text else contents["place"],
        date=None if in_text or contents["date"] is None else date.fromisoformat(contents["date"]),
        kind_title=contents["kind_title"],
        abstract=contents["abstract"],
        body=body,
        attachments=attachments,
        signatures=tuple(Signature(each["title"], each["name"], each["authority"]) for each in contents["signatures"]),
        symbol=parse_symbol(contents["symbol"]) if contents["symbol"] else None,
        addressees=tuple(contents["addressees"]),
        addressee_label=contents["addressee_label"],
        recipients=tuple(contents["recipients"]),
        draft=draft,
        urgency=contents["urgency"],
    )
