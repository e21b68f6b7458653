"""Writing numbers off, who issues, how an office counts, the days of a congress."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.documents.acts.congresses import close_congress, open_congress
from dangbo.documents.acts.counting import set_numbering
from dangbo.documents.acts.issuers import add_issuer, change_issuer, end_issuer
from dangbo.documents.acts.numbering import explain_gap
from dangbo.documents.models import BODY_LABELS, Issuer, NumberSeries
from dangbo.documents.queries.series import numbering_option
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.rules.documents import Gap, Restart, SigningBody, document_kinds
from dangbo.vietnamese.dates import format_date

RESTARTS = [(Restart.TERM, "Theo nhiệm kỳ cấp ủy (theo hướng dẫn)"), (Restart.YEAR, "Theo năm")]
NAME_HELP = "Như in ở đầu văn bản, ví dụ ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH; xuống dòng được."


class CancelForm(ActForm):
    """hủy số"""

    verb = "Hủy số"
    fields_of = {
        "reason-missing": "reason",
        "number-below-one": "first",
        "number-not-reached": "first",
        "number-of-document": "first",
        "number-cancelled": "first",
    }
    first = forms.IntegerField(label="Từ số", min_value=1, max_value=99_999)
    last = forms.IntegerField(
        label="Đến số", min_value=1, max_value=99_999, required=False, help_text="Để trống nếu chỉ hủy một số."
    )
    reason = forms.CharField(label="Lý do", max_length=500, help_text="Lý do hiện trong sổ và ở trang dãy số.")

    def __init__(self, *args: Any, series: NumberSeries, **options: Any) -> None:
        self.series = series
        super().__init__(*args, **options)

    @property
    def gap(self) -> Gap:
        data = self.cleaned_data
        return Gap(data["first"], data["last"] or data["first"])

    def consequence(self) -> str:
        return f"Hủy số {self.gap} của {self.series.name}? Số đã hủy không cấp cho văn bản nào nữa."

    def perform(self, accepted: Collection[str]) -> str:
        gap = self.gap
        explain_gap(
            actor=self.actor,
            series=self.series,
            first=gap.first,
            last=gap.last,
            reason=self.cleaned_data["reason"],
        )
        return f"Đã hủy số {gap} của {self.series.name}."


class NumberingForm(ActForm):
    """cách đánh số"""

    verb = "Ghi cách đánh số"
    restart = forms.ChoiceField(label="Bắt đầu lại từ số 01", choices=RESTARTS)
    shared = forms.CharField(
        label="Các ký hiệu đếm chung một dãy",
        required=False,
        max_length=300,
        help_text="Ví dụ CV, CĐ; nhiều nhóm thì cách nhau bằng dấu chấm phẩy.",
    )
    apart = forms.MultipleChoiceField(
        label="Thể loại cùng ký hiệu nhưng đếm riêng",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    valid_from = DayField(label="Áp dụng từ ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = document_kinds(self.viewing.at)
        codes = [kind.code for kind in kinds]
        doubled = [
            (kind.key, f"{kind.name} ({kind.code})") for kind in kinds if kind.code and codes.count(kind.code) > 1
        ]
        self.fields["apart"].choices = doubled  # type: ignore[attr-defined]
        now = numbering_option(self.viewing.organisation, self.viewing.at)
        self.initial.setdefault("restart", now.restart)
        self.initial.setdefault("shared", "; ".join(", ".join(group) for group in now.shared))
        self.initial.setdefault("apart", sorted(now.apart))
        self.initial.setdefault("valid_from", self.viewing.at)

    def consequence(self) -> str:
        way = dict(RESTARTS)[Restart(self.cleaned_data["restart"])].lower()
        return f"Từ ngày {format_date(self.cleaned_data['valid_from'])} đánh số {way}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        groups = [[code.strip() for code in group.split(",") if code.strip()] for group in data["shared"].split(";")]
        set_numbering(
            actor=self.actor,
            organisation=self.viewing.organisation,
            valid_from=data["valid_from"],
            restart=Restart(data["restart"]),
            shared=[group for group in groups if group],
            apart=data["apart"],
            accepted_warnings=accepted,
        )
        return f"Đã ghi cách đánh số từ ngày {format_date(data['valid_from'])}."


class IssuerFields(ActForm):
    """What the papers of a body say."""

    fields_of = {
        "head-title-missing": "head_title",
        "issuer-exists": "code",
        "issuer-code-shape": "code",
        "issuer-code-unknown": "code",
        "before-issuer": "on",
        "issuer-ended": "on",
    }
    sections = {"superior": "Đầu văn bản", "body_name": "Người ký"}
    superior = forms.CharField(label="Dòng trên: tổ chức cấp trên", max_length=250, required=False)
    name = forms.CharField(
        label="Dòng dưới: cơ quan ban hành",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=NAME_HELP,
    )
    place = forms.CharField(label="Địa danh", max_length=120, help_text="Đứng trước ngày, tháng")
    body_name = forms.CharField(label="Ký thay mặt ai", max_length=200, help_text="Ví dụ: Ban Thường vụ, Chi bộ")
    head_title = forms.CharField(label="Chức vụ cấp trưởng", max_length=120, help_text="Ví dụ: Bí thư, Trưởng Ban")
    on = DayField(label="Từ ngày")

    TEXTS = ("superior", "name", "place", "body_name", "head_title")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in self.TEXTS}


class AddIssuerForm(IssuerFields):
    """thêm cơ quan ban hành"""

    verb = "Thêm cơ quan ban hành"
    sections = {"body": "Cơ quan", **IssuerFields.sections}
    body = forms.ChoiceField(label="Loại cơ quan", choices=[(body.value, label) for body, label in BODY_LABELS.items()])
    code = forms.CharField(label="Chữ viết tắt trong ký hiệu", max_length=30, help_text="Ví dụ ĐU, ĐUK, CB, BTCĐU")
    field_order = ["body", "code", "superior", "name", "place", "body_name", "head_title", "on"]

    def consequence(self) -> str:
        data = self.cleaned_data
        name = data["name"].replace("\r\n", " ")
        return f"Từ ngày {format_date(data['on'])}, {name} ban hành văn bản với ký hiệu …/{data['code']}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = add_issuer(
            actor=self.actor,
            organisation=self.viewing.organisation,
            body=SigningBody(data["body"]),
            code=data["code"],
            valid_from=data["on"],
            accepted_warnings=accepted,
            **self.texts,
        )
        return f"Đã thêm {made}."


class ChangeIssuerForm(IssuerFields):
    """sửa cơ quan ban hành từ một ngày"""

    verb = "Ghi thay đổi"

    def __init__(self, *args: Any, issuer: Issuer, **options: Any) -> None:
        self.issuer = issuer
        options["initial"] = {name: getattr(issuer, name) for name in self.TEXTS}
        super().__init__(*args, **options)

    def consequence(self) -> str:
        return f"Đổi cách ghi của {self.issuer} từ ngày {format_date(self.cleaned_data['on'])}? Văn bản cũ giữ nguyên."

    def perform(self, accepted: Collection[str]) -> str:
        changed = change_issuer(
            actor=self.actor, issuer=self.issuer, on=self.cleaned_data["on"], accepted_warnings=accepted, **self.texts
        )
        return f"Đã đổi cách ghi của {changed}."


class EndIssuerForm(ActForm):
    """thôi ban hành"""

    verb = "Thôi ban hành"
    fields_of = {"before-issuer": "on", "issuer-ended": "on"}
    on = DayField(label="Từ ngày")

    def __init__(self, *args: Any, issuer: Issuer, **options: Any) -> None:
        self.issuer = issuer
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"{self.issuer} thôi ban hành văn bản từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        end_issuer(actor=self.actor, issuer=self.issuer, on=self.cleaned_data["on"])
        return f"Đã ghi {self.issuer} thôi ban hành văn bản."


class OpenCongressForm(ActForm):
    """mở dãy số đại hội"""

    verb = "Mở dãy số đại hội"
    trial_opening = DayField(label="Ngày khai mạc phiên trù bị")

    def consequence(self) -> str:
        return (
            f"Mở dãy số của đại hội từ ngày {format_date(self.cleaned_data['trial_opening'])}?"
            " Văn bản của đại hội đếm chung mọi thể loại, từ số 01."
        )

    def perform(self, accepted: Collection[str]) -> str:
        open_congress(
            actor=self.actor,
            organisation=self.viewing.organisation,
            trial_opening=self.cleaned_data["trial_opening"],
        )
        return "Đã mở dãy số đại hội."


class CloseCongressForm(ActForm):
    """khép dãy số đại hội"""

    verb = "Khép dãy số đại hội"
    fields_of = {"congress-closes-before-opening": "closing", "plenum-before-congress": "first_plenum"}
    closing = DayField(label="Ngày bế mạc đại hội")
    first_plenum = DayField(
        label="Ngày hội nghị lần thứ nhất của cấp ủy mới",
        required=False,
        help_text="Nếu họp ngay trong đại hội, nhiệm kỳ mới đánh số từ ngày này.",
    )

    def consequence(self) -> str:
        return (
            f"Đại hội bế mạc ngày {format_date(self.cleaned_data['closing'])}?"
            " Dãy số của đại hội và của nhiệm kỳ trước khép lại, nhiệm kỳ mới đánh số từ 01."
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        close_congress(
            actor=self.actor,
            organisation=self.viewing.organisation,
            closing=data["closing"],
            first_plenum=data["first_plenum"],
            accepted_warnings=accepted,
        )
        return "Đã khép dãy số đại hội."
