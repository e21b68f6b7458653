"""How stored files leave: always as a download, never shown or run inside our pages."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from dangbo.documents.models import StoredFile


def download_headers(filename: str, media_type: str) -> dict[str, str]:
    """The headers of a file's response: a download of just that type, sandboxed, kept by no cache."""
    return {
        "Content-Type": media_type,
        "Content-Disposition": content_disposition_header(True, filename) or "attachment",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def download(filename: str, media_type: str, content: bytes) -> HttpResponse:
    """A response with those headers."""
    return HttpResponse(content, headers=download_headers(filename, media_type))


def file_response(file: StoredFile) -> HttpResponse:
    """A stored file as a download."""
    return download(file.filename, file.media_type, bytes(file.content))
