"""Lines of the member sheet: levels, honours, cards, career, training, family."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.people import add_sheet_line, give_card, give_honour, set_attainment
from dangbo.registry.acts.people.sheet import Level
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.forms.members.memberships import MemberForm
from dangbo.registry.models import CareerEntry, FamilyMember, Person, TrainingEntry
from dangbo.registry.models.people import HonourKind
from dangbo.rules.members import badge_levels
from dangbo.rules.vocabulary import (
    GENERAL_LABELS,
    PROFESSIONAL_LABELS,
    THEORY_LABELS,
)
from dangbo.vietnamese.dates import format_date

LEVELS: dict[str, tuple[Level, str]] = {
    **{f"theory:{key.value}": (key, f"Lý luận chính trị: {label}") for key, label in THEORY_LABELS.items()},
    **{f"professional:{key.value}": (key, f"Chuyên môn: {label}") for key, label in PROFESSIONAL_LABELS.items()},
    **{f"general:{key.value}": (key, f"Giáo dục phổ thông: {label}") for key, label in GENERAL_LABELS.items()},
}


class OfPersonForm(ActForm):
    """An act on one person without a decision."""

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        self.person = person
        super().__init__(*args, **options)


class LevelForm(OfPersonForm):
    """đạt trình độ"""

    verb = "Ghi trình độ"
    fields_of = {"later-level-exists": "on"}
    level = forms.ChoiceField(label="Trình độ đạt được", choices=[(key, label) for key, (_, label) in LEVELS.items()])
    subject = forms.CharField(label="Ngành học, trường", max_length=200, required=False)
    on = DayField(label="Ngày đạt")

    def consequence(self) -> str:
        label = LEVELS[self.cleaned_data["level"]][1].lower()
        return f"Ghi {self.person.full_name} đạt {label} từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        level, label = LEVELS[data["level"]]
        set_attainment(actor=self.actor, person=self.person, level=level, on=data["on"], subject=data["subject"])
        return f"Đã ghi trình độ của {self.person.full_name}: {label.lower()}."


class HonourForm(MemberForm):
    """huy hiệu, khen thưởng, danh hiệu, kỷ luật"""

    needs_decision = False
    verb = "Ghi khen thưởng, kỷ luật"
    fields_of = {"badge-level-missing": "level", "text-missing": "text"}
    kind = forms.ChoiceField(label="Loại", choices=HonourKind.choices)
    level = forms.TypedChoiceField(label="Số năm của Huy hiệu Đảng", choices=(), required=False, coerce=int)
    text = forms.CharField(label="Nội dung", max_length=300, help_text="Ví dụ: Huy hiệu 30 năm tuổi Đảng, Khiển trách")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        level = self.fields["level"]
        assert isinstance(level, forms.TypedChoiceField)
        level.choices = [
            ("", "Không phải Huy hiệu"),
            *((year, f"{year} năm") for year in badge_levels(self.viewing.at)),
        ]
        self.fields["on"].label = "Ngày trao tặng, ngày thi hành"

    def consequence(self) -> str:
        kind = HonourKind(self.cleaned_data["kind"]).label
        return f"Ghi {kind} cho {self.person.full_name} ngày {self.day}: {self.cleaned_data['text']}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        kind = HonourKind(data["kind"])
        give_honour(
            actor=self.actor,
            person=self.person,
            kind=kind,
            text=data["text"],
            on=data["on"],
            level=data["level"] or None,
            decision=self.decision,
        )
        return f"Đã ghi {kind.label} cho {self.person.full_name}."


class CardForm(OfPersonForm):
    """cấp thẻ đảng viên"""

    verb = "Ghi cấp thẻ"
    fields_of = {"wrong-card-number": "number", "card-number-taken": "number", "later-card-exists": "on"}
    number = forms.CharField(label="Số thẻ đảng viên", max_length=20)
    on = DayField(label="Ngày cấp")

    def consequence(self) -> str:
        return f"Ghi cấp thẻ đảng viên cho {self.person.full_name} ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        give_card(actor=self.actor, person=self.person, number=self.cleaned_data["number"], on=self.cleaned_data["on"])
        return f"Đã ghi cấp thẻ cho {self.person.full_name}."


class CareerForm(OfPersonForm):
    """một chặng công tác"""

    verb = "Ghi quá trình công tác"
    begins = forms.CharField(label="Từ tháng, năm", max_length=10, help_text="Ví dụ 9/2010")
    ends = forms.CharField(label="Đến tháng, năm", max_length=10, required=False)
    text = forms.CharField(label="Công việc, chức vụ, đơn vị", max_length=400)

    def consequence(self) -> str:
        return f"Ghi thêm vào quá trình công tác của {self.person.full_name}: {self.cleaned_data['text']}?"

    def perform(self, accepted: Collection[str]) -> str:
        add_sheet_line(actor=self.actor, line=CareerEntry(person=self.person, **self.cleaned_data))
        return f"Đã ghi quá trình công tác của {self.person.full_name}."


class TrainingForm(OfPersonForm):
    """một khóa đào tạo, bồi dưỡng"""

    verb = "Ghi đào tạo, bồi dưỡng"
    school = forms.CharField(label="Tên trường, lớp", max_length=200)
    field = forms.CharField(label="Ngành học", max_length=200, required=False)
    begins = forms.CharField(label="Từ tháng, năm", max_length=10, required=False)
    ends = forms.CharField(label="Đến tháng, năm", max_length=10, required=False)
    mode = forms.CharField(label="Hình thức học", max_length=60, required=False)
    certificate = forms.CharField(label="Văn bằng, chứng chỉ", max_length=120, required=False)

    def consequence(self) -> str:
        return f"Ghi thêm khóa học của {self.person.full_name}: {self.cleaned_data['school']}?"

    def perform(self, accepted: Collection[str]) -> str:
        add_sheet_line(actor=self.actor, line=TrainingEntry(person=self.person, **self.cleaned_data))
        return f"Đã ghi đào tạo, bồi dưỡng của {self.person.full_name}."


class FamilyForm(OfPersonForm):
    """người thân"""

    verb = "Ghi người thân"
    relation = forms.CharField(label="Quan hệ", max_length=60, help_text="Ví dụ: cha đẻ, vợ, con")
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    birth_year = forms.IntegerField(label="Năm sinh", min_value=1850, max_value=2199, required=False)
    text = forms.CharField(label="Quê quán, nơi ở, nghề nghiệp", max_length=400, required=False)

    def consequence(self) -> str:
        data = self.cleaned_data
        return f"Ghi {data['relation']} của {self.person.full_name}: {data['full_name']}?"

    def perform(self, accepted: Collection[str]) -> str:
        add_sheet_line(actor=self.actor, line=FamilyMember(person=self.person, **self.cleaned_data))
        return f"Đã ghi người thân của {self.person.full_name}."
