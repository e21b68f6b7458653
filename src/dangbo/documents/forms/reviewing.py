"""Asking for approval and sending a draft back."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import ROLE_LABELS, Permission, Role, roles_granting
from dangbo.documents.acts.reviewing import ask_approval, return_draft
from dangbo.documents.forms.drafting import OfDraftForm
from dangbo.facts.models import holding_at

STEPS = 4
"""So many people a draft passes at most."""


class AskApprovalForm(OfDraftForm):
    """trình duyệt"""

    verb = "Trình duyệt"
    sections = {
        "account_1": "Người thứ nhất",
        "account_2": "Người thứ hai, nếu có",
        "account_3": "Người thứ ba, nếu có",
        "account_4": "Người thứ tư, nếu có",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        approvers = reviewers(self.document.organisation_id, self.actor.account_id)
        choices = [("", "Không có"), *((str(account.pk), name) for account, name in approvers)]
        self.accounts = {str(account.pk): account for account, _ in approvers}
        for number in range(1, STEPS + 1):
            self.fields[f"account_{number}"] = forms.ChoiceField(
                label="Trình đến", choices=choices, required=number == 1
            )
            self.fields[f"duty_{number}"] = forms.CharField(
                label="Việc của người này", max_length=120, required=False, initial="Duyệt" if number == 1 else ""
            )

    @property
    def steps(self) -> list[tuple[Account, str]]:
        """The people in their order, each with what they are asked for."""
        data = self.cleaned_data
        chosen = [(data.get(f"account_{n}"), data.get(f"duty_{n}") or "Duyệt") for n in range(1, STEPS + 1)]
        return [(self.accounts[key], duty) for key, duty in chosen if key]

    def consequence(self) -> str:
        names = ", rồi ".join(account.full_name for account, _ in self.steps)
        return f"Trình dự thảo “{self.document.abstract}” đến {names}?"

    def perform(self, accepted: Collection[str]) -> str:
        ask_approval(actor=self.actor, document=self.document, steps=self.steps)
        return f"Đã trình dự thảo; chờ {self.steps[0][0].full_name} duyệt."


def reviewers(organisation_id: Any, asker_id: Any) -> list[tuple[Account, str]]:
    """Who may pass a draft of an organisation: open accounts with a role that drafts there or above it, by role."""
    rows = (
        RoleAssignment.objects.filter(
            holding_at(today()),
            role__in=roles_granting(Permission.DRAFT_DOCUMENTS),
            organisation__links_down__descendant_id=organisation_id,
            organisation__links_down__is_latest=True,
            account__is_active=True,
        )
        .exclude(account_id=asker_id)
        .select_related("account")
        .order_by("role", "account__full_name")
    )
    found: dict[Account, list[str]] = {}
    for row in rows:
        found.setdefault(row.account, []).append(ROLE_LABELS[Role(row.role)])
    return [(account, f"{account.full_name} ({', '.join(dict.fromkeys(roles))})") for account, roles in found.items()]


class ReturnForm(OfDraftForm):
    """trả lại dự thảo"""

    verb = "Trả lại"
    note = forms.CharField(label="Cần sửa gì", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def consequence(self) -> str:
        return f"Trả lại dự thảo “{self.document.abstract}” cho người soạn? Vòng duyệt này kết thúc."

    def perform(self, accepted: Collection[str]) -> str:
        return_draft(actor=self.actor, document=self.document, note=self.cleaned_data["note"])
        return "Đã trả lại dự thảo cho người soạn."
