"""What the walk over every address needs to know of figures and reports."""

from collections.abc import Callable
from typing import Any

from dangbo.access.actor import PROGRAM
from dangbo.facts.figures import Moment
from dangbo.figures.acts import close_report, store_template
from dangbo.figures.reports.shipped import SHIPPED
from figures.world import day
from web.conftest import Office

MOMENT = Moment(day("28/06/2020"))
REPORT = {"name": "congress-round"}


def _closed(office: Office) -> dict[str, Any]:
    closed = close_report(
        actor=PROGRAM, organisation=office.top, name="congress-round", moment=MOMENT, reason="Đi qua mọi địa chỉ"
    )
    return {"closed_id": closed.pk}


def _own_template(office: Office) -> dict[str, Any]:
    store_template(
        actor=PROGRAM,
        organisation=office.top,
        report="congress-round",
        name="Của đơn vị",
        word=SHIPPED["congress-round"].word(),
        excel=None,
        moment=MOMENT,
    )
    return REPORT


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "figures:detail": lambda office: {"key": "members.women.share"},
    "figures:rows": lambda office: {"key": "members.total"},
    "figures:rows_file": lambda office: {"key": "members.total"},
    "figures:report": lambda office: REPORT,
    "figures:report_file": lambda office: REPORT | {"form": "json"},
    "figures:close": lambda office: REPORT,
    "figures:template": lambda office: REPORT,
    "figures:template_file": lambda office: REPORT | {"form": "docx"},
    "figures:drop_template": _own_template,
    "figures:closed": _closed,
    "figures:closed_changes": _closed,
    "figures:closed_file": lambda office: _closed(office) | {"form": "docx"},
}
