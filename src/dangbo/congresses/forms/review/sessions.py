"""Sessions: called for several units, moved, who reviews, held."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.review.sessions import (
    call_session,
    drop_from_session,
    hold_session,
    move_session,
    seat_reviewer,
    unseat_reviewer,
)
from dangbo.congresses.forms.personnel.parts import person_choices
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Review, Reviewer, ReviewerRole, ReviewSession, SessionForm
from dangbo.congresses.queries.review.page import ready_congresses, seated_at
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.models import Organisation, Person
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

CONGRESS = "don-vi"


class PlaceFields(ActForm):
    """When and where a session meets."""

    fields_of = {
        "link-missing": "link",
        "place-missing": "place",
        "nobody-to-review": "congresses",
        "not-submitted": "congresses",
        "already-called": "congresses",
    }
    called_for = DayField(label="Ngày họp")
    begins_at = forms.TimeField(label="Giờ họp", required=False, help_text="Ví dụ 08:00", input_formats=["%H:%M"])
    form = forms.ChoiceField(label="Hình thức", choices=SessionForm.choices)
    place = forms.CharField(label="Địa điểm", max_length=200, required=False, help_text="Khi họp trực tiếp")
    link = forms.URLField(
        label="Đường dẫn phòng họp", max_length=300, required=False, assume_scheme="https",
        help_text="Khi họp trực tuyến, bắt đầu bằng https://",
    )  # fmt: skip

    @property
    def where(self) -> dict[str, Any]:
        """The fields as the acts take them."""
        data = self.cleaned_data
        kept = {name: data[name] for name in ("called_for", "begins_at", "place", "link")}
        return kept | {"form": SessionForm(data["form"])}


class CallSessionForm(PlaceFields):
    """lập phiên duyệt"""

    verb = "Lập phiên duyệt"
    congresses = forms.TypedMultipleChoiceField(
        label="Đơn vị được duyệt", coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple
    )
    name = forms.CharField(label="Tên phiên", max_length=250, required=False, help_text="Để trống thì đặt theo ngày")

    def __init__(self, *args: Any, round_: CongressRound, superior: Organisation, **options: Any) -> None:
        self.round_, self.superior = round_, superior
        super().__init__(*args, **options)
        self.rows = {row.pk: row for row in ready_congresses(round_, superior, self.viewing.at)}
        labels = [(str(pk), row.organisation.version_at(self.viewing.at).name) for pk, row in self.rows.items()]
        self.fields["congresses"].choices = labels  # type: ignore[attr-defined]
        self.order_fields(["congresses", "name", "called_for", "begins_at", "form", "place", "link"])

    def consequence(self) -> str:
        count, day = format_int(len(self.cleaned_data["congresses"])), format_date(self.cleaned_data["called_for"])
        return f"Lập phiên duyệt đại hội của {count} đơn vị, họp ngày {day}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        self.made: ReviewSession = call_session(
            actor=self.actor,
            round_=self.round_,
            superior=self.superior,
            congresses=[self.rows[pk] for pk in data["congresses"]],
            on=self.viewing.at,
            name=data["name"],
            accepted_warnings=accepted,
            **self.where,
        )
        return "Đã lập phiên duyệt."


class OnSession(ActForm):
    """An act on a session."""

    def __init__(self, *args: Any, session: ReviewSession, **options: Any) -> None:
        self.session = session
        super().__init__(*args, **options)

    @property
    def units(self) -> list[Congress]:
        """The congresses that the session reviews, in order."""
        rows = Congress.objects.filter(reviews__session=self.session).select_related("organisation")
        return list(rows.order_by("reviews__place"))


class MoveSessionForm(OnSession, PlaceFields):
    """đổi ngày, nơi họp"""

    verb = "Đổi ngày, nơi họp"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("called_for", "begins_at", "form", "place", "link"):
            self.initial.setdefault(name, getattr(self.session, name))

    def consequence(self) -> str:
        return f"Đổi {self.session.name} sang ngày {format_date(self.cleaned_data['called_for'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        move_session(actor=self.actor, session=self.session, **self.where)
        return "Đã đổi ngày, nơi họp."


class SeatReviewerForm(OnSession):
    """thêm người dự phiên duyệt"""

    verb = "Thêm người dự"
    fields_of = {"reviewer-committee_member": "aside_from", "reviewer-nominee": "aside_from", "chair-taken": "role"}
    person = forms.ChoiceField(label="Người dự", help_text="Cấp ủy viên, ủy viên ủy ban kiểm tra của cấp duyệt")
    role = forms.ChoiceField(label="Tư cách", choices=ReviewerRole.choices, initial=ReviewerRole.MEMBER)
    aside_from = forms.TypedMultipleChoiceField(
        label="Không tham gia duyệt đơn vị", coerce=uuid.UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = seated_at(self.session.superior, self.session.called_for)
        self.fields["person"].choices = person_choices(people)  # type: ignore[attr-defined]
        labels = [(str(unit.pk), unit.organisation.version_at(self.session.called_for).name) for unit in self.units]
        self.fields["aside_from"].choices = labels  # type: ignore[attr-defined]

    def consequence(self) -> str:
        name = Person.objects.get(pk=self.cleaned_data["person"]).full_name
        return f"Ghi {name} dự {self.session.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = seat_reviewer(
            actor=self.actor,
            session=self.session,
            person=Person.objects.get(pk=data["person"]),
            role=ReviewerRole(data["role"]),
            aside_from=data["aside_from"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi {made.person.full_name} dự phiên duyệt."


class UnseatForm(ActForm):
    """bỏ người dự"""

    verb = "Bỏ người dự"

    def __init__(self, *args: Any, reviewer: Reviewer, **options: Any) -> None:
        self.reviewer = reviewer
        super().__init__(*args, **options)

    def consequence(self) -> str:
        return f"Bỏ {self.reviewer.person.full_name} khỏi phiên duyệt?"

    def perform(self, accepted: Collection[str]) -> str:
        unseat_reviewer(actor=self.actor, reviewer=self.reviewer)
        return "Đã bỏ người dự."


class HoldSessionForm(OnSession):
    """ghi phiên duyệt đã họp"""

    verb = "Ghi phiên duyệt đã họp"
    on = DayField(label="Ngày họp")
    minutes = forms.CharField(
        label="Biên bản", widget=forms.Textarea(attrs={"rows": 8}), max_length=20000, required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.session.called_for)

    def consequence(self) -> str:
        return f"Ghi {self.session.name} đã họp, duyệt {format_int(len(self.units))} đơn vị? Sau đó không sửa nữa."

    def perform(self, accepted: Collection[str]) -> str:
        hold_session(actor=self.actor, session=self.session, **self.cleaned_data)
        return "Đã ghi phiên duyệt đã họp."


class DropForm(ActForm):
    """bỏ đơn vị khỏi phiên"""

    verb = "Bỏ khỏi phiên duyệt"

    def __init__(self, *args: Any, review: Review, **options: Any) -> None:
        self.review = review
        super().__init__(*args, **options)

    def consequence(self) -> str:
        name = self.review.congress.organisation.version_at(self.viewing.at).name
        return f"Bỏ {name} khỏi {self.review.session.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        drop_from_session(actor=self.actor, review=self.review)
        return "Đã bỏ đơn vị khỏi phiên duyệt."
