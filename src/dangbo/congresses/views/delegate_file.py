"""Delegates from a file: sent, shown row by row with what is wrong, stored."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.delegates.entering import enter_delegates
from dangbo.congresses.forms.delegates.file import packed, unpacked
from dangbo.congresses.models.delegates import DelegateSource
from dangbo.congresses.queries.delegates.file import DELEGATES, DelegateLine, read_delegates
from dangbo.congresses.queries.reach import congress_for
from dangbo.congresses.views.acts import crumbs_of
from dangbo.registry.listing import Heading, ListFile, Shown, in_register, list_file_view, told_in_register
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.numbers import format_int

HEADINGS = (Heading("Năm sinh", "num"), Heading("Đoàn"), Heading("Chức vụ"), Heading("Tư cách"), Heading("Trong sổ"))


def _delegates(request: OfficeRequest, congress_id: uuid.UUID) -> ListFile:
    congress = congress_for(request.actor, congress_id, Permission.PREPARE_CONGRESSES)
    back = reverse("congresses:delegates", args=[congress.pk])

    def store(rows: list[Any], filename: str, accepted: Collection[str]) -> str:
        made = enter_delegates(
            actor=request.actor,
            congress=congress,
            typed=unpacked(rows),
            source=DelegateSource.IMPORTED,
            file=filename,
            accepted_warnings=accepted,
        )
        return f"Đã thêm {format_int(len(made))} người vào danh sách dự đại hội."

    return ListFile(
        kind=DELEGATES,
        owner=congress.pk,
        title="Danh sách đại biểu từ tệp",
        lead=congress.organisation.version_at(request.viewing.at).name,
        file_label="Tệp danh sách",
        verb="Thêm",
        noun="người",
        who="Họ và tên",
        address=reverse("congresses:delegate_file", args=[congress.pk]),
        back=back,
        crumbs=[*crumbs_of(request.actor, congress.round, congress), ("Đại biểu", back)],
        read=lambda content, name: read_delegates(content, name, congress, request.viewing.at),
        pack=packed,
        store=store,
        headings=HEADINGS,
        cells=_cells,
        told=told_in_register,
    )


def _cells(line: DelegateLine) -> Sequence[Shown]:
    outside = "ngoài các đơn vị trực thuộc" if line.unit_name and line.unit is None else ""
    return (
        Shown(line.birth_year),
        Shown(line.unit_name or None, outside),
        Shown(line.post or None),
        Shown(line.kind.label),
        in_register(line),
    )


delegate_file = list_file_view(_delegates)
"""Send a file, see its rows, store those without a problem."""
