"""The roll from a file: sent, shown row by row with what is wrong, stored."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse

from dangbo.access.permissions import Permission
from dangbo.elections.acts.roll_import import enter_listed
from dangbo.elections.acts.rolls import usual_capacity
from dangbo.elections.forms.roll_import import packed, unpacked
from dangbo.elections.queries.reach import meeting_for
from dangbo.elections.queries.roll_file import ROLL, Listed, read_roll
from dangbo.registry.listing import Heading, ListFile, Shown, in_register, list_file_view, told_in_register
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.numbers import format_int

HEADINGS = (Heading("Năm sinh", "num"), Heading("Chức vụ, đơn vị"), Heading("Tư cách"), Heading("Trong sổ"))


def _roll(request: OfficeRequest, meeting_id: uuid.UUID) -> ListFile:
    meeting = meeting_for(request.actor, meeting_id, Permission.PREPARE_ELECTIONS)

    def store(rows: list[Any], filename: str, _accepted: Collection[str]) -> str:
        people = [unpacked(row) for row in rows]
        made = enter_listed(actor=request.actor, meeting=meeting, people=people, filename=filename)
        return f"Đã thêm {format_int(len(made))} người vào danh sách triệu tập."

    back = reverse("elections:roll", args=[meeting.pk])
    return ListFile(
        kind=ROLL,
        owner=meeting.pk,
        title="Danh sách triệu tập từ tệp",
        lead=meeting.name,
        file_label="Tệp danh sách",
        verb="Thêm",
        noun="người",
        who="Họ và tên",
        address=reverse("elections:roll_file", args=[meeting.pk]),
        back=back,
        crumbs=[
            ("Bầu cử", reverse("elections:meetings")),
            (meeting.name, reverse("elections:meeting", args=[meeting.pk])),
            ("Danh sách triệu tập", back),
        ],
        read=lambda content, name: read_roll(content, name, meeting, usual_capacity(meeting)),
        pack=packed,
        store=store,
        headings=HEADINGS,
        cells=_cells,
        told=told_in_register,
    )


def _cells(row: Listed) -> Sequence[Shown]:
    against = (
        "Không triệu tập: đang bị đình chỉ sinh hoạt" if not row.summoned else row.exclusion and row.exclusion.label
    )
    convener = "Cấp ủy triệu tập" if row.is_convener else ""
    return (
        Shown(row.birth_year),
        Shown(row.post or None, row.unit),
        Shown(row.capacity.label, "; ".join(filter(None, (convener, str(against))))),
        in_register(row),
    )


roll_file = list_file_view(_roll)
"""Send a file, see its rows, store those without a problem."""
