"""Founding an organisation, with the members of another that go over to it."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
from dangbo.registry.forms.acts import DecisionForm
from dangbo.registry.forms.fields import OrganisationField, PeopleField
from dangbo.registry.forms.picking import chosen_people
from dangbo.registry.models import Organisation
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.members import members_at
from dangbo.registry.queries.organisations import versions_under
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

KINDS = [(kind.value, label) for kind, label in KIND_LABELS.items()]
SECTORS = [(sector.value, label) for sector, label in SECTOR_LABELS.items()]
CONSENT = "Cấp trên đã đồng ý bằng văn bản"


class FoundForm(DecisionForm):
    """thành lập"""

    verb = "Ghi thành lập"
    fields_of = {"too-few-official-members": "source", "parent-kind": "parent", "wrong-parent": "parent"}
    parent = OrganisationField(label="Trực thuộc")
    code = forms.CharField(label="Mã tổ chức", max_length=60, help_text="Không trùng với tổ chức khác, ví dụ khoi-042")
    name = forms.CharField(label="Tên tổ chức", max_length=250)
    short_name = forms.CharField(label="Tên gọi tắt", max_length=120, required=False)
    kind = forms.ChoiceField(label="Loại tổ chức", choices=KINDS)
    sector = forms.ChoiceField(label="Loại hình đơn vị", choices=SECTORS)
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    takes_lower = forms.BooleanField(
        label="Có tổ chức đang hoạt động về trực thuộc tổ chức mới",
        required=False,
        help_text="Đánh dấu rồi bấm nút; các tổ chức dưới cấp trên ấy sẽ hiện để chọn. "
        "Chi bộ cơ sở về đảng bộ cơ sở thì thành chi bộ trực thuộc",
    )
    source = OrganisationField(
        label="Đảng viên chuyển đến từ",
        required=False,
        help_text="Chọn nơi đang sinh hoạt rồi bấm nút; danh sách đảng viên nơi đó sẽ hiện để đánh dấu",
    )
    consent = forms.BooleanField(label=CONSENT, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        parent = self._typed("parent") if self.data.get("takes_lower") else None
        if parent is not None:
            below = versions_under(parent, self.viewing.at).values_list("organisation_id", "name")
            self.fields["lower"] = forms.TypedMultipleChoiceField(
                label="Những tổ chức về trực thuộc",
                coerce=uuid.UUID,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(pk), name) for pk, name in below],
                error_messages={"required": "Hãy đánh dấu những tổ chức về trực thuộc."},
            )
        source = self._typed("source")
        if source is not None:
            rows = members_at(source, self.viewing.at).values_list("person_id", "person__full_name")
            self.fields["people"] = PeopleField(
                label="Những đảng viên chuyển đến",
                choices=[(str(pk), name) for pk, name in rows],
                error_messages={"required": "Hãy đánh dấu những đảng viên chuyển đến tổ chức mới."},
            )

    def _typed(self, name: str) -> Organisation | None:
        """The organisation chosen in a field, before the form as a whole is read."""
        field = self.fields[name]
        assert isinstance(field, OrganisationField)
        try:
            return field.clean(self.data.get(name, "")) if self.is_bound else None
        except forms.ValidationError:
            return None

    def _lower(self) -> list[Organisation]:
        return list(Organisation.objects.filter(pk__in=self.cleaned_data.get("lower") or ()).order_by("code"))

    def consequence(self) -> str:
        data = self.cleaned_data
        count = len(data.get("people") or ())
        moved = f", nhận {format_int(count)} đảng viên" if count else ""
        lower = self._lower()
        if lower:
            below = format_int(sum(headcount(each.pk, data["on"]).total for each in lower))
            moved += f", nhận {format_int(len(lower))} tổ chức ({below} đảng viên)"
        parent = data["parent"].version_at(data["on"]).name
        return f"Thành lập {data['name']} trực thuộc {parent} từ ngày {format_date(data['on'])}{moved}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        new = NewOrganisation(
            code=data["code"],
            name=data["name"],
            kind=OrganisationKind(data["kind"]),
            sector=UnitSector(data["sector"]),
            short_name=data["short_name"],
            address=data["address"],
        )
        found_organisation(
            actor=self.actor,
            part=Part(new, chosen_people(self), self._lower()),
            parent=data["parent"],
            on=data["on"],
            decision=self.decision,
            consent=data["consent"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi thành lập {data['name']}."
