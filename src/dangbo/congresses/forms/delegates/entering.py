"""Who becomes a delegate, as forms."""

import re
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.delegates.cards import issue_cards
from dangbo.congresses.acts.delegates.changing import number_delegates
from dangbo.congresses.acts.delegates.entering import (
    TypedDelegate,
    appoint_delegate,
    enter_delegates,
    take_elected,
    take_ex_officio,
    take_members,
)
from dangbo.congresses.acts.delegates.roll import lay_congress_roll
from dangbo.congresses.forms.delegates.parts import CongressForm
from dangbo.congresses.models.delegates import DelegateKind
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.steps import waiting_below
from dangbo.congresses.queries.delegates.units import sending_units
from dangbo.elections.queries.summoning import convening_committee
from dangbo.registry.forms.acts import CitingForm
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.rules.congress.kind import CongressKind
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import search_key

_YEAR = re.compile(r"(19|20)\d\d")
_MOST_NAMES = 20


class ExOfficioForm(CongressForm):
    """lấy đại biểu đương nhiên"""

    verb = "Lấy đại biểu đương nhiên"

    def consequence(self) -> str:
        on = opening_day(self.congress)
        there = set(self.congress.delegates.values_list("person_id", flat=True))
        people = convening_committee(self.congress.organisation_id, on) if on else []
        count = sum(person.pk not in there for person in people)
        return f"Thêm {format_int(count)} cấp ủy viên cấp triệu tập làm đại biểu đương nhiên?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = take_ex_officio(actor=self.actor, congress=self.congress)
        return f"Đã thêm {format_int(len(rows))} đại biểu đương nhiên."


