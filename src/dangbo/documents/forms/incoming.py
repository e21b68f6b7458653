"""Papers that arrive: entering them, passing them on, due days, settling, giving back."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from dangbo.documents.acts.attachments import Upload
from dangbo.documents.acts.forwarding import forward
from dangbo.documents.acts.incoming import enter_in_register, register_incoming, return_incoming, set_due, settle
from dangbo.documents.forms.fields import OrganisationsField, kind_choices
from dangbo.documents.models import Channel, IncomingDocument
from dangbo.documents.models.documents import URGENCY_CHOICES
from dangbo.documents.queries.recipients import neighbours
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Secrecy
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

SECRECY_CHOICES = [
    ("", "Văn bản thường"),
    (Secrecy.CONFIDENTIAL, "Mật"),
    (Secrecy.HIGHLY_CONFIDENTIAL, "Tối mật"),
    (Secrecy.MOST_CONFIDENTIAL, "Tuyệt mật"),
]
OUTSIDE = [(channel.value, channel.label) for channel in Channel if channel is not Channel.PROGRAM]
NUMBER_HELP = "Để trống: lấy số đến tiếp theo."


class SeveralFilesInput(forms.FileInput):
    """A field for one file or several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files chosen together; the view reads them under its own limit."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", SeveralFilesInput())
        super().__init__(required=False, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data


class RegisterForm(ActForm):
    """vào sổ văn bản đến"""

    verb = "Vào sổ"
    fields_of = {
        "author-missing": "author",
        "abstract-missing": "abstract",
        "secret-paper-refused": "secrecy",
        "arrival-number-taken": "number",
        "file-attached-already": "attachments",
    }
    sections = {"channel": "Đến lúc nào, bằng cách nào", "author": "Văn bản", "handler": "Giải quyết"}
    channel = forms.ChoiceField(label="Cách đến", choices=OUTSIDE, initial=Channel.PAPER)
    arrived_on = DayField(label="Ngày đến")
    number = forms.IntegerField(label="Số đến", min_value=1, max_value=99_999, required=False, help_text=NUMBER_HELP)
    author = forms.CharField(label="Nơi gửi (cơ quan ban hành)", max_length=250)
    symbol = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Ví dụ 193-KH/TU")
    issued_on = DayField(label="Ngày văn bản", required=False)
    kind = forms.ChoiceField(label="Thể loại", required=False)
    abstract = forms.CharField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    urgency = forms.ChoiceField(label="Mức khẩn", choices=[("", "Thường"), *URGENCY_CHOICES], required=False)
    secrecy = forms.ChoiceField(label="Dấu mật", choices=SECRECY_CHOICES, required=False)
    attachments = FilesField(
        label="Tệp kèm theo", help_text="Bản quét hoặc tệp gốc: PDF, Word, Excel, ảnh. Chọn được nhiều tệp."
    )
    handler = forms.CharField(label="Giao cho ai, bộ phận nào", max_length=200, required=False)
    due_on = DayField(label="Hạn giải quyết", required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kind_choices(self.viewing.at, "Chưa rõ")  # type: ignore[attr-defined]
        self.initial.setdefault("arrived_on", self.viewing.at)

    def register(self, uploads: Sequence[Upload], accepted: Collection[str]) -> IncomingDocument:
        """Enter the paper with its files. Raises Refused, NotAllowed and FileError."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("attachments", "secrecy")}
        secrecy = self.cleaned_data["secrecy"]
        return register_incoming(
            actor=self.actor,
            organisation=self.viewing.organisation,
            files=uploads,
            secrecy=Secrecy(secrecy) if secrecy else None,
            accepted_warnings=accepted,
            **(data | {"channel": Channel(data["channel"])}),
        )


class OfIncomingForm(ActForm):
    """An act on an incoming paper."""

    def __init__(self, *args: Any, incoming: IncomingDocument, **options: Any) -> None:
        self.incoming = incoming
        super().__init__(*args, **options)

    @property
    def name(self) -> str:
        return f"văn bản {self.incoming}"


class EnterForm(OfIncomingForm):
    """vào sổ văn bản nhận trong chương trình"""

    verb = "Vào sổ"
    fields_of = {"arrival-number-taken": "number"}
    arrived_on = DayField(label="Ngày đến")
    number = forms.IntegerField(label="Số đến", min_value=1, max_value=99_999, required=False, help_text=NUMBER_HELP)
    handler = forms.CharField(label="Giao cho ai, bộ phận nào", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("arrived_on", max(self.viewing.at, self.incoming.arrived_on))

    def consequence(self) -> str:
        number = self.cleaned_data["number"]
        told = f" với số đến {format_int(number)}" if number else ""
        return f"Vào sổ {self.name} ngày {format_date(self.cleaned_data['arrived_on'])}{told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        entered = enter_in_register(
            actor=self.actor,
            incoming=self.incoming,
            arrived_on=data["arrived_on"],
            number=data["number"],
            handler=data["handler"],
            accepted_warnings=accepted,
        )
        return f"Đã vào sổ với số đến {format_int(entered.number or 0)}."


class ForwardForm(OfIncomingForm):
    """chuyển tiếp"""

    verb = "Chuyển tiếp"
    fields_of = {"no-receiver": "receivers", "already-sent": "receivers", "not-up-or-down": "receivers"}
    receivers = OrganisationsField(label="Chuyển đến", error_messages={"required": "Hãy đánh dấu ít nhất một nơi."})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = neighbours(self.incoming.organisation, self.viewing.at)
        offered = [(str(key), name) for key, name in (*near.above, *near.below)]
        self.fields["receivers"].choices = offered  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Chuyển tiếp {self.name} đến {format_int(len(self.cleaned_data['receivers']))} tổ chức?"

    def perform(self, accepted: Collection[str]) -> str:
        chosen = list(Organisation.objects.filter(pk__in=self.cleaned_data["receivers"]))
        made = forward(actor=self.actor, incoming=self.incoming, organisations=chosen)
        return f"Đã chuyển tiếp đến {format_int(len(made))} tổ chức."


class DueForm(OfIncomingForm):
    """đặt hạn giải quyết"""

    verb = "Ghi hạn giải quyết"
    due_on = DayField(label="Hạn giải quyết", required=False, help_text="Để trống: bỏ hạn.")
    handler = forms.CharField(label="Giao cho ai, bộ phận nào", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("due_on", self.incoming.due_on)
        self.initial.setdefault("handler", self.incoming.handler)

    def consequence(self) -> str:
        due = self.cleaned_data["due_on"]
        return f"Đặt hạn giải quyết {self.name} là ngày {format_date(due)}?" if due else f"Bỏ hạn của {self.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        set_due(actor=self.actor, incoming=self.incoming, due_on=data["due_on"], handler=data["handler"])
        return "Đã ghi hạn giải quyết."


class SettleForm(OfIncomingForm):
    """ghi đã giải quyết xong"""

    verb = "Ghi đã giải quyết"
    settled_on = DayField(label="Giải quyết xong ngày")
    note = forms.CharField(label="Cách giải quyết", max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("settled_on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi đã giải quyết xong {self.name} ngày {format_date(self.cleaned_data['settled_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        settle(actor=self.actor, incoming=self.incoming, settled_on=data["settled_on"], note=data["note"])
        return "Đã ghi giải quyết xong."


class GiveBackForm(OfIncomingForm):
    """trả lại nơi gửi"""

    verb = "Trả lại nơi gửi"
    reason = forms.CharField(label="Lý do trả lại", max_length=500)

    def consequence(self) -> str:
        return f"Trả lại {self.name} cho {self.incoming.author}? Lý do được báo cho nơi gửi."

    def perform(self, accepted: Collection[str]) -> str:
        return_incoming(actor=self.actor, incoming=self.incoming, reason=self.cleaned_data["reason"])
        return "Đã trả lại nơi gửi."
