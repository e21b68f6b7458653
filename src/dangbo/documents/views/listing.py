"""The list of all papers with one search box."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.documents.forms.listing import SearchForm
from dangbo.documents.frozen import said
from dangbo.documents.models import Document, IncomingDocument, StoredFile
from dangbo.documents.queries.search import Direction, Hit, search
from dangbo.documents.queries.snippets import Marked, marked, snippet
from dangbo.documents.views.reaching import require
from dangbo.documents.words import Term, terms
from dangbo.registry.viewing import OfficeRequest

HITS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One hit as the list shows it: its abstract and a stretch of its text, both with the words found marked."""

    hit: Hit
    abstract: Marked
    found: Marked


@require_GET
def index(request: OfficeRequest) -> HttpResponse:
    """Every paper of the organisation looked at and all below it, or those in which the typed words stand."""
    require(request, Permission.SEE_DOCUMENTS)
    form = SearchForm(request.GET, viewing=request.viewing)
    data = form.cleaned_data if form.is_valid() else {}
    text = data.get("tim", "")
    hits = search(
        request.actor,
        request.viewing.organisation,
        text,
        kind=data.get("loai") or None,
        issuer=data.get("coquan") or None,
        since=data.get("tu"),
        until=data.get("den"),
        direction=Direction(data["huong"]) if data.get("huong") else None,
    )
    page = Paginator(hits, HITS_A_PAGE).get_page(request.GET.get("trang"))
    context: dict[str, Any] = {
        "form": form,
        "text": text,
        "direction": data.get("huong", ""),
        "directions": form.fields["huong"].choices,  # type: ignore[attr-defined]
        "page": page,
        "lines": lines_of(list(page.object_list), terms(text)),
        "may_draft": request.viewing.may(Permission.DRAFT_DOCUMENTS),
        "may_keep": request.viewing.may(Permission.KEEP_REGISTERS),
    }
    return render(request, "documents/index.html", context)


def lines_of(hits: list[Hit], asked: tuple[Term, ...]) -> list[Line]:
    """The hits of a page with where the words stand; two queries more when something was asked."""
    if not asked:
        return [Line(hit, [(hit.paper.abstract, False)], []) for hit in hits]
    ours = [hit.document.pk for hit in hits if hit.document]
    outside = [hit.entry.incoming_id for hit in hits if hit.entry.incoming_id]
    held = Document.objects.filter(pk__in=ours).values_list("pk", "text", "frozen")
    texts: dict[Any, list[str]] = {pk: [said(text, frozen)] for pk, text, frozen in held}
    files = StoredFile.objects.filter(document__in=ours) | StoredFile.objects.filter(incoming__in=outside)
    for document_id, incoming_id, text in files.exclude(text="").values_list("document_id", "incoming_id", "text"):
        texts.setdefault(document_id or incoming_id, []).append(text)
    return [_line(hit, texts, asked) for hit in hits]


def _line(hit: Hit, texts: dict[Any, list[str]], asked: tuple[Term, ...]) -> Line:
    paper: Document | IncomingDocument = hit.paper
    key = hit.document.pk if hit.document else hit.entry.incoming_id
    return Line(hit, marked(paper.abstract, asked), snippet(texts.get(key, []), asked))
