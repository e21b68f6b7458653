"""The fields of a person as a form: identity first, then Party, origins, work, learning, health, history."""

from collections.abc import Mapping
from typing import Any

from django import forms

from dangbo.registry.acts.people.fields import FIELD_LABELS
from dangbo.registry.forms.fields import DayField, PartialDayField
from dangbo.registry.models import Person
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.member_list import written
from dangbo.vietnamese.dates import PartialDate, format_date

PRECISIONS = {"year": "y", "month": "m", "day": "d"}
PARTIAL = {
    "birth_date": "birth_precision",
    "joined_on": "joined_precision",
    "official_on": "official_precision",
}
WHOLE_DAYS = ("admission_decided_on", "party_age_start", "died_on")
LONG = ("personal_history", "foreign_relations", "household_economy")
SENSITIVE = ("religion", "family_origin", *LONG)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "nhan-than": (
        "full_name", "sex", "birth_date", "other_names", "citizen_number", "ethnic_group", "religion", "birth_place",
        "native_place", "permanent_address", "temporary_address", "phone", "email",
    ),
    "dang": (
        "joined_on", "official_on", "admission_decided_on", "admission_decision", "admitting_organisation",
        "introducers", "card_number", "file_number", "was_youth_union_member", "party_age_start", "party_age_reason",
        "months_out",
    ),
    "cong-tac": (
        "occupation", "work_post", "workplace", "recruited_on", "youth_union_on", "enlisted_on", "discharged_on",
        "associations", "family_origin",
    ),
    "trinh-do": (
        "academic_title", "foreign_languages", "computing", "minority_language", "health", "war_invalid",
        "martyr_family",
    ),
    "lich-su": LONG,
}  # fmt: skip
GROUP_NAMES = {
    "nhan-than": "Nhân thân",
    "dang": "Vào Đảng, thẻ, tuổi đảng",
    "cong-tac": "Nghề nghiệp, công tác",
    "trinh-do": "Ngoại ngữ, sức khỏe",
    "lich-su": "Lịch sử bản thân, gia đình",
}
NEEDED = ("full_name", "sex", "birth_date")


def field_for(name: str) -> forms.Field:
    """The form field of one field of a person."""
    label, required = FIELD_LABELS[name], name in NEEDED
    if name in PARTIAL:
        return PartialDayField(label=label, required=required)
    if name in WHOLE_DAYS:
        return DayField(label=label, required=False)
    if name == "sex":
        return forms.ChoiceField(label=label, choices=Sex.choices)
    if name in ("martyr_family", "was_youth_union_member"):
        return forms.BooleanField(label=label, required=False)
    if name == "months_out":
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=1200)
    if name == "email":
        return forms.EmailField(label=label, required=False)
    widget = forms.Textarea(attrs={"rows": 4}) if name in LONG else forms.TextInput()
    longest = getattr(Person._meta.get_field(name), "max_length", None)
    return forms.CharField(label=label, required=required, max_length=longest, widget=widget)


def initial_of(person: Person, names: tuple[str, ...]) -> dict[str, Any]:
    """What a person's fields hold, as one would type it."""
    return {name: _typed(person, name) for name in names}


def _typed(person: Person, name: str) -> Any:
    value = getattr(person, name)
    if name in PARTIAL:
        return written(value, getattr(person, PARTIAL[name]))
    return format_date(value) if name in WHOLE_DAYS and value else value


def values_of(data: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """What was typed as fields and values of a person: partial dates with their precision."""
    values: dict[str, Any] = {}
    for name in names:
        value = data.get(name)
        if name in PARTIAL:
            values |= _partial(name, value)
        elif name == "months_out":
            values[name] = value or 0
        elif name in WHOLE_DAYS:
            values[name] = value
        else:
            values[name] = value if value is not None else ""
    return values


def _partial(name: str, value: PartialDate | None) -> dict[str, Any]:
    if value is None:
        return {name: None, PARTIAL[name]: "d"}
    return {name: value.first_day(), PARTIAL[name]: PRECISIONS[value.precision]}
