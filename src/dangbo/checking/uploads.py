"""Taking a draft in: refused by size while it streams in, whether it is a file or typed into the page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from dangbo.paper.errors import FileError
from dangbo.registry.exchange.uploads import TOO_LARGE, LimitedUpload, limit_upload
from dangbo.registry.viewing import OfficeRequest

TOO_LONG = "Văn bản gửi lên dài quá mức trang nhận được; hãy chia thành nhiều phần hoặc tải tệp lên."

TakingDraft = Callable[[OfficeRequest, LimitedUpload | None], HttpResponse]
View = Callable[[OfficeRequest], HttpResponse]
Refusing = Callable[[OfficeRequest, str], HttpResponse]


def takes_draft(refusing: Refusing) -> Callable[[TakingDraft], View]:
    """The view with the limited upload as its second argument (None unless something is sent).

    refusing: the page that says why a request is too large. The token is checked once the limit stands.
    """

    def limited_view(view: TakingDraft) -> View:
        @wraps(view)
        def limiting(request: OfficeRequest) -> HttpResponse:
            limited = limit_upload(request) if request.method == "POST" else None

            def protected(checked: Any) -> HttpResponse:
                return view(checked, limited)

            try:
                answer: HttpResponse = csrf_protect(protected)(request)
            except RequestDataTooBig:
                return refusing(request, TOO_LONG)
            return answer

        exempted: Any = csrf_exempt(limiting)
        return cast(View, exempted)

    return limited_view


def uploaded(request: OfficeRequest, limited: LimitedUpload | None, name: str) -> tuple[str, bytes] | None:
    """The name and content of the file sent under a name; None without one. Raises FileError when it is too large."""
    if limited is not None and limited.was_stopped:
        raise FileError(TOO_LARGE)
    file = request.FILES.get(name)
    return None if file is None else (file.name or "", file.read())
