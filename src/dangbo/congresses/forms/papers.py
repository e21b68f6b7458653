"""Papers of a congress given to somebody, sent for opinions, opinions given and settled."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone

from dangbo.congresses.acts.papers.charging import charge_row
from dangbo.congresses.acts.papers.opinions import (
    answer_call,
    close_opinions,
    give_opinion,
    open_opinions,
    settle_opinion,
)
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import CongressPaper, Opinion, OpinionCall, OpinionRound, PaperCharge, Taken
from dangbo.congresses.papers.catalogue import Row
from dangbo.congresses.queries.papers.charges import people_for
from dangbo.congresses.queries.papers.opinions import headings_of, units_below
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, PeopleField, choices_with_blank
from dangbo.registry.models import Organisation, Person
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class ChargeForm(ActForm):
    """giao người phụ trách và hạn"""

    verb = "Giao việc"
    fields_of = {"two-owners": "owner_words"}
    owner = forms.ChoiceField(label="Người phụ trách", required=False)
    owner_words = forms.CharField(
        label="Hoặc ghi bằng lời", max_length=200, required=False, help_text="Ví dụ: Tổ thư ký, chi ủy"
    )
    due_on = DayField(label="Xong trước ngày", required=False)

    def __init__(self, *args: Any, congress: Congress, row: Row, **options: Any) -> None:
        super().__init__(*args, **options)
        self.congress, self.row = congress, row
        self.people = {str(person.pk): person for person in people_for(congress)}
        names = [(key, person.full_name) for key, person in self.people.items()]
        self.fields["owner"].choices = choices_with_blank(names, "Theo kế hoạch")  # type: ignore[attr-defined]
        charge = PaperCharge.objects.filter(congress=congress, row=row.number).first()
        if charge is not None:
            self.initial = {
                **self.initial,
                "owner": str(charge.owner_id or ""),
                "owner_words": charge.owner_words,
                "due_on": charge.due_on,
            }

    @property
    def person(self) -> Person | None:
        return self.people.get(self.cleaned_data["owner"])

    def consequence(self) -> str:
        data = self.cleaned_data
        who = self.person.full_name if self.person else data["owner_words"] or "người theo kế hoạch"
        until = f", xong trước ngày {format_date(data['due_on'])}" if data["due_on"] else ""
        return f"Giao {self.row.name} cho {who}{until}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        charge_row(
            actor=self.actor,
            congress=self.congress,
            row=self.row,
            owner=self.person,
            owner_words=data["owner_words"],
            due_on=data["due_on"],
        )
        return "Đã giao việc."


class OpenOpinionsForm(ActForm):
    """gửi một bản dự thảo lấy ý kiến"""

    verb = "Gửi lấy ý kiến"
    fields_of = {"until-before-opening": "until", "nobody-asked": "organisations"}
    until = DayField(label="Hạn góp ý")
    request = forms.CharField(
        label="Đề nghị tập trung vào", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    organisations = PeopleField(label="Gửi đến")

    def __init__(self, *args: Any, paper: CongressPaper, **options: Any) -> None:
        super().__init__(*args, **options)
        self.paper = paper
        units = units_below(paper.congress)
        choices = [(str(unit.organisation_id), unit.name) for unit in units]
        self.fields["organisations"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("organisations", [key for key, _name in choices])

    def consequence(self) -> str:
        data = self.cleaned_data
        return (
            f"Gửi {self.paper.title} đến {format_int(len(data['organisations']))} đơn vị, lấy ý kiến đến ngày "
            f"{format_date(data['until'])}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        chosen: list[uuid.UUID] = data["organisations"]
        open_opinions(
            actor=self.actor,
            paper=self.paper,
            organisations=list(Organisation.objects.filter(pk__in=chosen)),
            on=self.viewing.at,
            until=data["until"],
            request=data["request"],
        )
        return f"Đã gửi đến {format_int(len(chosen))} đơn vị."


class RoundForm(ActForm):
    """An act on a round of opinions."""

    def __init__(self, *args: Any, round_: OpinionRound, **options: Any) -> None:
        self.round = round_
        super().__init__(*args, **options)


class CloseOpinionsForm(RoundForm):
    """kết thúc lấy ý kiến"""

    verb = "Kết thúc lấy ý kiến"

    def consequence(self) -> str:
        return f"Kết thúc lấy ý kiến {self.round.paper.title} với {format_int(self.round.opinions.count())} ý kiến?"

    def perform(self, accepted: Collection[str]) -> str:
        close_opinions(actor=self.actor, round_=self.round, on=self.viewing.at)
        return "Đã kết thúc lấy ý kiến."


class OpinionForm(RoundForm):
    """góp ý một mục"""

    verb = "Gửi ý kiến"
    fields_of = {"opinion-empty": "text", "opinion-too-long": "text", "not-asked": "organisation"}
    section = forms.ChoiceField(label="Về mục", required=False)
    text = forms.CharField(label="Ý kiến", widget=forms.Textarea(attrs={"rows": 5}))
    organisation = forms.ChoiceField(label="Góp ý qua")
    author = forms.CharField(
        label="Người góp ý", max_length=200, required=False, help_text="Để trống nếu là ý kiến chung của đơn vị"
    )

    def __init__(self, *args: Any, calls: list[OpinionCall], **options: Any) -> None:
        super().__init__(*args, **options)
        titles = [(title, title) for title in headings_of(self.round)]
        self.fields["section"].choices = choices_with_blank(titles, "Toàn văn")  # type: ignore[attr-defined]
        at = timezone.localdate()
        self.calls = {str(call.organisation_id): call for call in calls}
        units = [(key, call.organisation.version_at(at).name) for key, call in self.calls.items()]
        self.fields["organisation"].choices = units  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Gửi ý kiến về {self.cleaned_data['section'] or 'toàn văn'}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        give_opinion(
            actor=self.actor,
            round_=self.round,
            organisation=self.calls[data["organisation"]].organisation,
            text=data["text"],
            section=data["section"],
            author=data["author"],
            on=self.viewing.at,
        )
        return "Đã gửi ý kiến."


class AnswerForm(ActForm):
    """đơn vị góp ý xong"""

    verb = "Ghi đã góp ý xong"
    took_part = forms.IntegerField(label="Số đảng viên tham gia góp ý", min_value=0, required=False)

    def __init__(self, *args: Any, call: OpinionCall, **options: Any) -> None:
        super().__init__(*args, **options)
        self.call = call

    def consequence(self) -> str:
        name = self.call.organisation.version_at(self.viewing.at).name
        return f"{name} đã góp ý xong {self.call.round.paper.title}?"

    def perform(self, accepted: Collection[str]) -> str:
        answer_call(actor=self.actor, call=self.call, took_part=self.cleaned_data["took_part"], on=self.viewing.at)
        return "Đã ghi."


class SettleForm(ActForm):
    """tiếp thu, giải trình một ý kiến"""

    verb = "Ghi kết quả"
    fields_of = {"not-settled": "taken", "reason-missing": "reason"}
    taken = forms.ChoiceField(label="Tiếp thu", choices=[(each.value, each.label) for each in Taken if each.value])
    reason = forms.CharField(
        label="Lý do, cách sửa",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Phải ghi khi không tiếp thu hoặc chỉ tiếp thu một phần",
    )

    def __init__(self, *args: Any, opinion: Opinion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.opinion = opinion
        self.initial = {**self.initial, "taken": opinion.taken, "reason": opinion.reason}

    def consequence(self) -> str:
        return f"{Taken(self.cleaned_data['taken']).label} ý kiến này?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        settle_opinion(actor=self.actor, opinion=self.opinion, taken=Taken(data["taken"]), reason=data["reason"])
        return "Đã ghi việc tiếp thu, giải trình."
