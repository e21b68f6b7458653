"""The conditions by which a member list may be narrowed: their words, and what each means on a day.

A condition is said of a person, so that it is asked before anybody's membership is looked up: reading the people once
is several times quicker than fetching each member's person. Only what a membership alone knows is said of memberships.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from dangbo.office.parameters import office_parameters
from dangbo.registry.figures.ages import (
    AGE_BANDS,
    PARTY_AGE_BANDS,
    Band,
    age_between,
    party_age_between,
    party_age_start,
)
from dangbo.registry.models import Attainment, CommitteeMember, Office, Person
from dangbo.registry.models.committees import CommitteeKind, OfficeKind
from dangbo.registry.models.people import Scale, Sex
from dangbo.registry.queries.badges import PARTY_AGE_FROM, next_batch, reaches_any
from dangbo.rules.vocabulary import (
    ACTIVITY_LABELS,
    DEGREE_LEVELS,
    PROFESSIONAL_LABELS,
    STANDING_LABELS,
    THEORY_LABELS,
)
from dangbo.vietnamese.dates import DateError, parse_date

NEXT_BATCH = "dot-toi"
NONE, DEGREE, MINORITY, ANY_SEAT = "chua", "dai-hoc-tro-len", "thieu-so", "cap-uy"
Condition = Callable[[str, date], Q]


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: its key in the address, its name, the values offered (none for free text), what a value means."""

    key: str
    name: str
    values: dict[str, str]
    condition: Condition
    is_date: bool = False
    of_membership: bool = False

    def label(self, value: str) -> str:
        """The words of a value on its chip."""
        if self.is_date:
            return f"{self.name} {value}"
        return self.values.get(value, value)


def _equal(path: str) -> Condition:
    return lambda value, _at: Q(**{path: value})


def _bands(bands: Iterable[Band]) -> dict[str, Band]:
    return {band.key: band for band in bands}


def _age(value: str, at: date) -> Q:
    band = _bands(AGE_BANDS)[value]
    return age_between("birth_date", at, band.first, band.beyond)


def _party_age(value: str, at: date) -> Q:
    band = _bands(PARTY_AGE_BANDS)[value]
    return party_age_between(PARTY_AGE_FROM, "months_out", at, band.first, band.beyond)


def _ethnic_group(value: str, _at: date) -> Q:
    return ~Q(ethnic_group="Kinh") if value == MINORITY else Q(ethnic_group=value)


def _level(scale: Scale) -> Condition:
    def condition(value: str, at: date) -> Q:
        held = Attainment.objects.at(at).filter(scale=scale, person=OuterRef("pk"))
        if value == NONE:
            return Q(~Exists(held))
        return Q(Exists(held.filter(level__in=DEGREE_LEVELS if value == DEGREE else (value,))))

    return condition


def _post(value: str, at: date) -> Q:
    """Who holds a post: gathered once, which on SQLite is quicker than looking for each member."""
    if value == ANY_SEAT:
        seats = CommitteeMember.objects.at(at).filter(committee__kind=CommitteeKind.EXECUTIVE)
        return Q(pk__in=seats.values("person"))
    return Q(pk__in=Office.objects.at(at).filter(kind=value).values("person"))


def _next_badge(_value: str, at: date) -> Q:
    return reaches_any(next_batch(at, office_parameters()))


def _joined_from(value: str, _at: date) -> Q:
    return Q(joined_on__gte=parse_date(value))


def _joined_to(value: str, _at: date) -> Q:
    return Q(joined_on__lte=parse_date(value))


def _words(labels: Mapping[Any, str]) -> dict[str, str]:
    return {str(key): label for key, label in labels.items()}


FILTERS: dict[str, Filter] = {
    each.key: each
    for each in (
        Filter("tu-cach", "Tư cách", _words(STANDING_LABELS), _equal("standing"), of_membership=True),
        Filter("sinh-hoat", "Tình trạng sinh hoạt", _words(ACTIVITY_LABELS), _equal("activity"), of_membership=True),
        Filter("gioi-tinh", "Giới tính", dict(Sex.choices), _equal("sex")),
        Filter("nhom-tuoi", "Nhóm tuổi", {band.key: band.name for band in AGE_BANDS}, _age),
        Filter("dan-toc", "Dân tộc", {"Kinh": "Kinh", MINORITY: "Dân tộc thiểu số"}, _ethnic_group),
        Filter(
            "chuyen-mon",
            "Trình độ chuyên môn",
            {DEGREE: "Đại học trở lên", **_words(PROFESSIONAL_LABELS), NONE: "Chưa ghi chuyên môn"},
            _level(Scale.PROFESSIONAL),
        ),
        Filter(
            "ly-luan",
            "Lý luận chính trị",
            {
                **{key: f"Lý luận {label.lower()}" for key, label in _words(THEORY_LABELS).items()},
                NONE: "Chưa qua lý luận",
            },
            _level(Scale.THEORY),
        ),
        Filter(
            "tuoi-dang",
            "Tuổi đảng",
            {band.key: f"Tuổi đảng {band.name[0].lower()}{band.name[1:]}" for band in PARTY_AGE_BANDS},
            _party_age,
        ),
        Filter("huy-hieu", "Huy hiệu Đảng", {NEXT_BATCH: "Đủ năm nhận Huy hiệu đợt tới"}, _next_badge),
        Filter("chuc-vu", "Chức vụ trong Đảng", {ANY_SEAT: "Cấp ủy viên", **dict(OfficeKind.choices)}, _post),
        Filter("vao-tu", "Vào Đảng từ", {}, _joined_from, is_date=True),
        Filter("vao-den", "Vào Đảng đến", {}, _joined_to, is_date=True),
    )
}


def people_narrowed(filters: Mapping[str, str], at: date) -> QuerySet[Person]:
    """The people of whom all those of the conditions hold that are said of people."""
    people = Person.objects.alias(**{PARTY_AGE_FROM: party_age_start()})
    for key, value in filters.items():
        if not FILTERS[key].of_membership:
            people = people.filter(FILTERS[key].condition(value, at))
    return people


def read_filters(asked: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The conditions among the parameters of an address, and what cannot be understood as sentences."""
    chosen: dict[str, str] = {}
    problems: list[str] = []
    for key, each in FILTERS.items():
        value = asked.get(key, "").strip()
        if not value:
            continue
        try:
            chosen[key] = _checked(each, value)
        except ValueError as problem:
            problems.append(f"{each.name}: {problem}")
    return chosen, problems


def _checked(each: Filter, value: str) -> str:
    if each.is_date:
        try:
            parse_date(value)
        except DateError as error:
            raise ValueError(str(error)) from error
        return value
    if value not in each.values and each.key != "dan-toc":
        raise ValueError(f"không có lựa chọn “{value}”.")
    return value
