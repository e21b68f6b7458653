"""The fields of a person: cleaned as they are stored, checked, and shown in the journal without their secrets."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models

from dangbo.registry.acts.refusal import Refused, error, warning
from dangbo.registry.models import Person
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.citizen import (
    CITIZEN_DIGITS,
    Sex,
    check_card_number,
    check_citizen_number,
    check_file_number,
    mask,
    plain_number,
)
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line, search_key

NUMBERS = frozenset({"citizen_number", "card_number", "file_number"})
HIDDEN = frozenset({"religion", "family_origin", "personal_history", "foreign_relations", "household_economy"})
DERIVED = frozenset({"id", "name_key", "search_key"})
EDITABLE = frozenset(field.name for field in Person._meta.concrete_fields) - DERIVED
FREE_TEXTS = {
    field.name: field.max_length
    for field in Person._meta.concrete_fields
    if isinstance(field, models.CharField) and field.max_length and not field.choices and len(field.validators) == 1
}
"""Text fields that only their length limits → the most characters."""
LONG_TEXTS = frozenset({"personal_history", "foreign_relations", "household_economy"})


def clean_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored. Raises ValueError for a name that is no field of a person."""
    unknown = sorted(set(fields) - EDITABLE)
    if unknown:
        raise ValueError(f"no such field of a person: {', '.join(unknown)}")
    return {name: _clean(name, value) for name, value in fields.items()}


def _clean(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in NUMBERS:
        return plain_number(value)
    return value.strip() if name in LONG_TEXTS else clean_line(value)


def set_fields(person: Person, values: Mapping[str, Any]) -> None:
    """Put cleaned values on a person with the keys of the name. Refused for values that cannot be kept."""
    for name, value in values.items():
        setattr(person, name, value)
    person.name_key = name_sort_key(person.full_name)[:300]
    person.search_key = search_key(f"{person.full_name} {person.other_names}")[:400]
    try:
        person.clean_fields(exclude=DERIVED | _sound_texts(person))
    except ValidationError as problems:
        raise Refused(list(_invalid(problems))) from problems


def _sound_texts(person: Person) -> set[str]:
    """The texts that the validators of their fields have nothing to say about: filled, and not too long."""
    texts = ((name, getattr(person, name), longest) for name, longest in FREE_TEXTS.items())
    return {name for name, text, longest in texts if text.__class__ is str and 0 < len(text) <= longest}


def _invalid(problems: ValidationError) -> Iterator[Finding]:
    for name, messages in problems.message_dict.items():
        label = FIELD_LABELS.get(name, name)
        yield error(f"invalid-{name.replace('_', '-')}", f"{label}: {' '.join(messages)}")


def number_findings(person: Person) -> Iterator[Finding]:
    """What is wrong with the person's numbers: a wrong length is an error, a doubtful content a warning."""
    if person.citizen_number:
        sex = cast(Sex, person.sex)
        for message in check_citizen_number(person.citizen_number, sex=sex, birth_year=person.birth_date.year):
            whole = person.citizen_number.isdigit() and len(person.citizen_number) == CITIZEN_DIGITS
            yield (warning if whole else error)("doubtful-citizen-number", message)
    if person.card_number:
        for message in check_card_number(person.card_number):
            yield warning("doubtful-card-number", message)
    if person.file_number:
        for message in check_file_number(person.file_number):
            yield warning("doubtful-file-number", message)


def shown_in_journal(name: str, value: Any) -> Any:
    """A value as the journal may keep it: numbers masked, sensitive texts hidden."""
    if name in NUMBERS:
        return mask(value)
    if name in HIDDEN:
        return "••••" if value else ""
    return value.isoformat() if isinstance(value, date) else value


def text_fields() -> list[str]:
    """The names of the fields that hold text."""
    kinds = (models.CharField, models.TextField)
    return [field.name for field in Person._meta.concrete_fields if isinstance(field, kinds)]


FIELD_LABELS = {
    "full_name": "Họ và tên khai sinh",
    "other_names": "Tên gọi khác",
    "sex": "Giới tính",
    "birth_date": "Ngày sinh",
    "birth_precision": "Ngày sinh",
    "birth_place": "Nơi đăng ký khai sinh",
    "native_place": "Quê quán",
    "permanent_address": "Nơi thường trú",
    "temporary_address": "Nơi tạm trú",
    "ethnic_group": "Dân tộc",
    "religion": "Tôn giáo",
    "family_origin": "Thành phần gia đình",
    "occupation": "Nghề nghiệp",
    "work_post": "Chức vụ công tác",
    "workplace": "Cơ quan, đơn vị công tác",
    "recruited_on": "Ngày tuyển dụng",
    "youth_union_on": "Ngày vào Đoàn",
    "enlisted_on": "Ngày nhập ngũ",
    "discharged_on": "Ngày xuất ngũ",
    "associations": "Tổ chức xã hội tham gia",
    "academic_title": "Học hàm",
    "foreign_languages": "Ngoại ngữ",
    "computing": "Tin học",
    "minority_language": "Tiếng dân tộc thiểu số",
    "health": "Tình trạng sức khỏe",
    "war_invalid": "Thương binh",
    "martyr_family": "Gia đình liệt sĩ",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "citizen_number": "Số định danh cá nhân",
    "file_number": "Số lý lịch",
    "card_number": "Số thẻ đảng viên",
    "admission_decided_on": "Ngày ký quyết định kết nạp",
    "admission_decision": "Số quyết định kết nạp",
    "admitting_organisation": "Nơi kết nạp",
    "introducers": "Người giới thiệu",
    "joined_on": "Ngày vào Đảng",
    "joined_precision": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
    "official_precision": "Ngày chính thức",
    "was_youth_union_member": "Là đoàn viên khi kết nạp",
    "party_age_start": "Ngày tính tuổi đảng",
    "party_age_reason": "Lý do ngày tính tuổi đảng",
    "months_out": "Số tháng không tính tuổi đảng",
    "personal_history": "Lịch sử bản thân",
    "foreign_relations": "Quan hệ với nước ngoài",
    "household_economy": "Hoàn cảnh kinh tế gia đình",
    "died_on": "Ngày từ trần",
}
