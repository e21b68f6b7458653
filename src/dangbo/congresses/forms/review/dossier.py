"""The dossier: papers attached, submitted, given back, appraised."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.review.appraising import ask_appraisals, give_appraisal
from dangbo.congresses.acts.review.dossier import (
    attach_made_papers,
    attach_paper,
    detach_paper,
    return_dossier,
    submit_dossier,
)
from dangbo.congresses.forms.parts import CongressForm
from dangbo.congresses.forms.personnel.parts import person_choices
from dangbo.congresses.models.review import Appraisal, Submission
from dangbo.congresses.queries.review.dossier import DossierLine, checklist
from dangbo.congresses.queries.review.page import documents_of, seated_at
from dangbo.documents.forms.fields import LinesField
from dangbo.documents.models import Document
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, choices_with_blank
from dangbo.registry.models import Person
from dangbo.vietnamese.numbers import format_int

DEPARTMENTS = ("Ban Tổ chức", "Ủy ban Kiểm tra", "Ban Tuyên giáo", "Văn phòng")
"""The departments offered; an office writes its own over them."""


class AttachForm(CongressForm):
    """đính văn bản vào hồ sơ"""

    verb = "Đính vào hồ sơ"
    fields_of = {"nothing-attached": "note", "document-of-another": "document"}
    document = forms.ChoiceField(label="Văn bản trong sổ", required=False)
    note = forms.CharField(
        label="Ghi chú", max_length=300, required=False, help_text="Khi nộp bản giấy, ví dụ: 05 bộ, đóng quyển"
    )
    on = DayField(label="Ngày đính")

    def __init__(self, *args: Any, line: DossierLine, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)
        offered = documents_of(self.congress.organisation_id)
        self.fields["document"].choices = choices_with_blank(offered, "Không có, nộp bản giấy")  # type: ignore[attr-defined]
        self.initial.setdefault("on", self.viewing.at)
        kept = line.attached.document_id if line.attached else line.offered.pk if line.offered else None
        self.initial.setdefault("document", str(kept) if kept else "")
        self.initial.setdefault("note", line.attached.note if line.attached else line.note)

    def consequence(self) -> str:
        return f"Đính {self.line.item.label} vào hồ sơ duyệt đại hội?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        document = Document.objects.get(pk=data["document"]) if data["document"] else None
        attach_paper(
            actor=self.actor,
            congress=self.congress,
            code=self.line.item.code,
            on=data["on"],
            document=document,
            note=data["note"],
        )
        return f"Đã đính vào hồ sơ: {self.line.item.label}."


class AttachMadeForm(CongressForm):
    """đính mọi văn bản đã soạn vào hồ sơ"""

    verb = "Đính các văn bản đã soạn"

    def consequence(self) -> str:
        lines = [line for line in checklist(self.congress, self.viewing.at) if line.offered is not None]
        names = "; ".join(line.item.label for line in lines)
        return f"Đính {format_int(len(lines))} văn bản đã soạn vào hồ sơ duyệt đại hội: {names}?"

    def perform(self, accepted: Collection[str]) -> str:
        made = attach_made_papers(actor=self.actor, congress=self.congress, on=self.viewing.at)
        return f"Đã đính {format_int(len(made))} văn bản vào hồ sơ."


class DetachForm(CongressForm):
    """bỏ văn bản khỏi hồ sơ"""

    verb = "Bỏ khỏi hồ sơ"

    def __init__(self, *args: Any, line: DossierLine, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)

    def consequence(self) -> str:
        return f"Bỏ {self.line.item.label} khỏi hồ sơ duyệt đại hội?"

    def perform(self, accepted: Collection[str]) -> str:
        detach_paper(actor=self.actor, congress=self.congress, code=self.line.item.code)
        return f"Đã bỏ khỏi hồ sơ: {self.line.item.label}."


class SubmitForm(CongressForm):
    """trình hồ sơ"""

    verb = "Trình hồ sơ"
    on = DayField(label="Ngày trình")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        count = format_int(self.congress.dossier.count())
        return f"Trình hồ sơ duyệt đại hội của {self.name} gồm {count} văn bản lên cấp trên?"

    def perform(self, accepted: Collection[str]) -> str:
        submit_dossier(actor=self.actor, congress=self.congress, on=self.cleaned_data["on"], accepted_warnings=accepted)
        return "Đã trình hồ sơ."


class SubmissionForm(ActForm):
    """An act of the superior on a dossier that lies with it."""

    def __init__(self, *args: Any, submission: Submission, **options: Any) -> None:
        self.submission = submission
        super().__init__(*args, **options)

    @property
    def name(self) -> str:
        return self.submission.congress.organisation.version_at(self.viewing.at).name


class ReturnForm(SubmissionForm):
    """trả lại hồ sơ"""

    verb = "Trả lại hồ sơ"
    fields_of = {"day-too-early": "on"}
    on = DayField(label="Ngày trả lại")
    reason = forms.CharField(label="Lý do", max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Trả lại hồ sơ duyệt đại hội của {self.name}? Đơn vị sẽ phải trình lại."

    def perform(self, accepted: Collection[str]) -> str:
        return_dossier(actor=self.actor, submission=self.submission, **self.cleaned_data)
        return "Đã trả lại hồ sơ."


class AskAppraisalsForm(SubmissionForm):
    """giao thẩm định"""

    verb = "Giao thẩm định"
    fields_of = {"day-too-early": "on", "due-before-asked": "due_on", "nobody-to-ask": "departments",
                 "reviewer-committee_member": "appraiser", "reviewer-nominee": "appraiser"}  # fmt: skip
    departments = LinesField(label="Ban, tổ công tác", required=True, help_text="Mỗi dòng một ban hoặc tổ.")
    appraiser = forms.ChoiceField(label="Người thẩm định", required=False)
    on = DayField(label="Ngày giao")
    due_on = DayField(label="Hạn có ý kiến", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = seated_at(self.submission.congress.round.superior, self.viewing.at)
        offered = choices_with_blank(person_choices(people), "Không ghi riêng ai")
        self.fields["appraiser"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("departments", DEPARTMENTS)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Giao {', '.join(self.cleaned_data['departments'])} thẩm định hồ sơ của {self.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        appraiser = Person.objects.get(pk=data["appraiser"]) if data["appraiser"] else None
        made = ask_appraisals(
            actor=self.actor,
            submission=self.submission,
            departments=data["departments"],
            on=data["on"],
            due_on=data["due_on"],
            appraiser=appraiser,
            accepted_warnings=accepted,
        )
        return f"Đã giao {format_int(len(made))} ban, tổ thẩm định."


class GiveAppraisalForm(ActForm):
    """ghi ý kiến thẩm định"""

    verb = "Ghi ý kiến thẩm định"
    fields_of = {"day-too-early": "on", "text-missing": "opinion"}
    agrees = forms.ChoiceField(label="Ý kiến", choices=[("co", "Đồng ý"), ("chua", "Chưa đồng ý")])
    opinion = forms.CharField(
        label="Nội dung", widget=forms.Textarea(attrs={"rows": 6}), max_length=8000, required=False
    )
    on = DayField(label="Ngày có ý kiến")

    def __init__(self, *args: Any, appraisal: Appraisal, **options: Any) -> None:
        self.appraisal = appraisal
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        word = "đồng ý" if self.cleaned_data["agrees"] == "co" else "chưa đồng ý"
        return f"Ghi {self.appraisal.department} {word} với hồ sơ?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        give_appraisal(
            actor=self.actor,
            appraisal=self.appraisal,
            on=data["on"],
            agrees=data["agrees"] == "co",
            opinion=data["opinion"],
        )
        return f"Đã ghi ý kiến của {self.appraisal.department}."
