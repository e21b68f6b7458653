"""Views that take files: the limit on size stands before the body is read, the token is checked after."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from dangbo.paper.errors import FileError
from dangbo.registry.exchange.uploads import TOO_LARGE, LimitedUpload, limit_upload
from dangbo.registry.viewing import OfficeRequest

P = ParamSpec("P")
TakingFiles = Callable[Concatenate[OfficeRequest, LimitedUpload | None, P], HttpResponse]
View = Callable[Concatenate[OfficeRequest, P], HttpResponse]


def takes_files(view: TakingFiles[P]) -> View[P]:
    """The view with the upload of the request, limited, as its second argument; None unless something is sent."""

    @wraps(view)
    def limiting(request: OfficeRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        limited = limit_upload(request) if request.method == "POST" else None

        def protected(checked: Any, *inner: Any, **named: Any) -> HttpResponse:
            return view(checked, limited, *inner, **named)

        answer: HttpResponse = csrf_protect(protected)(request, *args, **kwargs)
        return answer

    exempted: Any = csrf_exempt(limiting)
    return cast(View[P], exempted)


def uploaded(request: OfficeRequest, limited: LimitedUpload, name: str) -> list[tuple[str, bytes]]:
    """The names and contents of the files sent under a name. Raises FileError when one was too large."""
    if limited.was_stopped:
        raise FileError(TOO_LARGE)
    return [(file.name or "", file.read()) for file in request.FILES.getlist(name)]
