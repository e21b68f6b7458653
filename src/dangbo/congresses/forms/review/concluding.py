"""Questions and answers, the conclusion notice, supplements."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.review.concluding import (
    Conclusion,
    Wanted,
    accept_supplement,
    answer_question,
    ask_question,
    conclude,
    deliver_supplement,
)
from dangbo.congresses.forms.personnel.parts import person_choices
from dangbo.congresses.models.review import Review, ReviewQuestion, Supplement
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.review.page import documents_of, eligible_for_posts
from dangbo.documents.forms.fields import LinesField
from dangbo.documents.models import Document
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, PeopleField, choices_with_blank
from dangbo.registry.models import Person
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.numbers import format_int


class OnReview(ActForm):
    """An act on one congress in a session."""

    def __init__(self, *args: Any, review: Review, **options: Any) -> None:
        self.review = review
        super().__init__(*args, **options)

    @property
    def name(self) -> str:
        return self.review.congress.organisation.version_at(self.viewing.at).name


class QuestionForm(OnReview):
    """ghi câu hỏi"""

    verb = "Ghi câu hỏi"
    asked_by = forms.CharField(label="Người hỏi", max_length=200)
    text = forms.CharField(label="Câu hỏi", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)

    def consequence(self) -> str:
        return f"Ghi câu hỏi của {self.cleaned_data['asked_by']} với {self.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        ask_question(actor=self.actor, review=self.review, **self.cleaned_data)
        return "Đã ghi câu hỏi."


class AnswerForm(ActForm):
    """ghi trả lời"""

    verb = "Ghi trả lời"
    answered_by = forms.CharField(label="Người trả lời", max_length=200)
    answer = forms.CharField(label="Trả lời", widget=forms.Textarea(attrs={"rows": 5}), max_length=8000)
    on = DayField(label="Ngày trả lời")

    def __init__(self, *args: Any, question: ReviewQuestion, **options: Any) -> None:
        self.question = question
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)
        self.initial.setdefault("answered_by", question.answered_by)
        self.initial.setdefault("answer", question.answer)

    def consequence(self) -> str:
        return f"Ghi trả lời của {self.cleaned_data['answered_by']}?"

    def perform(self, accepted: Collection[str]) -> str:
        answer_question(actor=self.actor, question=self.question, **self.cleaned_data)
        return "Đã ghi trả lời."


class ConcludeForm(OnReview):
    """ghi thông báo kết luận"""

    verb = "Ghi thông báo kết luận"
    fields_of = {
        "session-not-held": "on",
        "day-too-early": "on",
        "text-missing": "text",
        "due-before-asked": "supplements_due",
        "outside-window": "first_day",
        "congress-too-long": "last_day",
        "reason-missing": "move_reason",
    }
    sections = {
        "first_day": "Ngày đại hội được duyệt",
        "secretary": "Nhân sự được đồng ý để bầu",
        "supplements": "Yêu cầu bổ sung",
    }
    approved = forms.ChoiceField(
        label="Kết luận", choices=[("co", "Đồng ý tổ chức đại hội"), ("khong", "Chuẩn bị lại, duyệt lần nữa")]
    )
    text = forms.CharField(label="Nội dung kết luận", widget=forms.Textarea(attrs={"rows": 8}), max_length=20000)
    on = DayField(label="Ngày thông báo")
    symbol = forms.CharField(label="Số, ký hiệu thông báo", max_length=60, required=False)
    document = forms.ChoiceField(label="Văn bản trong sổ", required=False)
    first_day = DayField(label="Ngày khai mạc", required=False)
    last_day = DayField(label="Ngày bế mạc", required=False)
    move_reason = forms.CharField(label="Lý do đổi ngày", max_length=500, required=False)
    leave = forms.CharField(label="Đồng ý họp ngoài thời hạn", max_length=300, required=False)
    secretary = forms.ChoiceField(label="Bí thư", required=False)
    deputies = PeopleField(label="Phó bí thư", required=False)
    supplements = LinesField(label="Việc phải bổ sung", help_text="Mỗi dòng một việc.")
    supplements_due = DayField(label="Hạn bổ sung", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        days = days_of(self.review.congress).expected
        if days is not None:
            self.initial.setdefault("first_day", days.first_day)
            self.initial.setdefault("last_day", days.last_day)
        people = person_choices(eligible_for_posts(self.review.congress, self.viewing.at))
        self.fields["secretary"].choices = choices_with_blank(people, "Không ghi")  # type: ignore[attr-defined]
        self.fields["deputies"].choices = people  # type: ignore[attr-defined]
        papers = documents_of(self.review.session.superior_id)
        self.fields["document"].choices = choices_with_blank(papers, "Không đính")  # type: ignore[attr-defined]
        self.initial.setdefault("on", self.viewing.at)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("supplements") and not data.get("supplements_due"):
            self.add_error("supplements_due", "Ghi hạn bổ sung.")
        return data

    def consequence(self) -> str:
        word = "đồng ý tổ chức đại hội" if self.cleaned_data["approved"] == "co" else "duyệt lần nữa"
        more = len(self.cleaned_data["supplements"])
        added = f", bổ sung {format_int(more)} việc" if more else ""
        return f"Ghi thông báo kết luận với {self.name}: {word}{added}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        conclude(
            actor=self.actor,
            review=self.review,
            on=data["on"],
            conclusion=self._conclusion(),
            move_reason=data["move_reason"],
            leave=data["leave"],
            accepted_warnings=accepted,
        )
        return "Đã ghi thông báo kết luận."

    def _conclusion(self) -> Conclusion:
        data = self.cleaned_data
        is_approved = data["approved"] == "co"
        return Conclusion(
            approved=is_approved,
            text=data["text"],
            symbol=data["symbol"],
            document=Document.objects.get(pk=data["document"]) if data["document"] else None,
            first_day=data["first_day"] if self._moves(data) else None,
            last_day=data["last_day"],
            posts=self._posts() if is_approved else (),
            supplements=[Wanted(text, data["supplements_due"]) for text in data["supplements"]],
        )

    def _moves(self, data: dict[str, Any]) -> bool:
        """Whether the days typed are other than those approved already."""
        approved = days_of(self.review.congress).approved
        if approved is None:
            return True
        return (data["first_day"], data["last_day"] or data["first_day"]) != (approved.first_day, approved.last_day)

    def _posts(self) -> list[tuple[Post, Person]]:
        data, version = self.cleaned_data, self.review.congress.organisation.version_at(self.viewing.at)
        head = Post.CELL_SECRETARY if OrganisationKind(version.kind) in CELL_KINDS else Post.SECRETARY
        wanted = [(head, data["secretary"])] if data["secretary"] else []
        wanted += [(Post.DEPUTY_SECRETARY, key) for key in data["deputies"]]
        people = Person.objects.in_bulk([uuid.UUID(str(key)) for _, key in wanted])
        return [(post, people[uuid.UUID(str(key))]) for post, key in wanted]


class DeliverForm(ActForm):
    """bổ sung hồ sơ"""

    verb = "Ghi đã bổ sung"
    fields_of = {"nothing-attached": "note", "document-of-another": "document"}
    document = forms.ChoiceField(label="Văn bản trong sổ", required=False)
    note = forms.CharField(label="Đã bổ sung gì", max_length=500, required=False)
    on = DayField(label="Ngày bổ sung")

    def __init__(self, *args: Any, supplement: Supplement, **options: Any) -> None:
        self.supplement = supplement
        super().__init__(*args, **options)
        papers = documents_of(supplement.review.congress.organisation_id)
        self.fields["document"].choices = choices_with_blank(papers, "Không đính")  # type: ignore[attr-defined]
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi đã bổ sung: {self.supplement.text}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        document = Document.objects.get(pk=data["document"]) if data["document"] else None
        deliver_supplement(
            actor=self.actor, supplement=self.supplement, on=data["on"], note=data["note"], document=document
        )
        return "Đã ghi phần bổ sung."


class AcceptForm(ActForm):
    """nhận phần bổ sung"""

    verb = "Ghi kết quả"
    fields_of = {"day-too-early": "on"}
    accepted = forms.ChoiceField(label="Kết quả", choices=[("co", "Đạt, nhận"), ("chua", "Chưa đạt, bổ sung lại")])
    reason = forms.CharField(label="Lý do chưa đạt", max_length=300, required=False)
    on = DayField(label="Ngày")

    def __init__(self, *args: Any, supplement: Supplement, **options: Any) -> None:
        self.supplement = supplement
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        word = "Nhận" if self.cleaned_data["accepted"] == "co" else "Yêu cầu bổ sung lại"
        return f"{word}: {self.supplement.text}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        accept_supplement(
            actor=self.actor,
            supplement=self.supplement,
            on=data["on"],
            accepted=data["accepted"] == "co",
            reason=data["reason"],
        )
        return "Đã nhận phần bổ sung." if data["accepted"] == "co" else "Đã yêu cầu bổ sung lại."
