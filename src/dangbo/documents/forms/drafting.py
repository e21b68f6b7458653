"""Beginning a draft and writing it."""

import copy
from collections.abc import Collection
from typing import Any

from django import forms
from django.db import transaction

from dangbo.documents.acts.drafting import drop_draft, save_draft, start_draft
from dangbo.documents.acts.relations import relate
from dangbo.documents.forms.fields import LinesField, OrganisationsField, kind_choices
from dangbo.documents.models import Document, DocumentTemplate, IncomingDocument, Issuer, RelationKind
from dangbo.documents.models.documents import AUTHORITY_CHOICES, RANK_CHOICES, URGENCY_CHOICES
from dangbo.documents.queries.recipients import neighbours
from dangbo.documents.queries.series import issuers_at
from dangbo.documents.queries.signers import signers_at, usual_issuer, usual_signature, usual_signer
from dangbo.documents.queries.templates import templates_for
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.symbols import symbol_search_key

LETTERS = ("official_letter", "submission")
"""Kinds whose first line of recipients is the addressee again."""


class NewDraftForm(ActForm):
    """A draft to be begun: from a template, or free."""

    verb = "Bắt đầu soạn"
    fields_of = {"unknown-document-kind": "kind", "issuer-not-in-force": "issuer"}
    template = forms.ModelChoiceField(
        DocumentTemplate.objects.none(), label="Theo mẫu", required=False, empty_label="Không dùng mẫu"
    )
    kind = forms.ChoiceField(
        label="Thể loại", required=False, help_text="Chọn mẫu thì không cần chọn: thể loại lấy theo mẫu."
    )
    issuer = forms.ModelChoiceField(Issuer.objects.none(), label="Cơ quan ban hành", empty_label=None)
    abstract = forms.CharField(
        label="Trích yếu",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Một câu nói nội dung, ví dụ: tổ chức Đại hội Đảng bộ nhiệm kỳ 2025-2030. Có thể ghi sau.",
    )

    def __init__(self, *args: Any, answers: IncomingDocument | None = None, **options: Any) -> None:
        self.answers = answers
        if answers is not None:
            dated = f" ngày {format_date(answers.issued_on)}" if answers.issued_on else ""
            named = f"về việc trả lời văn bản {answers.symbol}{dated} của {answers.author}"
            options["initial"] = {**options.get("initial", {}), "kind": "official_letter", "abstract": named}
        super().__init__(*args, **options)
        organisation, at = self.viewing.organisation, self.viewing.at
        issuers = issuers_at(organisation, at)
        self.fields["issuer"].queryset = Issuer.objects.filter(pk__in=[each.pk for each in issuers])  # type: ignore[attr-defined]
        self.fields["template"].queryset = _templates(organisation)  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices(at, "Chọn thể loại")  # type: ignore[attr-defined]
        self.has_issuers = bool(issuers)
        self.initial["issuer"] = usual_issuer(issuers, self._chosen_template(), self.initial.get("kind", ""))

    def _chosen_template(self) -> DocumentTemplate | None:
        """The template by which the page was asked for; None also for one that is not this office's."""
        try:
            found: DocumentTemplate | None = self.fields["template"].clean(self.initial.get("template"))
        except forms.ValidationError:
            return None
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("template") and not data.get("kind"):
            self.add_error("kind", "Hãy chọn mẫu hoặc chọn thể loại.")
        return data

    def start(self) -> Document:
        """Begin the draft with what a clerk of this office would fill in. Raises Refused and NotAllowed."""
        data, at = self.cleaned_data, self.viewing.at
        template, issuer = data["template"], data["issuer"]
        kind = template.kind if template else data["kind"]
        asked, source = self.answers, self.answers.source if self.answers else None
        return start_draft(
            actor=self.actor,
            organisation=self.viewing.organisation,
            issuer=issuer,
            kind=kind,
            template=template,
            abstract=data["abstract"] or (template.abstract if template else ""),
            text=template.text if template else "",
            figures_at=at,
            answers=asked,
            addressees=[asked.author] if asked else [],
            recipients=[source.organisation] if source else [],
            recipient_lines=[*(["Như trên"] if kind in LETTERS else []), f"Lưu {issuer.body_name}"],
            **usual_signature(issuer, usual_signer(issuer, at)),  # type: ignore[arg-type]
        )


def _templates(organisation: Organisation) -> Any:
    return DocumentTemplate.objects.filter(pk__in=[each.pk for each in templates_for(organisation)])


