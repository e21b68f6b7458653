"""Figures of members: how many, and of what quality (form 3 of the member statistics, rules/members.md g)."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.facts.figures import Among, Breakdown, Count, Figure, Moment, Ratio, everything, within_sentence
from dangbo.registry.figures.ages import AGE_BANDS, PARTY_AGE_BANDS, age_between
from dangbo.registry.figures.dimensions import (
    BY_ACTIVITY,
    BY_AGE,
    BY_ETHNICITY,
    BY_GENERAL,
    BY_PARTY_AGE,
    BY_PROFESSION,
    BY_SEX,
    BY_STANDING,
    BY_THEORY,
    OF_MEMBERS,
    among,
    party_age_band,
)
from dangbo.registry.figures.sources import MEMBERS
from dangbo.rules.vocabulary import (
    DEGREE_LEVELS,
    GENERAL_LABELS,
    PROFESSIONAL_LABELS,
    THEORY_LABELS,
    Activity,
    Standing,
    TheoryLevel,
)

GROUP = "Đảng viên"
UNIT = "đảng viên"
_PARTY_AGE = "Tuổi đảng tính tròn tháng từ ngày quyết định kết nạp, trừ thời gian ở ngoài Đảng."


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


def _members(
    key: str,
    name: str,
    explanation: str,
    where: Callable[[Moment], Q] = everything,
    parts: tuple[Among, ...] | None = None,
    phrases: tuple[str, ...] = (),
) -> Count:
    return Count(
        key=f"members.{key}",
        name=name,
        unit=UNIT,
        source=MEMBERS,
        where=where,
        among=parts,
        breakdowns=OF_MEMBERS,
        explanation=explanation,
        group=GROUP,
        phrases=phrases,
    )


def _aged(first: int, beyond: int | None) -> Callable[[Moment], Q]:
    return lambda moment: age_between("person__birth_date", moment.at, first, beyond)


def _party_aged(first: int, beyond: int | None) -> Callable[[Moment], Q]:
    return lambda moment: party_age_band(moment, first, beyond)


TOTAL = _members(
    "total",
    "Đảng viên",
    "Đếm mọi đảng viên có tên trong sổ: chính thức, dự bị, được miễn, tạm chuyển đi, bị đình chỉ sinh hoạt. "
    "Đảng viên sinh hoạt tạm thời nơi khác đến không đếm ở đây.",
    parts=(),
)
OFFICIAL = _members(
    "official",
    "Đảng viên chính thức",
    "Đếm đảng viên chính thức.",
    _given(standing=Standing.OFFICIAL),
    among(BY_STANDING, Standing.OFFICIAL),
)
PROBATIONARY = _members(
    "probationary",
    "Đảng viên dự bị",
    "Đếm đảng viên dự bị.",
    _given(standing=Standing.PROBATIONARY),
    among(BY_STANDING, Standing.PROBATIONARY),
)
EXEMPT = _members(
    "exempt",
    "Đảng viên được miễn công tác và sinh hoạt",
    "Đếm đảng viên được miễn công tác và sinh hoạt đảng.",
    _given(activity=Activity.EXEMPT),
    among(BY_ACTIVITY, Activity.EXEMPT),
)
WOMEN = _members(
    "women",
    "Đảng viên nữ",
    "Đếm đảng viên có giới tính nữ.",
    _given(person__sex="female"),
    among(BY_SEX, "female"),
    ("{} nữ đảng viên", "{} đảng viên là nữ", "{} nữ", "{} đồng chí nữ"),
)
ETHNIC_MINORITY = _members(
    "ethnic_minority",
    "Đảng viên là người dân tộc thiểu số",
    "Đếm đảng viên có dân tộc khác Kinh.",
    lambda _moment: ~Q(person__ethnic_group="Kinh"),
    among(BY_ETHNICITY, "minority"),
    ("{} đảng viên người dân tộc thiểu số", "{} đảng viên dân tộc thiểu số"),
)
RELIGIOUS = _members(
    "religious",
    "Đảng viên có tôn giáo",
    "Đếm đảng viên có ghi tôn giáo.",
    lambda _moment: ~Q(person__religion__in=["", "Không"]),
)
DEGREE = _members(
    "degree",
    "Đảng viên có trình độ đại học trở lên",
    "Đếm đảng viên có trình độ chuyên môn đại học, thạc sĩ hoặc tiến sĩ.",
    _given(professional__level__in=DEGREE_LEVELS),
    among(BY_PROFESSION, *DEGREE_LEVELS),
)
HIGHER_THEORY = _members(
    "theory.advanced_or_bachelor",
    "Đảng viên có trình độ cao cấp, cử nhân lý luận chính trị",
    "Đếm đảng viên có trình độ lý luận chính trị cao cấp hoặc cử nhân.",
    _given(theory__level__in=(TheoryLevel.ADVANCED, TheoryLevel.BACHELOR)),
    among(BY_THEORY, TheoryLevel.ADVANCED, TheoryLevel.BACHELOR),
)

AGES = [
    _members(
        f"age.{band.key}",
        f"Đảng viên: {within_sentence(band.name)}",
        f"Đếm đảng viên {within_sentence(band.name)}, tính tròn năm đến ngày xem số liệu.",
        _aged(band.first, band.beyond),
        among(BY_AGE, band.key),
    )
    for band in AGE_BANDS
]
PARTY_AGES = [
    _members(
        f"party_age.{band.key}",
        f"Đảng viên có tuổi đảng {within_sentence(band.name)}",
        f"Đếm đảng viên có tuổi đảng {within_sentence(band.name)}. {_PARTY_AGE}",
        _party_aged(band.first, band.beyond),
        among(BY_PARTY_AGE, band.key),
    )
    for band in PARTY_AGE_BANDS
]


def _levels(scale: Breakdown, name: str, labels: dict[str, str]) -> list[Count]:
    return [
        _members(
            f"{scale.key}.{level}",
            f"{name}: {within_sentence(label)}",
            f"Đếm đảng viên có {within_sentence(name)} {within_sentence(label)} vào ngày xem số liệu.",
            _given(**{f"{scale.key}__level": level}),
            among(scale, level),
        )
        for level, label in labels.items()
    ]


THEORY = _levels(BY_THEORY, "Trình độ lý luận chính trị", {str(k): v for k, v in THEORY_LABELS.items()})
PROFESSIONAL = _levels(BY_PROFESSION, "Trình độ chuyên môn", {str(k): v for k, v in PROFESSIONAL_LABELS.items()})
GENERAL = _levels(BY_GENERAL, "Trình độ phổ thông", {str(k): v for k, v in GENERAL_LABELS.items()})


def _share(part: Count, name: str) -> Ratio:
    return Ratio(
        key=f"{part.key}.share",
        name=name,
        numerator=part,
        denominator=TOTAL,
        explanation=f"{part.explanation} Chia cho tổng số đảng viên.",
        group=GROUP,
    )


FIGURES: list[Figure] = [
    TOTAL,
    OFFICIAL,
    PROBATIONARY,
    EXEMPT,
    _members(
        "away",
        "Đảng viên tạm chuyển sinh hoạt đi nơi khác",
        "Đếm đảng viên đang sinh hoạt tạm thời nơi khác; vẫn tính ở chi bộ gốc.",
        _given(activity=Activity.AWAY),
        among(BY_ACTIVITY, Activity.AWAY),
    ),
    _members(
        "suspended",
        "Đảng viên bị đình chỉ sinh hoạt",
        "Đếm đảng viên đang bị đình chỉ.",
        _given(activity=Activity.SUSPENDED),
        among(BY_ACTIVITY, Activity.SUSPENDED),
    ),
    WOMEN,
    _share(WOMEN, "Tỷ lệ đảng viên nữ"),
    ETHNIC_MINORITY,
    RELIGIOUS,
    *AGES,
    *PARTY_AGES,
    *GENERAL,
    *PROFESSIONAL,
    DEGREE,
    _share(DEGREE, "Tỷ lệ đảng viên có trình độ đại học trở lên"),
    *THEORY,
    HIGHER_THEORY,
]
