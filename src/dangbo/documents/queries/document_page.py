"""What stands beside a document on its page: approvals, comments, recipients, files, relations, versions, history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.documents.models import (
    ApprovalState,
    ApprovalStep,
    Document,
    DocumentRelation,
    IncomingDocument,
    RelationKind,
    StoredFile,
)
from dangbo.documents.queries.citations import cited
from dangbo.documents.queries.drafts import waiting_for
from dangbo.facts.figures import Moment
from dangbo.figures.asking import figure_url
from dangbo.figures.catalogue import catalogue
from dangbo.journal.models import Entry
from dangbo.registry.viewing import Viewing

SHOWN_ENTRIES = 30
LATER_WORDS = {
    RelationKind.REPLACES: "Được thay thế bởi",
    RelationKind.WITHDRAWS: "Bị thu hồi bởi",
    RelationKind.AMENDS: "Được sửa đổi, bổ sung bởi",
}


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A symbol cited in the text: what it means to us. url: empty where it means nothing that we hold."""

    symbol: str
    date: str
    url: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure that the text cites: its name, its words in the text, and where it opens."""

    name: str
    text: str
    url: str


def cited_papers(document: Document) -> list[CitedPaper]:
    """The documents that a text cites: as frozen at issue, of a draft as they resolve now; each symbol once."""
    if document.frozen:
        return [_frozen_citation(citation) for citation in document.frozen.get("citations", ())]
    found = cited(document.text, document.organisation, _day(document))
    return list({citation.symbol: _live_citation(citation) for citation in found}.values())


def _day(document: Document) -> Any:
    return document.issued_on or document.figures_at or document.created_at.date()


def _frozen_citation(citation: Mapping[str, Any]) -> CitedPaper:
    held = citation.get("document")
    url = reverse("documents:document", args=[held]) if held else ""
    return CitedPaper(citation["symbol"], citation.get("date") or "", url, bool(held))


def _live_citation(citation: Any) -> CitedPaper:
    url = ""
    if citation.document is not None:
        url = reverse("documents:document", args=[citation.document.pk])
    elif citation.incoming is not None:
        url = reverse("documents:incoming", args=[citation.incoming.pk])
    known = bool(url) or citation.decision is not None
    return CitedPaper(citation.symbol, citation.date.isoformat() if citation.date else "", url, known)


def cited_figures(document: Document, viewing: Viewing) -> list[CitedFigure]:
    """The figures in the text of an issued document, with their words as issued."""
    known = catalogue()
    at = document.figures_at or document.issued_on or viewing.at
    frozen: Iterable[Mapping[str, Any]] = (document.frozen or {}).get("figures", ())
    return [
        CitedFigure(
            known[figure["key"]].name,
            str(figure["text"]),
            figure_url(figure["key"], viewing, Moment(at), code=document.organisation.code),
        )
        for figure in {figure["key"]: figure for figure in frozen}.values()
        if figure["key"] in known
    ]


def my_step(actor: Actor, document: Document) -> ApprovalStep | None:
    """The approval of this document that waits for the one who looks at it."""
    return next((step for step in waiting_for(actor) if step.document_id == document.pk), None)


def last_round(document: Document) -> list[ApprovalStep]:
    """The steps of the latest round of approval, in order."""
    steps = list(document.steps.select_related("account"))
    latest = max((step.round for step in steps), default=0)
    return [step for step in steps if step.round == latest]


def waits_for(steps: Iterable[ApprovalStep]) -> ApprovalStep | None:
    """The first step of a round that nobody has passed yet."""
    return next((step for step in steps if step.state == ApprovalState.WAITING), None)


def relations(document: Document) -> list[tuple[str, Document, str, DocumentRelation | None]]:
    """What a document does to older ones and what later ones do to it: words, the other, the reason, the relation."""
    own = [
        (str(relation.get_kind_display()), relation.older, relation.reason, relation)
        for relation in document.relations.select_related("older")
    ]
    later = [
        (LATER_WORDS[RelationKind(relation.kind)], relation.document, relation.reason, None)
        for relation in document.later_relations.select_related("document")
        if relation.document.is_out
    ]
    return [*own, *later]


def attached_files(document: Document) -> list[StoredFile]:
    """The files that were uploaded to a document, without their content."""
    return list(document.files.filter(form__in=["attached", "signed"]).defer("content", "text"))


def history(document: Document | IncomingDocument) -> list[Entry]:
    """The last acts on a document from the journal, the latest first."""
    return list(Entry.objects.filter(subject_id=str(document.pk)).order_by("-number")[:SHOWN_ENTRIES])
