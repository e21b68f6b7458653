"""The meeting of a step: who is summoned, who does what, the day and who came."""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from dangbo.congresses.acts.personnel.meetings import (
    enter_participants,
    fill_participants,
    give_duties,
    hold_step,
    strike_participant,
    summon_people,
)
from dangbo.congresses.forms.personnel.parts import ParticipantForm, StepForm
from dangbo.congresses.models.personnel import Attendance, Duty, StepParticipant
from dangbo.elections.acts.rolls import TypedPerson
from dangbo.registry.forms.fields import DayField, PeopleField
from dangbo.registry.forms.picking import chosen_people, offer_people, require_people
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class FillForm(StepForm):
    """lập danh sách triệu tập từ sổ"""

    verb = "Lập danh sách triệu tập"

    def consequence(self) -> str:
        day = format_date(self.viewing.at)
        return f"Lấy từ sổ ngày {day} những người thuộc thành phần {self.step.title.lower()}?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = fill_participants(actor=self.actor, step=self.step, on=self.viewing.at)
        return f"Đã thêm {format_int(len(rows))} người vào danh sách triệu tập."


class SummonForm(StepForm):
    """triệu tập thêm người trong sổ"""

    verb = "Triệu tập"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self, self.step.run.plan.congress.organisation, self.viewing, label="Chọn người")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        require_people(self)
        return data

    def consequence(self) -> str:
        return f"Triệu tập thêm {format_int(len(self.cleaned_data['people']))} người?"

    def perform(self, accepted: Collection[str]) -> str:
        people = chosen_people(self)
        rows = summon_people(actor=self.actor, step=self.step, people=people, on=self.viewing.at)
        return f"Đã thêm {format_int(len(rows))} người vào danh sách triệu tập."


class EnterForm(StepForm):
    """triệu tập người ngoài sổ"""

    verb = "Thêm vào danh sách"
    fields_of = {"name-missing": "full_name"}
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ", max_length=200, required=False)
    unit = forms.CharField(label="Đơn vị", max_length=250, required=False)

    def consequence(self) -> str:
        return f"Thêm {self.cleaned_data['full_name']} vào danh sách triệu tập?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        typed = TypedPerson(data["full_name"], post=data["post"], unit=data["unit"])
        enter_participants(actor=self.actor, step=self.step, typed=[typed])
        return f"Đã thêm {data['full_name']}."


class StrikeForm(ParticipantForm):
    """bỏ khỏi danh sách triệu tập"""

    verb = "Bỏ khỏi danh sách"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Bỏ {self.participant.full_name} khỏi danh sách triệu tập?"

    def perform(self, accepted: Collection[str]) -> str:
        name = self.participant.full_name
        strike_participant(actor=self.actor, participant=self.participant, reason=self.cleaned_data["reason"])
        return f"Đã bỏ {name} khỏi danh sách triệu tập."


def _named(rows: Collection[StepParticipant]) -> list[tuple[str, str]]:
    return [(str(row.pk), ", ".join(filter(None, (row.full_name, row.post, row.unit)))) for row in rows]


class DutiesForm(StepForm):
    """phân công chủ trì, thư ký, kiểm phiếu"""

    verb = "Ghi phân công"
    fields_of = {"duty-twice": "chair", "teller-on-list": "tellers"}
    ONE: ClassVar[dict[str, Duty]] = {
        "chair": Duty.CHAIR,
        "secretary": Duty.SECRETARY,
        "head_teller": Duty.HEAD_TELLER,
    }
    chair = forms.ChoiceField(label="Chủ trì", required=False)
    secretary = forms.ChoiceField(label="Thư ký", required=False)
    head_teller = forms.ChoiceField(label="Tổ trưởng kiểm phiếu", required=False)
    tellers = PeopleField(label="Tổ viên kiểm phiếu", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = list(self.step.participants.all())
        self.rows = {str(row.pk): row for row in rows}
        for name, duty in self.ONE.items():
            self.fields[name].choices = [("", "–"), *_named(rows)]  # type: ignore[attr-defined]
            self.initial.setdefault(name, next((str(row.pk) for row in rows if row.duty == duty), ""))
        self.fields["tellers"].choices = _named(rows)  # type: ignore[attr-defined]
        self.initial.setdefault("tellers", [str(row.pk) for row in rows if row.duty == Duty.TELLER])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [data.get(name) for name in self.ONE if data.get(name)]
        chosen += [str(key) for key in data.get("tellers") or ()]
        if len(set(chosen)) < len(chosen):
            self.add_error("chair", "Mỗi người chỉ nhận một việc trong hội nghị.")
        return data

    def consequence(self) -> str:
        return "Ghi phân công này?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        duties = {self.rows[data[name]].pk: duty for name, duty in self.ONE.items() if data[name]}
        duties |= dict.fromkeys(data["tellers"], Duty.TELLER)
        give_duties(actor=self.actor, step=self.step, duties=duties)
        return "Đã ghi phân công."


class HoldForm(StepForm):
    """ghi ngày họp, điểm danh"""

    verb = "Ghi điểm danh"
    fields_of = {"day-too-early": "held_on", "step-without-quorum": "absent"}
    held_on = DayField(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    absent = PeopleField(label="Đánh dấu người vắng mặt", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = list(self.step.participants.all())
        self.summoned = len(rows)
        self.fields["absent"].choices = _named(rows)  # type: ignore[attr-defined]
        away = [str(row.pk) for row in rows if row.attendance == Attendance.ABSENT]
        self.initial.setdefault("absent", away)
        self.initial.setdefault("held_on", self.step.held_on or self.viewing.at)
        self.initial.setdefault("place", self.step.place)

    def consequence(self) -> str:
        data = self.cleaned_data
        present = self.summoned - len(data["absent"])
        return (
            f"Ghi họp ngày {format_date(data['held_on'])}, triệu tập {format_int(self.summoned)}, "
            f"có mặt {format_int(present)}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        hold_step(
            actor=self.actor,
            step=self.step,
            held_on=data["held_on"],
            absent=data["absent"],
            place=data["place"],
            accepted_warnings=accepted,
        )
        return "Đã ghi điểm danh."
