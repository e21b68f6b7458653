"""Forms of the audit against the paper."""

from collections.abc import Collection

from django import forms

from dangbo.elections.acts.counting.auditing import draw_audit
from dangbo.elections.forms.counting.counts import CountActForm


class DrawAuditForm(CountActForm):
    """rút phiếu đối chiếu"""

    verb = "Rút phiếu đối chiếu"
    fields_of = {"dice": "dice"}
    dice = forms.CharField(
        label="Các lần gieo xúc xắc",
        max_length=60,
        help_text="Gieo trước hội trường ít nhất 10 lần, ghi liền nhau. Ví dụ 3516244163",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def consequence(self) -> str:
        return f"Rút phiếu đối chiếu theo xúc xắc {self.cleaned_data['dice']}?"

    def perform(self, accepted: Collection[str]) -> str:
        record = draw_audit(actor=self.actor, count=self.count, dice=self.cleaned_data["dice"])
        return f"Đã rút {len(record.content['sheets'])} phiếu đối chiếu."
