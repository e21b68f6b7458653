"""Results of an earlier round from a file: sent, shown row by row with what is wrong, stored."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.imports.results import import_results
from dangbo.congresses.forms.imports import packed, unpacked
from dangbo.congresses.queries.former_file import FIELDS, NUMBERS, RESULTS, FormerLine, read_results
from dangbo.congresses.queries.reach import round_for
from dangbo.congresses.views.acts import crumbs_of
from dangbo.registry.listing import Heading, ListFile, Shown, list_file_view
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

HEADINGS = (Heading(FIELDS["held_on"].heading, "num"), *(Heading(FIELDS[key].heading, "n") for key in NUMBERS))


def _results(request: OfficeRequest, round_id: uuid.UUID) -> ListFile:
    found = round_for(request.actor, round_id, Permission.PREPARE_CONGRESSES)

    def store(rows: list[Any], filename: str, _accepted: Collection[str]) -> str:
        results = [unpacked(row) for row in rows]
        made = import_results(actor=request.actor, round_=found, rows=results, filename=filename)
        return f"Đã nhập kết quả {format_int(len(made))} đại hội."

    return ListFile(
        kind=RESULTS,
        owner=found.pk,
        title="Nhập kết quả đại hội từ tệp",
        lead=found.name,
        file_label="Tệp kết quả, mỗi dòng một đơn vị",
        verb="Nhập",
        noun="đại hội",
        who="Tổ chức",
        address=reverse("congresses:former_file", args=[found.pk]),
        back=reverse("congresses:round", args=[found.pk]),
        crumbs=crumbs_of(request.actor, found),
        read=lambda content, name: read_results(content, name, found),
        pack=packed,
        store=store,
        headings=HEADINGS,
        cells=_cells,
        is_wide=True,
    )


def _cells(line: FormerLine) -> Sequence[Shown]:
    day = format_date(line.held_on) if line.held_on else None
    return (Shown(day), *(Shown(None if number is None else format_int(number)) for number in line.shown))


former_file = list_file_view(_results)
"""Send a file, see its rows, store those without a problem."""
