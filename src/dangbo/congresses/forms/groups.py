"""Preparation groups: set up with their people, changed, given tasks, their sessions."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.groups.membership import found_group, join_group, leave_group
from dangbo.congresses.acts.groups.work import add_task, finish_task, hold_session
from dangbo.congresses.models import Congress, GroupKind, GroupMember, GroupRole, GroupTask, PreparationGroup
from dangbo.registry.forms.acts import ActForm, CitingForm
from dangbo.registry.forms.fields import DayField, PeopleField, choices_with_blank
from dangbo.registry.forms.picking import chosen_people, offer_people, require_people
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class FoundGroupForm(CitingForm):
    """lập tiểu ban"""

    verb = "Lập tiểu ban"
    needs_decision = False
    fields_of = {"same-name": "name", "two-heads": "head"}
    sections = {"symbol": "Quyết định thành lập"}
    kind = forms.ChoiceField(label="Loại", choices=GroupKind.choices)
    name = forms.CharField(label="Tên", max_length=200, required=False, help_text="Để trống thì lấy theo loại")
    on = DayField(label="Ngày thành lập")
    head = forms.CharField(
        label="Trưởng tiểu ban", required=False, max_length=120, help_text="Họ và tên một người được đánh dấu dưới đây"
    )
    deputy = forms.CharField(
        label="Phó trưởng tiểu ban",
        required=False,
        max_length=120,
        help_text="Nhiều người thì cách nhau dấu ;",
    )

    def __init__(self, *args: Any, congress: Congress, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)
        offer_people(self, congress.organisation, self.viewing, label="Các thành viên, kể cả trưởng và phó")
        self.order_fields(["kind", "name", "on", "find", "people", "head", "deputy", *self.decision_fields])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        require_people(self)
        names = {person.full_name for person in chosen_people(self)}
        for field in ("head", "deputy"):
            unknown = [name for name in _names(data.get(field, "")) if name not in names]
            if unknown:
                self.add_error(field, f"{unknown[0]} không có trong những người được đánh dấu.")
        return data

    def consequence(self) -> str:
        people = chosen_people(self)
        return f"Lập {self._name} gồm {format_int(len(people))} người từ ngày {format_date(self.cleaned_data['on'])}?"

    @property
    def _name(self) -> str:
        return self.cleaned_data["name"] or GroupKind(self.cleaned_data["kind"]).label

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        heads, deputies = _names(data["head"]), _names(data["deputy"])
        roles = [
            (person, GroupRole.HEAD if person.full_name in heads else GroupRole.DEPUTY
             if person.full_name in deputies else GroupRole.MEMBER)
            for person in chosen_people(self)
        ]  # fmt: skip
        order = list(GroupRole)
        found_group(
            actor=self.actor,
            congress=self.congress,
            kind=GroupKind(data["kind"]),
            name=data["name"],
            on=data["on"],
            cited=self.decision,
            people=sorted(roles, key=lambda place: order.index(place[1])),
            accepted_warnings=accepted,
        )
        return f"Đã lập {self._name}."


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]


class GroupForm(ActForm):
    """An act on a group."""

    def __init__(self, *args: Any, group: PreparationGroup, **options: Any) -> None:
        self.group = group
        super().__init__(*args, **options)

    @property
    def inside(self) -> list[GroupMember]:
        """Those in the group on the day looked at."""
        rows = GroupMember.objects.at(self.viewing.at).filter(group=self.group)
        return list(rows.select_related("person").order_by("position"))


class JoinForm(GroupForm):
    """thêm thành viên"""

    verb = "Thêm vào tiểu ban"
    fields_of = {"before-founding": "on", "two-heads": "role", "already-there": "people", "ends-before-it-begins": "on"}
    role = forms.ChoiceField(label="Nhiệm vụ", choices=GroupRole.choices, initial=GroupRole.MEMBER)
    on = DayField(label="Từ ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)
        offer_people(self, self.group.congress.organisation, self.viewing, label="Người tham gia")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        require_people(self)
        return data

    def consequence(self) -> str:
        names = ", ".join(person.full_name for person in chosen_people(self))
        return f"Thêm {names} vào {self.group.name} từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        people = chosen_people(self)
        for person in people:
            join_group(
                actor=self.actor,
                group=self.group,
                person=person,
                role=GroupRole(data["role"]),
                on=data["on"],
                accepted_warnings=accepted,
            )
        return f"Đã thêm {format_int(len(people))} người vào {self.group.name}."


class LeaveForm(GroupForm):
    """cho thôi"""

    verb = "Cho thôi tiểu ban"
    fields_of = {"ends-before-it-begins": "on", "already-left": "member"}
    member = forms.ChoiceField(label="Người thôi")
    on = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)
        self.fields["member"].choices = [(str(row.pk), row.person.full_name) for row in self.inside]  # type: ignore[attr-defined]

    def consequence(self) -> str:
        name = dict(self.fields["member"].choices)[self.cleaned_data["member"]]  # type: ignore[attr-defined]
        return f"Cho {name} thôi {self.group.name} từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        member = GroupMember.objects.select_related("person", "group__congress").get(pk=data["member"])
        leave_group(actor=self.actor, member=member, on=data["on"], reason=data["reason"])
        return f"{member.person.full_name} đã thôi {self.group.name}."


class TaskForm(GroupForm):
    """giao việc của tiểu ban"""

    verb = "Giao việc"
    fields_of = {"title-missing": "title"}
    title = forms.CharField(label="Việc", max_length=300)
    owner = forms.ChoiceField(label="Người phụ trách", required=False)
    due_on = DayField(label="Hạn", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = [(str(row.pk), row.person.full_name) for row in self.inside]
        self.fields["owner"].choices = choices_with_blank(found, "Cả tiểu ban")  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Giao {self.group.name}: {self.cleaned_data['title']}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        owner = GroupMember.objects.select_related("person").get(pk=data["owner"]) if data["owner"] else None
        add_task(actor=self.actor, group=self.group, title=data["title"], owner=owner, due_on=data["due_on"])
        return f"Đã giao việc cho {self.group.name}."


class SessionForm(GroupForm):
    """ghi họp tiểu ban"""

    verb = "Ghi cuộc họp"
    fields_of = {"before-founding": "held_on", "minutes-missing": "minutes", "not-of-the-group": "present"}
    held_on = DayField(label="Ngày họp")
    present = PeopleField(label="Có mặt")
    minutes = forms.CharField(label="Nội dung, kết luận", widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("held_on", self.viewing.at)
        self.fields["present"].choices = [(str(row.pk), row.person.full_name) for row in self.inside]  # type: ignore[attr-defined]

    def consequence(self) -> str:
        data = self.cleaned_data
        there = format_int(len(data["present"]))
        return f"Ghi {self.group.name} họp ngày {format_date(data['held_on'])}, có mặt {there} người?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        present = list(GroupMember.objects.filter(group=self.group, pk__in=data["present"]))
        hold_session(
            actor=self.actor, group=self.group, held_on=data["held_on"], present=present, minutes=data["minutes"]
        )
        return f"Đã ghi cuộc họp của {self.group.name}."


class FinishTaskForm(ActForm):
    """xong việc của tiểu ban"""

    verb = "Ghi đã xong"
    on = DayField(label="Ngày xong")

    def __init__(self, *args: Any, task: GroupTask, **options: Any) -> None:
        self.task = task
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi “{self.task.title}” đã xong ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        finish_task(actor=self.actor, task=self.task, on=self.cleaned_data["on"])
        return f"Đã ghi xong “{self.task.title}”."
