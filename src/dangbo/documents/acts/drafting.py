"""Writing a draft: begun from a template or free, saved as versions, given up."""

from datetime import date
from typing import Any, Unpack

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.draft_fields import UNPRINTED, cleaned, set_fields, set_recipients
from dangbo.documents.acts.fields import DraftChanges, DraftFields
from dangbo.documents.acts.indexing import index_document, unindex_document
from dangbo.documents.models import (
    ApprovalState,
    Document,
    DocumentState,
    DocumentTemplate,
    DraftVersion,
    Issuer,
)
from dangbo.documents.queries.contents import MINUTES
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, TreeLink
from dangbo.rules.documents import Authority, SignerRank, SigningBody, usual_authority
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

_TEXTS = frozenset({"abstract", "text"})


@transaction.atomic
def start_draft(
    *,
    actor: Actor,
    organisation: Organisation,
    issuer: Issuer,
    kind: str,
    template: DocumentTemplate | None = None,
    abstract: str = "",
    text: str = "",
    figures_at: date | None = None,
    own_title: str = "",
    **fields: Unpack[DraftFields],
) -> Document:
    """Begin a draft; from a template it takes the abstract and text that are not given.

    own_title: of a paper of none of the kinds, which takes no number. The authority of the signature is the usual one
    unless told. Raises Refused and NotAllowed.
    """
    actor.require(Permission.DRAFT_DOCUMENTS, organisation)
    if template is not None:
        _require_offered(template, organisation)
        abstract, text = abstract or template.abstract, text or template.text
    given: dict[str, Any] = {"signer_rank": SignerRank.HEAD, **fields, "abstract": abstract, "text": text}
    given.setdefault("signer_title", issuer.head_title)
    given.setdefault("authority", _usual_authority(issuer, kind, str(given["signer_rank"])))
    document = Document(
        organisation=organisation,
        issuer=issuer,
        template=template,
        kind=kind,
        own_title=clean_line(own_title),
        figures_at=figures_at,
        created_at=timezone.now(),
        created_by_id=actor.account_id,
        created_by_name=actor.name,
    )
    set_fields(document, cleaned(given))
    document.save(force_insert=True)
    set_recipients(document, given.get("recipients", ()))
    _add_version(actor, document, 1, "")
    index_document(document)
    write(
        "start_draft",
        actor,
        f"Soạn dự thảo: {document.abstract or 'chưa có trích yếu'}",
        organisation=organisation,
        subject=document,
        details={"kind": kind, "template": template.pk if template else None},
    )
    return document


@transaction.atomic
def save_draft(
    *,
    actor: Actor,
    document: Document,
    saved: int,
    note: str = "",
    **changes: Unpack[DraftChanges],
) -> Document:
    """Save a draft that its editor saw as write number `saved`; `note` says what was changed, for the version.

    A save of somebody else in between refuses this one. A change of what is printed ends a round of approval and
    takes its approvals away. Raises Refused and NotAllowed.
    """
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held = locked_draft(document)
    if held.saved != saved:
        refuse("stale-draft", "Dự thảo đã có người lưu sau khi đồng chí mở; hãy mở lại để không ghi đè lên nhau.")
    given = cleaned(dict(changes))
    changed = set_fields(held, given)
    if "recipients" in given and set_recipients(held, given["recipients"]):
        changed |= {"recipients"}
    if not changed:
        return held
    return _store(actor, held, changed, clean_line(note))


def _store(actor: Actor, held: Document, changed: frozenset[str], note: str) -> Document:
    last = held.versions.order_by("-number")[0].number
    held.saved += 1
    lost = bool(changed - UNPRINTED) and held.state != DocumentState.DRAFT
    if lost:
        held.state = DocumentState.DRAFT
        held.steps.filter(state=ApprovalState.WAITING).update(state=ApprovalState.LAPSED)
    held.save()
    if changed & _TEXTS:
        last = _add_version(actor, held, last + 1, note).number
    index_document(held)
    write(
        "save_draft",
        actor,
        f"Lưu dự thảo lần {last}: {held.abstract}{'; các ý kiến duyệt trước không còn giá trị' if lost else ''}",
        organisation=held.organisation_id,
        subject=held,
        details={"changed": sorted(changed), "saved": held.saved, "note": note},
    )
    return held


@transaction.atomic
def drop_draft(*, actor: Actor, document: Document, reason: str) -> Document:
    """Give a draft up for good; it keeps its versions and takes no number. Raises Refused and NotAllowed."""
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held, why = locked_draft(document), clean_line(reason)
    if not why:
        refuse("reason-missing", "Bỏ dự thảo phải ghi lý do.")
    held.state, held.saved = DocumentState.DROPPED, held.saved + 1
    held.save(update_fields=["state", "saved"])
    held.steps.filter(state=ApprovalState.WAITING).update(state=ApprovalState.LAPSED)
    unindex_document(held)
    write(
        "drop_draft",
        actor,
        f"Bỏ dự thảo: {held.abstract}; lý do: {why}",
        organisation=held.organisation_id,
        subject=held,
        details={"reason": why},
    )
    return held


def locked_draft(document: Document) -> Document:
    """The document as it is stored now, locked for the act. Refused unless its text may still change."""
    rows = Document.objects.select_for_update(of=("self",)).select_related("issuer", "organisation", "answers")
    held = rows.get(pk=document.pk)
    if held.issued_on is not None:
        refuse(
            "document-out",
            f"{held.symbol} đã ban hành ngày {format_date(held.issued_on)}; muốn sửa thì ban hành văn bản khác "
            "thay thế, thu hồi hoặc sửa đổi, bổ sung.",
        )
    if not held.is_open:
        refuse("draft-dropped", "Dự thảo này đã bỏ, không ban hành.")
    return held


def _usual_authority(issuer: Issuer, kind: str, rank: str) -> str:
    """The chair of a meeting signs its minutes in no other's name."""
    if kind == MINUTES or rank not in set(SignerRank):
        return Authority.DIRECT
    return usual_authority(SigningBody(issuer.body), SignerRank(rank))


def _require_offered(template: DocumentTemplate, organisation: Organisation) -> None:
    if template.retired_at is not None:
        refuse("template-retired", f"Mẫu “{template}” đã thôi dùng.")
    within = TreeLink.objects.filter(ancestor=template.organisation_id, descendant=organisation, is_latest=True)
    if not within.exists():
        refuse("foreign-template", f"Mẫu “{template}” là của tổ chức khác.")


def _add_version(actor: Actor, document: Document, number: int, note: str) -> DraftVersion:
    return DraftVersion.objects.create(
        document=document,
        number=number,
        abstract=document.abstract,
        text=document.text,
        made_at=timezone.now(),
        made_by_id=actor.account_id,
        made_by_name=actor.name,
        note=note,
    )
