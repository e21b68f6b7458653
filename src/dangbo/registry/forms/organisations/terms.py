"""Terms, committees, seats and offices of an organisation."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.registry.acts.committees import (
    NewSeat,
    end_office,
    end_seat,
    give_office,
    open_term,
    seat_members,
    set_committee,
)
from dangbo.registry.forms.acts import ActForm, DecisionForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.forms.picking import chosen_people, offer_people, require_people
from dangbo.registry.models import Committee, CommitteeMember, Office, Organisation, Person, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class TermForm(ActForm):
    """mở nhiệm kỳ"""

    verb = "Mở nhiệm kỳ"
    fields_of = {
        "later-term-exists": "starts_on",
        "ordinal-goes-back": "ordinal",
        "term-begins-later": "starts_on",
        "not-open": "starts_on",
    }
    name = forms.CharField(label="Nhiệm kỳ", max_length=20, help_text="Ví dụ 2020-2025")
    starts_on = DayField(label="Ngày đại hội")
    ordinal = forms.IntegerField(label="Lần thứ", min_value=1, max_value=200, required=False)
    planned_end = DayField(
        label="Dự kiến kết thúc", required=False, help_text="Để trống thì tính theo độ dài nhiệm kỳ của loại tổ chức"
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **options)

    def consequence(self) -> str:
        day = format_date(self.cleaned_data["starts_on"])
        return (
            f"Mở nhiệm kỳ {self.cleaned_data['name']} từ ngày {day}? "
            "Nhiệm kỳ đang có kết thúc cùng ngày với cấp ủy và chức vụ của nhiệm kỳ đó."
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        term = open_term(
            actor=self.actor,
            organisation=self.organisation,
            name=data["name"],
            starts_on=data["starts_on"],
            ordinal=data["ordinal"],
            planned_end=data["planned_end"],
        )
        return f"Đã mở nhiệm kỳ {term.name}, dự kiến đến {format_date(term.planned_end)}."


class OfTermForm(ActForm):
    """An act on the latest term of an organisation."""

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        self.organisation = organisation
        self.term = Term.objects.filter(organisation=organisation).order_by("-starts_on").first()
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.term is None:
            self.add_error(None, "Tổ chức này chưa có nhiệm kỳ nào; hãy mở nhiệm kỳ trước.")
        return data

    @property
    def term_name(self) -> str:
        return self.term.name if self.term else ""


class CommitteeForm(OfTermForm):
    """lập cấp ủy, ban thường vụ, ủy ban kiểm tra"""

    verb = "Lập cấp ủy"
    fields_of = {"no-standing-committee": "kind"}
    kind = forms.ChoiceField(label="Cấp ủy", choices=CommitteeKind.choices)
    seats = forms.IntegerField(label="Số người", min_value=0, max_value=99)

    def consequence(self) -> str:
        kind = CommitteeKind(self.cleaned_data["kind"]).label
        return f"Lập {kind} nhiệm kỳ {self.term_name} gồm {format_int(self.cleaned_data['seats'])} người?"

    def perform(self, accepted: Collection[str]) -> str:
        assert self.term is not None
        kind = CommitteeKind(self.cleaned_data["kind"])
        seats = self.cleaned_data["seats"]
        set_committee(actor=self.actor, term=self.term, kind=kind, seats=seats, accepted_warnings=accepted)
        return f"Đã lập {kind.label} nhiệm kỳ {self.term_name}: {format_int(seats)} người."


class OfCommitteeForm(OfTermForm, DecisionForm):
    """An act on a committee of the latest term; the decision is given where there is one."""

    needs_decision = False
    committee = forms.ModelChoiceField(label="Cấp ủy", queryset=Committee.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = Committee.objects.filter(term=self.term) if self.term else Committee.objects.none()
        committee = self.fields["committee"]
        assert isinstance(committee, forms.ModelChoiceField)
        committee.queryset = found.select_related("term")
        committee.error_messages["required"] = "Hãy lập cấp ủy của nhiệm kỳ trước."

    @property
    def day(self) -> str:
        return format_date(self.cleaned_data["on"])


class SeatsForm(OfCommitteeForm):
    """ghi cấp ủy viên"""

    verb = "Ghi cấp ủy viên"
    fields_of = {"nobody-chosen": "people", "seated-twice": "people", "seated-on-probation": "people",
                 "outside-term": "on"}  # fmt: skip
    entry = forms.ChoiceField(label="Cách tham gia", choices=SeatEntry.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self, self.organisation, self.viewing, label="Những người tham gia")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        require_people(self)
        return data

    def consequence(self) -> str:
        count = format_int(len(self.cleaned_data["people"]))
        return f"Ghi {count} người vào {self.cleaned_data['committee']} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        seats = [NewSeat(person, number) for number, person in enumerate(chosen_people(self), 1)]
        seat_members(
            actor=self.actor,
            committee=data["committee"],
            seats=seats,
            entry=SeatEntry(data["entry"]),
            on=data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return f"Đã ghi {format_int(len(seats))} người vào {data['committee']}."


class OfficeForm(OfCommitteeForm):
    """giao chức vụ"""

    verb = "Ghi chức vụ"
    fields_of = {"office-of-other-committee": "kind", "office-taken": "kind", "outside-term": "on"}
    person = forms.ChoiceField(label="Người giữ chức vụ", choices=())
    kind = forms.ChoiceField(label="Chức vụ", choices=OfficeKind.choices)
    entry = forms.ChoiceField(label="Cách giữ chức vụ", choices=OfficeEntry.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seats = CommitteeMember.objects.filter(committee__term=self.term, valid_to=None) if self.term else ()
        people = {seat.person_id: seat.person.full_name for seat in _with_people(seats)}
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [(str(pk), name) for pk, name in people.items()]

    def _person(self) -> Person:
        return Person.objects.get(pk=uuid.UUID(self.cleaned_data["person"]))

    def consequence(self) -> str:
        kind = OfficeKind(self.cleaned_data["kind"]).label
        return f"Ghi {self._person().full_name} giữ chức {kind} từ ngày {self.day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        person, kind = self._person(), OfficeKind(data["kind"])
        give_office(
            actor=self.actor,
            committee=data["committee"],
            person=person,
            kind=kind,
            entry=OfficeEntry(data["entry"]),
            on=data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return f"Đã ghi {person.full_name} giữ chức {kind.label}."


def _with_people(seats: Any) -> list[CommitteeMember]:
    return list(seats.select_related("person").order_by("position")) if seats != () else []


class EndPostForm(OfTermForm, DecisionForm):
    """thôi tham gia cấp ủy, thôi chức vụ"""

    needs_decision = False
    verb = "Ghi thôi giữ"
    fields_of = {"already-ended": "post", "ends-before-it-begins": "on"}
    post = forms.ChoiceField(label="Người và chức vụ", choices=())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        running = {"committee__term": self.term, "valid_to": None}
        offices = Office.objects.filter(**running).select_related("person")
        seats = CommitteeMember.objects.filter(**running).select_related("person", "committee")
        self.posts: dict[str, Office | CommitteeMember] = {
            **{f"office-{each.pk}": each for each in offices},
            **{f"seat-{each.pk}": each for each in seats},
        }
        post = self.fields["post"]
        assert isinstance(post, forms.ChoiceField)
        post.choices = [(key, _told(each)) for key, each in self.posts.items()]

    def consequence(self) -> str:
        day = format_date(self.cleaned_data["on"])
        return f"Ghi thôi giữ từ ngày {day}: {_told(self.posts[self.cleaned_data['post']])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        post = self.posts[data["post"]]
        if isinstance(post, Office):
            end_office(actor=self.actor, office=post, on=data["on"], decision=self.decision)
        else:
            end_seat(actor=self.actor, seat=post, on=data["on"], decision=self.decision)
        return f"Đã ghi thôi giữ: {_told(post)}."


def _told(post: Office | CommitteeMember) -> str:
    name = post.get_kind_display() if isinstance(post, Office) else f"ủy viên {post.committee.get_kind_display()}"
    return f"{post.person.full_name}, {name}"
