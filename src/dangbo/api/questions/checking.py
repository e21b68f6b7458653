"""Checking a text: its figures, what does not fit, and how much could be checked."""

from datetime import date
from typing import Any, Literal

from ninja import Router, Schema
from pydantic import ConfigDict, Field

from dangbo.access.permissions import Permission
from dangbo.api.keys import KeyRequest
from dangbo.api.parameters import Day, Text, asking, unsaid
from dangbo.api.problems import RefusedError
from dangbo.api.scope import reached_organisation
from dangbo.checking.queries.checking import check_draft_file
from dangbo.checking.work import LONGEST_ON_PAGE
from dangbo.paper.errors import FileError
from dangbo.paper.texts.drafts import DraftFile, refuse_unreadable
from dangbo.proofreading.contract import as_json

router = Router(tags=["Soát văn bản"])
Number = int | float
Place = list[int]


class TextAsked(Schema):
    """A text to check."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="Văn bản tiếng Việt cần soát.", max_length=LONGEST_ON_PAGE)
    organisation: Text = Field(
        "", description="Mã tổ chức để đối chiếu với sổ; để trống thì chỉ soát trong bài.", examples=["khoi"]
    )
    at: Day = Field(
        default_factory=unsaid, description="Đối chiếu với sổ ngày này; nếu không ghi thì lấy ngày ghi trong bài."
    )


class FigureFound(Schema):
    """A figure of the text."""

    start: int = Field(description="Ký tự đầu trong văn bản, đếm từ 0.")
    end: int = Field(description="Sau ký tự cuối.")
    text: str = Field(description="Chữ trong văn bản.")
    value: Number | list[Number] | None = Field(
        description="Giá trị; hai số với tỷ số và khoảng; null với ngày, thứ tự và số văn bản."
    )
    unit: str = Field(description="Đơn vị đứng sau số.")
    kind: Literal["count", "percent", "ratio", "date", "ordinal", "document_number"] = Field(
        description="Số đếm, phần trăm, tỷ số, ngày, thứ tự hay số văn bản."
    )


class FindingOut(Schema):
    """Something to look at again."""

    start: int = Field(description="Ký tự đầu trong văn bản, đếm từ 0.")
    end: int = Field(description="Sau ký tự cuối.")
    text: str = Field(description="Chữ trong văn bản.")
    rule: str = Field(description="Mã của phép soát.")
    severity: Literal["wrong", "doubtful", "note"] = Field(description="Sai, ngờ hay lưu ý.")
    message: str = Field(description="Một câu, có phép tính nếu là số liệu.")
    suggestion: str | None = Field(description="Cách viết nên dùng, nếu có.")
    evidence: list[Place] = Field(description="Các chỗ làm căn cứ: ký tự đầu và sau ký tự cuối.")
    figure: str = Field("", description="Mã số liệu của sổ, khi khác với sổ.")
    at: date | None = Field(None, description="Ngày của sổ, khi khác với sổ.")


class CoverageOut(Schema):
    """How much could be checked."""

    figures: int = Field(description="Số đếm, phần trăm và tỷ số có trong văn bản.")
    checked: int = Field(description="Bao nhiêu số trong đó đã kiểm được.")


class CheckedOut(Schema):
    """A checked text."""

    file: str = Field(description="Luôn trống ở giao diện này.")
    figures: list[FigureFound] = Field(description="Mọi con số, theo thứ tự.")
    findings: list[FindingOut] = Field(description="Các chỗ cần xem lại, theo thứ tự.")
    coverage: CoverageOut = Field(description="Đã kiểm được bao nhiêu.")


@asking(router, "", CheckedOut, "Soát một văn bản")
def check(request: KeyRequest, asked: TextAsked) -> dict[str, Any]:
    """Số liệu, ngày tháng, ký hiệu và lỗi gõ của một văn bản; có mã tổ chức thì đối chiếu cả với sổ. Không lưu gì."""
    organisation = None
    if asked.organisation:
        organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_REPORTS)
    try:
        refuse_unreadable(asked.text)
    except FileError as error:
        raise RefusedError("text", str(error)) from error
    checked = check_draft_file(DraftFile(asked.text), organisation, asked.at)
    return as_json("", checked.report, checked.text)
