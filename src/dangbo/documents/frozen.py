"""What an issued document says, as data that never changes: every text as it was set, and its digest.

Version 1: {"v", "superior", "issuer", "place", "date", "kind", "kind_title", "abstract", "symbol", "body",
"addressees", "addressee_label", "recipients", "signatures": [{"authority", "title", "name"}], "urgency",
"figures": [{"key", "text", "value", "at"}], "citations": [{"symbol", "date", "document"}]}. Dates in ISO form; a date,
symbol or document that is not there is null; body: blocks as in `block_data`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dangbo.documents.models import Document
from dangbo.paper.party_documents import Block, Division, Heading, ItemList, Paragraph, TableBlock
from dangbo.paper.party_documents.text import write_text

VERSION = 1
Contents = dict[str, Any]

_KINDS: dict[str, type[Division | Heading | Paragraph | ItemList]] = {
    "division": Division,
    "heading": Heading,
    "paragraph": Paragraph,
    "list": ItemList,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def block_data(block: Block) -> dict[str, Any]:
    """A block of the body as JSON: its fields and its "type"."""
    if isinstance(block, TableBlock):
        return {
            "type": "table",
            "headings": list(block.headings),
            "rows": [list(row) for row in block.rows],
            "widths_mm": list(block.widths_mm),
            "numeric": sorted(block.numeric),
        }
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(block).items()}
    return {"type": _NAMES[type(block)], **fields}


def block_of(data: Mapping[str, Any]) -> Block:
    """The block that `block_data` wrote."""
    fields = {name: value for name, value in data.items() if name != "type"}
    if data["type"] == "table":
        rows = tuple(tuple(row) for row in fields["rows"])
        widths, numeric = tuple(fields["widths_mm"]), frozenset(fields["numeric"])
        return TableBlock(tuple(fields["headings"]), rows, widths, numeric)
    if data["type"] == "list":
        return ItemList(tuple(fields["items"]), fields["mark"])
    return _KINDS[data["type"]](**fields)


def said(text: str, frozen: Mapping[str, Any] | None) -> str:
    """The words of a document's body: as issued, with its figures; of a draft its text as typed."""
    if not frozen or "body" not in frozen:
        return text
    return write_text(block_of(block) for block in frozen["body"])


def digest_of(contents: Contents) -> str:
    """SHA-256 over the canonical JSON: keys in order, no spaces, UTF-8."""
    text = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(document: Document) -> bool:
    """Whether an issued document still says what its digest was made of."""
    return document.frozen is not None and digest_of(document.frozen) == document.digest
