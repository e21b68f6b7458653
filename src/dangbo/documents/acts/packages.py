"""Documents leave and arrive as packages of files."""

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import Upload, kept_file
from dangbo.documents.acts.incoming import register_incoming
from dangbo.documents.models import Channel, Document, FileForm, IncomingDocument, StoredFile
from dangbo.documents.packages import PackedDocument, PackedFile, read_package, write_package
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, refuse
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Urgency, document_kinds

_ALSO = (FileForm.SIGNED, FileForm.ATTACHED)


def export_package(document: Document) -> bytes:
    """The package of an issued document: PDF, Word, what was attached, and their description.

    Raises Refused for a draft, DocumentError where the paper cannot be set.
    """
    if not document.is_out:
        refuse("not-issued", f"“{document}” chưa ban hành nên chưa xuất gói được.")
    kept = [kept_file(document, FileForm.PDF), kept_file(document, FileForm.WORD)]
    kept += document.files.filter(form__in=_ALSO)
    return write_package(
        PackedDocument(
            issuer=str(document.issuer),
            abstract=document.abstract,
            files=tuple(_packed(file, place) for place, file in enumerate(kept, start=1)),
            symbol=document.symbol,
            issued_on=document.issued_on,
            kind=document.kind,
            kind_name=_kind_names(document.issued_on or timezone.localdate()).get(document.kind, ""),
            signer=document.signer_name,
            urgency=document.urgency,
            recipients=tuple(document.recipient_lines),
            digest=document.digest,
        )
    )


def import_package(
    *,
    actor: Actor,
    organisation: Organisation,
    data: bytes,
    arrived_on: date | None = None,
    channel: Channel = Channel.FILE,
    number: int | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> IncomingDocument:
    """Enter the document of a package in the register of incoming papers, with its files.

    A kind or urgency that is not known here is left empty; each file is judged as an upload is.
    Raises FileError, Refused and NotAllowed.
    """
    actor.require(Permission.KEEP_REGISTERS, organisation)
    packed = read_package(data)
    day = arrived_on or timezone.localdate()
    return register_incoming(
        actor=actor,
        organisation=organisation,
        channel=channel,
        arrived_on=day,
        author=packed.issuer[:250],
        abstract=packed.abstract[:500],
        symbol=packed.symbol,
        issued_on=packed.issued_on,
        kind=packed.kind if packed.kind in _kind_names(packed.issued_on or day) else "",
        signer=packed.signer[:120],
        urgency=packed.urgency if packed.urgency in set(Urgency) else "",
        number=number,
        files=[Upload(file.name, file.data, _form(file.form)) for file in packed.files],
        accepted_warnings=accepted_warnings,
    )


def _packed(file: StoredFile, place: int) -> PackedFile:
    name = file.filename if file.form in (FileForm.PDF, FileForm.WORD) else f"{place} {file.filename}"
    return PackedFile(name, file.form, bytes(file.content))


def _form(told: str) -> FileForm:
    return FileForm.SIGNED if told == FileForm.SIGNED else FileForm.ATTACHED


def _kind_names(at: date) -> dict[str, str]:
    return {kind.key: kind.name for kind in document_kinds(at, office_parameters())}
