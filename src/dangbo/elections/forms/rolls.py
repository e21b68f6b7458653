"""The roll: filled from the register, added to, attendance, exclusions, replacements."""

import re
import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts.rolls import (
    TypedPerson,
    enter_on_roll,
    exclude_from_base,
    fill_roll,
    replace_delegate,
    strike_from_roll,
    take_attendance,
    usual_capacity,
)
from dangbo.elections.forms.parts import MeetingForm
from dangbo.elections.models import Capacity, Exclusion, MeetingKind, Presence, RollEntry
from dangbo.elections.queries.summoning import summoned_by_register
from dangbo.elections.words import roll_noun
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import PeopleField
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

_YEAR = re.compile(r"(19|20)\d\d")


class FillRollForm(MeetingForm):
    """lấy danh sách từ sổ"""

    verb = "Lập danh sách triệu tập"

    def consequence(self) -> str:
        there = set(self.meeting.roll.exclude(person=None).values_list("person_id", flat=True))
        count = sum(each.person.pk not in there for each in summoned_by_register(self.meeting))
        day = format_date(self.meeting.held_on)
        return f"Thêm {format_int(count)} {roll_noun(self.meeting.kind)} theo sổ ngày {day} vào danh sách triệu tập?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = fill_roll(actor=self.actor, meeting=self.meeting)
        return f"Đã thêm {format_int(len(rows))} {roll_noun(self.meeting.kind)} vào danh sách triệu tập."


class EnterForm(MeetingForm):
    """thêm người ngoài sổ"""

    verb = "Thêm vào danh sách"
    fields_of = {"name-missing": "lines"}
    lines = forms.CharField(
        label="Mỗi dòng một người",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Họ và tên; năm sinh; chức vụ; đơn vị. Chỉ họ và tên là phải có.",
    )
    capacity = forms.ChoiceField(label="Tư cách", choices=Capacity.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("capacity", usual_capacity(self.meeting))

    @property
    def typed(self) -> list[TypedPerson]:
        """The people as typed, one a line."""
        lines = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        return [_typed(line) for line in lines]

    def consequence(self) -> str:
        return f"Thêm {format_int(len(self.typed))} người vào danh sách triệu tập?"

    def perform(self, accepted: Collection[str]) -> str:
        capacity = Capacity(self.cleaned_data["capacity"])
        rows = enter_on_roll(actor=self.actor, meeting=self.meeting, typed=self.typed, capacity=capacity)
        return f"Đã thêm {format_int(len(rows))} người."


def _typed(line: str) -> TypedPerson:
    name, *rest = [part.strip() for part in line.split(";")]
    year = int(rest.pop(0)) if rest and _YEAR.fullmatch(rest[0]) else None
    post, unit = (*rest, "", "")[:2]
    return TypedPerson(name, year, post, unit)


class AttendanceForm(MeetingForm):
    """điểm danh"""

    verb = "Ghi điểm danh"
    absent = PeopleField(label="Đánh dấu người vắng mặt suốt đại hội, hội nghị; những người còn lại là có dự")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        entries = list(self.meeting.roll.filter(summoned=True))
        field = self.fields["absent"]
        field.required = False
        field.choices = [(str(entry.pk), _label(entry)) for entry in entries]  # type: ignore[attr-defined]
        away = [str(entry.pk) for entry in entries if _is_away(entry)]
        self.initial.setdefault("absent", away)
        self.summoned = len(entries)

    def consequence(self) -> str:
        away = len(self.cleaned_data["absent"])
        return f"Ghi {format_int(self.summoned - away)} người dự, {format_int(away)} người vắng suốt?"

    def perform(self, accepted: Collection[str]) -> str:
        absent: list[uuid.UUID] = self.cleaned_data["absent"]
        present = take_attendance(actor=self.actor, meeting=self.meeting, absent=absent)
        return f"Đã điểm danh: {format_int(present)} người dự."


def _is_away(entry: RollEntry) -> bool:
    """Absent as far as is known: told so, or not expected and not seen yet."""
    expected = entry.exclusion in ("", Exclusion.EXCUSED)
    return entry.presence == Presence.ABSENT or (entry.presence == Presence.UNKNOWN and not expected)


def _label(entry: RollEntry) -> str:
    known = [entry.full_name, str(entry.birth_year or ""), entry.unit]
    told = [entry.get_exclusion_display()] if entry.exclusion else []
    return ", ".join(part for part in (*known, *told) if part)


class EntryForm(ActForm):
    """An act on one person on the roll."""

    def __init__(self, *args: Any, entry: RollEntry, **options: Any) -> None:
        self.entry = entry
        super().__init__(*args, **options)


class ExclusionForm(EntryForm):
    """diện không tính"""

    verb = "Ghi diện không tính"
    fields_of = {"excuse-not-accepted": "accepted_by", "excuse-does-not-count": "exclusion"}
    exclusion = forms.ChoiceField(label="Diện", choices=Exclusion.choices, required=False)
    accepted_by = forms.CharField(
        label="Cấp ủy triệu tập nào đồng ý", max_length=200, required=False,
        help_text="Phải ghi khi vắng suốt đại hội có lý do",
    )  # fmt: skip
    note = forms.CharField(label="Lý do, ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("exclusion", "accepted_by", "note"):
            self.initial.setdefault(name, getattr(self.entry, name))

    def consequence(self) -> str:
        chosen = Exclusion(self.cleaned_data["exclusion"])
        return f"Ghi {self.entry.full_name}: {chosen.label.lower()}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        exclude_from_base(
            actor=self.actor,
            entry=self.entry,
            exclusion=Exclusion(data["exclusion"]),
            accepted_by=data["accepted_by"],
            note=data["note"],
        )
        return f"Đã ghi {self.entry.full_name}."


class ReplaceForm(EntryForm):
    """đại biểu dự khuyết thay thế"""

    verb = "Ghi thay thế"
    alternate = forms.ChoiceField(label="Đại biểu dự khuyết")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        free = self.entry.meeting.roll.filter(capacity=Capacity.ALTERNATE, replaces=None)
        self.alternates = {str(row.pk): row for row in free}
        named = [(key, row.full_name) for key, row in self.alternates.items()]
        self.fields["alternate"].choices = [("", "Chọn người thay"), *named]  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"{self.alternates[self.cleaned_data['alternate']].full_name} thay {self.entry.full_name}?"

    def perform(self, accepted: Collection[str]) -> str:
        chosen = self.alternates[self.cleaned_data["alternate"]]
        replace_delegate(actor=self.actor, absent=self.entry, alternate=chosen)
        return f"Đã ghi {chosen.full_name} thay {self.entry.full_name}."


class StrikeForm(EntryForm):
    """đưa ra khỏi danh sách triệu tập"""

    verb = "Đưa ra khỏi danh sách"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Đưa {self.entry.full_name} ra khỏi danh sách triệu tập?"

    def perform(self, accepted: Collection[str]) -> str:
        name = self.entry.full_name
        strike_from_roll(actor=self.actor, entry=self.entry, reason=self.cleaned_data["reason"])
        return f"Đã đưa {name} ra khỏi danh sách triệu tập."


def acts_for(entry: RollEntry) -> list[str]:
    """The acts that fit somebody on the roll, by the end of their address."""
    of_delegates = entry.meeting.kind == MeetingKind.DELEGATE_CONGRESS
    empty = entry.capacity == Capacity.DELEGATE and entry.presence == Presence.ABSENT and not entry.is_convener
    return [*(["thay-the"] if of_delegates and empty else []), *([] if of_delegates else ["dien"]), "dua-ra"]
