"""What forms of one congress share."""

from typing import Any

from django import forms

from dangbo.congresses.models import Congress
from dangbo.registry.forms.acts import ActForm


class CongressForm(ActForm):
    """An act on a congress."""

    def __init__(self, *args: Any, congress: Congress, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)

    @property
    def name(self) -> str:
        """What the organisation of the congress is called on the day looked at."""
        return self.congress.organisation.version_at(self.viewing.at).name


class ReasonForm(CongressForm):
    """An act that needs nothing but its reason."""

    reason = forms.CharField(label="Lý do", max_length=300)
