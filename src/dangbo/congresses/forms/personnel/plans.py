"""The personnel plan: seats, conditions of the structure, the two runs, the list handed to the election."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from dangbo.congresses.acts.personnel.handing import hand_to_election
from dangbo.congresses.acts.personnel.plans import (
    add_condition,
    change_seats,
    draw_up_plan,
    drop_condition,
    take_quotas,
)
from dangbo.congresses.acts.personnel.runs import open_run
from dangbo.congresses.forms.parts import CongressForm
from dangbo.congresses.forms.personnel.parts import ConditionForm, OnDay, PlanForm
from dangbo.congresses.models.personnel import Measure, RunKind
from dangbo.congresses.queries.personnel.quotas import NewCondition, quota_conditions
from dangbo.congresses.queries.personnel.words import age_words, condition_words
from dangbo.elections.words import post_name
from dangbo.registry.forms.acts import ActForm
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

_POSTS = (
    Post.COMMITTEE,
    Post.STANDING_COMMITTEE,
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.INSPECTION_COMMISSION,
    Post.DELEGATES,
)
_OF_A_CELL = (Post.COMMITTEE, Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DELEGATES)


class SeatFields(ActForm):
    """Fields for the seats of each body, by the kind of the organisation."""

    fields_of = {"no-seats": "seats_committee"}

    def offer(self, kind: OrganisationKind, known: Mapping[str, int]) -> None:
        """Add a field for each post, filled with what is known."""
        for post in _OF_A_CELL if kind in CELL_KINDS else _POSTS:
            label = post_name(post, kind)
            self.fields[f"seats_{post}"] = forms.IntegerField(
                label=f"{label[:1].upper()}{label[1:]}", min_value=0, max_value=500, required=False
            )
            self.initial.setdefault(f"seats_{post}", known.get(post))

    @property
    def seats(self) -> dict[Post, int]:
        """The seats as typed; posts left empty are not planned."""
        found = {post: self.cleaned_data.get(f"seats_{post}") for post in Post}
        return {post: number for post, number in found.items() if number}

    @property
    def told(self) -> str:
        return ", ".join(f"{POST_LABELS[post]} {format_int(number)}" for post, number in self.seats.items())


class DrawUpForm(SeatFields, OnDay, CongressForm):
    """lập đề án nhân sự"""

    verb = "Lập đề án nhân sự"
    sections = {"seats_committee": "Số lượng cần bầu"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(OrganisationKind(self.congress.organisation.version_at(self.viewing.at).kind), {})

    def consequence(self) -> str:
        return f"Lập đề án nhân sự ngày {format_date(self.cleaned_data['on'])}: {self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        draw_up_plan(actor=self.actor, congress=self.congress, seats=self.seats, on=self.cleaned_data["on"])
        return "Đã lập đề án nhân sự."


class SeatsForm(SeatFields, PlanForm):
    """sửa số lượng"""

    verb = "Ghi số lượng"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = OrganisationKind(self.plan.congress.organisation.version_at(self.viewing.at).kind)
        self.offer(kind, {row.post: row.seats for row in self.plan.seats.all()})
        if self.plan.runs.exists():
            self.fields["reason"] = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Sửa số lượng thành: {self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        reason = self.cleaned_data.get("reason", "")
        change_seats(actor=self.actor, plan=self.plan, seats=self.seats, reason=reason)
        return "Đã ghi số lượng."


class QuotasForm(PlanForm):
    """lấy chỉ tiêu cơ cấu của đợt"""

    verb = "Lấy chỉ tiêu của đợt"

    def consequence(self) -> str:
        found = [_new_words(each) for each in quota_conditions(self.plan, self.viewing.at)]
        return f"Lấy các chỉ tiêu sau làm điều kiện cơ cấu: {'; '.join(found)}?"

    def perform(self, accepted: Collection[str]) -> str:
        rows = take_quotas(actor=self.actor, plan=self.plan, on=self.viewing.at)
        return f"Đã lấy {format_int(len(rows))} chỉ tiêu."


def _new_words(each: NewCondition) -> str:
    name = each.measure.label if each.measure is not Measure.AGE else age_words(each.age_from, each.age_below)
    return f"{name} ít nhất {format_int(each.least or 0)} người"


class AddConditionForm(PlanForm):
    """thêm điều kiện cơ cấu"""

    verb = "Thêm điều kiện"
    fields_of = {"number-missing": "least", "number-range": "most", "age-missing": "age_from", "words-missing": "words"}
    sections = {"age_from": "Chỉ ghi cho điều kiện về độ tuổi", "words": "Chức danh, nguồn"}
    measure = forms.ChoiceField(label="Điều kiện về", choices=Measure.choices)
    least = forms.IntegerField(label="Ít nhất (người)", min_value=0, max_value=500, required=False)
    most = forms.IntegerField(label="Nhiều nhất (người)", min_value=0, max_value=500, required=False)
    age_from = forms.IntegerField(label="Từ (tuổi)", min_value=18, max_value=100, required=False)
    age_below = forms.IntegerField(label="Dưới (tuổi)", min_value=18, max_value=100, required=False)
    words = forms.CharField(
        label="Chức danh cơ cấu", max_length=200, required=False, help_text="Ví dụ: lãnh đạo Văn phòng"
    )
    source = forms.CharField(label="Theo văn bản", max_length=300, required=False)

    @property
    def new(self) -> NewCondition:
        data = dict(self.cleaned_data)
        return NewCondition(measure=Measure(data.pop("measure")), **data)

    def consequence(self) -> str:
        return "Thêm điều kiện này vào đề án nhân sự?"

    def perform(self, accepted: Collection[str]) -> str:
        row = add_condition(actor=self.actor, plan=self.plan, condition=self.new)
        return f"Đã thêm điều kiện: {condition_words(row)}."


class DropConditionForm(ConditionForm):
    """bỏ điều kiện cơ cấu"""

    verb = "Bỏ điều kiện"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Bỏ điều kiện “{condition_words(self.condition)}”?"

    def perform(self, accepted: Collection[str]) -> str:
        drop_condition(actor=self.actor, condition=self.condition, reason=self.cleaned_data["reason"])
        return "Đã bỏ điều kiện."


class OpenRunForm(OnDay, PlanForm):
    """mở một lượt nhân sự"""

    kind: RunKind

    def consequence(self) -> str:
        return f"Mở lượt {self.kind.label.lower()} từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        run = open_run(actor=self.actor, plan=self.plan, kind=self.kind, opened_on=self.cleaned_data["on"])
        return f"Đã mở lượt {self.kind.label.lower()}, {format_int(run.steps.count())} bước."


class ReElectionForm(OpenRunForm):
    """mở lượt tái cử"""

    verb = "Mở lượt tái cử"
    kind = RunKind.RE_ELECTION


class FirstTimeForm(OpenRunForm):
    """mở lượt tham gia lần đầu"""

    verb = "Mở lượt lần đầu"
    kind = RunKind.FIRST_TIME


class HandForm(PlanForm):
    """đưa danh sách vào cuộc bầu"""

    verb = "Đưa vào danh sách bầu cử"
    post = forms.ChoiceField(label="Cuộc bầu")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = [(row.post, POST_LABELS[Post(row.post)].capitalize()) for row in self.plan.seats.all()]
        self.fields["post"].choices = labels  # type: ignore[attr-defined]

    def consequence(self) -> str:
        post = POST_LABELS[Post(self.cleaned_data["post"])]
        return f"Đưa danh sách của quy trình nhân sự vào cuộc bầu {post} của đại hội?"

    def perform(self, accepted: Collection[str]) -> str:
        post = Post(self.cleaned_data["post"])
        election = hand_to_election(actor=self.actor, plan=self.plan, post=post, accepted_warnings=accepted)
        return f"Đã đưa danh sách vào {election.title}."
