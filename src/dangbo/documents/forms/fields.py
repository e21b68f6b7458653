"""Fields of documents: kinds, issuers, lines of text, organisations to tick."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dangbo.rules.documents import document_kinds

KEEP_LINES = {"rows": 4}


def kind_choices(at: date, blank: str = "") -> list[Any]:
    """The kinds of documents at a date, those with a code in the symbol first."""
    kinds = document_kinds(at)
    coded = [(kind.key, f"{kind.name} ({kind.code})") for kind in kinds if kind.code]
    others = [(kind.key, kind.name) for kind in kinds if not kind.code]
    groups = [("Có ký hiệu", coded), ("Chưa có ký hiệu", others)]
    return [*([("", blank)] if blank else []), *groups]


class LinesField(forms.CharField):
    """Several lines, each one thing; gives them as a tuple, without empty ones."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("help_text", "Mỗi nơi một dòng.")
        super().__init__(widget=forms.Textarea(attrs=KEEP_LINES), **options)

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value)
        return tuple(line for raw in text.splitlines() if (line := raw.strip(" -;.\t")))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class OrganisationsField(forms.TypedMultipleChoiceField):
    """Organisations to be ticked; gives their ids."""

    def __init__(self, choices: Sequence[tuple[uuid.UUID, str]] = (), **options: Any) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}))
        super().__init__(coerce=uuid.UUID, choices=[(str(key), name) for key, name in choices], **options)
