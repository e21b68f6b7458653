"""The list of an election: names, tellers, order, fixed and opened again; one candidate's papers and withdrawal."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts.candidates import (
    NewCandidate,
    ask_withdrawal,
    complete_file,
    decide_withdrawal,
    leave_off,
    put_back,
    put_forward,
    record_opinions,
)
from dangbo.elections.acts.lists import fix_list, order_list, reopen_list
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.forms.parts import ElectionForm, HandsForm, ReasonForm
from dangbo.elections.models import Candidate, Decider, RollEntry, Source
from dangbo.elections.models.elections import STYLE_CHOICES
from dangbo.elections.queries.lists import listed, usual_style
from dangbo.elections.queries.offering import former_tellers, offered_people, offered_tellers
from dangbo.elections.words import CANDIDACY_PAPERS
from dangbo.facts.figures import within_sentence
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, PeopleField
from dangbo.registry.forms.picking import chosen_people, offer_people, require_people
from dangbo.registry.models import Person
from dangbo.rules.elections.ballot import Layout
from dangbo.vietnamese.numbers import format_int

_SOURCES = [choice for choice in Source.choices if choice[0] != Source.EARLIER_ROUND]
_DECIDERS = [choice for choice in Decider.choices if choice[0] in (Decider.CONGRESS, Decider.PRESIDIUM)]
NOBODY_SENTENCE = "Hãy đánh dấu ít nhất một người."


class ProposingForm(ElectionForm):
    """How names come to be proposed: on the prepared list, by themselves, by somebody on the roll."""

    fields_of = {"nominee-has-not-agreed": "agreement", "convener-nominates-outside-list": "nominated_by"}
    source = forms.ChoiceField(label="Từ đâu", choices=_SOURCES)
    nominated_by = forms.ChoiceField(label="Người đề cử", required=False, help_text="Chỉ ghi khi được đề cử")
    agreement = forms.BooleanField(label="Người được đề cử đồng ý bằng văn bản", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        entries = list(self.election.meeting.roll.all())
        self.entries = {str(entry.pk): entry for entry in entries}
        named = [(key, entry.full_name) for key, entry in self.entries.items()]
        self.fields["nominated_by"].choices = [("", "–"), *named]  # type: ignore[attr-defined]

    @property
    def nominator(self) -> RollEntry | None:
        return self.entries.get(self.cleaned_data["nominated_by"])

    def put(self, candidates: list[NewCandidate]) -> str:
        """Add them and say so."""
        rows = put_forward(
            actor=self.actor,
            election=self.election,
            candidates=candidates,
            source=Source(self.cleaned_data["source"]),
            nominated_by=self.nominator,
        )
        return f"Đã thêm {format_int(len(rows))} người vào {within_sentence(self.election.title)}."


class ChoosingForm(ProposingForm):
    """Names chosen among people of the register."""

    verb = "Thêm vào danh sách"

    def chosen(self) -> list[Person]:
        """The people ticked."""
        raise NotImplementedError

    def consequence(self) -> str:
        return f"Thêm {format_int(len(self.cleaned_data['people']))} người vào {within_sentence(self.election.title)}?"

    def perform(self, accepted: Collection[str]) -> str:
        agreed = self.cleaned_data["agreement"]
        return self.put([NewCandidate(person=person, agreement=agreed) for person in self.chosen()])


class CandidatesForm(ChoosingForm):
    """thêm người ứng cử, đề cử"""

    people = PeopleField(label="Chọn người", error_messages={"required": NOBODY_SENTENCE})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = offered_people(self.election)
        self.offered = {person.pk: person for person in people}
        labels = [(str(person.pk), _person_label(person)) for person in people]
        self.fields["people"].choices = labels  # type: ignore[attr-defined]
        self.order_fields(["people", "source", "nominated_by", "agreement"])

    def chosen(self) -> list[Person]:
        return [self.offered[key] for key in self.cleaned_data["people"]]


class RegisterCandidatesForm(ChoosingForm):
    """thêm đảng viên khác trong sổ"""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self, self.election.meeting.organisation, self.viewing, label="Chọn người")
        self.order_fields(["find", "people", "source", "nominated_by", "agreement"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        require_people(self)
        return data

    def chosen(self) -> list[Person]:
        return chosen_people(self)


def _person_label(person: Person) -> str:
    known = (person.full_name, str(person.birth_date.year), person.work_post)
    return ", ".join(part for part in known if part)


class OutsideCandidateForm(ProposingForm):
    """thêm người ngoài sổ"""

    verb = "Thêm vào danh sách"
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    birth_year = forms.IntegerField(label="Năm sinh", min_value=1900, max_value=2100, required=False)
    post = forms.CharField(label="Chức vụ", max_length=200, required=False)
    unit = forms.CharField(label="Đơn vị", max_length=250, required=False)

    def consequence(self) -> str:
        return f"Thêm {self.cleaned_data['full_name']} vào {within_sentence(self.election.title)}?"

    def perform(self, accepted: Collection[str]) -> str:
        names = ("full_name", "birth_year", "post", "unit", "agreement")
        return self.put([NewCandidate(**{name: self.cleaned_data[name] for name in names})])


class TellersForm(HandsForm, ElectionForm):
    """ghi ban kiểm phiếu"""

    verb = "Ghi ban kiểm phiếu"
    fields_of = {**HandsForm.fields_of, "head-not-chosen": "head", "teller-on-list": "people",
                 "nobody-chosen": "people"}  # fmt: skip
    people = PeopleField(label="Ban kiểm phiếu", error_messages={"required": NOBODY_SENTENCE})
    head = forms.ChoiceField(label="Trưởng ban")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.entries = {str(entry.pk): entry for entry in offered_tellers(self.election)}
        choices = [(key, f"{entry.full_name}{f', {entry.unit}' if entry.unit else ''}") for key, entry in
                   self.entries.items()]  # fmt: skip
        self.fields["people"].choices = choices  # type: ignore[attr-defined]
        self.fields["head"].choices = [("", "Chọn trưởng ban"), *choices]  # type: ignore[attr-defined]
        now = list(self.election.tellers.select_related("entry"))
        proposed = [teller.entry for teller in now] or former_tellers(self.election)
        self.initial.setdefault("people", [str(entry.pk) for entry in proposed])
        if proposed:
            self.initial.setdefault("head", str(proposed[0].pk))

    def consequence(self) -> str:
        count = format_int(len(self.cleaned_data["people"]))
        return (
            f"Ban kiểm phiếu {count} người, trưởng ban {self.entries[self.cleaned_data['head']].full_name}{self.told}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        chosen = [self.entries[str(key)] for key in self.cleaned_data["people"]]
        head = uuid.UUID(self.cleaned_data["head"])
        choose_tellers(actor=self.actor, election=self.election, entries=chosen, head=head, hands=self.hands)
        return f"Đã ghi ban kiểm phiếu {format_int(len(chosen))} người."


class OrderForm(ElectionForm):
    """xếp thứ tự danh sách"""

    verb = "Xếp thứ tự"
    fields_of = {"order-incomplete": "lines"}
    lines = forms.CharField(
        label="Thứ tự trên phiếu, mỗi dòng một tên",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Đổi chỗ các dòng; mặc định là thứ tự A, B, C theo tên.",
    )
    reason = forms.CharField(label="Ai quyết định, lý do", max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = listed(self.election)
        self.initial.setdefault("lines", "\n".join(_line(row) for row in self.rows))

    def consequence(self) -> str:
        return "Xếp danh sách theo thứ tự này?"

    def perform(self, accepted: Collection[str]) -> str:
        by_line = {_line(row): row.pk for row in self.rows}
        typed = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        order = [by_line[line] for line in typed if line in by_line]
        wrong = len(typed) != len(order)
        order_list(
            actor=self.actor,
            election=self.election,
            order=[] if wrong else order,
            reason=self.cleaned_data["reason"],
        )
        return "Đã xếp thứ tự danh sách."


def _line(row: Candidate) -> str:
    return f"{row.full_name} ({row.birth_year})" if row.birth_year else row.full_name


class FixListForm(HandsForm, ElectionForm):
    """chốt danh sách bầu cử"""

    verb = "Chốt danh sách"
    sections = {**HandsForm.sections, "style": "Mẫu phiếu"}
    fields_of = {**HandsForm.fields_of, "style-reason-missing": "style_reason"}
    style = forms.ChoiceField(label="Mẫu phiếu", choices=STYLE_CHOICES)
    style_reason = forms.CharField(
        label="Lý do dùng mẫu khác", max_length=300, required=False, help_text="Chỉ ghi khi đổi mẫu phiếu"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = len(listed(self.election))
        self.initial.setdefault("style", usual_style(self.election, self.names).value)
        if self.election.by_hands:
            del self.fields["style"], self.fields["style_reason"]

    def consequence(self) -> str:
        if self.election.asks_opinions:
            return f"Chốt danh sách lấy ý kiến {format_int(self.names)} người{self.told}?"
        seats = format_int(self.election.seats)
        return f"Chốt danh sách {format_int(self.names)} người để bầu {seats} người{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        fix_list(
            actor=self.actor,
            election=self.election,
            hands=self.hands,
            style=Layout(self.cleaned_data["style"]) if "style" in self.fields else None,
            style_reason=self.cleaned_data.get("style_reason", ""),
            accepted_warnings=accepted,
        )
        return f"Đã chốt danh sách {format_int(self.names)} người."


class ReopenForm(ReasonForm):
    """mở lại danh sách"""

    verb = "Mở lại danh sách"

    def consequence(self) -> str:
        return f"Mở lại danh sách {within_sentence(self.election.title)} để sửa?"

    def perform(self, accepted: Collection[str]) -> str:
        reopen_list(actor=self.actor, election=self.election, reason=self.cleaned_data["reason"])
        return "Đã mở lại danh sách."


class CandidateForm(ActForm):
    """An act on one name."""

    def __init__(self, *args: Any, candidate: Candidate, **options: Any) -> None:
        self.candidate = candidate
        super().__init__(*args, **options)


class AskWithdrawalForm(CandidateForm):
    """xin rút"""

    verb = "Ghi xin rút"
    on = DayField(label="Ngày xin rút")
    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.candidate.election.meeting.held_on)

    def consequence(self) -> str:
        return f"Ghi {self.candidate.full_name} xin rút? Đại hội, hội nghị quyết định."

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        ask_withdrawal(actor=self.actor, candidate=self.candidate, on=data["on"], reason=data["reason"])
        return f"Đã ghi {self.candidate.full_name} xin rút; chờ quyết định."


class DecideWithdrawalForm(HandsForm, CandidateForm):
    """quyết định việc xin rút"""

    verb = "Ghi quyết định"
    allowed = forms.ChoiceField(
        label="Quyết định", choices=[("", "Chọn"), ("co", "Cho rút"), ("khong", "Không cho rút")]
    )
    decided_by = forms.ChoiceField(label="Ai quyết định", choices=_DECIDERS)

    def consequence(self) -> str:
        words = "cho rút" if self.cleaned_data["allowed"] == "co" else "không cho rút"
        return f"Ghi quyết định {words} đối với {self.candidate.full_name}{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        decide_withdrawal(
            actor=self.actor,
            candidate=self.candidate,
            allowed=data["allowed"] == "co",
            decided_by=Decider(data["decided_by"]),
            hands=self.hands,
        )
        return f"Đã ghi quyết định về {self.candidate.full_name}."


class OpinionForm(CandidateForm):
    """ghi phiếu xin ý kiến"""

    verb = "Ghi ý kiến"
    fields_of = {"agreed-above-asked": "agreed"}
    agreed = forms.IntegerField(label="Số đồng ý đưa vào danh sách", min_value=0)
    asked = forms.IntegerField(label="Số người dự được xin ý kiến", min_value=1)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("agreed", self.candidate.agreed)
        self.initial.setdefault("asked", self.candidate.asked)

    def consequence(self) -> str:
        data = self.cleaned_data
        told = f"{format_int(data['agreed'])}/{format_int(data['asked'])}"
        return f"Ghi {self.candidate.full_name} được {told} ý kiến đồng ý?"

    def perform(self, accepted: Collection[str]) -> str:
        record_opinions(actor=self.actor, candidate=self.candidate, **self.cleaned_data)
        return f"Đã ghi ý kiến về {self.candidate.full_name}."


class FileForm(CandidateForm):
    """hồ sơ ứng cử, đề cử"""

    verb = "Ghi hồ sơ"
    agreement = forms.BooleanField(label="Đồng ý ứng cử bằng văn bản", required=False)
    file_received = DayField(label="Ngày nhận hồ sơ", required=False)
    file_papers = forms.MultipleChoiceField(
        label="Giấy tờ đã có", choices=list(CANDIDACY_PAPERS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("agreement", "file_received", "file_papers"):
            self.initial.setdefault(name, getattr(self.candidate, name))

    def consequence(self) -> str:
        return f"Ghi hồ sơ của {self.candidate.full_name}: {len(self.cleaned_data['file_papers'])} giấy tờ?"

    def perform(self, accepted: Collection[str]) -> str:
        complete_file(actor=self.actor, candidate=self.candidate, **self.cleaned_data)
        return f"Đã ghi hồ sơ của {self.candidate.full_name}."


class LeaveOffForm(CandidateForm):
    """không đưa vào danh sách"""

    verb = "Không đưa vào danh sách"
    reason = forms.CharField(label="Ai quyết định, lý do", max_length=300)

    def consequence(self) -> str:
        return f"Không đưa {self.candidate.full_name} vào danh sách bầu cử?"

    def perform(self, accepted: Collection[str]) -> str:
        leave_off(actor=self.actor, candidate=self.candidate, reason=self.cleaned_data["reason"])
        return f"{self.candidate.full_name} không có trong danh sách bầu cử."


class PutBackForm(CandidateForm):
    """đưa lại vào danh sách"""

    verb = "Đưa lại vào danh sách"

    def consequence(self) -> str:
        return f"Đưa {self.candidate.full_name} lại vào danh sách bầu cử?"

    def perform(self, accepted: Collection[str]) -> str:
        put_back(actor=self.actor, candidate=self.candidate)
        return f"Đã đưa {self.candidate.full_name} lại vào danh sách."
