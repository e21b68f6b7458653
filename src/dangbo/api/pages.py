"""Long lists in pages: where one ends, the next goes on, whatever was added in between (keyset pagination)."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Q, QuerySet
from ninja import Schema
from pydantic import Field

from dangbo.api.parameters import Text
from dangbo.api.problems import RefusedError

USUAL, MOST = 100, 500
LONGEST_CURSOR = 2_000

Item = TypeVar("Item")


class Paged(Schema):
    """How much of a list is asked for."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="Số dòng mỗi trang.")
    cursor: Text = Field(
        "", max_length=LONGEST_CURSOR, description="Lấy từ next của trang trước; trang đầu thì bỏ trống."
    )


class Page(Schema, Generic[Item]):
    """A part of a list."""

    items: list[Item] = Field(description="Các dòng của trang này.")
    next: str | None = Field(description="Gửi lại làm cursor để lấy trang sau; null khi đã hết.")


def cut(
    rows: QuerySet[Any, dict[str, Any]], order: Sequence[str], asked: Paged, kind: str
) -> tuple[list[dict[str, Any]], str | None]:
    """The rows (dictionaries that hold the columns of `order`, the last of them unique) of a page, and its cursor."""
    if asked.cursor:
        rows = rows.filter(after(order, read_cursor(asked.cursor, kind)))
    found = list(rows.order_by(*order)[: asked.limit + 1])
    if len(found) <= asked.limit:
        return found, None
    last = found[asked.limit - 1]
    return found[: asked.limit], write_cursor([str(last[path]) for path in order], kind)


def after(order: Sequence[str], values: Sequence[str]) -> Q:
    """The condition that a row stands after the given one. The first part alone lets an index find the place."""
    condition, equal = Q(), Q()
    for path, value in zip(order, values, strict=True):
        condition |= equal & Q(**{f"{path}__gt": value})
        equal &= Q(**{path: value})
    return Q(**{f"{order[0]}__gte": values[0]}) & condition


def write_cursor(values: Sequence[str], kind: str) -> str:
    """A place in a list of a kind, signed so that nobody makes up another."""
    return signing.dumps(list(values), salt=f"dangbo.api.{kind}", compress=True)


def read_cursor(cursor: str, kind: str) -> list[str]:
    """The place that a cursor of this kind of list names. Raises RefusedError."""
    try:
        return list(signing.loads(cursor, salt=f"dangbo.api.{kind}"))
    except signing.BadSignature as error:
        sentence = "Con trỏ trang không dùng được cho danh sách này; hãy lấy lại từ trang đầu."
        raise RefusedError("cursor", sentence) from error
