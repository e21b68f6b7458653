"""Words and shapes of documents for their templates."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dangbo.documents.figures import KIND_NAMES
from dangbo.documents.models import Document, DocumentState, IncomingDocument, IncomingState
from dangbo.documents.queries.shown_paper import Piece, ShownGrid

register = template.Library()

STATE_LOOKS = {
    DocumentState.DRAFT: ("idle", "half"),
    DocumentState.IN_REVIEW: ("warn", "clock"),
    DocumentState.APPROVED: ("info", "tick"),
    DocumentState.ISSUED: ("ok", "ok"),
    DocumentState.REPLACED: ("warn", "move"),
    DocumentState.WITHDRAWN: ("bad", "bad"),
    DocumentState.DROPPED: ("idle", "x"),
}


@register.filter
def kind_name(kind: str) -> str:
    """The name of a kind of document: "Kế hoạch"; a kind that the rules do not know as it stands."""
    return KIND_NAMES.get(kind, kind or "–")


@register.filter
def document_look(document: Document) -> tuple[str, str, str]:
    """The state of a document as {% state %} shows it: kind, words, icon."""
    kind, icon = STATE_LOOKS[DocumentState(document.state)]
    return kind, str(document.get_state_display()), icon


@register.filter
def incoming_look(incoming: IncomingDocument) -> tuple[str, str, str]:
    """The state of an incoming paper as {% state %} shows it."""
    if incoming.state == IncomingState.WAITING:
        return "warn", "Chờ vào sổ", "clock"
    if incoming.state == IncomingState.RETURNED:
        return "bad", "Đã trả lại", "bad"
    if incoming.settled_on is not None:
        return "ok", "Đã giải quyết", "ok"
    return "info", "Đã vào sổ", "tick"


@register.filter
def is_grid(block: Any) -> bool:
    """Whether a part of a paper is a table."""
    return isinstance(block, ShownGrid)


@register.simple_tag
def paper_pieces(pieces: tuple[Piece, ...]) -> SafeString:
    """The words of a line with its figures and cited documents as links."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> SafeString:
    if not piece.url:
        return format_html("{}", piece.text)
    css = "fig" if piece.is_figure else "cited"
    return format_html('<a class="{}" href="{}">{}</a>', css, piece.url, piece.text)


@register.filter
def file_size(size: int) -> str:
    """A size of a file in words: 340 KB, 2,4 MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
