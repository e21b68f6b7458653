"""What the demo shall be like: the sizes and totals that its generator aims at, as plain data.

The program never shows these numbers: every figure is counted from the rows that the generator makes.
"""

from dataclasses import dataclass, replace
from datetime import date

SEED = 1930_02_03
"""The seed of every drawing of chance: the same plan gives the same rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPlan:
    """A register of members: when it was opened, who came and left each year, and the day from which nobody does."""

    code: str
    name: str
    issuer: str
    symbol: str
    admissions: tuple[tuple[int, int], ...]
    arrivals_a_year: int
    leavers_a_year: int
    ethnic: str = "mostly_kinh"
    register_opened: date = date(2014, 1, 1)
    settled: date = date(2020, 6, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocPlan(RegisterPlan):
    """A bloc committee (đảng bộ khối): its organisations, members and congress round."""

    committees: int
    cells: int
    grassroots_cells: int
    members: int
    members_in_grassroots_cells: int
    seats: int
    former_seats: int
    reelected: int
    women: int
    inspection_seats: int
    inspection_reelected: int
    secretaries_by_congress: int
    secretaries_appointed: int
    changes: int
    pilots: int
    former_ordinal: int
    bloc_congress: date
    bloc_seats: int
    documents: int = 0
    """How many documents its congress round had; none where nothing is published of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlan(RegisterPlan):
    """One grassroots committee that stands alone in the demo."""

    cells: tuple[tuple[str, int], ...]
    former_congress: date
    congress: date | None
    ordinal: int
    seats: int
    former_seats: int
    reelected: int
    women: int
    inspection_seats: int
    advanced: int
    intermediate: int