class ElectedForm(CongressForm):
    """lấy đại biểu được bầu"""

    verb = "Lấy đại biểu được bầu"

    def consequence(self) -> str:
        count = waiting_below(self.congress)
        return (
            f"Thêm {format_int(count)} đại biểu và dự khuyết từ kết quả bầu cử đã công bố của các tổ chức trực thuộc?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        rows = take_elected(actor=self.actor, congress=self.congress)
        alternates = sum(row.kind == DelegateKind.ALTERNATE for row in rows)
        return f"Đã thêm {format_int(len(rows) - alternates)} đại biểu, {format_int(alternates)} dự khuyết."


class MembersForm(CongressForm):
    """lấy đảng viên từ sổ"""

    verb = "Lấy đảng viên từ sổ"

    def consequence(self) -> str:
        return "Thêm toàn bộ đảng viên theo sổ ngày khai mạc vào danh sách dự đại hội?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = take_members(actor=self.actor, congress=self.congress)
        return f"Đã thêm {format_int(len(rows))} đảng viên."


class AppointForm(CitingForm):
    """ghi đại biểu được chỉ định"""

    verb = "Ghi đại biểu được chỉ định"
    sections = {"symbol": "Quyết định chỉ định"}
    who = forms.CharField(label="Họ và tên trong sổ", max_length=120)
    birth_year = forms.IntegerField(label="Năm sinh", required=False, min_value=1900, max_value=2100)

    def __init__(self, *args: Any, congress: Any, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        on = opening_day(self.congress) or self.viewing.at
        rows = memberships_within(self.congress.organisation_id, on).select_related("person")
        rows = rows.filter(person__search_key__contains=search_key(data.get("who", "")))
        found = {row.person_id: row.person for row in rows[: _MOST_NAMES + 1]}
        if data.get("birth_year"):
            found = {pk: one for pk, one in found.items() if one.birth_date.year == data["birth_year"]}
        if len(found) != 1 and data.get("who"):
            told = "Không có ai trong sổ" if not found else f"Có {format_int(len(found))} người trong sổ"
            self.add_error("who", f"{told} tên như vậy; ghi đủ họ tên và năm sinh.")
        self.person = next(iter(found.values()), None)
        return data

    def consequence(self) -> str:
        assert self.person is not None
        return f"Ghi {self.person.full_name} là đại biểu được chỉ định?"

    def perform(self, accepted: Collection[str]) -> str:
        assert self.person is not None
        row = appoint_delegate(
            actor=self.actor,
            congress=self.congress,
            person=self.person,
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return f"Đã ghi {row.full_name} là đại biểu được chỉ định."


class TypeForm(CongressForm):
    """thêm đại biểu của đơn vị không đại hội trong chương trình"""

    verb = "Thêm đại biểu"
    fields_of = {"name-missing": "lines", "in-two-delegations": "lines"}
    unit = forms.ChoiceField(label="Đoàn đại biểu")
    kind = forms.ChoiceField(label="Tư cách")
    lines = forms.CharField(
        label="Mỗi dòng một người",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Họ và tên; năm sinh; chức vụ. Dự khuyết ghi theo thứ tự số phiếu. Ai có trong sổ thì lấy từ sổ.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        on = opening_day(self.congress) or self.viewing.at
        self.units = {str(unit.id): unit for unit in sending_units(self.congress, on)}
        choices = [("", "Chọn đoàn"), *((key, unit.name) for key, unit in self.units.items())]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]
        of_members = self.congress.kind == CongressKind.MEMBER
        kinds = list(DelegateKind.choices)[4:] if of_members else list(DelegateKind.choices)[:4]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.initial.setdefault("kind", kinds[0][0] if of_members else DelegateKind.ELECTED)

    @property
    def typed(self) -> list[TypedDelegate]:
        """The people as typed, those of the register recognised by name and year of birth."""
        lines = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        return [self._typed(line) for line in lines]

    def _typed(self, line: str) -> TypedDelegate:
        name, *rest = [part.strip() for part in line.split(";")]
        year = int(rest.pop(0)) if rest and _YEAR.fullmatch(rest[0]) else None
        unit = self.units[self.cleaned_data["unit"]]
        person = self._known(name, year)
        return TypedDelegate(
            full_name=name,
            kind=DelegateKind(self.cleaned_data["kind"]),
            person=person,
            birth_year=year,
            post=rest[0] if rest else "",
            unit=unit.id,
            unit_name=unit.name,
        )

    def _known(self, name: str, year: int | None) -> Any:
        on = opening_day(self.congress) or self.viewing.at
        rows = memberships_within(self.congress.organisation_id, on).filter(person__name_key=name_sort_key(name))
        found = [row.person for row in rows.select_related("person") if year in (None, row.person.birth_date.year)]
        return found[0] if len(found) == 1 else None

    def consequence(self) -> str:
        people = self.typed
        known = sum(each.person is not None for each in people)
        return f"Thêm {format_int(len(people))} đại biểu, trong đó {format_int(known)} người có trong sổ?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = enter_delegates(actor=self.actor, congress=self.congress, typed=self.typed, accepted_warnings=accepted)
        return f"Đã thêm {format_int(len(rows))} đại biểu."


class NumberForm(CongressForm):
    """đánh số đại biểu"""

    verb = "Đánh số đại biểu"

    def consequence(self) -> str:
        return "Đánh lại số mọi đại biểu theo đoàn và họ tên? Chỉ làm được trước khi cấp thẻ."

    def perform(self, accepted: Collection[str]) -> str:
        count = number_delegates(actor=self.actor, congress=self.congress)
        return f"Đã đánh số {format_int(count)} đại biểu."


class IssueCardsForm(CongressForm):
    """cấp thẻ đại biểu"""

    verb = "Cấp thẻ"

    def consequence(self) -> str:
        return "Cấp thẻ có mã cho mọi đại biểu chưa có thẻ? Sau đó không đánh lại số đại biểu được."

    def perform(self, accepted: Collection[str]) -> str:
        made = issue_cards(actor=self.actor, congress=self.congress)
        return f"Đã cấp {format_int(len(made))} thẻ."


class LayRollForm(CongressForm):
    """đưa vào danh sách triệu tập của cuộc bầu cử"""

    verb = "Đưa vào danh sách bầu cử"

    def consequence(self) -> str:
        return "Đưa đại biểu vào danh sách triệu tập để bầu cử; ai đã bỏ khỏi danh sách đại biểu thì cũng bỏ ở đó?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = lay_congress_roll(actor=self.actor, congress=self.congress)
        return f"Đã đưa thêm {format_int(len(rows))} người vào danh sách triệu tập."
