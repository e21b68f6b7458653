"""Forms of counts and batches."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Sum

from dangbo.elections.acts.counting.closing import close_count, confirm_counts
from dangbo.elections.acts.counting.counts import (
    LARGEST_BATCH,
    add_batch,
    open_count,
    recount_batch,
    set_aside_count,
)
from dangbo.elections.forms.parts import ElectionForm
from dangbo.elections.models.counting import Batch, Count, CountWay
from dangbo.registry.forms.acts import ActForm
from dangbo.vietnamese.numbers import format_int

USUAL_BATCH = 50


class OpenCountForm(ElectionForm):
    """mở lần kiểm"""

    verb = "Mở lần kiểm"
    fields_of = {
        "issued-not-accounted": "collected",
        "collected-above-issued": "collected",
        "no-ballots": "collected",
    }
    collected = forms.IntegerField(
        label="Số phiếu thu vào", min_value=1, help_text="Đếm phiếu lấy từ hòm ra, trước khi xem nội dung"
    )
    not_returned = forms.IntegerField(
        label="Số phiếu phát ra không thu về", min_value=0, help_text="Phiếu hỏng đã đổi, phiếu không bỏ vào hòm"
    )
    way = forms.ChoiceField(
        label="Cách kiểm",
        choices=CountWay.choices,
        initial=CountWay.KEYED,
        help_text="Nhập từng phiếu: hai người nhập độc lập. Quét phiếu: máy đọc, dấu nghi vấn do hai người xem.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        earlier = self.election.ballot_counts.order_by("-number").first()
        if earlier is not None:
            self.initial.setdefault("not_returned", earlier.not_returned)

    def consequence(self) -> str:
        data = self.cleaned_data
        return (
            f"Phát ra {format_int(self.election.issued or 0)} phiếu, thu vào {format_int(data['collected'])}, "
            f"không thu về {format_int(data['not_returned'])}. Mở lần kiểm phiếu?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        self.made = open_count(
            actor=self.actor,
            election=self.election,
            way=CountWay(data["way"]),
            collected=data["collected"],
            not_returned=data["not_returned"],
        )
        return "Đã mở lần kiểm phiếu."


class ConfirmCountsForm(ElectionForm):
    """xác nhận hai lần kiểm khớp nhau"""

    verb = "Xác nhận số liệu"

    def consequence(self) -> str:
        return "Hai lần kiểm khớp nhau. Ghi làm kết quả kiểm phiếu của cuộc bầu này?"

    def perform(self, accepted: Collection[str]) -> str:
        confirm_counts(actor=self.actor, election=self.election, accepted_warnings=accepted)
        return "Đã xác nhận số liệu kiểm phiếu."


class CountActForm(ActForm):
    """An act on a count."""

    def __init__(self, *args: Any, count: Count, **options: Any) -> None:
        self.count = count
        super().__init__(*args, **options)


class AddBatchForm(CountActForm):
    """thêm tập phiếu"""

    verb = "Thêm tập phiếu"
    fields_of = {"batches-above-collected": "declared", "batch-size": "declared"}
    declared = forms.IntegerField(
        label="Số phiếu trong tập", min_value=1, max_value=LARGEST_BATCH, help_text="Đếm hai lần, ghi số đã đếm"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        inside = self.count.batches.aggregate(sum=Sum("declared"))["sum"] or 0
        self.initial.setdefault("declared", min(USUAL_BATCH, self.count.collected - inside) or None)

    def consequence(self) -> str:
        return f"Thêm tập {self.count.batches.count() + 1} có {format_int(self.cleaned_data['declared'])} phiếu?"

    def perform(self, accepted: Collection[str]) -> str:
        self.made = add_batch(actor=self.actor, count=self.count, declared=self.cleaned_data["declared"])
        return f"Đã thêm {str(self.made).lower()}."


class CloseCountForm(CountActForm):
    """kết thúc lần kiểm"""

    verb = "Kết thúc lần kiểm"

    def consequence(self) -> str:
        return f"Kết thúc {str(self.count).lower()}? Các phép cân đối được thử lại trước khi ghi."

    def perform(self, accepted: Collection[str]) -> str:
        close_count(actor=self.actor, count=self.count)
        return f"Đã kết thúc {str(self.count).lower()}."


class SetAsideForm(CountActForm):
    """bỏ lần kiểm"""

    verb = "Bỏ lần kiểm này"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Bỏ {str(self.count).lower()}? Những gì đã ghi vẫn được giữ nhưng không tính."

    def perform(self, accepted: Collection[str]) -> str:
        set_aside_count(actor=self.actor, count=self.count, reason=self.cleaned_data["reason"])
        return f"Đã bỏ {str(self.count).lower()}."


class RecountBatchForm(ActForm):
    """đếm lại tập phiếu"""

    verb = "Ghi số phiếu đếm lại"
    fields_of = {"batches-above-collected": "declared", "batch-size": "declared", "keyed-beyond": "declared"}
    declared = forms.IntegerField(label="Số phiếu trong tập", min_value=1, max_value=LARGEST_BATCH)
    reason = forms.CharField(label="Lý do", max_length=300, help_text="Ví dụ: hai phiếu dính nhau")

    def __init__(self, *args: Any, batch: Batch, **options: Any) -> None:
        self.batch = batch
        super().__init__(*args, **options)

    def consequence(self) -> str:
        data = self.cleaned_data
        return f"{self.batch}: từ {format_int(self.batch.declared)} thành {format_int(data['declared'])} phiếu?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        recount_batch(actor=self.actor, batch=self.batch, declared=data["declared"], reason=data["reason"])
        return f"Đã ghi số phiếu của {str(self.batch).lower()}."
