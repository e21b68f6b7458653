"""What forms on a congress or on one delegate share."""

from typing import Any

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Delegate
from dangbo.registry.forms.acts import ActForm


class CongressForm(ActForm):
    """An act on a congress."""

    def __init__(self, *args: Any, congress: Congress, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)


class DelegateForm(ActForm):
    """An act on one delegate."""

    def __init__(self, *args: Any, delegate: Delegate, **options: Any) -> None:
        self.delegate = delegate
        super().__init__(*args, **options)
