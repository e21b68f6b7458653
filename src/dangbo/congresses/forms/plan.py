"""The plan of a congress: drawn up, steps added, given, done, opened again, dropped."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.plan.steps import add_step, draw_up_plan, drop_step, finish_step, give_step, reopen_step
from dangbo.congresses.forms.parts import CongressForm
from dangbo.congresses.models import PlanStep
from dangbo.congresses.queries.offering import offered_owners, owner_named
from dangbo.documents.models import Document, DocumentState
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, choices_with_blank
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

DOCUMENTS_OFFERED = 100


class DrawUpForm(CongressForm):
    """lập kế hoạch"""

    verb = "Lập kế hoạch"

    def consequence(self) -> str:
        return f"Lập kế hoạch đại hội {self.name}, hạn từng việc tính lùi từ ngày khai mạc?"

    def perform(self, accepted: Collection[str]) -> str:
        made = draw_up_plan(actor=self.actor, congress=self.congress, at=self.viewing.at)
        return f"Đã lập kế hoạch {format_int(len(made))} bước."


class _OwnerMixin(forms.Form):
    owner = forms.ChoiceField(label="Giao cho", required=False)
    owner_words = forms.CharField(label="Hoặc ghi tên", max_length=200, required=False)


class AddStepForm(CongressForm, _OwnerMixin):
    """thêm bước"""

    verb = "Thêm bước"
    fields_of = {"title-missing": "title", "due-missing": "due_on", "no-days": "offset"}
    title = forms.CharField(label="Việc", max_length=250)
    due_on = DayField(label="Hạn", required=False)
    offset = forms.IntegerField(
        label="Hoặc số ngày làm việc tính từ ngày khai mạc",
        required=False,
        min_value=-400,
        max_value=400,
        help_text="Số âm là trước khai mạc; hạn sẽ đổi theo khi ngày khai mạc đổi",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self, offered_owners(self.congress, self.viewing.at))

    def consequence(self) -> str:
        return f"Thêm bước “{self.cleaned_data['title']}” vào kế hoạch đại hội {self.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = add_step(
            actor=self.actor,
            congress=self.congress,
            title=data["title"],
            due_on=data["due_on"],
            offset=data["offset"],
            owner=owner_named(self.congress, data["owner"], data["owner_words"]),
        )
        return f"Đã thêm bước “{made.title}”, hạn {format_date(made.due_on)}."


def _offer(form: forms.Form, choices: Any) -> None:
    form.fields["owner"].choices = choices_with_blank(choices, "Chưa giao")  # type: ignore[attr-defined]


class StepForm(ActForm):
    """An act on a step."""

    def __init__(self, *args: Any, step: PlanStep, **options: Any) -> None:
        self.step = step
        super().__init__(*args, **options)


class GiveForm(StepForm, _OwnerMixin):
    """giao việc"""

    verb = "Giao việc"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        step = self.step
        _offer(self, offered_owners(step.congress, self.viewing.at))
        chosen = f"p:{step.owner_person_id}" if step.owner_person_id else ""
        chosen = f"g:{step.owner_group_id}" if step.owner_group_id else chosen
        self.initial = {"owner": chosen, "owner_words": step.owner_words, **self.initial}

    def consequence(self) -> str:
        chosen = dict(self.fields["owner"].choices).get(self.cleaned_data["owner"], "")  # type: ignore[attr-defined]
        told = chosen if self.cleaned_data["owner"] else self.cleaned_data["owner_words"] or "chưa ai"
        return f"Giao bước “{self.step.title}” cho {told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        owner = owner_named(self.step.congress, data["owner"], data["owner_words"])
        give_step(actor=self.actor, step=self.step, owner=owner)
        return f"Đã giao bước “{self.step.title}”."


class FinishForm(StepForm):
    """xong bước"""

    verb = "Ghi đã xong"
    fields_of = {"already-done": "on"}
    on = DayField(label="Ngày xong")
    note = forms.CharField(label="Kết quả", max_length=500, required=False)
    paper = forms.ChoiceField(label="Văn bản kèm theo", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)
        rows = Document.objects.filter(organisation=self.step.congress.organisation_id, state=DocumentState.ISSUED)
        found = [
            (str(row.pk), f"{row.symbol} {row.abstract}"[:120]) for row in rows.order_by("-pk")[:DOCUMENTS_OFFERED]
        ]
        self.fields["paper"].choices = choices_with_blank(found, "Không có")  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Ghi bước “{self.step.title}” đã xong ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        paper = Document.objects.get(pk=data["paper"]) if data["paper"] else None
        finish_step(actor=self.actor, step=self.step, on=data["on"], note=data["note"], paper=paper)
        return f"Đã ghi xong bước “{self.step.title}”."


class ReopenForm(StepForm):
    """mở lại bước"""

    verb = "Mở lại bước"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Mở lại bước “{self.step.title}”?"

    def perform(self, accepted: Collection[str]) -> str:
        reopen_step(actor=self.actor, step=self.step, reason=self.cleaned_data["reason"])
        return f"Đã mở lại bước “{self.step.title}”."


class DropForm(StepForm):
    """bỏ bước"""

    verb = "Bỏ bước"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Bỏ bước “{self.step.title}” khỏi kế hoạch?"

    def perform(self, accepted: Collection[str]) -> str:
        drop_step(actor=self.actor, step=self.step, reason=self.cleaned_data["reason"])
        return f"Đã bỏ bước “{self.step.title}”."