class DraftForm(ActForm):
    """A draft as it is written: its text, to whom it goes, who signs."""

    verb = "Ghi dự thảo"
    fields_of = {
        "unknown-document-kind": "kind",
        "abstract-missing": "abstract",
        "unknown-keys": "text",
        "secret-paper-refused": "text",
        "signer-missing": "signer_name",
    }
    saved = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Thể loại")
    issuer = forms.ModelChoiceField(Issuer.objects.none(), label="Cơ quan ban hành", empty_label=None)
    abstract = forms.CharField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(
        label="Nội dung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    change_note = forms.CharField(
        label="Lần này sửa gì", max_length=500, required=False, help_text="Hiện trong danh sách các lần ghi."
    )
    addressees = LinesField(label="Kính gửi", help_text="Mỗi nơi một dòng; để trống nếu không có.")
    recipient_lines = LinesField(label="Nơi nhận (in cuối văn bản)", help_text="Mỗi nơi một dòng.")
    all_lower = forms.BooleanField(label="Tất cả tổ chức trực thuộc", required=False)
    recipients = OrganisationsField(label="Gửi trong chương trình khi ban hành", required=False)
    signer = forms.ChoiceField(label="Người ký", required=False)
    signer_title = forms.CharField(label="Chức vụ người ký", max_length=120, required=False)
    signer_name = forms.CharField(label="Họ tên người ký", max_length=120, required=False)
    signer_rank = forms.ChoiceField(label="Cấp của người ký", choices=RANK_CHOICES)
    authority = forms.ChoiceField(label="Đề ký", choices=AUTHORITY_CHOICES, required=False)
    delegation = forms.CharField(label="Văn bản giao quyền ký (T/L, TUQ)", max_length=200, required=False)
    co_signer_title = forms.CharField(
        label="Chức vụ người ký bên trái", max_length=120, required=False, help_text="Chỉ dùng cho biên bản."
    )
    co_signer_name = forms.CharField(label="Họ tên người ký bên trái", max_length=120, required=False)
    urgency = forms.ChoiceField(label="Mức khẩn", choices=[("", "Thường"), *URGENCY_CHOICES], required=False)
    figures_at = DayField(label="Số liệu lấy đến ngày", required=False)
    in_congress = forms.BooleanField(label="Văn bản của đại hội (dãy số riêng của đại hội)", required=False)
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=10_000, initial=1)
    kept_by = forms.CharField(label="Nơi giữ bản lưu", max_length=200, required=False)
    register_note = forms.CharField(label="Ghi chú trong sổ", max_length=500, required=False)

    WRITING = ("kind", "issuer", "abstract", "text", "change_note")
    SENDING = ("addressees", "recipient_lines", "all_lower", "recipients")
    SIGNING = ("signer", "signer_title", "signer_name", "signer_rank", "authority", "delegation")
    OTHERS = (
        "co_signer_title", "co_signer_name", "urgency", "figures_at", "in_congress", "copies", "kept_by",
        "register_note",
    )  # fmt: skip

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        self.document = document
        options["initial"] = {**initial_of(document), **options.get("initial", {})}
        super().__init__(*args, **options)
        at = self.viewing.at
        issuers = {document.issuer_id, *(issuer.pk for issuer in issuers_at(document.organisation, at))}
        self.fields["issuer"].queryset = Issuer.objects.filter(pk__in=issuers)  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices(at)  # type: ignore[attr-defined]
        self._offer_signers()
        self._offer_recipients()

    def _offer_signers(self) -> None:
        self.signers = {signer.key: signer for signer in signers_at(self.document.organisation, self.viewing.at)}
        field = self.fields["signer"]
        offered = [(key, str(signer)) for key, signer in self.signers.items()]
        field.choices = [("", "Người khác, ghi ở dưới"), *offered]  # type: ignore[attr-defined]
        own = self.document.signer_title, self.document.signer_name
        self.initial.setdefault(
            "signer", next((key for key, each in self.signers.items() if (each.title, each.name) == own), "")
        )

    def _offer_recipients(self) -> None:
        near = neighbours(self.document.organisation, self.viewing.at)
        self.lower = [key for key, _ in near.below]
        known = dict([*near.above, *near.below])
        others = [row.organisation for row in self.document.recipients.select_related("organisation")]
        known |= {each.pk: each.version_at(self.viewing.at).name for each in others if each.pk not in known}
        self.fields["recipients"].choices = [(str(key), name) for key, name in known.items()]  # type: ignore[attr-defined]
        self.fields["all_lower"].label = f"Tất cả {format_int(len(self.lower))} tổ chức trực thuộc"
        if not self.lower:
            del self.fields["all_lower"]
        if not known:
            del self.fields["recipients"]

    def part(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        """The fields of one part of the page that this draft has."""
        return [self[name] for name in names if name in self.fields]

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The parts of the page with their fields."""
        return {
            "writing": self.part(self.WRITING),
            "sending": self.part(self.SENDING),
            "signing": self.part(self.SIGNING),
            "others": self.part(self.OTHERS),
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        signer = self.signers.get(data.get("signer", ""))
        if signer:
            data |= {"signer_title": signer.title, "signer_name": signer.name, "signer_rank": signer.rank}
        return data

    @property
    def changes(self) -> dict[str, Any]:
        """What was typed, in the words of the act."""
        data = self.cleaned_data
        left_out = {"saved", "change_note", "signer", "all_lower", "recipients"}
        chosen = dict.fromkeys([*data.get("recipients", ()), *(self.lower if data.get("all_lower") else ())])
        rows = {each.pk: each for each in Organisation.objects.filter(pk__in=chosen)}
        return {
            **{name: value for name, value in data.items() if name not in left_out},
            "recipients": [rows[key] for key in chosen if key in rows],
        }

    def seen(self) -> Document:
        """The draft as it would be with what was typed, not stored."""
        shown = copy.copy(self.document)
        for name, value in self.changes.items():
            if name not in ("recipients", "register_note"):
                setattr(shown, name, list(value) if isinstance(value, tuple) else value)
        return shown

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        kept = save_draft(
            actor=self.actor,
            document=self.document,
            saved=data["saved"],
            note=data["change_note"],
            **self.changes,
        )
        return f"Đã ghi dự thảo lần {format_int(kept.versions.count())}."


SAME_NAMES = (
    "saved", "kind", "issuer", "abstract", "text", "addressees", "recipient_lines", "signer_title", "signer_name",
    "signer_rank", "authority", "delegation", "co_signer_title", "co_signer_name", "urgency", "figures_at",
    "in_congress", "copies", "kept_by",
)  # fmt: skip


def initial_of(document: Document) -> dict[str, Any]:
    """A draft as the form shows it."""
    initial = {name: getattr(document, name) for name in SAME_NAMES} | {"register_note": document.note}
    return initial | {"recipients": [str(key) for key in document.recipients.values_list("organisation_id", flat=True)]}


class OfDraftForm(ActForm):
    """An act on a draft."""

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        self.document = document
        super().__init__(*args, **options)


class DropForm(OfDraftForm):
    """bỏ dự thảo"""

    verb = "Bỏ dự thảo"
    reason = forms.CharField(label="Lý do bỏ", max_length=500)

    def consequence(self) -> str:
        return f"Bỏ dự thảo “{self.document.abstract}”? Dự thảo không ban hành nữa; các lần ghi vẫn giữ."

    def perform(self, accepted: Collection[str]) -> str:
        drop_draft(actor=self.actor, document=self.document, reason=self.cleaned_data["reason"])
        return "Đã bỏ dự thảo."


class RelateForm(OfDraftForm):
    """thay thế, thu hồi, sửa đổi văn bản khác"""

    verb = "Ghi liên quan"
    fields_of = {"already-related": "symbol", "older-not-issued": "symbol", "relation-to-itself": "symbol"}
    kind = forms.ChoiceField(label="Dự thảo này sẽ", choices=RelationKind.choices)
    symbol = forms.CharField(label="Số, ký hiệu của văn bản kia", max_length=60, help_text="Ví dụ 81-KH/ĐUK")
    dated = DayField(label="Ngày của văn bản kia", required=False, help_text="Cần ghi nếu có nhiều văn bản cùng số.")
    reason = forms.CharField(label="Lý do", max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("symbol"):
            self._find(data)
        return data

    def _find(self, data: dict[str, Any]) -> None:
        rows = Document.objects.filter(
            organisation=self.document.organisation, symbol_key=symbol_search_key(data["symbol"])
        ).exclude(symbol="")
        if data.get("dated"):
            rows = rows.filter(issued_on=data["dated"])
        found = list(rows[:2])
        if not found:
            self.add_error("symbol", f"Không có văn bản nào của tổ chức này mang số, ký hiệu {data['symbol']}.")
        elif len(found) > 1:
            self.add_error("dated", f"Có nhiều văn bản mang số, ký hiệu {data['symbol']}; hãy ghi ngày.")
        else:
            data["older"] = found[0]

    def consequence(self) -> str:
        kind = str(RelationKind(self.cleaned_data["kind"]).label).lower()
        return f"Khi ban hành, dự thảo này sẽ {kind} văn bản {self.cleaned_data['older']}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        relate(
            actor=self.actor,
            document=self.document,
            older=data["older"],
            kind=RelationKind(data["kind"]),
            reason=data["reason"],
        )
        return f"Đã ghi liên quan với văn bản {data['older']}."


class FollowForm(OfDraftForm):
    """soạn văn bản thay thế, thu hồi, sửa đổi một văn bản đã ban hành"""

    verb = "Bắt đầu soạn"
    kind = forms.ChoiceField(label="Văn bản mới sẽ", choices=RelationKind.choices)
    reason = forms.CharField(label="Lý do", max_length=500, required=False)

    @transaction.atomic
    def start(self) -> Document:
        """Begin the draft with what the older document says. Raises Refused and NotAllowed."""
        older, kind = self.document, RelationKind(self.cleaned_data["kind"])
        same = ("addressees", "recipient_lines", "authority", "signer_rank", "signer_title", "signer_name")
        made = start_draft(
            actor=self.actor,
            organisation=older.organisation,
            issuer=older.issuer,
            kind=older.kind,
            abstract=older.abstract,
            text=older.text,
            figures_at=self.viewing.at,
            recipients=[row.organisation for row in older.recipients.select_related("organisation")],
            **{name: getattr(older, name) for name in same},
        )
        relate(actor=self.actor, document=made, older=older, kind=kind, reason=self.cleaned_data["reason"])
        return made
