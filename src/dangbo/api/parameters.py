"""What questions may carry: an organisation, a day, a period."""

import datetime
import re
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, get_type_hints

from ninja import Router, Schema
from pydantic import BeforeValidator, Field

from dangbo.api.keys import KeyRequest
from dangbo.api.problems import RefusedError, documented
from dangbo.facts.figures import Moment
from dangbo.office.options import options
from dangbo.vietnamese.dates import parse_date

LONGEST_TEXT = 200
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"

Question = Callable[..., Any]


def _day(value: object) -> object:
    if isinstance(value, str):
        if not _ISO.fullmatch(value):
            raise ValueError("phải là ngày dạng năm-tháng-ngày, ví dụ 2020-07-01.")
        return parse_date(value)
    return value


def unsaid() -> Any:
    """The default of a parameter that may be left out but, when written, must be something."""
    return None


Text = Annotated[str, Field(max_length=LONGEST_TEXT, pattern=_PRINTABLE)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Code = Annotated[Text, Field(description="Mã của tổ chức, ví dụ khoi.", examples=["khoi"])]


class AsOf(Schema):
    """A day."""

    at: Day = Field(
        default_factory=unsaid,
        description="Số liệu đến ngày này; nếu không ghi thì lấy ngày mặc định của văn phòng.",
        examples=["2020-07-01"],
    )

    @property
    def day(self) -> datetime.date:
        """The day asked for, else the one at which the pages open."""
        return self.at or options().default_as_of


class Within(AsOf):
    """An organisation with all below it, on a day."""

    organisation: Code


class InPeriod(Within):
    """An organisation with all below it, on a day and in the period that ends on it."""

    since: Day = Field(
        default_factory=unsaid,
        description="Ngày đầu kỳ của các số liệu theo kỳ; nếu không ghi thì từ ngày 01/01 của năm.",
    )

    @property
    def moment(self) -> Moment:
        """The day and the period. Raises RefusedError."""
        try:
            return Moment(self.day, self.since)
        except ValueError as error:
            raise RefusedError("since", str(error)) from error


def reading(router: Router, path: str, answer: Any, name: str) -> Callable[[Question], Question]:
    """Declare a question: its address, what it answers, its name. Parameters that it does not know are refused."""

    def declare(question: Question) -> Question:
        ask = _refusing_unknown(question, _known_parameters(question))
        declared: Question = router.get(path, response=answer, summary=name, openapi_extra=documented(), by_alias=True)(
            ask
        )
        return declared

    return declare


def asking(router: Router, path: str, answer: Any, name: str) -> Callable[[Question], Question]:
    """As `reading`, for a question too long for an address: it comes as JSON by POST, and nothing of it is kept."""

    def declare(question: Question) -> Question:
        ask = _refusing_unknown(question, frozenset())
        extra = documented(with_body=True)
        declared: Question = router.post(path, response=answer, summary=name, openapi_extra=extra, by_alias=True)(ask)
        return declared

    return declare


def _refusing_unknown(question: Question, known: frozenset[str]) -> Question:
    @wraps(question)
    def ask(request: KeyRequest, **values: Any) -> Any:
        for parameter in request.GET:
            if parameter not in known:
                raise RefusedError(parameter, f"Không có tham số “{parameter}” ở đây.")
        return question(request, **values)

    return ask


def _known_parameters(question: Question) -> frozenset[str]:
    kinds = [kind for kind in get_type_hints(question).values() if isinstance(kind, type) and issubclass(kind, Schema)]
    return frozenset(name for kind in kinds for name in kind.model_fields)
