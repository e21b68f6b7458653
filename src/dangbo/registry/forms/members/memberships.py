"""Changes of a membership: recognised, exempt or away, ended, and back again."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.memberships import (
    Destination,
    change_activity,
    end_membership,
    readmit_member,
    recognise_official,
    restore_member,
)
from dangbo.registry.forms.acts import DecisionForm
from dangbo.registry.forms.fields import DayField, OrganisationField
from dangbo.registry.models import Person
from dangbo.rules.members import LeavingGround, ground_labels
from dangbo.rules.vocabulary import ACTIVITY_LABELS, CELL_KINDS, EXIT_LABELS, Activity, ExitCause
from dangbo.vietnamese.dates import format_date

NOT_CHOSEN = (ExitCause.CHANGED, ExitCause.TRANSFERRED_OUT)


class MemberForm(DecisionForm):
    """An act on one member."""

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        self.person = person
        super().__init__(*args, **options)

    @property
    def day(self) -> str:
        return format_date(self.cleaned_data["on"])


class RecogniseForm(MemberForm):
    """công nhận chính thức"""

    verb = "Công nhận chính thức"
    fields_of = {
        "already-official": "on",
        "probation-not-over": "on",
        "recognition-too-early": "on",
        "joined-on-missing": "on",
    }
    on = DayField(label="Ngày chi bộ xét", help_text="Ngày chính thức là ngày hết 12 tháng dự bị, dù xét muộn hơn")

    def consequence(self) -> str:
        return f"Công nhận {self.person.full_name} là đảng viên chính thức, chi bộ xét ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        row = recognise_official(
            actor=self.actor,
            person=self.person,
            reviewed_on=self.cleaned_data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        official = self.person.official_on or row.valid_from
        return f"Đã công nhận {self.person.full_name} chính thức từ ngày {format_date(official)}."


class ActivityForm(MemberForm):
    """đổi tình trạng sinh hoạt"""

    needs_decision = False
    verb = "Đổi tình trạng sinh hoạt"
    fields_of = {
        "same-activity": "activity",
        "destination-with-away": "place",
        "destination-missing": "place",
        "destination-is-home": "to",
        "stay-ends-before-it-begins": "until",
    }
    activity = forms.ChoiceField(
        label="Tình trạng mới", choices=[(key.value, label) for key, label in ACTIVITY_LABELS.items()]
    )
    to = OrganisationField(
        label="Nơi đến (khi tạm chuyển đi)", kinds=CELL_KINDS, required=False, help_text="Chi bộ trong sổ"
    )
    place = forms.CharField(label="Hoặc nơi đến ngoài sổ", max_length=250, required=False)
    letter = forms.CharField(label="Số giấy giới thiệu", max_length=60, required=False)
    until = DayField(label="Sinh hoạt tạm thời đến ngày", required=False)

    def consequence(self) -> str:
        words = ACTIVITY_LABELS[Activity(self.cleaned_data["activity"])].lower()
        return f"Ghi {self.person.full_name}: {words} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        activity = Activity(data["activity"])
        given = data["to"] or data["place"]
        destination = Destination(data["to"], data["place"], data["letter"], until=data["until"]) if given else None
        change_activity(
            actor=self.actor,
            person=self.person,
            activity=activity,
            on=data["on"],
            decision=self.decision,
            destination=destination,
        )
        return f"Đã đổi tình trạng sinh hoạt của {self.person.full_name}: {ACTIVITY_LABELS[activity].lower()}."


class EndForm(MemberForm):
    """ra khỏi Đảng, từ trần"""

    needs_decision = False
    verb = "Ghi ra khỏi tổ chức"
    fields_of = {"cause-missing": "cause"}
    cause = forms.ChoiceField(
        label="Lý do", choices=[(key.value, label) for key, label in EXIT_LABELS.items() if key not in NOT_CHOSEN]
    )
    note = forms.CharField(label="Ghi chú", max_length=250, required=False)

    def consequence(self) -> str:
        cause = EXIT_LABELS[ExitCause(self.cleaned_data["cause"])].lower()
        return (
            f"Ghi {self.person.full_name} {cause} từ ngày {self.day}? "
            "Từ ngày đó không còn tính vào số đảng viên; chức vụ đang giữ kết thúc cùng ngày."
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        cause = ExitCause(data["cause"])
        end_membership(
            actor=self.actor,
            person=self.person,
            cause=cause,
            on=data["on"],
            decision=self.decision,
            note=data["note"],
        )
        return f"Đã ghi {self.person.full_name} {EXIT_LABELS[cause].lower()}."


class ReadmitForm(MemberForm):
    """kết nạp lại"""

    verb = "Ghi kết nạp lại"
    fields_of = {"not-put-out": "on"}
    organisation = OrganisationField(label="Chi bộ", kinds=CELL_KINDS)
    ground = forms.ChoiceField(label="Trước đây ra khỏi Đảng vì", choices=())
    cleared_on = DayField(label="Ngày được xóa án tích (nếu có)", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        ground = self.fields["ground"]
        assert isinstance(ground, forms.ChoiceField)
        ground.choices = [(key, label) for key, label in ground_labels().items()]
        self.fields["on"].label = "Ngày lễ kết nạp lại"

    def consequence(self) -> str:
        return f"Kết nạp lại {self.person.full_name} từ ngày {self.day}, dự bị 12 tháng?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        readmit_member(
            actor=self.actor,
            person=self.person,
            organisation=data["organisation"],
            decision=self.decision,
            ceremony_on=data["on"],
            ground=LeavingGround(data["ground"]),
            cleared_on=data["cleared_on"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi kết nạp lại {self.person.full_name}."


class RestoreForm(MemberForm):
    """phục hồi quyền đảng viên"""

    verb = "Ghi phục hồi"
    fields_of = {"not-put-out": "on"}
    organisation = OrganisationField(label="Chi bộ", kinds=CELL_KINDS)

    def consequence(self) -> str:
        return f"Phục hồi quyền đảng viên của {self.person.full_name} từ ngày {self.day}? Tuổi đảng tính liên tục."

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        restore_member(
            actor=self.actor,
            person=self.person,
            organisation=data["organisation"],
            on=data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return f"Đã ghi phục hồi {self.person.full_name}."
