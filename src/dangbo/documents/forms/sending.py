"""Sending issued documents further, writing down how they left, attaching files."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.documents.acts.sending import send_document, write_dispatch
from dangbo.documents.forms.drafting import OfDraftForm
from dangbo.documents.forms.fields import OrganisationsField
from dangbo.documents.forms.incoming import OUTSIDE
from dangbo.documents.models import Channel, FileForm
from dangbo.documents.queries.recipients import neighbours
from dangbo.registry.forms.fields import DayField
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

ATTACHED = [(form.value, form.label) for form in (FileForm.ATTACHED, FileForm.SIGNED)]


class SendForm(OfDraftForm):
    """gửi thêm trong chương trình"""

    verb = "Gửi văn bản"
    fields_of = {"no-receiver": "receivers", "already-sent": "receivers", "receiver-dissolved": "receivers"}
    receivers = OrganisationsField(label="Gửi đến", error_messages={"required": "Hãy đánh dấu ít nhất một nơi."})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = neighbours(self.document.organisation, self.viewing.at)
        have = set(self.document.deliveries.values_list("organisation_id", flat=True))
        offered = [(str(key), name) for key, name in (*near.above, *near.below) if key not in have]
        self.fields["receivers"].choices = offered  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Gửi {self.document} đến {format_int(len(self.cleaned_data['receivers']))} tổ chức?"

    def perform(self, accepted: Collection[str]) -> str:
        chosen = list(Organisation.objects.filter(pk__in=self.cleaned_data["receivers"]))
        made = send_document(actor=self.actor, document=self.document, organisations=chosen)
        return f"Đã gửi đến {format_int(len(made))} tổ chức."


class DispatchForm(OfDraftForm):
    """ghi đã gửi ra ngoài chương trình"""

    verb = "Ghi đã gửi"
    channel = forms.ChoiceField(label="Gửi bằng cách nào", choices=OUTSIDE)
    sent_on = DayField(label="Ngày gửi")
    sent_to = forms.CharField(label="Gửi đến", max_length=250)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("sent_on", self.viewing.at)

    def consequence(self) -> str:
        data = self.cleaned_data
        return f"Ghi {self.document} đã gửi đến {data['sent_to']} ngày {format_date(data['sent_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        write_dispatch(
            actor=self.actor,
            document=self.document,
            channel=Channel(data["channel"]),
            sent_on=data["sent_on"],
            sent_to=data["sent_to"],
            note=data["note"],
        )
        return f"Đã ghi gửi đến {data['sent_to']}."


class AttachForm(forms.Form):
    """A file to be attached; of our own documents also the scan of what was signed."""

    form = forms.ChoiceField(label="Tệp này là", choices=ATTACHED)
    file = forms.FileField(label="Tệp", help_text="PDF, Word, Excel, ảnh; không nhận tệp có macro.")

    def __init__(self, *args: Any, signed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not signed:
            del self.fields["form"]
