"""Papers of elections set in the layout of their date, as Word and PDF to be signed."""

from dangbo.elections.papers.writing import ElectionPaper
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import DocumentError, PartyDocument, part_appendices, read_text, to_docx, to_pdf
from dangbo.rules.documents import document_kind, profile_at

MINUTES = "minutes"
WORD, PDF = "word", "pdf"
MAKERS = {WORD: to_docx, PDF: to_pdf}


def party_paper(paper: ElectionPaper) -> PartyDocument:
    """The paper as it is set; without a number, which only a document of the register has. Raises DocumentError."""
    body, attachments = part_appendices(read_text(paper.text))
    minutes = paper.kind == MINUTES
    return PartyDocument(
        profile=profile_at(paper.on),
        superior_body=paper.superior,
        issuing_body=paper.issuer,
        place="" if minutes else "……",
        date=None,
        kind_title=paper.title or document_kind(paper.kind, paper.on).name,
        abstract=paper.abstract,
        body=body,
        attachments=attachments,
        signatures=paper.signatures,
        addressees=paper.addressees,
        recipients=paper.recipients,
    )


def file_of(paper: ElectionPaper, form: str) -> bytes:
    """The Word file or the PDF; the same paper gives the same bytes. Raises FileError."""
    try:
        return MAKERS[form](party_paper(paper))
    except DocumentError as problem:
        raise FileError(str(problem)) from problem
