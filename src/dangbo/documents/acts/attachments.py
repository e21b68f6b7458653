"""Files of documents: judged and read before anything is stored, kept with their SHA-256, never changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.indexing import index_document, index_incoming
from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import Document, FileForm, IncomingDocument, StoredFile
from dangbo.documents.queries.paper import party_document
from dangbo.paper.attachments import CheckedFile, check_attachment
from dangbo.paper.party_documents import to_docx, to_pdf
from dangbo.paper.texts import extract_text
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write

PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its name and its content, or where that lies."""

    filename: str
    data: bytes | Path
    form: FileForm = FileForm.ATTACHED


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that may be kept, with its text."""

    file: CheckedFile
    text: str
    form: FileForm


def judged(uploads: Iterable[Upload]) -> list[Judged]:
    """The files with their text, told by content; done before a transaction, since it takes time. Raises FileError."""
    found = []
    for upload in uploads:
        file = check_attachment(upload.filename, upload.data)
        found.append(Judged(file, extract_text(file.data, file.kind), upload.form))
    return found


def attach_file(
    *,
    actor: Actor,
    filename: str,
    data: bytes | Path,
    document: Document | None = None,
    incoming: IncomingDocument | None = None,
    form: FileForm = FileForm.ATTACHED,
) -> StoredFile:
    """Attach a file to one document or one incoming document; SIGNED is a scan of the signed and stamped paper.

    Raises FileError for a file that is not kept, Refused (secret, attached twice) and NotAllowed.
    """
    paper = document or incoming
    if paper is None or (document is not None and incoming is not None):
        raise ValueError("a file belongs to exactly one paper")
    actor.require(_permission(document, form), paper.organisation_id)
    files = judged([Upload(filename, data, form)])
    require_open([files[0].text], timezone.localdate())
    with transaction.atomic():
        kept = keep_files(actor, files, document=document, incoming=incoming)[0]
        if document is not None:
            index_document(document)
        elif incoming is not None:
            index_incoming(incoming)
        write(
            "attach_file",
            actor,
            f"Đính kèm {kept.filename} vào {paper}",
            organisation=paper.organisation_id,
            subject=paper,
            details={"file": kept.filename, "size": kept.size, "sha256": kept.sha256},
        )
    return kept


def keep_files(
    actor: Actor,
    files: Iterable[Judged],
    *,
    document: Document | None = None,
    incoming: IncomingDocument | None = None,
) -> list[StoredFile]:
    """Store judged files of a paper; call it in a transaction. The same content twice is refused."""
    kept: list[StoredFile] = []
    hashes = set(StoredFile.objects.filter(document=document, incoming=incoming).values_list("sha256", flat=True))
    for each in files:
        sha256 = hashlib.sha256(each.file.data).hexdigest()
        if sha256 in hashes:
            refuse("file-attached-already", f"Tệp {each.file.filename} đã được đính kèm.")
        hashes.add(sha256)
        kept.append(_stored(actor.name, each.form, each.file, each.text, document=document, incoming=incoming))
    return kept


def kept_file(document: Document, form: FileForm) -> StoredFile:
    """The Word or PDF file of an issued document, made when it is first asked for and the same ever after.

    Raises ValueError for another form, Refused for a draft, DocumentError where it cannot be set.
    """
    if form not in (FileForm.PDF, FileForm.WORD):
        raise ValueError(f"the program makes no file of form {form}")
    if not document.is_out:
        refuse("not-issued", f"“{document}” chưa ban hành, chưa có bản lưu.")
    held = document.files.filter(form=form).first()
    return held or _made(document, form)


def _made(document: Document, form: FileForm) -> StoredFile:
    paper = party_document(document)
    is_pdf = form == FileForm.PDF
    data = to_pdf(paper) if is_pdf else to_docx(paper)
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=document.pk)
        held = document.files.filter(form=form).first()
        if held is not None:
            return held
        return StoredFile.objects.create(
            document=document,
            form=form,
            filename=f"{file_stem(document.symbol, document.issued_on)}.{'pdf' if is_pdf else 'docx'}",
            media_type=PDF_TYPE if is_pdf else WORD_TYPE,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            content=data,
            stored_at=timezone.now(),
            stored_by_name=document.issued_by_name,
        )


def file_stem(symbol: str, issued_on: date | None) -> str:
    """The name of a document's files without ending: "193-KH-TU 28-08-2019"."""
    return f"{symbol.replace('/', '-')} {issued_on:%d-%m-%Y}" if issued_on else symbol.replace("/", "-")


def _stored(
    by: str,
    form: FileForm,
    file: CheckedFile,
    text: str,
    *,
    document: Document | None,
    incoming: IncomingDocument | None,
) -> StoredFile:
    return StoredFile.objects.create(
        document=document,
        incoming=incoming,
        form=form,
        filename=file.filename,
        media_type=file.media_type,
        size=len(file.data),
        sha256=hashlib.sha256(file.data).hexdigest(),
        content=file.data,
        text=text,
        stored_at=timezone.now(),
        stored_by_name=by,
    )


def _permission(document: Document | None, form: FileForm) -> Permission:
    if document is None:
        return Permission.KEEP_REGISTERS
    return Permission.ISSUE_DOCUMENTS if document.is_out or form == FileForm.SIGNED else Permission.DRAFT_DOCUMENTS
