"""Refusals as problem documents (RFC 9457), each with one Vietnamese sentence."""

from collections.abc import Iterable
from typing import Any, Literal

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from dangbo.access.actor import NotAllowed

CONTENT_TYPE = "application/problem+json"
NO_KEY = "Thiếu khóa hoặc khóa không còn dùng được. Hãy gửi khóa trong tiêu đề Authorization: Bearer dbk_…"
TOO_MANY = "Khóa này đã hỏi quá nhiều trong một phút. Hãy đợi rồi hỏi tiếp."
READ_ONLY = "Giao diện này chỉ đọc; hãy hỏi bằng GET."
BY_POST = "Địa chỉ này nhận văn bản; hãy gửi bằng POST."
NO_JSON = "Nội dung gửi lên không phải JSON đọc được."
TOO_LARGE = "Nội dung gửi lên lớn quá mức nhận được; hãy chia thành nhiều phần."
QUOTE = "'"
ABSENT = "Không có địa chỉ này trong giao diện cho chương trình."

TITLES = {
    400: "Không đọc được",
    401: "Chưa có khóa",
    403: "Chưa được giao quyền",
    404: "Không có",
    405: "Sai cách hỏi",
    413: "Quá lớn",
    422: "Yêu cầu không hợp lệ",
    429: "Hỏi quá nhiều",
}
"""What may go wrong with a request, by status."""
_OF_BODIES = frozenset({400, 413})


class Wrong(Schema):
    """One parameter that cannot be used."""

    parameter: str = Field(description="Tên tham số.")
    reason: str = Field(description="Vì sao không dùng được, một câu.")


class Problem(Schema):
    """Why there is no answer."""

    type: Literal["about:blank"] = Field(description="Luôn là about:blank.")
    title: str = Field(description="Loại lỗi, vài chữ.")
    status: int = Field(description="Mã trạng thái HTTP.")
    detail: str = Field(description="Một câu nói rõ vì sao và cách làm tiếp.")
    errors: list[Wrong] = Field(
        default_factory=list, description="Từng tham số không dùng được, khi trạng thái là 422."
    )


class RefusedError(ValueError):
    """A parameter whose value cannot be used. Its text is one Vietnamese sentence."""

    def __init__(self, parameter: str, reason: str) -> None:
        self.parameter = parameter
        super().__init__(reason)


def problem(status: int, detail: str, errors: Iterable[Wrong] = ()) -> HttpResponse:
    """A problem document."""
    content = Problem(type="about:blank", title=TITLES[status], status=status, detail=detail, errors=list(errors))
    return JsonResponse(
        content.model_dump(), status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def documented(*, with_body: bool = False) -> dict[str, Any]:
    """The problems that a request may meet, as they stand in its description; some only one that sends something."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    schema["properties"]["errors"]["items"] = Wrong.model_json_schema()
    content = {CONTENT_TYPE: {"schema": schema}}
    left_out = {405} if with_body else {405, *_OF_BODIES}
    said: dict[int, dict[str, Any]] = {
        status: {"description": title, "content": content} for status, title in TITLES.items() if status not in left_out
    }
    said[429] |= {"headers": {"Retry-After": {"description": "Số giây phải đợi.", "schema": {"type": "integer"}}}}
    said[401] |= {"headers": {"WWW-Authenticate": {"description": "Luôn là Bearer.", "schema": {"type": "string"}}}}
    return {"responses": said}


def install(api: NinjaAPI) -> None:
    """Let every refusal of an interface be a problem document."""
    for kind, answer in (
        (AuthenticationError, _no_key),
        (Throttled, _too_many),
        (HttpError, _said),
        (NotAllowed, _not_allowed),
        (Http404, _absent),
        (RefusedError, _refused),
        (ValidationError, _invalid),
        (RequestDataTooBig, _too_large),
    ):
        api.add_exception_handler(kind, answer)


def _no_key(_request: HttpRequest, _error: Any) -> HttpResponse:
    response = problem(401, NO_KEY)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _too_many(_request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(429, TOO_MANY)
    response.headers["Retry-After"] = str(error.wait)
    return response


def _said(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, NO_JSON if error.status_code == 400 else str(error))


def _too_large(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(413, TOO_LARGE)


def _not_allowed(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(403, str(error))


def _absent(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, str(error))


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, str(error), [Wrong(parameter=error.parameter, reason=str(error))])


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    wrong = [Wrong(parameter=str(each["loc"][-1]), reason=_reason(each)) for each in error.errors]
    return problem(422, f"Tham số “{wrong[0].parameter}”: {wrong[0].reason}", wrong)


def _reason(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "missing":
            return "phải có."
        case "int_parsing" | "int_from_float":
            return "phải là số nguyên."
        case "greater_than_equal":
            return f"phải từ {context['ge']} trở lên."
        case "less_than_equal":
            return f"nhiều nhất là {context['le']}."
        case "literal_error" | "enum":
            return f"phải là một trong: {context['expected'].replace(' or ', ', ').replace(QUOTE, '')}."
        case "uuid_parsing" | "uuid_type":
            return "phải là mã định danh gồm 32 chữ số thập lục phân."
        case "extra_forbidden":
            return "không có ở đây."
        case "string_type":
            return "phải là chuỗi ký tự."
        case "string_too_long":
            return f"dài nhất {context['max_length']} ký tự."
        case "string_pattern_mismatch":
            return "có ký tự không dùng được."
    return "giá trị không hợp lệ."
