"""Pages that say what went wrong and the way out."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dangbo.access.actor import NOT_YOURS, NotAllowed
from dangbo.registry.viewing import find_viewing

UNREADABLE = "Yêu cầu gửi đến không đọc được. Hãy quay lại trang trước và làm lại."
ABSENT = "Trang hoặc dòng dữ liệu này không có, hoặc đã chuyển đi nơi khác."
STALE = "Trang mở đã lâu nên máy chủ không nhận nữa. Hãy quay lại, tải lại trang rồi gửi lần nữa."


def _page(request: HttpRequest, status: HTTPStatus, title: str, sentence: str) -> HttpResponse:
    find_viewing(request)
    return render(request, "web/error.html", {"title": title, "sentence": sentence}, status=status)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.BAD_REQUEST, "Không đọc được yêu cầu", UNREADABLE)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = str(exception) if isinstance(exception, NotAllowed) and str(exception) else NOT_YOURS
    return _page(request, HTTPStatus.FORBIDDEN, "Chưa được giao quyền", sentence)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.NOT_FOUND, "Không có trang này", ABSENT)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the program failed, asking nothing of the store, which may be what failed."""
    return HttpResponse(render_to_string("web/error_500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, HTTPStatus.FORBIDDEN, "Trang đã cũ", STALE)
