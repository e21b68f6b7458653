"""What a document does to an older one: replaces, withdraws or amends it; in force once it is issued."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.drafting import locked_draft
from dangbo.documents.models import Document, DocumentRelation, DocumentState, RelationKind
from dangbo.registry.acts.refusal import error, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import TreeLink
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

AFTER = {RelationKind.REPLACES: DocumentState.REPLACED, RelationKind.WITHDRAWS: DocumentState.WITHDRAWN}


@transaction.atomic
def relate(
    *, actor: Actor, document: Document, older: Document, kind: RelationKind, reason: str = ""
) -> DocumentRelation:
    """Say what a draft will do to an older document of its organisation, or of one below, once it is issued.

    Withdrawing needs a reason. Saying it again changes it. Raises Refused and NotAllowed.
    """
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held, why = locked_draft(document), clean_line(reason)[:500]
    older = Document.objects.get(pk=older.pk)
    weigh(_findings(held, older, RelationKind(kind), why))
    relation, _ = DocumentRelation.objects.update_or_create(
        document=held, older=older, defaults={"kind": kind, "reason": why}
    )
    write(
        "relate_documents",
        actor,
        f"Dự thảo “{held.abstract}” {relation.get_kind_display().lower()} {_called(older)}{f': {why}' if why else ''}",
        organisation=held.organisation_id,
        subject=relation,
        details={"older": older.pk, "kind": kind},
    )
    return relation


@transaction.atomic
def unrelate(*, actor: Actor, relation: DocumentRelation) -> None:
    """Take back what a draft was to do to an older document. Raises Refused and NotAllowed."""
    actor.require(Permission.DRAFT_DOCUMENTS, relation.document.organisation_id)
    held = locked_draft(relation.document)
    write(
        "relate_documents",
        actor,
        f"Dự thảo “{held.abstract}” không còn {relation.get_kind_display().lower()} {_called(relation.older)}",
        organisation=held.organisation_id,
        subject=relation,
    )
    relation.delete()


def apply_relations(document: Document) -> list[DocumentRelation]:
    """Change the state of what an issued document replaces or withdraws; part of issuing, in its transaction.

    Raises Refused where another document was quicker.
    """
    relations = list(document.relations.select_related("older"))
    olders = Document.objects.select_for_update(of=("self",)).filter(pk__in=[each.older_id for each in relations])
    held = {older.pk: older for older in olders.order_by("pk")}
    for relation in relations:
        relation.older = held[relation.older_id]
    weigh(relation_findings(relations, document.issued_on))
    for relation in relations:
        state = AFTER.get(RelationKind(relation.kind))
        if state is not None:
            relation.older.state = state
            relation.older.save(update_fields=["state"])
    return relations


def relation_findings(relations: Iterable[DocumentRelation], at: date | None) -> Iterator[Finding]:
    """Why the document of that date cannot do this to the older ones any more."""
    for relation in relations:
        older, kind = relation.older, RelationKind(relation.kind)
        if older.state != DocumentState.ISSUED:
            state = older.get_state_display().lower()
            yield error("older-not-in-force", f"{_called(older)} {state} nên không {kind.label.lower()} được nữa.")
        elif at is not None and older.issued_on is not None and older.issued_on > at:
            yield error("older-is-younger", f"{_called(older)} ra sau ngày {format_date(at)} của văn bản này.")


def _findings(document: Document, older: Document, kind: RelationKind, reason: str) -> Iterator[Finding]:
    within = TreeLink.objects.filter(
        ancestor=document.organisation_id, descendant=older.organisation_id, is_latest=True
    )
    if not within.exists():
        yield error("older-of-another", f"{_called(older)} là của tổ chức không thuộc tổ chức này.")
    if kind is RelationKind.WITHDRAWS and not reason:
        yield error("reason-missing", "Thu hồi văn bản phải ghi lý do.")
    yield from relation_findings([DocumentRelation(document=document, older=older, kind=kind)], None)


def _called(document: Document) -> str:
    day = f" ngày {format_date(document.issued_on)}" if document.issued_on else ""
    return f"{document}{day}"