@dataclass(frozen=True, slots=True)
class GrowthPlan:
    """A grassroots cell that grew into a grassroots committee."""

    code: str
    name: str
    issuer: str
    cells: tuple[tuple[str, int], ...]
    founded: date
    first_members: int
    entries: tuple[tuple[date, date, int, int], ...]
    """From a day to a day so many were admitted and so many came from elsewhere."""
    departures: tuple[tuple[date, date], ...]
    upgraded: date
    upgrade_symbol: str
    congress: date
    seats: int
    grown_on: date
    high_theory: int
    intermediate_theory: int
    with_degree: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the demo holds."""

    blocs: tuple[BlocPlan, ...]
    offices: tuple[OfficePlan, ...]
    growth: GrowthPlan
    seed: int = SEED


KHOI = BlocPlan(
    code="khoi",
    name="Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh",
    issuer="Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
    symbol="ĐUK",
    committees=67,
    cells=502,
    grassroots_cells=41,
    members=8236,
    members_in_grassroots_cells=760,
    seats=642,
    former_seats=717,
    reelected=457,
    women=155,
    inspection_seats=220,
    inspection_reelected=110,
    secretaries_by_congress=46,
    secretaries_appointed=2,
    admissions=((2014, 148), (2015, 156), (2016, 151), (2017, 163), (2018, 159), (2019, 171), (2020, 58)),
    arrivals_a_year=84,
    leavers_a_year=150,
    changes=12,
    pilots=3,
    former_ordinal=15,
    bloc_congress=date(2020, 7, 14),
    bloc_seats=35,
    documents=380,
)

CCQ = BlocPlan(
    code="ccq",
    name="Đảng bộ Các cơ quan tỉnh",
    issuer="Đảng ủy Các cơ quan tỉnh",
    symbol="ĐUCCQ",
    committees=5,
    cells=19,
    grassroots_cells=7,
    members=402,
    members_in_grassroots_cells=118,
    seats=54,
    former_seats=58,
    reelected=37,
    women=16,
    inspection_seats=15,
    inspection_reelected=8,
    secretaries_by_congress=3,
    secretaries_appointed=0,
    admissions=((2014, 8), (2015, 9), (2016, 9), (2017, 10), (2018, 9), (2019, 10), (2020, 5)),
    arrivals_a_year=5,
    leavers_a_year=8,
    changes=2,
    pilots=1,
    former_ordinal=10,
    bloc_congress=date(2020, 8, 7),
    bloc_seats=11,
    ethnic="highland",
)

VP106 = OfficePlan(
    code="vp106",
    name="Đảng bộ Văn phòng Ủy ban nhân dân tỉnh",
    issuer="Đảng ủy Khối các Cơ quan và Doanh nghiệp tỉnh",
    symbol="ĐUK",
    admissions=((2014, 3), (2015, 0), (2016, 5), (2017, 4), (2018, 5), (2019, 4)),
    arrivals_a_year=2,
    leavers_a_year=2,
    settled=date(2020, 2, 3),
    cells=(
        ("Chi bộ Phòng Tổng hợp", 18),
        ("Chi bộ Phòng Kinh tế", 17),
        ("Chi bộ Phòng Khoa giáo - Văn xã", 13),
        ("Chi bộ Phòng Hành chính - Tổ chức", 16),
        ("Chi bộ Phòng Quản trị - Tài vụ", 15),
        ("Chi bộ Ban Tiếp công dân", 10),
        ("Chi bộ Trung tâm Phục vụ hành chính công", 17),
    ),
    former_congress=date(2015, 5, 14),
    congress=date(2020, 2, 11),
    ordinal=8,
    seats=9,
    former_seats=11,
    reelected=6,
    women=3,
    inspection_seats=3,
    advanced=15,
    intermediate=10,
)

VP32 = OfficePlan(
    code="vp32",
    name="Đảng bộ Văn phòng Hội đồng nhân dân tỉnh",
    issuer="Đảng ủy Khối các cơ quan tỉnh",
    symbol="ĐUK",
    admissions=((2014, 0), (2015, 0), (2016, 1), (2017, 0), (2018, 1), (2019, 1)),
    arrivals_a_year=1,
    leavers_a_year=1,
    ethnic="highland",
    settled=date(2020, 3, 12),
    cells=(("Chi bộ Tổng hợp", 21), ("Chi bộ Hành chính - Tổ chức - Quản trị", 11)),
    former_congress=date(2015, 5, 20),
    congress=None,
    ordinal=4,
    seats=5,
    former_seats=5,
    reelected=3,
    women=3,
    inspection_seats=3,
    advanced=3,
    intermediate=3,
)

VP38 = GrowthPlan(
    code="vp38",
    name="Văn phòng Ủy ban nhân dân tỉnh",
    issuer="Đảng ủy Dân chính Đảng tỉnh",
    cells=(("Chi bộ Hành chính - Tổ chức", 14), ("Chi bộ Tổng hợp", 13), ("Chi bộ Khối Trung tâm", 11)),
    founded=date(2004, 1, 15),
    first_members=17,
    entries=(
        (date(2005, 3, 1), date(2005, 12, 15), 2, 1),
        (date(2006, 2, 6), date(2006, 12, 15), 1, 2),
        (date(2007, 2, 5), date(2007, 12, 14), 2, 2),
        (date(2008, 2, 11), date(2008, 12, 15), 2, 2),
        (date(2009, 2, 2), date(2009, 8, 14), 1, 1),
        (date(2010, 1, 11), date(2010, 12, 10), 3, 3),
        (date(2011, 2, 9), date(2011, 9, 30), 2, 0),
    ),
    departures=(
        (date(2006, 6, 1), date(2006, 9, 30)),
        (date(2008, 3, 3), date(2008, 8, 29)),
        (date(2010, 7, 1), date(2010, 10, 29)),
    ),
    upgraded=date(2009, 9, 10),
    upgrade_symbol="2163-QĐ/ĐU",
    congress=date(2010, 5, 30),
    seats=7,
    grown_on=date(2011, 10, 31),
    high_theory=12,
    intermediate_theory=3,
    with_degree=29,
)

FULL = Plan(blocs=(KHOI, CCQ), offices=(VP106, VP32), growth=VP38)


def small() -> Plan:
    """The same demo with a bloc of seven organisations, for quick tests of the same code."""
    bloc = replace(
        KHOI,
        committees=4,
        cells=15,
        grassroots_cells=3,
        members=285,
        members_in_grassroots_cells=51,
        seats=37,
        former_seats=41,
        reelected=26,
        women=9,
        inspection_seats=13,
        inspection_reelected=6,
        secretaries_by_congress=2,
        secretaries_appointed=1,
        admissions=((2014, 5), (2015, 6), (2016, 5), (2017, 6), (2018, 6), (2019, 6), (2020, 3)),
        arrivals_a_year=3,
        leavers_a_year=5,
        changes=1,
        pilots=1,
        bloc_seats=9,
        documents=92,
    )
    return Plan(blocs=(bloc,), offices=(VP32,), growth=VP38)
