"""Fields that read what offices type: dates, partial dates, organisations by name, people by name."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangbo.registry.models import Organisation, OrganisationVersion, TreeLink
from dangbo.registry.viewing import Viewing
from dangbo.rules.vocabulary import KIND_LABELS, OrganisationKind
from dangbo.vietnamese.dates import DateError, PartialDate, format_date, parse_date, parse_partial_date
from dangbo.vietnamese.names import closest
from dangbo.vietnamese.text import search_key

LISTED = 1_500
"""Up to so many organisations are offered as a list; beyond, one types the name."""


class DayField(forms.CharField):
    """A whole date, typed dd/mm/yyyy."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "Ngày/tháng/năm, ví dụ 28/06/2020")
        options.setdefault("max_length", 30)
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except DateError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value


class PartialDayField(forms.CharField):
    """A date of which the day, or the day and the month, may be unknown: 1966, 9/1966, 12/09/1966."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "12/09/1966; nếu không rõ: 9/1966 hoặc 1966")
        options.setdefault("max_length", 30)
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_partial_date(text)
        except DateError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value


class OrganisationField(forms.CharField):
    """An organisation within the one looked at: chosen from the list, or typed by name or code in a large register."""

    def __init__(self, *, kinds: Sequence[OrganisationKind] = (), **options: Any) -> None:
        super().__init__(**options)
        self.kinds = kinds
        self.viewing: Viewing | None = None

    def offer(self, viewing: Viewing) -> None:
        """Say within which organisation and on which day."""
        self.viewing = viewing
        choices = list(
            self._versions().order_by("name_key").values_list("organisation__code", "name", "kind")[: LISTED + 1]
        )
        if len(choices) <= LISTED:
            offered = [
                (code, f"{name} ({KIND_LABELS[OrganisationKind(kind)].lower()})") for code, name, kind in choices
            ]
            self.widget = forms.Select(choices=[("", "Chọn tổ chức"), *offered])

    def _versions(self) -> Any:
        assert self.viewing is not None
        at = self.viewing.at
        below = TreeLink.objects.filter(ancestor=self.viewing.organisation, is_latest=True).values("descendant")
        rows = OrganisationVersion.objects.filter(valid_to=None, organisation__in=below, organisation__ended_on=None)
        if not rows.exists():
            rows = OrganisationVersion.objects.at(at).filter(organisation__in=below)
        return rows.filter(kind__in=self.kinds) if self.kinds else rows

    def clean(self, value: Any) -> Organisation | None:
        text = super().clean(value)
        if not text:
            return None
        found = self._versions().filter(organisation__code=text).select_related("organisation").first()
        if found is None:
            found = self._by_name(text)
        organisation: Organisation = found.organisation
        return organisation

    def _by_name(self, text: str) -> OrganisationVersion:
        wanted = search_key(text)
        near = list(self._versions().filter(search_key__contains=wanted).select_related("organisation")[:30])
        exact = [version for version in near if search_key(version.name) == wanted]
        if len(exact) == 1:
            only: OrganisationVersion = exact[0]
            return only
        names = closest(text, [version.name for version in near])
        hint = f" Gần nhất: {'; '.join(names)}." if names else ""
        raise ValidationError(f"Không có tổ chức “{text}” trong phạm vi đang xem.{hint}")


class PeopleField(forms.TypedMultipleChoiceField):
    """People chosen by ticking, offered with their names; gives their ids."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(coerce=uuid.UUID, **options)


def choices_with_blank(choices: Sequence[tuple[Any, Any]], blank: str) -> list[tuple[Any, Any]]:
    """The choices with a first one that stands for nothing chosen."""
    return [("", blank), *choices]
