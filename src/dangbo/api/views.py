"""The description of the interface: as OpenAPI for programs, as a page for people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from dangbo.access.requests import SignedInRequest, without_viewing
from dangbo.api.interface import DESCRIPTION, description
from dangbo.api.keys import REQUESTS_A_MINUTE
from dangbo.api.problems import ABSENT, BY_POST, READ_ONLY, problem

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of an answer."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """One address of the interface."""

    anchor: str
    method: str
    path: str
    name: str
    description: str
    parameters: tuple[Field, ...]
    answer: str


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description in OpenAPI 3.1. It holds no data, so it needs no key."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@login_not_required
@csrf_exempt
def absent(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below the interface."""
    return problem(404, ABSENT)


def asked_by(method: str, view: View) -> View:
    """Refuse every method but this one in the words of the interface."""

    @wraps(view)
    def ask(request: HttpRequest, **values: Any) -> HttpResponseBase:
        if request.method == method:
            return view(request, **values)
        answer = problem(405, READ_ONLY if method == "GET" else BY_POST)
        answer.headers["Allow"] = method
        return answer

    return ask


@without_viewing
@require_safe
def docs(request: SignedInRequest) -> HttpResponse:
    """The questions with their parameters and answers, drawn from the same description."""
    schema = description()
    context = {
        "description": DESCRIPTION,
        "questions": list(_questions(schema)),
        "answers": list(_answers(schema)),
        "per_minute": REQUESTS_A_MINUTE,
    }
    return render(request, "api/docs.html", context)


def _questions(schema: dict[str, Any]) -> Iterator[Question]:
    kinds = schema["components"]["schemas"]
    for path, methods in schema["paths"].items():
        method, said = next(iter(methods.items()))
        answer = said["responses"][200]["content"]["application/json"]["schema"]
        yield Question(
            anchor=said["operationId"],
            method=method.upper(),
            path=path,
            name=said["summary"],
            description=said.get("description", ""),
            parameters=(*_parameters(said, kinds), *_body(said, kinds)),
            answer=_kind(answer, kinds),
        )


def _parameters(said: dict[str, Any], kinds: dict[str, Any]) -> Iterator[Field]:
    for each in said["parameters"]:
        kind = _kind(each["schema"], kinds)
        yield Field(each["name"], kind, each["required"], each["schema"].get("description", ""))


def _body(said: dict[str, Any], kinds: dict[str, Any]) -> Iterator[Field]:
    """The fields of what is sent as JSON."""
    if "requestBody" in said:
        reference = said["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        yield from _fields(kinds[str(reference).rsplit("/", 1)[-1]], kinds)


def _fields(said: dict[str, Any], kinds: dict[str, Any]) -> Iterator[Field]:
    for key, each in said["properties"].items():
        yield Field(key, _kind(each, kinds), key in said.get("required", ()), each.get("description", ""))


def _answers(schema: dict[str, Any]) -> Iterator[tuple[str, list[Field]]]:
    kinds = schema["components"]["schemas"]
    for name, said in sorted(kinds.items()):
        if "properties" in said:
            yield name, list(_fields(said, kinds))


def _kind(schema: dict[str, Any], kinds: dict[str, Any]) -> str:
    """The type of a value as a reader of the page understands it."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[-1]
        return _kind(kinds[name], kinds) if "enum" in kinds[name] else name
    if "allOf" in schema or "anyOf" in schema:
        return " hoặc ".join(_kind(each, kinds) for each in schema.get("allOf") or schema["anyOf"])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"danh sách {_kind(schema['items'], kinds)}"
    return str(schema.get("format") or schema.get("type", ""))
