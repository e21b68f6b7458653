"""A new name, kind, parent of an organisation, and its end."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.organisations import (
    change_kind_or_sector,
    dissolve_organisation,
    move_organisation,
    rename_organisation,
)
from dangbo.registry.forms.acts import DecisionForm
from dangbo.registry.forms.fields import OrganisationField
from dangbo.registry.forms.organisations.founding import CONSENT, KINDS, SECTORS
from dangbo.registry.models import Organisation
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class OrganisationForm(DecisionForm):
    """A change of one organisation."""

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **options)

    @property
    def current_name(self) -> str:
        return self.organisation.version_at(self.viewing.at).name

    @property
    def day(self) -> str:
        return format_date(self.cleaned_data["on"])


class RenameForm(OrganisationForm):
    """đổi tên"""

    verb = "Ghi đổi tên"
    name = forms.CharField(label="Tên mới", max_length=250)
    short_name = forms.CharField(label="Tên gọi tắt", max_length=120, required=False)

    def consequence(self) -> str:
        return f"Đổi tên {self.current_name} thành {self.cleaned_data['name']} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        rename_organisation(
            actor=self.actor,
            organisation=self.organisation,
            name=data["name"],
            short_name=data["short_name"],
            on=data["on"],
            decision=self.decision,
        )
        return f"Đã ghi đổi tên thành {data['name']}."


class ChangeKindForm(OrganisationForm):
    """đổi loại tổ chức, loại hình"""

    verb = "Ghi đổi loại"
    fields_of = {"nothing-changes": "kind"}
    kind = forms.ChoiceField(label="Loại tổ chức", choices=KINDS)
    sector = forms.ChoiceField(label="Loại hình đơn vị", choices=SECTORS)
    consent = forms.BooleanField(label=CONSENT, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        version = self.organisation.version_at(self.viewing.at)
        self.initial = {"kind": version.kind, "sector": version.sector, **self.initial}

    def consequence(self) -> str:
        data = self.cleaned_data
        words = f"{KIND_LABELS[OrganisationKind(data['kind'])]}, {SECTOR_LABELS[UnitSector(data['sector'])].lower()}"
        return f"Đổi {self.current_name} thành {words} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        change_kind_or_sector(
            actor=self.actor,
            organisation=self.organisation,
            on=data["on"],
            decision=self.decision,
            kind=OrganisationKind(data["kind"]),
            sector=UnitSector(data["sector"]),
            consent=data["consent"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi đổi loại của {self.current_name}."


class MoveForm(OrganisationForm):
    """chuyển giao"""

    verb = "Ghi chuyển giao"
    fields_of = {"same-parent": "parent", "wrong-parent": "parent"}
    parent = OrganisationField(label="Chuyển đến trực thuộc")

    def consequence(self) -> str:
        data = self.cleaned_data
        count = format_int(headcount(self.organisation.pk, self.viewing.at).total)
        parent = data["parent"].version_at(data["on"]).name
        return f"Chuyển giao {self.current_name} ({count} đảng viên) đến trực thuộc {parent} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        move_organisation(
            actor=self.actor,
            organisation=self.organisation,
            parent=data["parent"],
            on=data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return f"Đã ghi chuyển giao {self.current_name}."


class DissolveForm(OrganisationForm):
    """giải thể"""

    verb = "Ghi giải thể"
    fields_of = {"members-left": "members_to", "organisations-left": "children_to", "heir-is-itself": "members_to"}
    members_to = OrganisationField(label="Đảng viên chuyển đến", required=False)
    children_to = OrganisationField(label="Tổ chức trực thuộc chuyển về", required=False)

    def consequence(self) -> str:
        data = self.cleaned_data
        count = format_int(headcount(self.organisation.pk, self.viewing.at).total)
        heir = data["members_to"]
        moved = f", {count} đảng viên chuyển đến {heir.version_at(data['on']).name}" if heir else ""
        return f"Giải thể {self.current_name} từ ngày {self.day}{moved}? Nhiệm kỳ và cấp ủy kết thúc cùng ngày."

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        name = self.current_name
        dissolve_organisation(
            actor=self.actor,
            organisation=self.organisation,
            on=data["on"],
            decision=self.decision,
            members_to=data["members_to"],
            children_to=data["children_to"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi giải thể {name}."
