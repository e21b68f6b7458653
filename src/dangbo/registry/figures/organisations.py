"""Figures of organisations: how many, of which kind, in which sector; and congresses held."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.facts.figures import Count, Figure, Moment, everything, within_sentence
from dangbo.registry.figures.dimensions import BY_KIND, BY_KIND_OF_VERSION, BY_SECTOR, BY_SECTOR_OF_VERSION
from dangbo.registry.figures.sources import CONGRESSES, ORGANISATIONS
from dangbo.rules.vocabulary import CELL_KINDS, GRASSROOTS_KINDS, SECTOR_LABELS, OrganisationKind

GROUP = "Tổ chức đảng"


def _of_kinds(*kinds: OrganisationKind) -> Callable[[Moment], Q]:
    return lambda _moment: Q(kind__in=kinds)


def _organisations(
    key: str,
    name: str,
    explanation: str,
    where: Callable[[Moment], Q] = everything,
    unit: str = "tổ chức",
    phrases: tuple[str, ...] = (),
) -> Count:
    return Count(
        key=f"organisations.{key}",
        name=name,
        unit=unit,
        source=ORGANISATIONS,
        where=where,
        breakdowns=(BY_KIND, BY_SECTOR),
        explanation=f"{explanation} Tên, loại tổ chức và cấp trên lấy theo ngày xem số liệu.",
        group=GROUP,
        phrases=phrases,
    )


GRASSROOTS = _organisations(
    "grassroots",
    "Tổ chức cơ sở đảng",
    "Đếm đảng bộ cơ sở và chi bộ cơ sở.",
    _of_kinds(*GRASSROOTS_KINDS),
    phrases=("{} TCCSĐ", "{} đảng bộ, chi bộ cơ sở", "{} chi, đảng bộ cơ sở"),
)
GRASSROOTS_COMMITTEES = _organisations(
    "grassroots_committees",
    "Đảng bộ cơ sở",
    "Đếm tổ chức thuộc loại đảng bộ cơ sở.",
    _of_kinds(OrganisationKind.GRASSROOTS_COMMITTEE),
    "đảng bộ",
)
GRASSROOTS_CELLS = _organisations(
    "grassroots_cells",
    "Chi bộ cơ sở",
    "Đếm tổ chức thuộc loại chi bộ cơ sở.",
    _of_kinds(OrganisationKind.GRASSROOTS_CELL),
    "chi bộ",
)
CELLS_UNDER_COMMITTEES = _organisations(
    "cells_under_committees",
    "Chi bộ trực thuộc đảng bộ cơ sở",
    "Đếm tổ chức thuộc loại chi bộ trực thuộc.",
    _of_kinds(OrganisationKind.CELL),
    "chi bộ",
    ("{} chi bộ trực thuộc",),
)


def _of_sector(sector: str) -> Callable[[Moment], Q]:
    return lambda _moment: Q(sector=sector, kind__in=GRASSROOTS_KINDS)


CONGRESSES_HELD = Count(
    key="congresses.held",
    name="Tổ chức cơ sở đã đại hội trong kỳ",
    unit="tổ chức",
    source=CONGRESSES,
    breakdowns=(BY_SECTOR_OF_VERSION, BY_KIND_OF_VERSION),
    period=True,
    explanation="Đếm nhiệm kỳ của tổ chức cơ sở đảng bắt đầu từ một đại hội trong kỳ.",
    group=GROUP,
)

FIGURES: list[Figure] = [
    _organisations("total", "Tổ chức đảng các cấp", "Đếm mọi tổ chức đảng, kể cả tổ chức đang xem."),
    GRASSROOTS,
    GRASSROOTS_COMMITTEES,
    GRASSROOTS_CELLS,
    CELLS_UNDER_COMMITTEES,
    _organisations(
        "sub_committees",
        "Đảng bộ bộ phận",
        "Đếm tổ chức thuộc loại đảng bộ bộ phận.",
        _of_kinds(OrganisationKind.SUB_COMMITTEE),
        "đảng bộ",
    ),
    _organisations("cells", "Chi bộ", "Đếm chi bộ cơ sở và chi bộ trực thuộc.", _of_kinds(*CELL_KINDS), "chi bộ"),
    *(
        _organisations(
            f"grassroots.{sector}",
            f"Tổ chức cơ sở đảng: {within_sentence(label)}",
            f"Đếm đảng bộ cơ sở và chi bộ cơ sở thuộc loại hình {within_sentence(label)}.",
            _of_sector(sector),
        )
        for sector, label in SECTOR_LABELS.items()
    ),
    CONGRESSES_HELD,
]
