"""A step: names added, counts, closed, opened again; its shape; a difference reported to the superior."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.personnel.closing import close_step, reopen_step
from dangbo.congresses.acts.personnel.counts import prepare_step_ballot, record_step_counts, take_step_count
from dangbo.congresses.acts.personnel.differences import answer_difference, report_difference
from dangbo.congresses.acts.personnel.names import add_names
from dangbo.congresses.acts.personnel.runs import StepShape, add_step, change_step, leave_out_step
from dangbo.congresses.forms.personnel.parts import NOBODY, OnDay, StepForm, person_choices
from dangbo.congresses.models.personnel import StepBase, StepMeeting, StepName, StepWay
from dangbo.congresses.queries.personnel.lists import presence_of
from dangbo.congresses.queries.personnel.offering import offered_people
from dangbo.congresses.queries.personnel.rules import result_of
from dangbo.registry.forms.fields import PeopleField
from dangbo.rules.congress.steps import BASE_LABELS, StepResult
from dangbo.rules.elections.counts import BallotCounts
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class NamesForm(OnDay, StepForm):
    """đưa người vào danh sách"""

    verb = "Đưa vào danh sách"
    people = PeopleField(label="Chọn người", error_messages={"required": NOBODY})
    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = offered_people(self.step.run, self.viewing.at)
        self.offered = {person.pk: person for person in people}
        self.fields["people"].choices = person_choices(people)  # type: ignore[attr-defined]
        if self.step.number == 1 and self.step.held_on is None:
            del self.fields["reason"]

    def consequence(self) -> str:
        return f"Đưa {format_int(len(self.cleaned_data['people']))} người vào danh sách bước {self.step.number}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        rows = add_names(
            actor=self.actor,
            step=self.step,
            people=[self.offered[key] for key in data["people"]],
            on=data["on"],
            reason=data.get("reason", ""),
            accepted_warnings=accepted,
        )
        return f"Đã đưa {format_int(len(rows))} người vào danh sách."


class CountForm(StepForm):
    """ghi kết quả lấy ý kiến"""

    verb = "Ghi kết quả"
    fields_of = {
        "issued-above-present": "issued",
        "collected-above-issued": "collected",
        "valid-and-invalid-not-collected": "valid",
    }
    BALLOTS = (("issued", "Phát ra"), ("collected", "Thu vào"), ("valid", "Hợp lệ"), ("invalid", "Không hợp lệ"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.is_secret = self.step.way == StepWay.SECRET
        present = presence_of(self.step).present
        if self.is_secret:
            for field, label in self.BALLOTS:
                self.fields[field] = forms.IntegerField(label=label, min_value=0)
                known = getattr(self.step, field)
                self.initial.setdefault(field, known if known is not None else (0 if field == "invalid" else present))
        self.names = list(self.step.names.select_related("nominee__person"))
        for place, name in enumerate(self.names, start=1):
            label = f"{place}. {name.nominee.person.full_name}"
            self.fields[f"agreed_{place}"] = forms.IntegerField(label=label, min_value=0)
            self.initial.setdefault(f"agreed_{place}", name.agreed)
        heading = "Số phiếu đồng ý" if self.is_secret else f"Số người tán thành (có mặt {format_int(present)})"
        self.sections = {"issued": "Số phiếu", "agreed_1": heading}  # type: ignore[misc]

    @property
    def ballots(self) -> BallotCounts | None:
        """The ballots as typed; None for raised hands."""
        if not self.is_secret:
            return None
        return BallotCounts(*(self.cleaned_data[name] for name, _label in self.BALLOTS))

    def consequence(self) -> str:
        ballots = self.ballots
        if ballots is None:
            return f"Ghi số tán thành của {format_int(len(self.names))} người?"
        return (
            f"Ghi kết quả: phát ra {format_int(ballots.issued)}, thu vào {format_int(ballots.collected)}, hợp lệ "
            f"{format_int(ballots.valid)}, không hợp lệ {format_int(ballots.invalid)}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        agreed = {name.pk: self.cleaned_data[f"agreed_{place}"] for place, name in enumerate(self.names, start=1)}
        record_step_counts(
            actor=self.actor, step=self.step, agreed=agreed, ballots=self.ballots, accepted_warnings=accepted
        )
        return "Đã ghi kết quả."


class BallotForm(StepForm):
    """lấy phiếu ở phần Bầu cử"""

    verb = "Lập cuộc bỏ phiếu"

    def consequence(self) -> str:
        return "Lập cuộc bỏ phiếu kín của bước này ở phần Bầu cử, với danh sách và điểm danh đã ghi?"

    def perform(self, accepted: Collection[str]) -> str:
        election = prepare_step_ballot(actor=self.actor, step=self.step, accepted_warnings=accepted)
        return f"Đã lập cuộc bỏ phiếu “{election.title}”."


class TakeCountForm(StepForm):
    """lấy kết quả kiểm phiếu"""

    verb = "Lấy kết quả kiểm phiếu"

    def consequence(self) -> str:
        return "Lấy kết quả kiểm phiếu từ phần Bầu cử?"

    def perform(self, accepted: Collection[str]) -> str:
        take_step_count(actor=self.actor, step=self.step)
        return "Đã lấy kết quả kiểm phiếu."


class CloseForm(OnDay, StepForm):
    """kết thúc bước"""

    verb = "Kết thúc bước"
    fields_of = {"day-too-early": "on"}
    sections = {"why_1": "Chỉ ghi lý do khi quyết định khác kết quả"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = list(self.step.names.select_related("nominee__person"))
        presence = presence_of(self.step)
        self.result = result_of(self.step, presence, self.names).answer if self.step.held_on else None
        for place, name in enumerate(self.names, start=1):
            self.fields[f"why_{place}"] = forms.CharField(
                label=_result_words(name, self.result), max_length=300, required=False
            )

    @property
    def otherwise(self) -> dict[uuid.UUID, str]:
        """The reasons typed, by the id of the name."""
        typed = {name.pk: self.cleaned_data[f"why_{place}"] for place, name in enumerate(self.names, start=1)}
        return {key: why for key, why in typed.items() if why.strip()}

    def consequence(self) -> str:
        on = sum((str(name.pk) in self._passed) is not (name.pk in self.otherwise) for name in self.names)
        return f"Kết thúc bước {self.step.number}; đưa tiếp {format_int(on)}/{format_int(len(self.names))} người?"

    @property
    def _passed(self) -> set[str]:
        needed = self.result.needed if self.result else 0
        return {str(name.pk) for name in self.names if name.agreed is not None and name.agreed >= needed}

    def perform(self, accepted: Collection[str]) -> str:
        close_step(
            actor=self.actor,
            step=self.step,
            closed_on=self.cleaned_data["on"],
            otherwise=self.otherwise,
            accepted_warnings=accepted,
        )
        return f"Đã kết thúc bước {self.step.number}."


def _result_words(name: StepName, result: StepResult | None) -> str:
    """ "Lò Thị Mai: 2/5 người được triệu tập, 40,00%, không quá một nửa"."""
    who = name.nominee.person.full_name
    if result is None or name.agreed is None:
        return f"{who}: chưa có kết quả"
    share = f"{format_int(name.agreed)}/{format_int(result.base)} người {BASE_LABELS[result.base_kind]}"
    word = "quá một nửa, đưa tiếp" if name.agreed >= result.needed else "không quá một nửa, không đưa tiếp"
    return f"{who}: {share}, {result.percents.get(str(name.pk), '–')}%, {word}"


class ReopenForm(StepForm):
    """mở lại bước"""

    verb = "Mở lại bước"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Mở lại bước {self.step.number}? Danh sách đã đưa sang bước sau sẽ được lập lại khi kết thúc."

    def perform(self, accepted: Collection[str]) -> str:
        reopen_step(actor=self.actor, step=self.step, reason=self.cleaned_data["reason"])
        return f"Đã mở lại bước {self.step.number}."


class ShapeForm(StepForm):
    """Who meets in a step, how it votes, of whom the percentage is taken."""

    fields_of = {"name-missing": "title"}
    title = forms.CharField(label="Tên bước", max_length=250)
    task = forms.CharField(label="Nội dung", max_length=400, required=False)
    meeting = forms.ChoiceField(label="Thành phần họp", choices=StepMeeting.choices)
    way = forms.ChoiceField(label="Hình thức", choices=StepWay.choices)
    base = forms.ChoiceField(
        label="Tỷ lệ tính trên số", choices=[(base.value, f"người {base.label}") for base in StepBase]
    )
    reason = forms.CharField(label="Lý do, văn bản hướng dẫn", max_length=300)

    @property
    def shape(self) -> StepShape:
        data = self.cleaned_data
        meeting, way, base = StepMeeting(data["meeting"]), StepWay(data["way"]), StepBase(data["base"])
        return StepShape(data["title"], meeting, way, base, data["task"])


class ChangeStepForm(ShapeForm):
    """sửa bước"""

    verb = "Ghi thay đổi"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("title", "task", "meeting", "way", "base"):
            self.initial.setdefault(name, getattr(self.step, name))

    def consequence(self) -> str:
        return f"Sửa bước {self.step.number} thành “{self.cleaned_data['title']}”?"

    def perform(self, accepted: Collection[str]) -> str:
        change_step(actor=self.actor, step=self.step, shape=self.shape, reason=self.cleaned_data["reason"])
        return "Đã ghi thay đổi."


class AddStepForm(ShapeForm):
    """thêm bước vào cuối quy trình"""

    verb = "Thêm bước"

    def consequence(self) -> str:
        return f"Thêm bước “{self.cleaned_data['title']}” vào cuối lượt {self.step.run.get_kind_display().lower()}?"

    def perform(self, accepted: Collection[str]) -> str:
        made = add_step(actor=self.actor, run=self.step.run, shape=self.shape, reason=self.cleaned_data["reason"])
        return f"Đã thêm bước {made.number}."


class LeaveOutForm(StepForm):
    """bỏ bước"""

    verb = "Bỏ bước"
    reason = forms.CharField(label="Lý do, văn bản hướng dẫn", max_length=300)

    def consequence(self) -> str:
        return f"Bỏ bước {self.step.number}, {self.step.title}?"

    def perform(self, accepted: Collection[str]) -> str:
        number = self.step.number
        leave_out_step(actor=self.actor, step=self.step, reason=self.cleaned_data["reason"])
        return f"Đã bỏ bước {number}."


class ReportDifferenceForm(OnDay, StepForm):
    """ghi báo cáo cấp trên"""

    verb = "Ghi báo cáo"
    fields_of = {"day-too-early": "on"}
    symbol = forms.CharField(label="Số, ký hiệu văn bản", max_length=60, required=False)

    def consequence(self) -> str:
        day = format_date(self.cleaned_data["on"])
        return f"Ghi ngày {day} đã báo cáo, xin ý kiến cấp trên về ý kiến khác kết quả phiếu của ban chấp hành?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        report_difference(actor=self.actor, step=self.step, reported_on=data["on"], symbol=data["symbol"])
        return "Đã ghi báo cáo cấp trên."


class AnswerForm(OnDay, StepForm):
    """ghi ý kiến cấp trên"""

    verb = "Ghi ý kiến cấp trên"
    fields_of = {"day-too-early": "on"}
    answer = forms.CharField(label="Ý kiến của cấp trên", max_length=500, widget=forms.Textarea)

    def consequence(self) -> str:
        return "Ghi ý kiến này của cấp trên?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        answer_difference(actor=self.actor, step=self.step, answered_on=data["on"], answer=data["answer"])
        return "Đã ghi ý kiến cấp trên."
