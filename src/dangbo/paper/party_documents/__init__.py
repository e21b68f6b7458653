"""Party documents set in the layout of their date: `to_docx` for Word, `to_pdf` for print and signature.

`PartyDocument` says what is written, the profile of `dangbo.rules.documents` how it is set.
`python -m dangbo.paper.party_documents.measure` prints the measures of produced pages beside the required ones.
"""

from dangbo.paper.party_documents.model import (
    Attachment,
    Block,
    Division,
    DocumentError,
    Heading,
    ItemList,
    Paragraph,
    PartyDocument,
    Signature,
    TableBlock,
)
from dangbo.paper.party_documents.pdf import CARRIED, Typeface, office_typeface, to_pdf
from dangbo.paper.party_documents.reading import DraftText, read_word
from dangbo.paper.party_documents.text import part_appendices, read_text, write_text
from dangbo.paper.party_documents.word import to_docx

__all__ = [
    "CARRIED",
    "Attachment",
    "Block",
    "Division",
    "DocumentError",
    "DraftText",
    "Heading",
    "ItemList",
    "Paragraph",
    "PartyDocument",
    "Signature",
    "TableBlock",
    "Typeface",
    "office_typeface",
    "part_appendices",
    "read_text",
    "read_word",
    "to_docx",
    "to_pdf",
    "write_text",
]
