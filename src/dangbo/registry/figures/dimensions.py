"""The ways in which counts of people and of organisations may be divided."""

from collections.abc import Callable

from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import Expression
from django.db.models.functions import Coalesce

from dangbo.facts.figures import Among, Breakdown, Labels, Moment
from dangbo.registry.figures.ages import AGE_BANDS, PARTY_AGE_BANDS, age_between, band_of, party_age_between
from dangbo.registry.models.people import Sex
from dangbo.rules.vocabulary import (
    ACTIVITY_LABELS,
    GENERAL_LABELS,
    KIND_LABELS,
    PROFESSIONAL_LABELS,
    SECTOR_LABELS,
    STANDING_LABELS,
    THEORY_LABELS,
)


def at_path(path: str) -> Callable[[Moment], str]:
    """Group by what stands at a path."""
    return lambda _moment: path


def _or_nothing(path: str) -> Callable[[Moment], Expression]:
    return lambda _moment: Coalesce(F(path), Value(""))


def _age_band(moment: Moment) -> Case:
    return band_of(
        {band.key: age_between("person__birth_date", moment.at, band.first, band.beyond) for band in AGE_BANDS}
    )


def _party_age_band(moment: Moment) -> Case:
    return band_of({band.key: party_age_band(moment, band.first, band.beyond) for band in PARTY_AGE_BANDS})


def party_age_band(moment: Moment, first: int, beyond: int | None) -> Q:
    """The condition that a member's party age on the day lies in a band of full years."""
    return party_age_between("party_age_start", "person__months_out", moment.at, first, beyond)


def among(breakdown: Breakdown, *values: str) -> tuple[Among, ...]:
    """The condition that a row lies in one of these parts of a breakdown, as a count names it."""
    return (Among(breakdown, tuple(str(value) for value in values)),)


def labelled(key: str, name: str, path: str, labels: Labels, other: str = "Chưa ghi") -> Breakdown:
    """A division by a code that is always filled."""
    return Breakdown(key, name, at_path(path), labels, other)


def _two_kinds_of_ethnic_group(_moment: Moment) -> Case:
    return Case(When(person__ethnic_group="Kinh", then=Value("kinh")), default=Value("minority"))


def _again(_moment: Moment) -> Case:
    return Case(When(again=True, then=Value("yes")), default=Value("no"))


BY_SEX = labelled("sex", "Giới tính", "person__sex", dict(Sex.choices))
BY_AGE = Breakdown("age", "Nhóm tuổi", _age_band, {band.key: band.name for band in AGE_BANDS})
BY_ETHNICITY = Breakdown(
    "ethnicity",
    "Kinh và dân tộc thiểu số",
    _two_kinds_of_ethnic_group,
    {"kinh": "Kinh", "minority": "Dân tộc thiểu số"},
)
BY_ETHNIC_GROUP = Breakdown("ethnic_group", "Dân tộc", at_path("person__ethnic_group"))
BY_THEORY = Breakdown("theory", "Lý luận chính trị", _or_nothing("theory__level"), THEORY_LABELS, "Chưa qua đào tạo")
BY_PROFESSION = Breakdown(
    "professional", "Trình độ chuyên môn", _or_nothing("professional__level"), PROFESSIONAL_LABELS, "Chưa ghi trình độ"
)
BY_GENERAL = Breakdown("general", "Giáo dục phổ thông", _or_nothing("general__level"), GENERAL_LABELS)
BY_PARTY_AGE = Breakdown("party_age", "Tuổi đảng", _party_age_band, {band.key: band.name for band in PARTY_AGE_BANDS})
BY_STANDING = labelled("standing", "Tư cách", "standing", STANDING_LABELS)
BY_ACTIVITY = labelled("activity", "Tình trạng sinh hoạt", "activity", ACTIVITY_LABELS)
BY_SECTOR_OF_VERSION = labelled("sector", "Loại hình", "version__sector", SECTOR_LABELS)
BY_SECTOR = labelled("sector", "Loại hình", "sector", SECTOR_LABELS)
BY_KIND = labelled("kind", "Loại tổ chức", "kind", KIND_LABELS)
BY_KIND_OF_VERSION = labelled("kind", "Loại tổ chức", "version__kind", KIND_LABELS)
BY_AGAIN = Breakdown("again", "Tái cử, lần đầu", _again, {"yes": "Tái cử", "no": "Tham gia lần đầu"})

PERSONAL = (BY_SEX, BY_AGE, BY_ETHNICITY, BY_ETHNIC_GROUP, BY_PROFESSION, BY_THEORY)
OF_MEMBERS = (*PERSONAL[:1], BY_STANDING, BY_ACTIVITY, *PERSONAL[1:], BY_GENERAL, BY_PARTY_AGE, BY_SECTOR_OF_VERSION)
OF_SEATS = (BY_SECTOR_OF_VERSION, BY_AGAIN, *PERSONAL, BY_KIND_OF_VERSION)
