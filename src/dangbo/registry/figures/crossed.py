"""Counts of members of one quality who also have another: the cells of form 3 of the member statistics."""

from collections.abc import Callable

from django.db.models import Case, Q, Value, When

from dangbo.facts.figures import Among, Breakdown, Count, Figure, Moment, within_sentence
from dangbo.registry.figures.dimensions import BY_ETHNICITY, BY_SEX, among
from dangbo.registry.figures.members import AGES, DEGREE, GENERAL, PARTY_AGES, PROFESSIONAL, THEORY, TOTAL, WOMEN


def _women(_moment: Moment) -> Q:
    return Q(person__sex="female")


def _minority(_moment: Moment) -> Q:
    return ~Q(person__ethnic_group="Kinh")


def _new(moment: Moment) -> Q:
    return Q(person__joined_on__range=moment.period)


def _is_new(moment: Moment) -> Case:
    return Case(When(_new(moment), then=Value("yes")), default=Value("no"))


_BY_NEW = Breakdown("new", "Vào Đảng trong kỳ", _is_new, {"yes": "Trong kỳ", "no": "Trước kỳ"})
CROSSINGS: dict[str, tuple[str, Callable[[Moment], Q], tuple[Among, ...]]] = {
    "women": ("là nữ", _women, among(BY_SEX, "female")),
    "ethnic_minority": ("là người dân tộc thiểu số", _minority, among(BY_ETHNICITY, "minority")),
    "new": ("vào Đảng trong kỳ", _new, among(_BY_NEW, "yes")),
}
QUALITIES: tuple[Count, ...] = (TOTAL, *AGES, *GENERAL, *PROFESSIONAL, DEGREE, *THEORY, *PARTY_AGES)


def _crossed(count: Count, crossing: str) -> Count:
    words, condition, parts = CROSSINGS[crossing]

    def both(moment: Moment) -> Q:
        return count.where(moment) & condition(moment)

    return Count(
        key=f"{count.key}.{crossing}",
        name=f"{count.name}, {words}",
        unit=count.unit,
        source=count.source,
        where=both,
        among=None if count.among is None else count.among + parts,
        breakdowns=count.breakdowns,
        explanation=f"{count.explanation} Chỉ tính đảng viên {within_sentence(words)}.",
        period=crossing == "new",
        group=count.group,
        listed=False,
    )


FIGURES: list[Figure] = [_crossed(count, crossing) for count in (*QUALITIES, WOMEN) for crossing in CROSSINGS]
