"""Choosing people on a form: all members of a small organisation, in a large one those whose name is typed."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dangbo.registry.forms.fields import PeopleField
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.member_list import place_names
from dangbo.registry.queries.members import members_at, named
from dangbo.registry.viewing import Viewing

OFFERED = 200
FIND_HELP = "Gõ một phần tên, có dấu hay không dấu, rồi bấm nút để hiện danh sách"


def offer_people(form: forms.Form, organisation: Organisation, viewing: Viewing, *, label: str) -> None:
    """Add `people` to the form, and `find` in an organisation with more members than fit on a page."""
    rows = members_at(organisation, viewing.at)
    is_large = rows.count() > OFFERED
    if is_large:
        form.fields["find"] = forms.CharField(label="Tìm đảng viên theo tên", required=False, help_text=FIND_HELP)
        rows = _asked_for(form, rows)
    found = list(rows[:OFFERED])
    places = place_names({row.organisation_id for row in found}, viewing.at)
    choices = [(str(row.person_id), f"{row.person.full_name}, {places[row.organisation_id]}") for row in found]
    if choices:
        form.fields["people"] = PeopleField(
            label=label,
            choices=choices,
            required=not is_large,
            error_messages={"required": "Hãy đánh dấu ít nhất một người."},
        )


def _asked_for(form: forms.Form, rows: Any) -> Any:
    typed = form.data.get("find", "").strip() if form.is_bound else ""
    given = form.data.getlist("people") if isinstance(form.data, QueryDict) else []
    ticked = [text for text in given if _is_id(text)]
    found = named(rows, typed) if typed else rows.none()
    return found | rows.filter(person__in=ticked) if ticked else found


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def chosen_people(form: forms.Form) -> list[Person]:
    """The people ticked, in the order of their names; an error at the field where none is."""
    ids: Sequence[uuid.UUID] = form.cleaned_data.get("people") or ()
    return list(Person.objects.filter(pk__in=ids).order_by("name_key"))


def require_people(form: forms.Form) -> None:
    """Put an error where nobody is ticked yet."""
    if not form.cleaned_data.get("people") and not form.errors:
        form.add_error("people" if "people" in form.fields else "find", "Hãy đánh dấu ít nhất một người.")
