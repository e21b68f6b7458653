"""What the forms of all acts share: reading, the sentence that asks before storing, and refusals put at their field."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django import forms
from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.registry.acts.refusal import NO_CODES, Refused
from dangbo.registry.acts.writing import CitedDecision
from dangbo.registry.forms.fields import DayField, OrganisationField
from dangbo.registry.viewing import Viewing
from dangbo.rules.verdict import Finding, Severity


class ActForm(forms.Form):
    """One act as a form. A subclass asks in `consequence`, does it in `perform`, which answers what was done.

    `verb`: the words of the button, repeated by the result. `fields_of`: code of a refusal → the field it is about;
    a code not listed is looked for among `COMMON`, else shown above the form. `sections`: field → heading before it.
    """

    verb: ClassVar[str] = "Ghi thay đổi"
    fields_of: ClassVar[Mapping[str, str]] = {}
    sections: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, viewing: Viewing, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewing, self.actor = viewing, actor
        for field in self.fields.values():
            if isinstance(field, OrganisationField):
                field.offer(viewing)

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields in their order, cut where a section begins: its heading and its fields."""
        cut: list[tuple[str, list[forms.BoundField]]] = []
        for item in self.visible_fields():
            heading = self.sections.get(item.name, "")
            if heading or not cut:
                cut.append((heading, []))
            cut[-1][1].append(item)
        return cut

    def consequence(self) -> str:
        """One question that names what will be changed, with the date and the numbers."""
        raise NotImplementedError

    def perform(self, accepted: Collection[str]) -> str:
        """Do it and say what was done. Raises Refused and NotAllowed."""
        raise NotImplementedError

    def findings(self, accepted: Collection[str] = NO_CODES) -> tuple[Finding, ...]:
        """Why the act would be refused, found out by doing it and taking it back."""
        try:
            with transaction.atomic():
                self.perform(accepted)
                transaction.set_rollback(True)
        except Refused as refused:
            return refused.findings
        return ()

    def show_refusal(self, findings: Collection[Finding]) -> None:
        """Put each error at its field."""
        for finding in findings:
            if finding.severity is not Severity.ERROR:
                continue
            text = f"{finding.message} ({finding.article})" if finding.article else finding.message
            name = self.fields_of.get(finding.code) or COMMON.get(finding.code, "")
            self.add_error(name if name in self.fields else None, text)


COMMON: Mapping[str, str] = {
    "decision-missing": "symbol",
    "decision-after-effect": "issued_on",
    "code-missing": "code",
    "code-taken": "code",
    "name-missing": "name",
    "same-name": "name",
    "later-change": "on",
    "not-living": "on",
    "parent-not-living": "parent",
    "reason-missing": "reason",
    "text-missing": "text",
}


class CitingForm(ActForm):
    """An act that cites a numbered decision."""

    needs_decision: ClassVar[bool] = True
    symbol = forms.CharField(label="Số, ký hiệu quyết định", max_length=60, help_text="Ví dụ 2163-QĐ/ĐU")
    issued_on = DayField(label="Ngày ký quyết định")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)

    decision_fields: ClassVar[tuple[str, ...]] = ("symbol", "issued_on", "issuer", "signer")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.needs_decision:
            for name in ("symbol", "issued_on", "issuer"):
                self.fields[name].required = False
        own = [name for name in self.fields if name not in self.decision_fields]
        self.order_fields([*own, *self.decision_fields])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        given = [bool(data.get(name)) for name in ("symbol", "issued_on", "issuer")]
        if not self.needs_decision and any(given) and not all(given):
            self.add_error("symbol", "Quyết định phải có đủ số, ký hiệu, ngày ký và cơ quan ban hành.")
        return data

    @property
    def decision(self) -> CitedDecision | None:
        """The decision as typed; None where none was."""
        data = self.cleaned_data
        if not data.get("symbol"):
            return None
        return CitedDecision(data["symbol"], data["issued_on"], data["issuer"], data.get("signer", ""))


class DecisionForm(CitingForm):
    """An act by a numbered decision, in force from a day."""

    sections = {"on": "Hiệu lực, quyết định"}
    on = DayField(label="Có hiệu lực từ ngày")

    decision_fields = ("on", *CitingForm.decision_fields)
