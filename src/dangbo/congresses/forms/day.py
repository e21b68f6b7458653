"""The day of a congress: agenda, items, votes by raised hands, organs, speakers."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.day.agenda import add_item, change_item, draw_up_agenda, drop_item
from dangbo.congresses.acts.day.running import end_item, leave_out
from dangbo.congresses.acts.day.speakers import end_speaker, register_speaker
from dangbo.congresses.acts.day.votes import elect_organ, vote_in_item
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, Body, ItemKind, Sitting, Speaker
from dangbo.congresses.queries.day.running import adoptable
from dangbo.congresses.queries.days import days_of
from dangbo.elections.acts.hands import Hands
from dangbo.elections.forms.parts import HandsForm
from dangbo.elections.models import Capacity, Presence, RollEntry
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, PeopleField, choices_with_blank
from dangbo.vietnamese.numbers import format_int

_LINES = forms.Textarea(attrs={"rows": 5})


class CongressForm(ActForm):
    """An act on the agenda as a whole."""

    def __init__(self, *args: Any, congress: Congress, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)


class DrawUpForm(CongressForm):
    """lập chương trình"""

    verb = "Lập chương trình"

    def consequence(self) -> str:
        again = " Chương trình đang có sẽ được thay." if self.congress.agenda.exists() else ""
        return f"Lập chương trình thường dùng cho hình thức đại hội này?{again}"

    def perform(self, accepted: Collection[str]) -> str:
        made = draw_up_agenda(actor=self.actor, congress=self.congress)
        return f"Đã lập chương trình {format_int(len(made))} mục."


class AddItemForm(CongressForm):
    """thêm mục"""

    verb = "Thêm mục"
    fields_of = {"title-missing": "title"}
    title = forms.CharField(label="Nội dung", max_length=250)
    kind = forms.ChoiceField(label="Loại", choices=ItemKind.choices)
    sitting = forms.ChoiceField(label="Phiên", choices=Sitting.choices, initial=Sitting.MAIN)
    day = DayField(label="Ngày")
    minutes = forms.IntegerField(label="Số phút", min_value=1, max_value=600)
    who = forms.CharField(label="Người thực hiện", max_length=200, required=False)
    script = forms.CharField(label="Lời dẫn", required=False, widget=_LINES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = days_of(self.congress).known
        self.initial.setdefault("day", known.first_day if known else None)

    def consequence(self) -> str:
        return f"Thêm mục “{self.cleaned_data['title']}” vào cuối chương trình?"

    def perform(self, accepted: Collection[str]) -> str:
        data = dict(self.cleaned_data)
        kind, sitting = ItemKind(data.pop("kind")), Sitting(data.pop("sitting"))
        add_item(actor=self.actor, congress=self.congress, kind=kind, sitting=sitting, **data)
        return "Đã thêm mục."


class ItemForm(ActForm):
    """An act on an item."""

    def __init__(self, *args: Any, item: AgendaItem, **options: Any) -> None:
        self.item = item
        super().__init__(*args, **options)


class ChangeItemForm(ItemForm):
    """sửa mục"""

    fields_of = {"title-missing": "title"}
    title = forms.CharField(label="Nội dung", max_length=250)
    who = forms.CharField(label="Người thực hiện", max_length=200, required=False)
    starts_at = forms.TimeField(
        label="Bắt đầu lúc", required=False, help_text="Ví dụ 07:30; để trống thì nối tiếp mục trước"
    )
    minutes = forms.IntegerField(label="Số phút", min_value=1, max_value=600)
    script = forms.CharField(label="Lời dẫn", required=False, widget=_LINES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("title", "who", "minutes", "script"):
            self.initial.setdefault(name, getattr(self.item, name))
        starts = self.item.starts_at
        self.initial.setdefault("starts_at", f"{starts:%H:%M}" if starts else "")

    def consequence(self) -> str:
        return f"Sửa mục thành “{self.cleaned_data['title']}”, {self.cleaned_data['minutes']} phút?"

    def perform(self, accepted: Collection[str]) -> str:
        change_item(actor=self.actor, item=self.item, **self.cleaned_data)
        return "Đã ghi thay đổi."


class DropItemForm(ItemForm):
    """bỏ mục"""

    verb = "Bỏ mục"

    def consequence(self) -> str:
        return f"Bỏ mục “{self.item.title}” khỏi chương trình?"

    def perform(self, accepted: Collection[str]) -> str:
        drop_item(actor=self.actor, item=self.item)
        return "Đã bỏ mục."


class EndItemForm(ItemForm):
    """kết thúc mục, ghi diễn biến"""

    verb = "Ghi đã xong"
    happened = forms.CharField(
        label="Diễn biến", required=False, widget=_LINES, help_text="Vào biên bản đại hội; giờ do máy ghi"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("happened", self.item.happened)

    def consequence(self) -> str:
        return f"Ghi mục “{self.item.title}” đã xong?"

    def perform(self, accepted: Collection[str]) -> str:
        end_item(actor=self.actor, item=self.item, happened=self.cleaned_data["happened"])
        return f"Đã ghi xong: {self.item.title}."


class LeaveOutForm(ItemForm):
    """không thực hiện"""

    verb = "Ghi không thực hiện"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Không thực hiện mục “{self.item.title}”?"

    def perform(self, accepted: Collection[str]) -> str:
        leave_out(actor=self.actor, item=self.item, reason=self.cleaned_data["reason"])
        return "Đã ghi không thực hiện."


class VoteForm(HandsForm, ItemForm):
    """biểu quyết giơ tay"""

    verb = "Ghi biểu quyết"
    needs_hands = True
    paper = forms.ChoiceField(label="Thông qua văn bản", required=False)
    about = forms.CharField(label="Hoặc ghi việc biểu quyết", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.papers = {str(paper.pk): paper for paper in adoptable(self.item.congress)}
        choices = choices_with_blank([(key, paper.title) for key, paper in self.papers.items()], "Không phải văn bản")
        self.fields["paper"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("hall", _present(self.item))
        self.initial.setdefault("about", self.item.title)

    def consequence(self) -> str:
        paper = self.papers.get(self.cleaned_data["paper"])
        about = paper.title if paper else self.cleaned_data["about"] or self.item.title
        return f"Ghi kết quả biểu quyết {about}{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        vote_in_item(
            actor=self.actor,
            item=self.item,
            about=data["about"],
            hands=_hands(self),
            paper=self.papers.get(data["paper"]),
        )
        return "Đã ghi biểu quyết."


class OrganForm(HandsForm, ItemForm):
    """bầu cơ quan điều hành"""

    verb = "Ghi kết quả bầu"
    needs_hands = True
    fields_of = {**HandsForm.fields_of, "nobody-chosen": "people", "head-not-chosen": "head", "not-on-roll": "people"}
    people = PeopleField(label="Danh sách giới thiệu")
    head = forms.ChoiceField(label="Người đứng đầu", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        meeting = self.item.congress.meeting
        rows = meeting.roll.exclude(capacity=Capacity.ALTERNATE).filter(summoned=True) if meeting else []
        self.entries = {row.pk: row for row in rows if row.presence != Presence.ABSENT}
        names = [(str(key), _name(row)) for key, row in self.entries.items()]
        self.fields["people"].choices = names  # type: ignore[attr-defined]
        self.fields["head"].choices = choices_with_blank(names, "Không ghi")  # type: ignore[attr-defined]
        self.initial.setdefault("hall", _present(self.item))

    @property
    def chosen(self) -> list[RollEntry]:
        return [self.entries[key] for key in self.cleaned_data["people"]]

    def consequence(self) -> str:
        names = ", ".join(entry.full_name for entry in self.chosen)
        return f"{Body(self.item.body).label} gồm {names}{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        head = next((row.pk for key, row in self.entries.items() if str(key) == self.cleaned_data["head"]), None)
        made = elect_organ(
            actor=self.actor,
            item=self.item,
            body=Body(self.item.body),
            entries=self.chosen,
            head=head,
            hands=_hands(self),
        )
        return "Đã ghi kết quả bầu." if made else "Đã ghi; chưa quá nửa số có mặt tán thành nên chưa bầu được."


class RegisterForm(ItemForm):
    """đăng ký phát biểu"""

    verb = "Đăng ký"
    fields_of = {"name-missing": "entry", "already-waiting": "entry"}
    entry = forms.ChoiceField(label="Người phát biểu", required=False)
    name = forms.CharField(label="Hoặc khách mời", max_length=120, required=False)
    unit = forms.CharField(label="Đơn vị của khách", max_length=250, required=False)
    topic = forms.CharField(label="Về việc", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        meeting = self.item.congress.meeting
        rows = meeting.roll.exclude(presence=Presence.ABSENT) if meeting else []
        self.entries = {str(row.pk): row for row in rows}
        names = [(key, _name(row)) for key, row in self.entries.items()]
        self.fields["entry"].choices = choices_with_blank(names, "Chọn người")  # type: ignore[attr-defined]

    def consequence(self) -> str:
        entry = self.entries.get(self.cleaned_data["entry"])
        return f"Ghi đồng chí {entry.full_name if entry else self.cleaned_data['name']} vào danh sách phát biểu?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = register_speaker(
            actor=self.actor,
            item=self.item,
            entry=self.entries.get(data["entry"]),
            name=data["name"],
            unit=data["unit"],
            topic=data["topic"],
        )
        return f"Đã đăng ký cho đồng chí {made.name}."


class EndSpeakerForm(ActForm):
    """phát biểu xong, ghi tóm tắt"""

    verb = "Ghi phát biểu xong"
    gist = forms.CharField(label="Tóm tắt ý kiến", required=False, widget=_LINES, help_text="Vào biên bản đại hội")

    def __init__(self, *args: Any, speaker: Speaker, **options: Any) -> None:
        super().__init__(*args, **options)
        self.speaker = speaker
        self.initial.setdefault("gist", speaker.gist)

    def consequence(self) -> str:
        return f"Ghi đồng chí {self.speaker.name} phát biểu xong?"

    def perform(self, accepted: Collection[str]) -> str:
        end_speaker(actor=self.actor, speaker=self.speaker, gist=self.cleaned_data["gist"])
        return "Đã ghi."


def _hands(form: HandsForm) -> Hands:
    """The hands of a form that cannot be sent without them."""
    hands = form.hands
    if hands is None:
        raise TypeError("hands were asked for")
    return hands


def _present(item: AgendaItem) -> int | None:
    meeting = item.congress.meeting
    if meeting is None:
        return None
    rows = meeting.roll.exclude(capacity=Capacity.ALTERNATE).filter(summoned=True, presence=Presence.PRESENT)
    return rows.count() or None


def _name(row: RollEntry) -> str:
    return f"{row.full_name}{f', {row.unit}' if row.unit else ''}"
