"""Counts of members of one quality who also have another: the cells of form 3 of the member statistics."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.facts.figures import Count, Figure, Moment, within_sentence
from dangbo.registry.figures.members import AGES, DEGREE, GENERAL, PARTY_AGES, PROFESSIONAL, THEORY, TOTAL, WOMEN


def _women(_moment: Moment) -> Q:
    return Q(person__sex="female")


def _minority(_moment: Moment) -> Q:
    return ~Q(person__ethnic_group="Kinh")


def _new(moment: Moment) -> Q:
    return Q(person__joined_on__range=moment.period)


CROSSINGS: dict[str, tuple[str, Callable[[Moment], Q]]] = {
    "women": ("là nữ", _women),
    "ethnic_minority": ("là người dân tộc thiểu số", _minority),
    "new": ("vào Đảng trong kỳ", _new),
}
QUALITIES: tuple[Count, ...] = (TOTAL, *AGES, *GENERAL, *PROFESSIONAL, DEGREE, *THEORY, *PARTY_AGES)


def _crossed(count: Count, crossing: str) -> Count:
    words, condition = CROSSINGS[crossing]

    def both(moment: Moment) -> Q:
        return count.where(moment) & condition(moment)

    return Count(
        key=f"{count.key}.{crossing}",
        name=f"{count.name}, {words}",
        unit=count.unit,
        source=count.source,
        where=both,
        breakdowns=count.breakdowns,
        explanation=f"{count.explanation} Chỉ tính đảng viên {within_sentence(words)}.",
        period=crossing == "new",
        group=count.group,
        listed=False,
    )


FIGURES: list[Figure] = [_crossed(count, crossing) for count in (*QUALITIES, WOMEN) for crossing in CROSSINGS]
