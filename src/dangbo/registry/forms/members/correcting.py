"""Putting right what stands on a person's sheet: dates of a stretch, a line too many, a measure that has ended."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from dangbo.access.permissions import Permission
from dangbo.registry.acts.memberships import correct_membership_dates
from dangbo.registry.acts.people import end_discipline, remove_sheet_line
from dangbo.registry.acts.people.sheet import SheetLine
from dangbo.registry.forms.acts import CitingForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.forms.members.sheet_lines import OfPersonForm
from dangbo.registry.models import CareerEntry, Honour, Membership, Person, TrainingEntry
from dangbo.registry.models.people import HonourKind
from dangbo.registry.queries.transfer_list import latest_names
from dangbo.vietnamese.dates import format_date


def disciplines_in_force(person: Person) -> list[Honour]:
    """The disciplinary measures of a person whose end is not entered."""
    return list(Honour.objects.filter(person=person, kind=HonourKind.DISCIPLINE, ended_on=None).order_by("given_on"))


def sheet_lines(person: Person) -> dict[str, SheetLine]:
    """The lines of career, training and family, each by the key that an address names it by; three queries."""
    kinds: dict[str, Iterable[SheetLine]] = {
        "cong-tac": person.career.order_by("id"),
        "dao-tao": person.training.order_by("id"),
        "gia-dinh": person.family.order_by("id"),
    }
    return {f"{kind}-{line.pk}": line for kind, lines in kinds.items() for line in lines}


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class DatesForm(CitingForm):
    """sửa ngày của một thời gian sinh hoạt"""

    needs_decision = False
    verb = "Sửa ngày sinh hoạt"
    sections = {"symbol": "Quyết định (nếu việc sửa theo quyết định)"}
    fields_of = {
        "end-is-an-act": "ends",
        "ends-before-it-begins": "ends",
        "overlaps-other-stretch": "begins",
        "swallows-other-stretch": "begins",
        "outside-organisation-life": "begins",
    }
    stretch = forms.ChoiceField(label="Thời gian sinh hoạt ghi nhầm", choices=())
    begins = DayField(label="Ngày bắt đầu đúng", required=False, help_text="Bỏ trống thì giữ ngày đang ghi")
    ends = DayField(
        label="Ngày kết thúc đúng", required=False, help_text="Bỏ trống thì giữ ngày đang ghi, hoặc vẫn đang sinh hoạt"
    )
    reason = forms.CharField(label="Lý do sửa", max_length=300)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        rows = Membership.objects.filter(person=self.person).order_by("valid_from")
        reached = self.actor.visible(rows, Permission.CHANGE_MEMBERS, "organisation_id")
        self.stretches = {str(row.pk): row for row in reached}
        self.names = latest_names(row.organisation_id for row in self.stretches.values())
        _offer(self, "stretch", [(key, self._told(row)) for key, row in self.stretches.items()])

    def _told(self, row: Membership) -> str:
        until = f" đến {format_date(row.valid_to)}" if row.valid_to else " đến nay"
        return f"{self.names[row.organisation_id]}, từ {format_date(row.valid_from)}{until}"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not data.get("begins") and not data.get("ends"):
            self.add_error("begins", "Hãy ghi ngày bắt đầu hoặc ngày kết thúc đúng.")
        return data

    def consequence(self) -> str:
        data = self.cleaned_data
        said = [
            f"{words} ngày {format_date(data[name])}"
            for name, words in (("begins", "bắt đầu"), ("ends", "kết thúc"))
            if data[name]
        ]
        place = self.names[self.stretches[data["stretch"]].organisation_id]
        return (
            f"Sửa thời gian sinh hoạt của {self.person.full_name} ở {place}: {', '.join(said)}? "
            "Thời gian sinh hoạt liền kề dời theo; số liệu của những ngày ấy thay đổi."
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        row = self.stretches[data["stretch"]]
        correct_membership_dates(
            actor=self.actor,
            membership=row,
            valid_from=data["begins"] or row.valid_from,
            valid_to=data["ends"] or row.valid_to,
            reason=data["reason"],
            decision=self.decision,
        )
        return f"Đã sửa ngày sinh hoạt của {self.person.full_name} ở {self.names[row.organisation_id]}."


class RemoveLineForm(OfPersonForm):
    """bỏ một dòng ghi nhầm của phiếu"""

    verb = "Bỏ dòng này"
    line = forms.ChoiceField(label="Dòng ghi nhầm", choices=())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = sheet_lines(self.person)
        _offer(self, "line", [(key, _line_told(line)) for key, line in self.lines.items()])

    def consequence(self) -> str:
        told = _line_told(self.lines[self.cleaned_data["line"]])
        return f"Bỏ khỏi phiếu của {self.person.full_name} dòng “{told}”? Nhật ký vẫn giữ việc này."

    def perform(self, accepted: Collection[str]) -> str:
        remove_sheet_line(actor=self.actor, line=self.lines[self.cleaned_data["line"]])
        return f"Đã bỏ một dòng của phiếu {self.person.full_name}."


def _line_told(line: SheetLine) -> str:
    if isinstance(line, CareerEntry):
        return f"Công tác: {_span(line)}{line.text}"
    if isinstance(line, TrainingEntry):
        return f"Đào tạo, bồi dưỡng: {_span(line)}{line.school}"
    return f"Người thân: {line.relation} {line.full_name}"


def _span(line: CareerEntry | TrainingEntry) -> str:
    days = " đến ".join(filter(None, (line.begins, line.ends)))
    return f"{days}, " if days else ""


class EndDisciplineForm(OfPersonForm):
    """kỷ luật hết hiệu lực"""

    verb = "Ghi kỷ luật hết hiệu lực"
    fields_of = {"ends-before-it-begins": "on", "not-in-force": "honour"}
    honour = forms.ChoiceField(label="Hình thức kỷ luật", choices=())
    on = DayField(label="Hết hiệu lực từ ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.measures = {str(each.pk): each for each in disciplines_in_force(self.person)}
        told = [(key, f"{each.text}, từ {format_date(each.given_on)}") for key, each in self.measures.items()]
        _offer(self, "honour", told)

    def consequence(self) -> str:
        measure = self.measures[self.cleaned_data["honour"]]
        day = format_date(self.cleaned_data["on"])
        return f"Ghi hình thức kỷ luật “{measure.text}” của {self.person.full_name} hết hiệu lực từ ngày {day}?"

    def perform(self, accepted: Collection[str]) -> str:
        measure = self.measures[self.cleaned_data["honour"]]
        end_discipline(actor=self.actor, honour=measure, on=self.cleaned_data["on"])
        return f"Đã ghi kỷ luật của {self.person.full_name} hết hiệu lực."
