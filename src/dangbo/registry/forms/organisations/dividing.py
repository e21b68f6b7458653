"""Organisations that become several or one: upgrade, split, merge."""

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from django import forms

from dangbo.registry.acts.organisations import (
    NewOrganisation,
    Part,
    merge_organisations,
    split_organisation,
    upgrade_cell,
)
from dangbo.registry.forms.fields import OrganisationField
from dangbo.registry.forms.organisations.changing import OrganisationForm
from dangbo.registry.forms.organisations.founding import CONSENT
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.members import members_at
from dangbo.registry.queries.organisations import versions_under
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.numbers import format_int

PARTS = 4
PERSON, CHILD = "nguoi_", "duoi_"


class PartsForm(OrganisationForm):
    """A change into new organisations; each member and lower organisation is given to one of them or stays."""

    stays = "Ở lại"
    sections = {"code_1": "Tổ chức mới", "on": "Hiệu lực, quyết định"}
    new_kind: OrganisationKind | None = None
    consent = forms.BooleanField(label=CONSENT, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, PARTS + 1):
            self.fields[f"code_{number}"] = forms.CharField(label=f"Tổ chức mới {number}: mã", required=False)
            self.fields[f"name_{number}"] = forms.CharField(label=f"Tổ chức mới {number}: tên", required=False)
        places = [("", self.stays), *((str(number), f"Tổ chức mới {number}") for number in range(1, PARTS + 1))]
        own = members_at(self.organisation, self.viewing.at).filter(organisation=self.organisation)
        for person_id, name in own.values_list("person_id", "person__full_name"):
            self.fields[f"{PERSON}{person_id}"] = forms.ChoiceField(label=name, choices=places, required=False)
        for version in versions_under(self.organisation, self.viewing.at):
            self.fields[f"{CHILD}{version.organisation_id}"] = forms.ChoiceField(
                label=version.name, choices=places, required=False
            )
        self.order_fields([name for name in self.fields if name not in self.decision_fields])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in range(1, PARTS + 1):
            code, name = data.get(f"code_{number}"), data.get(f"name_{number}")
            if bool(code) != bool(name):
                self.add_error(f"name_{number}", "Tổ chức mới phải có cả mã và tên.")
            elif not name and any(self._given(number, prefix) for prefix in (PERSON, CHILD)):
                self.add_error(f"name_{number}", "Đã giao người hoặc tổ chức cho nơi này; hãy ghi mã và tên.")
        return data

    def _given(self, number: int, prefix: str) -> list[uuid.UUID]:
        return [
            uuid.UUID(name.removeprefix(prefix))
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix) and value == str(number)
        ]

    def parts(self) -> list[Part]:
        """The new organisations with what each receives."""
        return list(self._parts())

    def _parts(self) -> Iterator[Part]:
        version = self.organisation.version_at(self.viewing.at)
        kind = self.new_kind or OrganisationKind(version.kind)
        for number in range(1, PARTS + 1):
            name = self.cleaned_data.get(f"name_{number}")
            if not name:
                continue
            new = NewOrganisation(self.cleaned_data[f"code_{number}"], name, kind, UnitSector(version.sector))
            people = Person.objects.filter(pk__in=self._given(number, PERSON))
            lower = Organisation.objects.filter(pk__in=self._given(number, CHILD))
            yield Part(new, list(people), list(lower))

    def _named_parts(self) -> str:
        return "; ".join(f"{part.new.name} ({format_int(len(part.people))} đảng viên)" for part in self.parts())


class UpgradeForm(PartsForm):
    """nâng cấp chi bộ cơ sở thành đảng bộ cơ sở"""

    verb = "Ghi nâng cấp"
    fields_of = {"too-few-members": "consent"}
    new_kind = OrganisationKind.CELL
    name = forms.CharField(label="Tên đảng bộ cơ sở", max_length=250)

    def consequence(self) -> str:
        cells = self._named_parts()
        told = f", lập {cells}" if cells else ""
        return f"Nâng cấp {self.current_name} thành {self.cleaned_data['name']} từ ngày {self.day}{told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        upgrade_cell(
            actor=self.actor,
            cell=self.organisation,
            name=data["name"],
            on=data["on"],
            decision=self.decision,
            cells=self.parts(),
            consent=data["consent"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi nâng cấp thành {data['name']}."


class SplitForm(PartsForm):
    """chia tách"""

    verb = "Ghi chia tách"
    fields_of = {"children-left": "keeps_rest", "members-left": "keeps_rest"}
    keeps_rest = forms.BooleanField(label="Tổ chức này còn hoạt động với số ở lại", required=False, initial=True)

    def consequence(self) -> str:
        after = "" if self.cleaned_data["keeps_rest"] else f" {self.current_name} kết thúc cùng ngày."
        return f"Chia tách {self.current_name} thành {self._named_parts()} từ ngày {self.day}?{after}"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        name = self.current_name
        split_organisation(
            actor=self.actor,
            organisation=self.organisation,
            parts=self.parts(),
            on=data["on"],
            decision=self.decision,
            keeps_rest=data["keeps_rest"],
            consent=data["consent"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi chia tách {name}."


class MergeForm(OrganisationForm):
    """sáp nhập, hợp nhất"""

    verb = "Ghi sáp nhập"
    fields_of = {"merger-names-twice": "other_1", "survivor-is-below": "other_1", "merger-needs-two": "other_1"}
    other_1 = OrganisationField(label="Tổ chức được sáp nhập")
    other_2 = OrganisationField(label="Tổ chức thứ hai", required=False)
    other_3 = OrganisationField(label="Tổ chức thứ ba", required=False)
    new_code = forms.CharField(
        label="Mã tổ chức mới",
        max_length=60,
        required=False,
        help_text="Chỉ ghi khi hợp nhất thành tổ chức mới; để trống là sáp nhập vào tổ chức này",
    )
    new_name = forms.CharField(label="Tên tổ chức mới", max_length=250, required=False)
    consent = forms.BooleanField(label=CONSENT, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if bool(data.get("new_code")) != bool(data.get("new_name")):
            self.add_error("new_name", "Tổ chức mới phải có cả mã và tên.")
        return data

    def _others(self) -> list[Organisation]:
        return [self.cleaned_data[name] for name in ("other_1", "other_2", "other_3") if self.cleaned_data.get(name)]

    def consequence(self) -> str:
        on = self.cleaned_data["on"]
        names = [other.version_at(on).name for other in self._others()]
        count = format_int(sum(headcount(other.pk, self.viewing.at).total for other in self._others()))
        if self.cleaned_data["new_name"]:
            joined = ", ".join([self.current_name, *names])
            return f"Hợp nhất {joined} thành {self.cleaned_data['new_name']} từ ngày {self.day}?"
        return f"Sáp nhập {', '.join(names)} ({count} đảng viên) vào {self.current_name} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        others = self._others()
        version = self.organisation.version_at(self.viewing.at)
        into: Organisation | NewOrganisation = self.organisation
        if data["new_name"]:
            others = [self.organisation, *others]
            kind, sector = OrganisationKind(version.kind), UnitSector(version.sector)
            into = NewOrganisation(data["new_code"], data["new_name"], kind, sector)
        heir = merge_organisations(
            actor=self.actor,
            organisations=others,
            into=into,
            on=data["on"],
            decision=self.decision,
            consent=data["consent"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi sáp nhập vào {heir.version_at(data['on']).name}."
