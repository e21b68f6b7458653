"""Two versions of a draft: beside one another on a page, and as a Word file that tracks the changes."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dangbo.documents.acts.attachments import WORD_TYPE, file_stem
from dangbo.documents.downloads import download
from dangbo.documents.models import Document, DraftVersion
from dangbo.documents.queries.comparing import compare_texts
from dangbo.documents.queries.tracked import tracked_word
from dangbo.documents.views.reaching import reached_document
from dangbo.paper.party_documents import DocumentError
from dangbo.registry.viewing import OfficeRequest


@require_GET
def compare(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Two versions of a draft beside one another; the last two unless the address names others."""
    found = reached_document(request, document_id)
    older, newer = _asked(request, found)
    context = {
        "document": found,
        "versions": found.versions.defer("text"),
        "older": older,
        "newer": newer,
        "abstract": compare_texts(older.abstract, newer.abstract),
        "lines": compare_texts(older.text, newer.text),
    }
    return render(request, "documents/compare.html", context)


@require_GET
def compare_word(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """The newer of two versions as Word, with every change from the older one tracked."""
    found = reached_document(request, document_id)
    older, newer = _asked(request, found)
    try:
        made = tracked_word(found, older, newer)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return redirect("documents:compare", found.pk)
    return download(f"{file_stem(f'Thay doi lan {older.number}-{newer.number}', None)}.docx", WORD_TYPE, made)


def _asked(request: OfficeRequest, found: Document) -> tuple[DraftVersion, DraftVersion]:
    """The versions that the address names; the last two where it names none. Raises Http404 where there is none."""
    versions = {version.number: version for version in found.versions.all()}
    if not versions:
        raise Http404("Văn bản này chưa có lần ghi nào.")
    numbers = sorted(versions)
    newer = versions[_number(request, "den", numbers, numbers[-1])]
    before = max((number for number in numbers if number < newer.number), default=numbers[0])
    return versions[_number(request, "tu", numbers, before)], newer


def _number(request: OfficeRequest, parameter: str, numbers: list[int], usual: int) -> int:
    asked = request.GET.get(parameter, "")
    return int(asked) if asked.isdecimal() and int(asked) in numbers else usual
