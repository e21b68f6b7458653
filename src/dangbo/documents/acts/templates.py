"""Templates: an office edits a Word file, the program reads it and proves its keys before anybody uses it."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.models import today
from dangbo.access.permissions import Permission
from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import DocumentTemplate
from dangbo.documents.texts import check_texts
from dangbo.office.parameters import office_parameters
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import DraftText, read_word
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import check_kind, document_kind
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.text import clean_line

LONGEST_NAME = 200
LONGEST_ABSTRACT = 500


@transaction.atomic
def store_template(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    kind: str,
    word: bytes,
    accepted_warnings: Collection[str] = NO_CODES,
) -> DocumentTemplate:
    """Keep a template for an organisation and all below it; one of the same name is replaced.

    kind: key of the kind of document. word: a .docx, kept as it is; its abstract and text are read from it. Raises
    NotAllowed; Refused for a file that cannot be read or is empty, a mark of secrecy, an unknown kind and unknown keys,
    each named with the nearest known ones; to be accepted: a title of another kind, lines behind the signature.
    """
    actor.require(Permission.EDIT_TEMPLATES, organisation)
    read = _read(word)
    require_open([read.abstract, read.text, *read.left_out], today())
    accepted = weigh(
        [*_findings(clean_line(name), kind, read), *check_texts([read.abstract, read.text])], accepted_warnings
    )
    stored, made = DocumentTemplate.objects.update_or_create(
        organisation=organisation,
        name=clean_line(name),
        defaults={
            "kind": kind,
            "abstract": read.abstract,
            "text": read.text,
            "word": word,
            "stored_at": timezone.now(),
            "stored_by": actor.name,
            "retired_at": None,
        },
    )
    summary = f"{'Nạp' if made else 'Thay'} bản mẫu văn bản {stored.name}"
    write("store_document_template", actor, summary, organisation=organisation, subject=stored, accepted=accepted)
    return stored


@transaction.atomic
def retire_template(*, actor: Actor, template: DocumentTemplate) -> DocumentTemplate:
    """Offer a template no longer; drafts begun from it keep it. Raises NotAllowed, Refused where it is retired."""
    actor.require(Permission.EDIT_TEMPLATES, template.organisation_id)
    locked = DocumentTemplate.objects.select_for_update().get(pk=template.pk)
    if locked.retired_at is not None:
        refuse("template-retired", f"Bản mẫu {locked.name} đã thôi dùng.")
    locked.retired_at = timezone.now()
    locked.save(update_fields=["retired_at"])
    write(
        "retire_document_template",
        actor,
        f"Thôi dùng bản mẫu văn bản {locked.name}",
        organisation=locked.organisation_id,
        subject=locked,
    )
    return locked


def _read(word: bytes) -> DraftText:
    try:
        return read_word(word)
    except FileError as problem:
        return refuse("template-unreadable", str(problem))


def _findings(name: str, kind: str, read: DraftText) -> Iterator[Finding]:
    if not name:
        yield error("template-without-name", "Chưa ghi tên bản mẫu.")
    if len(name) > LONGEST_NAME:
        yield error("template-name-too-long", f"Tên bản mẫu dài quá {LONGEST_NAME} chữ.")
    if not read.text:
        yield error("template-empty", "Bản mẫu không có lời văn nào giữa phần đầu và chữ ký.")
    if len(read.abstract) > LONGEST_ABSTRACT:
        yield error("abstract-too-long", f"Trích yếu của bản mẫu dài quá {LONGEST_ABSTRACT} chữ.")
    verdict = check_kind(kind, today(), office_parameters())
    yield from verdict.findings
    if verdict.answer:
        yield from _of_title(kind, read.kind_title)
    if read.left_out:
        begins = read.left_out[0][:60]
        message = f"Phần sau chữ ký, từ “{begins}”, không vào văn bản soạn theo bản mẫu này."
        yield warning("behind-signature", message)


def _of_title(kind: str, title: str) -> Iterator[Finding]:
    wanted = document_kind(kind, today(), office_parameters()).name
    if title and title.casefold() != wanted.casefold():
        message = f"Trong tệp, tên loại là “{title}”, còn bản mẫu ghi loại {wanted.lower()}."
        yield warning("kind-unlike-title", message)
