"""Transfers: begin for one member or several, sign a box of the letter, take over, give up."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from dangbo.registry.acts.transfers import Letter, Place, accept_transfers, begin_transfers, cancel_transfer, sign_hop
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, OrganisationField
from dangbo.registry.models import Person, Transfer
from dangbo.rules.vocabulary import CELL_KINDS
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class BeginTransferForm(ActForm):
    """chuyển sinh hoạt chính thức"""

    verb = "Chuyển sinh hoạt"
    fields_of = {
        "destination-missing": "place",
        "destination-is-home": "to",
        "already-under-way": "to",
        "reason-missing": "reason",
        "not-open": "to",
        "letter-before-decision": "letter_dated",
    }
    to = OrganisationField(label="Đến chi bộ trong sổ", kinds=CELL_KINDS, required=False)
    place = forms.CharField(label="Hoặc đến nơi ngoài sổ", max_length=250, required=False)
    decided_on = DayField(label="Ngày quyết định điều động, nghỉ hưu, đổi nơi ở có hiệu lực")
    reason = forms.CharField(label="Lý do", max_length=200)
    letter = forms.CharField(label="Số giấy giới thiệu", max_length=60, required=False)
    letter_dated = DayField(label="Ngày giấy giới thiệu", required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **options: Any) -> None:
        self.people = people
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "to" in data and "place" in data and bool(data["to"]) == bool(data["place"]):
            self.add_error("to", "Hãy chọn một chi bộ trong sổ, hoặc ghi nơi ngoài sổ.")
        return data

    @property
    def destination(self) -> Place:
        return Place(self.cleaned_data["to"], self.cleaned_data["place"])

    def consequence(self) -> str:
        data = self.cleaned_data
        to, on = data["to"], data["decided_on"]
        name = to.version_at(on).name if to else data["place"]
        who = self.people[0].full_name if len(self.people) == 1 else f"{format_int(len(self.people))} đảng viên"
        return f"Chuyển sinh hoạt {who} đến {name} từ ngày {format_date(on)}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        begun = begin_transfers(
            actor=self.actor,
            people=self.people,
            to=self.destination,
            decided_on=data["decided_on"],
            reason=data["reason"],
            letter=Letter(data["letter"], data["letter_dated"]),
            accepted_warnings=accepted,
        )
        return f"Đã chuyển sinh hoạt {format_int(len(begun))} đảng viên; chờ nơi đến tiếp nhận."


class OfTransferForm(ActForm):
    """An act on a transfer under way."""

    def __init__(self, *args: Any, transfer: Transfer, **options: Any) -> None:
        self.transfer = transfer
        super().__init__(*args, **options)

    @property
    def who(self) -> str:
        return self.transfer.person.full_name


class SignForm(OfTransferForm):
    """ký ô tiếp theo"""

    verb = "Ký ô tiếp theo"
    fields_of = {"signed-too-early": "signed_on", "all-signed": "signed_on"}
    signed_on = DayField(label="Ngày ký")
    signer = forms.CharField(label="Người ký", max_length=120)

    def consequence(self) -> str:
        return f"Ký ô tiếp theo trên giấy giới thiệu của {self.who} ngày {format_date(self.cleaned_data['signed_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        hop = sign_hop(actor=self.actor, transfer=self.transfer, signed_on=data["signed_on"], signer=data["signer"])
        return f"Đã ký ô {hop.position} trên giấy giới thiệu của {self.who}."


class AcceptForm(OfTransferForm):
    """tiếp nhận"""

    verb = "Tiếp nhận"
    on = DayField(label="Ngày đảng viên nộp giấy")

    def consequence(self) -> str:
        return f"Tiếp nhận {self.who} từ ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        accept_transfers(
            actor=self.actor, transfers=[self.transfer], on=self.cleaned_data["on"], accepted_warnings=accepted
        )
        return f"Đã tiếp nhận {self.who}."


class CancelForm(OfTransferForm):
    """hủy chuyển sinh hoạt"""

    verb = "Hủy chuyển sinh hoạt"
    reason = forms.CharField(label="Lý do hủy", max_length=300)

    def consequence(self) -> str:
        return f"Hủy việc chuyển sinh hoạt của {self.who}? Đảng viên vẫn ở nơi cũ."

    def perform(self, accepted: Collection[str]) -> str:
        cancel_transfer(actor=self.actor, transfer=self.transfer, reason=self.cleaned_data["reason"])
        return f"Đã hủy việc chuyển sinh hoạt của {self.who}."
