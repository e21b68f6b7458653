"""The interface for programs: JSON under /api/v1/ that changes nothing (design §9)."""

from typing import Any

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from dangbo import __version__
from dangbo.api import problems
from dangbo.api.keys import Key
from dangbo.api.questions import checking, figures, organisations, people, reports

DESCRIPTION = (
    "Đọc tổ chức, đảng viên, số liệu và báo cáo trong phạm vi của tài khoản đã tạo khóa. "
    "Soát một văn bản mà không lưu lại. "
    "Mỗi con số bằng con số trên trang, trong Word và trên dòng lệnh. "
    "Gửi khóa trong tiêu đề Authorization: Bearer dbk_…; tạo khóa ở trang Tài khoản."
)


class Utf8(JSONRenderer):
    """Vietnamese letters as they are."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Giao diện cho chương trình",
    version=__version__,
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api:v1",
    auth=Key(),
    renderer=Utf8(),
)
problems.install(api)
api.add_router("/organisations", organisations.router)
api.add_router("/people", people.router)
api.add_router("/figures", figures.router)
api.add_router("/reports", reports.router)
api.add_router("/check", checking.router)
ASKED_BY_POST = frozenset({"check"})
"""The addresses that are sent something."""


def description() -> dict[str, Any]:
    """The interface in OpenAPI 3.1, without what the classes say to us."""
    schema: dict[str, Any] = api.get_openapi_schema()
    for said in schema["components"]["schemas"].values():
        said.pop("description", None)
    return schema
