"""Increase and decrease of members in a period (form 1 of the member statistics), admissions, theory levels gained."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.facts.figures import Breakdown, Change, Count, Figure, Moment, Ratio, Source, Sum, within_sentence
from dangbo.registry.figures.dimensions import PERSONAL, labelled
from dangbo.registry.figures.growth import BROUGHT, ENTERING, LEAVING, TAKEN
from dangbo.registry.figures.members import TOTAL
from dangbo.registry.figures.sources import BEGINNINGS, GAINED_LEVELS, MEMBERS_BEFORE
from dangbo.rules.vocabulary import (
    DEGREE_LEVELS,
    ENTRY_LABELS,
    EXIT_LABELS,
    THEORY_LABELS,
    EntryCause,
    ExitCause,
    TheoryLevel,
)

GROUP = "Tăng, giảm đảng viên"
UNIT = "đảng viên"
_DAILY = "Chuyển trong nội bộ tổ chức và cấp dưới không tính."


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


def _period_count(
    key: str,
    name: str,
    source: Source,
    where: Callable[[Moment], Q],
    explanation: str,
    breakdowns: tuple[Breakdown, ...] = PERSONAL,
    listed: bool = True,
) -> Count:
    return Count(
        key=key,
        name=name,
        unit=UNIT,
        source=source,
        where=where,
        breakdowns=breakdowns,
        explanation=explanation,
        period=True,
        group=GROUP,
        listed=listed,
    )


START = Count(
    key="members.start",
    name="Đảng viên đầu kỳ",
    unit=UNIT,
    source=MEMBERS_BEFORE,
    explanation="Đếm đảng viên vào ngày trước ngày đầu kỳ.",
    period=True,
    group=GROUP,
)

_IN = {cause: name for cause, name in ENTRY_LABELS.items() if cause is not EntryCause.CHANGED}
_OUT = {cause: name for cause, name in EXIT_LABELS.items() if cause is not ExitCause.CHANGED}


def _by_organisation(way: str, name: str, whole: Source, row: Source, changed: dict[str, object]) -> Sum:
    key = f"members.{way}.with_organisation"
    return Sum(
        key=key,
        name=name,
        unit=UNIT,
        parts=(
            _period_count(
                f"{key}.whole", name, whole, _given(), "Tổ chức đổi cấp trên, mang theo đảng viên.", listed=False
            ),
            _period_count(
                f"{key}.rows", name, row, _given(**changed), "Đổi chi bộ cùng ngày tổ chức thay đổi.", listed=False
            ),
        ),
        explanation=f"Đếm đảng viên cùng cả tổ chức của mình đổi cấp trên trong kỳ. {_DAILY}",
        period=True,
        group=GROUP,
    )


INCREASES: tuple[Count | Sum, ...] = (
    *(
        _period_count(
            f"members.increase.{cause}",
            f"Tăng: {within_sentence(name)}",
            ENTERING,
            _given(began_by=cause),
            f"Đếm lượt vào trong kỳ với lý do {within_sentence(name)}. {_DAILY}",
        )
        for cause, name in _IN.items()
    ),
    _by_organisation("increase", "Tăng: theo tổ chức chuyển đến", BROUGHT, ENTERING, {"began_by": EntryCause.CHANGED}),
)
DECREASES: tuple[Count | Sum, ...] = (
    *(
        _period_count(
            f"members.decrease.{cause}",
            f"Giảm: {within_sentence(name)}",
            LEAVING,
            _given(ended_by=cause),
            f"Đếm lượt ra trong kỳ với lý do {within_sentence(name)}. {_DAILY}",
        )
        for cause, name in _OUT.items()
    ),
    _by_organisation("decrease", "Giảm: theo tổ chức chuyển đi", TAKEN, LEAVING, {"ended_by": ExitCause.CHANGED}),
)
INCREASE = Sum(
    "members.increase", "Đảng viên tăng trong kỳ", UNIT, INCREASES, f"Cộng mọi lý do tăng. {_DAILY}", True, GROUP
)
DECREASE = Sum(
    "members.decrease", "Đảng viên giảm trong kỳ", UNIT, DECREASES, f"Cộng mọi lý do giảm. {_DAILY}", True, GROUP
)

ADMITTED = _period_count(
    "members.admitted",
    "Đảng viên mới kết nạp",
    BEGINNINGS,
    _given(began_by=EntryCause.ADMITTED),
    "Đếm người được kết nạp trong kỳ, tính theo ngày kết nạp và nơi kết nạp.",
)
ADMITTED_WITH_DEGREE = _period_count(
    "members.admitted.degree",
    "Đảng viên mới có trình độ đại học trở lên",
    BEGINNINGS,
    _given(began_by=EntryCause.ADMITTED, professional__level__in=DEGREE_LEVELS),
    "Đếm người được kết nạp trong kỳ có trình độ đại học trở lên vào ngày xem số liệu.",
)
ADMITTED_FROM_YOUTH = _period_count(
    "members.admitted.youth_union",
    "Đảng viên mới từ đoàn viên",
    BEGINNINGS,
    _given(began_by=EntryCause.ADMITTED, person__was_youth_union_member=True),
    "Đếm người được kết nạp trong kỳ là đoàn viên Đoàn TNCS Hồ Chí Minh.",
)
ADMITTED_WOMEN = _period_count(
    "members.admitted.women",
    "Đảng viên mới là nữ",
    BEGINNINGS,
    _given(began_by=EntryCause.ADMITTED, person__sex="female"),
    "Đếm người được kết nạp trong kỳ là nữ.",
)


def _share_of_admitted(part: Count) -> Ratio:
    name = f"Tỷ lệ {within_sentence(part.name)}"
    return Ratio(
        f"{part.key}.share", name, part, ADMITTED, f"{part.explanation} Chia cho số kết nạp trong kỳ.", group=GROUP
    )


_BY_LEVEL = labelled("level", "Trình độ đạt", "gained__level", THEORY_LABELS)


def _gained(key: str, name: str, levels: tuple[TheoryLevel, ...]) -> Count:
    return _period_count(
        f"attainments.theory.gained{key}",
        name,
        GAINED_LEVELS,
        _given(gained__scale="theory", gained__level__in=levels),
        "Đếm lượt đảng viên đạt trình độ lý luận chính trị trong kỳ, ở nơi sinh hoạt vào ngày đạt.",
        (_BY_LEVEL, *PERSONAL[:1]),
    )


GAINED = [
    _gained("", "Đảng viên đạt trình độ lý luận chính trị trong kỳ", tuple(TheoryLevel)),
    *(
        _gained(f".{level}", f"Đạt trong kỳ: {within_sentence(name)} lý luận chính trị", (level,))
        for level, name in THEORY_LABELS.items()
    ),
    _gained(
        ".advanced_or_bachelor",
        "Đạt trong kỳ: cao cấp, cử nhân lý luận chính trị",
        (TheoryLevel.ADVANCED, TheoryLevel.BACHELOR),
    ),
]

FIGURES: list[Figure] = [
    START,
    INCREASE,
    *INCREASES,
    DECREASE,
    *DECREASES,
    Change(
        "members.growth",
        "Đảng viên tăng, giảm so với đầu kỳ",
        UNIT,
        TOTAL,
        START,
        "Số cuối kỳ trừ số đầu kỳ.",
        group=GROUP,
    ),
    Change(
        "members.growth.share",
        "Mức tăng, giảm đảng viên so với đầu kỳ",
        "%",
        TOTAL,
        START,
        "Số cuối kỳ trừ số đầu kỳ, chia cho số đầu kỳ.",
        percent=True,
        group=GROUP,
    ),
    ADMITTED,
    ADMITTED_WOMEN,
    ADMITTED_WITH_DEGREE,
    _share_of_admitted(ADMITTED_WITH_DEGREE),
    ADMITTED_FROM_YOUTH,
    _share_of_admitted(ADMITTED_FROM_YOUTH),
    *GAINED,
]
