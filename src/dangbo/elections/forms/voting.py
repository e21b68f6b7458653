"""The vote and its result: ballots handed out, the vote closed, totals typed, announced, decided, voted again."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts import InvalidReason, announce, hold_again, next_round, record_count
from dangbo.elections.acts.announcing import take_alternates
from dangbo.elections.acts.elections import cancel_election, change_election
from dangbo.elections.acts.hands import decide
from dangbo.elections.acts.voting import close_voting, issue_ballots
from dangbo.elections.forms.parts import ElectionForm, HandsForm, OnDayForm, ReasonForm
from dangbo.elections.models import Candidate, CountSource, Decider, PaperSize, Presence
from dangbo.elections.queries.lists import listed, names_of
from dangbo.elections.queries.nextstep import QUESTION_NAMES, questions_of
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import rules_roll
from dangbo.elections.verdicts import base_of, frozen_of, verdict_of
from dangbo.facts.figures import within_sentence
from dangbo.registry.forms.fields import PeopleField
from dangbo.rules.elections.counts import BallotCounts
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

REASONS = (
    ("foreign", "Không do ban kiểm phiếu phát ra"),
    ("too_many", "Bầu nhiều hơn số cần bầu"),
    ("nobody", "Không bầu cho ai"),
    ("writing", "Ký tên, viết thêm, đánh dấu riêng"),
    ("other", "Lý do khác"),
)
"""Reasons for which a ballot is invalid, as the minutes list them."""


class ChangeElectionForm(ElectionForm):
    """sửa cuộc bầu"""

    verb = "Ghi thay đổi"
    fields_of = {"no-seats": "seats", "one-person": "seats", "cell-committee-too-large": "seats",
                 "no-alternates": "alternates"}  # fmt: skip
    title = forms.CharField(label="Tên cuộc bầu", max_length=250)
    seats = forms.IntegerField(label="Số lượng cần bầu", min_value=1, max_value=500)
    alternates = forms.IntegerField(label="Đại biểu dự khuyết", min_value=0, max_value=200, required=False)
    paper = forms.ChoiceField(label="Khổ phiếu", choices=PaperSize.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("title", "seats", "alternates", "paper"):
            self.initial.setdefault(name, getattr(self.election, name))

    def consequence(self) -> str:
        return f"Sửa thành “{self.cleaned_data['title']}”, {format_int(self.cleaned_data['seats'])} người?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        change_election(
            actor=self.actor,
            election=self.election,
            title=data["title"],
            seats=data["seats"],
            alternates=data["alternates"] or 0,
            paper=PaperSize(data["paper"]),
            accepted_warnings=accepted,
        )
        return "Đã ghi thay đổi."


class CancelForm(ReasonForm):
    """hủy cuộc bầu"""

    verb = "Hủy cuộc bầu"

    def consequence(self) -> str:
        return f"Hủy {within_sentence(self.election.title)} và toàn bộ số phiếu của cuộc bầu này?"

    def perform(self, accepted: Collection[str]) -> str:
        cancel_election(actor=self.actor, election=self.election, reason=self.cleaned_data["reason"])
        return "Đã hủy cuộc bầu."


class IssueForm(ElectionForm):
    """phát phiếu"""

    verb = "Ghi phát phiếu"
    fields_of = {"no-ballots": "issued", "issued-above-present": "issued", "present-above-roll": "present"}
    present = forms.IntegerField(label="Số người có mặt khi bỏ phiếu", min_value=1)
    issued = forms.IntegerField(label="Số phiếu phát ra", min_value=1)
    printed_here = forms.ChoiceField(
        label="Phiếu in ở đâu",
        choices=[("co", "In từ chương trình này"), ("khong", "In nơi khác hoặc viết tay")],
        required=False,
        help_text="Phiếu in từ chương trình thì quét được và kiểm ở bàn kiểm phiếu.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.election.by_hands:
            del self.fields["issued"], self.fields["printed_here"]
        own = self.election.printed_here
        self.initial.setdefault("printed_here", "khong" if own is False else "co")
        present = self.election.meeting.roll.filter(presence=Presence.PRESENT).count()
        self.initial.setdefault("present", self.election.present or present)
        self.initial.setdefault("issued", self.election.issued or present)

    def consequence(self) -> str:
        data = self.cleaned_data
        if self.election.by_hands:
            return f"Biểu quyết giơ tay, có mặt {format_int(data['present'])} người?"
        return f"Phát {format_int(data['issued'])} phiếu cho {format_int(data['present'])} người có mặt?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        issue_ballots(
            actor=self.actor,
            election=self.election,
            issued=data.get("issued", data["present"]),
            present=data["present"],
            printed_here={"co": True, "khong": False}.get(data.get("printed_here", "")),
            accepted_warnings=accepted,
        )
        if self.election.by_hands:
            return f"Đã ghi {format_int(data['present'])} người có mặt."
        return f"Đã ghi phát {format_int(data['issued'])} phiếu."


class CloseForm(ElectionForm):
    """đóng bỏ phiếu"""

    verb = "Đóng bỏ phiếu"

    def consequence(self) -> str:
        meeting = self.election.meeting
        base = rules_roll(meeting).base(regulation_of(meeting)).findings[0].message
        return f"Đóng bỏ phiếu? Danh sách, ban kiểm phiếu và cơ sở tính kết quả không đổi được nữa. {base}"

    def perform(self, accepted: Collection[str]) -> str:
        close_voting(actor=self.actor, election=self.election, accepted_warnings=accepted)
        return "Đã đóng bỏ phiếu. Mời ban kiểm phiếu làm việc."


class CountForm(ElectionForm):
    """kết quả kiểm phiếu"""

    verb = "Ghi kết quả kiểm phiếu"
    sections = {
        "issued": "Số phiếu",
        "votes_1": "Số phiếu bầu trên phiếu hợp lệ",
        f"reason_{REASONS[0][0]}": "Lý do phiếu không hợp lệ",
    }
    fields_of = {
        "collected-above-issued": "collected",
        "issued-differs": "issued",
        "issued-above-base": "issued",
        "collected-above-base": "collected",
        "valid-and-invalid-not-collected": "valid",
        "reasons-not-invalid": "invalid",
    }
    issued = forms.IntegerField(label="Phát ra", min_value=0)
    collected = forms.IntegerField(label="Thu vào", min_value=0)
    valid = forms.IntegerField(label="Hợp lệ", min_value=0)
    invalid = forms.IntegerField(label="Không hợp lệ", min_value=0)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("issued", self.election.issued)
        self.rows = listed(self.election)
        for place, (_row, name) in enumerate(zip(self.rows, names_of(self.rows), strict=True), start=1):
            self.fields[f"votes_{place}"] = forms.IntegerField(label=f"{place}. {name}", min_value=0)
        for key, label in REASONS:
            self.fields[f"reason_{key}"] = forms.IntegerField(label=label, min_value=0, required=False)
        if self.election.by_hands:
            self._take_hands()

    def _take_hands(self) -> None:
        """Of raised hands only the number for each name is asked."""
        for name in ("issued", "collected", "valid", "invalid", *(f"reason_{key}" for key, _ in REASONS)):
            del self.fields[name]
        told = f"Số thẻ giơ, có mặt {format_int(self.election.issued or 0)} người"
        self.sections = {"votes_1": told}  # type: ignore[misc]  # of this form alone

    @property
    def ballots(self) -> BallotCounts:
        """The ballots as typed; of raised hands everybody present."""
        if self.election.by_hands:
            present = self.election.issued or 0
            return BallotCounts(present, present, present, 0)
        return BallotCounts(*(self.cleaned_data[name] for name in ("issued", "collected", "valid", "invalid")))

    def consequence(self) -> str:
        data = self.cleaned_data
        if self.election.by_hands:
            return f"Ghi số thẻ giơ cho {format_int(len(self.rows))} người?"
        return (
            f"Ghi kết quả: phát ra {format_int(data['issued'])}, thu vào {format_int(data['collected'])}, hợp lệ "
            f"{format_int(data['valid'])}, không hợp lệ {format_int(data['invalid'])}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        votes: dict[uuid.UUID, int] = {row.pk: data[f"votes_{place}"] for place, row in enumerate(self.rows, start=1)}
        reasons = [InvalidReason(label, data[f"reason_{key}"]) for key, label in REASONS if data.get(f"reason_{key}")]
        record_count(
            actor=self.actor,
            election=self.election,
            ballots=self.ballots,
            votes=votes,
            source=CountSource.BY_HAND,
            invalid_reasons=reasons,
            accepted_warnings=accepted,
        )
        return "Đã ghi kết quả kiểm phiếu; số liệu đã khớp."


class AnnounceForm(OnDayForm):
    """công bố kết quả"""

    verb = "Công bố kết quả"
    fields_of = {"announced-before-opening": "on"}

    def consequence(self) -> str:
        result = verdict_of(self.election, self.election.counts.latest("number")).answer
        if self.election.asks_opinions:
            return f"Công bố kết quả lấy ý kiến về {format_int(len(result.standings))} người?"
        base = f"Cơ sở tính {format_int(base_of(self.election).answer)} người, trúng cử từ {result.needed} phiếu."
        if not result.elected:
            return f"Công bố không ai trúng cử? {base}"
        return f"Công bố {format_int(len(result.elected))} người trúng cử: {', '.join(result.elected)}? {base}"

    def perform(self, accepted: Collection[str]) -> str:
        made = announce(
            actor=self.actor,
            election=self.election,
            announced_on=self.cleaned_data["on"],
            accepted_warnings=accepted,
        )
        if self.election.asks_opinions:
            return "Đã công bố kết quả lấy ý kiến."
        return f"Đã công bố: {format_int(len(made.verdict['elected']))} người trúng cử."


class DecideForm(HandsForm, ElectionForm):
    """quyết định của đại hội"""

    verb = "Ghi quyết định"
    fields_of = {**HandsForm.fields_of, "already-decided": "question"}
    question = forms.ChoiceField(label="Việc cần quyết định")
    agreed = forms.ChoiceField(label="Quyết định", choices=[("", "Chọn"), ("co", "Có"), ("khong", "Không")])
    answer = forms.CharField(
        label="Nội dung quyết định", max_length=300, help_text="Ví dụ: bầu tiếp lần thứ hai, không bổ sung danh sách"
    )
    decided_by = forms.ChoiceField(label="Ai quyết định", choices=Decider.choices)
    reason = forms.CharField(label="Lý do, ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = {finding.code: finding for finding in questions_of(self.election)}
        field = self.fields["question"]
        field.choices = [(code, QUESTION_NAMES[code]) for code in self.questions]  # type: ignore[attr-defined]
        field.help_text = " ".join(finding.message for finding in self.questions.values())

    def consequence(self) -> str:
        return f"Ghi quyết định: {self.cleaned_data['answer']}{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        decide(
            actor=self.actor,
            election=self.election,
            question=self.questions[data["question"]],
            agreed=data["agreed"] == "co",
            answer=data["answer"],
            decided_by=Decider(data["decided_by"]),
            hands=self.hands,
            reason=data["reason"],
        )
        return "Đã ghi quyết định."


class NextRoundForm(ElectionForm):
    """lần bầu tiếp theo"""

    verb = "Lập lần bầu tiếp theo"

    def consequence(self) -> str:
        seats = self.election.announcement.verdict["seats_unfilled"]
        return f"Lập lần bầu tiếp theo cho {format_int(seats)} ghế còn thiếu?"

    def perform(self, accepted: Collection[str]) -> str:
        self.made = next_round(actor=self.actor, election=self.election)
        return f"Đã lập “{self.made.title}”."


class HoldAgainForm(ElectionForm):
    """lập lại cuộc bầu đã hủy"""

    verb = "Lập lại cuộc bầu"

    def consequence(self) -> str:
        return f"Lập lại {within_sentence(self.election.title)} với cùng danh sách?"

    def perform(self, accepted: Collection[str]) -> str:
        self.made = hold_again(actor=self.actor, election=self.election)
        return f"Đã lập lại “{self.made.title}”."


class AlternatesForm(ElectionForm):
    """đại biểu dự khuyết"""

    verb = "Ghi đại biểu dự khuyết"
    people = PeopleField(
        label="Lấy làm đại biểu dự khuyết", error_messages={"required": "Hãy đánh dấu người được lấy."}
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        proposed = set(self.election.announcement.verdict["alternates"])
        ids = {row["id"] for row in frozen_of(self.election)["candidates"] if row["ballot_name"] in proposed}
        self.rows: dict[uuid.UUID, Candidate] = {
            row.pk: row for row in self.election.candidates.filter(pk__in=ids).order_by("rank")
        }
        labels = [(str(key), f"{row.full_name}, {row.votes} phiếu") for key, row in self.rows.items()]
        self.fields["people"].choices = labels  # type: ignore[attr-defined]
        self.initial.setdefault("people", [key for key, _ in labels])

    def consequence(self) -> str:
        return f"Lấy {format_int(len(self.cleaned_data['people']))} người làm đại biểu dự khuyết?"

    def perform(self, accepted: Collection[str]) -> str:
        chosen = [self.rows[key] for key in self.cleaned_data["people"]]
        rows = take_alternates(actor=self.actor, election=self.election, taken=chosen)
        return f"Đã ghi {format_int(len(rows))} đại biểu dự khuyết."


def on_day(form: OnDayForm) -> str:
    """The day of a form in words."""
    return format_date(form.cleaned_data["on"])
