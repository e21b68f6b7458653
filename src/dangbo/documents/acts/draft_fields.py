"""What is typed into a draft, made ready to be stored; and why it cannot be."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import Document, RecipientOrganisation
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import error, weigh
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, SignerRank, Urgency, document_kind
from dangbo.rules.parameters import ParameterError
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.text import clean_line, nfc

LINES = ("signer_title", "signer_name", "delegation", "co_signer_title", "co_signer_name", "kept_by", "note")
LISTS = ("addressees", "recipient_lines")
UNPRINTED = frozenset({"copies", "kept_by", "note"})
"""Fields that stand in the register alone: changing them takes no approval away."""

_SHORT = {"signer_title": 120, "signer_name": 120, "delegation": 200, "co_signer_title": 120, "co_signer_name": 120}
_LONGEST = {**_SHORT, "kept_by": 200, "note": 500, "abstract": 500}
_MOST_COPIES = 10_000


def cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored: single spaces, no empty lines, line breaks of one kind."""
    named = {"note" if name == "register_note" else name: value for name, value in fields.items()}
    return {name: _clean(name, value) for name, value in named.items()}


def _clean(name: str, value: Any) -> Any:
    if name in LINES:
        return clean_line(value)
    if name in LISTS:
        return [line for line in map(clean_line, value) if line]
    if name == "text":
        return "\n".join(line.rstrip() for line in nfc(value).splitlines()).strip("\n")
    if name == "abstract":
        return "\n".join(filter(None, map(clean_line, value.splitlines())))
    return str(value) if name in ("urgency", "authority", "signer_rank") else value


def set_fields(document: Document, fields: dict[str, Any]) -> frozenset[str]:
    """Put cleaned fields into a draft, unsaved, and return the names of those that changed. Raises Refused."""
    changed = {name for name, value in fields.items() if name != "recipients" and getattr(document, name) != value}
    for name in changed:
        setattr(document, name, fields[name])
    weigh(_findings(document))
    texts = [document.text, document.abstract, document.note, *document.addressees, *document.recipient_lines]
    require_open(texts, timezone.localdate())
    return frozenset(changed)


def set_recipients(document: Document, recipients: Iterable[Organisation]) -> bool:
    """Store to which organisations of the register a draft will go; whether that changed."""
    wanted = {organisation.pk for organisation in recipients}
    had = set(document.recipients.values_list("organisation_id", flat=True))
    document.recipients.exclude(organisation_id__in=wanted).delete()
    RecipientOrganisation.objects.bulk_create(
        RecipientOrganisation(document=document, organisation_id=new) for new in sorted(wanted - had)
    )
    return wanted != had


def _findings(document: Document) -> Iterator[Finding]:
    if document.issuer.organisation_id != document.organisation_id:
        yield error("foreign-issuer", f"{document.issuer} không ban hành văn bản cho tổ chức này.")
    try:
        document_kind(document.kind, timezone.localdate(), office_parameters())
    except ParameterError as unknown:
        yield error("unknown-document-kind", str(unknown))
    yield from _choices(document)
    for name, most in _LONGEST.items():
        if len(getattr(document, name)) > most:
            yield error("text-too-long", f"“{getattr(document, name)[:40]}…” dài quá {most} ký tự.")
    if not 1 <= document.copies <= _MOST_COPIES:
        yield error("impossible-copies", f"Số bản phải từ 1 đến {_MOST_COPIES}, không phải {document.copies}.")
    if document.answers is not None and document.answers.organisation_id != document.organisation_id:
        yield error("answers-foreign-paper", "Văn bản đến được trả lời phải là văn bản đến của chính tổ chức này.")


def _choices(document: Document) -> Iterator[Finding]:
    """Words that no form offers."""
    given: Sequence[tuple[str, type[Authority] | type[SignerRank] | type[Urgency]]] = (
        (document.authority, Authority),
        (document.signer_rank, SignerRank),
        (document.urgency, Urgency),
    )
    for value, known in given:
        if value not in (*known, *([""] if known is Urgency else [])):
            yield error("unknown-choice", f"“{value}” không có trong các lựa chọn.")
