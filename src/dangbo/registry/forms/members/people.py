"""Adding a person to the register and correcting what is written of one."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.memberships import admit_member, enter_existing_member
from dangbo.registry.acts.people import correct_person, register_person
from dangbo.registry.acts.transfers import Letter, receive_member
from dangbo.registry.forms.acts import ActForm, DecisionForm
from dangbo.registry.forms.fields import OrganisationField
from dangbo.registry.forms.members.person_fields import GROUPS, field_for, initial_of, values_of
from dangbo.registry.models import Person
from dangbo.rules.vocabulary import CELL_KINDS, STANDING_LABELS, Standing
from dangbo.vietnamese.dates import format_date

NEW_FIELDS = (
    "full_name", "sex", "birth_date", "citizen_number", "ethnic_group", "native_place", "work_post", "workplace",
)  # fmt: skip
PARTY_FIELDS = ("joined_on", "official_on", "admission_decided_on", "admission_decision", "card_number", "file_number")
IDENTITY_CODES = {
    "citizen-number-taken": "citizen_number",
    "doubtful-citizen-number": "citizen_number",
    "card-number-taken": "card_number",
    "died-before-birth": "died_on",
    "official-too-early": "official_on",
    "decision-after-ceremony": "admission_decided_on",
    "already-member": "full_name",
    "was-member-before": "full_name",
    "ceremony-before-decision": "joined_on",
    "joined-before-birth": "joined_on",
}


class NewMemberForm(DecisionForm):
    """Thêm đảng viên: identity first, then how they come to the cell."""

    needs_decision = False
    verb = "Thêm đảng viên"
    fields_of = IDENTITY_CODES
    sections = {
        "full_name": "Nhân thân",
        "organisation": "Vào sổ của chi bộ",
        "joined_on": "Vào Đảng, thẻ",
        "symbol": "Quyết định (khi kết nạp mới)",
    }
    WAYS = (
        ("opening", "Đã là đảng viên của chi bộ trước khi lập sổ"),
        ("received", "Chuyển sinh hoạt từ nơi ngoài sổ đến"),
        ("admitted", "Kết nạp mới (theo quyết định)"),
    )
    organisation = OrganisationField(label="Chi bộ", kinds=CELL_KINDS)
    way = forms.ChoiceField(label="Vào sổ vì", choices=WAYS)
    standing = forms.ChoiceField(
        label="Tư cách", choices=[(key.value, label) for key, label in STANDING_LABELS.items()], initial="official"
    )
    from_place = forms.CharField(label="Nơi chuyển đi", max_length=250, required=False)
    letter = forms.CharField(label="Số giấy giới thiệu", max_length=60, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in (*NEW_FIELDS, *PARTY_FIELDS):
            self.fields[name] = field_for(name)
        self.fields["ethnic_group"].initial = "Kinh"
        ways = ("organisation", "way", "standing", "on", "from_place", "letter")
        self.order_fields([*NEW_FIELDS, *ways, *PARTY_FIELDS, *self.decision_fields])
        self.fields["on"].label = "Từ ngày"
        self.fields["on"].help_text = "Ngày vào sổ, ngày tiếp nhận hoặc ngày lễ kết nạp, ví dụ 28/06/2020"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("way") == "admitted" and not data.get("symbol"):
            self.add_error("symbol", "Kết nạp cần số, ngày và cơ quan ban hành quyết định.")
        if data.get("way") == "received" and not data.get("from_place"):
            self.add_error("from_place", "Hãy ghi nơi chuyển đi.")
        return data

    def consequence(self) -> str:
        data = self.cleaned_data
        place = data["organisation"].version_at(data["on"]).name
        return f"Thêm {data['full_name']} vào {place} từ ngày {format_date(data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        fields = values_of(data, (*NEW_FIELDS, *PARTY_FIELDS))
        person = register_person(
            actor=self.actor, organisation=data["organisation"], fields=fields, accepted_warnings=accepted
        )
        self._enter(person, accepted)
        return f"Đã thêm đảng viên {person.full_name}."

    def _enter(self, person: Person, accepted: Collection[str]) -> None:
        data = self.cleaned_data
        shared: dict[str, Any] = {"actor": self.actor, "person": person, "organisation": data["organisation"]}
        standing = Standing(data["standing"])
        match data["way"]:
            case "admitted":
                admit_member(**shared, decision=self.decision, ceremony_on=data["on"], accepted_warnings=accepted)
            case "received":
                receive_member(
                    **shared,
                    from_place=data["from_place"],
                    on=data["on"],
                    letter=Letter(data["letter"], data["on"]),
                    standing=standing,
                    accepted_warnings=accepted,
                )
            case _:
                enter_existing_member(**shared, on=data["on"], standing=standing, accepted_warnings=accepted)


class CorrectForm(ActForm):
    """Sửa thông tin: one group of a person's fields."""

    verb = "Sửa thông tin"
    fields_of = IDENTITY_CODES

    def __init__(self, *args: Any, person: Person, group: str = "nhan-than", **options: Any) -> None:
        self.person, self.names = person, GROUPS[group]
        super().__init__(*args, **options)
        for name in self.names:
            self.fields[name] = field_for(name)
        self.initial = {**initial_of(person, self.names), **self.initial}
        self.fields["reason"] = forms.CharField(label="Lý do sửa", max_length=300, required=False)

    def changes(self) -> dict[str, Any]:
        """The fields that differ from what is stored."""
        given = values_of(self.cleaned_data, self.names)
        return {name: value for name, value in given.items() if getattr(self.person, name) != value}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.changes():
            self.add_error(None, "Chưa có thông tin nào khác với đang ghi.")
        return data

    def consequence(self) -> str:
        labels = dict.fromkeys(str(self.fields[name].label) for name in self.names if name in self.changes())
        return f"Sửa {', '.join(label.lower() for label in labels)} của {self.person.full_name}?"

    def perform(self, accepted: Collection[str]) -> str:
        correct_person(
            actor=self.actor,
            person=self.person,
            changes=self.changes(),
            reason=self.cleaned_data["reason"],
            accepted_warnings=accepted,
        )
        return f"Đã sửa thông tin của {self.person.full_name}."
