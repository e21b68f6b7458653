"""The tables that reports may show, by key: forms 1 and 3 of the member statistics, and congress results."""

from dangbo.figures.reports.tables import BY_ORGANISATION, DividedTable, FixedRow, FixedTable, TableDeclaration
from dangbo.registry.figures.ages import AGE_BANDS, PARTY_AGE_BANDS
from dangbo.rules.vocabulary import (
    ENTRY_LABELS,
    EXIT_LABELS,
    GENERAL_LABELS,
    PROFESSIONAL_LABELS,
    THEORY_LABELS,
    EntryCause,
    ExitCause,
)

_ENTRIES = [cause for cause in ENTRY_LABELS if cause is not EntryCause.CHANGED]
_EXITS = [cause for cause in EXIT_LABELS if cause is not ExitCause.CHANGED]


def _movement_rows(way: str, labels: list[tuple[str, str]], first: str) -> list[FixedRow]:
    rows = [
        FixedRow(f"{number}. {label}", (f"members.{way}.{cause}",)) for number, (cause, label) in enumerate(labels, 1)
    ]
    return [FixedRow(first, (f"members.{way}",), is_total=True), *rows]


MOVEMENTS = FixedTable(
    key="bieu_1",
    name="Tăng, giảm đảng viên",
    headings=("Nội dung", "Số lượng"),
    rows=(
        FixedRow("A. Đảng viên đầu kỳ", ("members.start",), is_total=True),
        *_movement_rows(
            "increase",
            [*((cause, ENTRY_LABELS[cause]) for cause in _ENTRIES), ("with_organisation", "Theo tổ chức chuyển đến")],
            "B. Đảng viên tăng trong kỳ",
        ),
        *_movement_rows(
            "decrease",
            [*((cause, EXIT_LABELS[cause]) for cause in _EXITS), ("with_organisation", "Theo tổ chức chuyển đi")],
            "C. Đảng viên giảm trong kỳ",
        ),
        FixedRow("D. Đảng viên cuối kỳ (D = A + B − C)", ("members.total",), is_total=True),
        FixedRow("Trong đó: chính thức", ("members.official",)),
        FixedRow("Trong đó: dự bị", ("members.probationary",)),
    ),
)
"""Form 1: D = A + B − C, D split into official and probationary (rules/members.md g; layout of 2012)."""

_CROSSINGS = ("women", "ethnic_minority", "new")


def _quality(key: str, label: str, *, is_total: bool = False) -> FixedRow:
    return FixedRow(label, (f"members.{key}", *(f"members.{key}.{crossing}" for crossing in _CROSSINGS)), is_total)


def _heading(label: str) -> FixedRow:
    return FixedRow(label, ("",) * (1 + len(_CROSSINGS)), is_total=True)


QUALITY = FixedTable(
    key="bieu_3",
    name="Chất lượng đội ngũ đảng viên",
    headings=("Nội dung", "Tổng số", "Nữ", "Dân tộc thiểu số", "Vào Đảng trong kỳ"),
    rows=(
        _quality("total", "Tổng số đảng viên", is_total=True),
        _heading("1. Tuổi đời"),
        *(_quality(f"age.{band.key}", band.name) for band in AGE_BANDS),
        _heading("2. Giáo dục phổ thông"),
        *(_quality(f"general.{level}", label) for level, label in GENERAL_LABELS.items()),
        _heading("3. Chuyên môn, nghiệp vụ"),
        *(_quality(f"professional.{level}", label) for level, label in PROFESSIONAL_LABELS.items()),
        _heading("4. Lý luận chính trị"),
        *(_quality(f"theory.{level}", label) for level, label in THEORY_LABELS.items()),
        _heading("5. Tuổi đảng"),
        *(_quality(f"party_age.{band.key}", band.name) for band in PARTY_AGE_BANDS),
    ),
)
"""Form 3: age, schooling, qualification, theory and party age, each with women, minorities and the newly admitted."""

_RESULTS = (
    ("Được bầu", "committees.elected"),
    ("Tái cử", "committees.re_elected"),
    ("Lần đầu", "committees.first_time"),
    ("Nữ", "committees.women"),
    ("Tỷ lệ nữ", "committees.women.share"),
)
RESULTS_BY_SECTOR = DividedTable(
    "cap_uy_theo_loai_hinh", "Kết quả bầu cấp ủy theo loại hình", "Loại hình", _RESULTS, "sector"
)
RESULTS_BY_ORGANISATION = DividedTable(
    "cap_uy_theo_to_chuc", "Kết quả bầu cấp ủy theo tổ chức", "Tổ chức", _RESULTS, BY_ORGANISATION
)
MEMBERS_BY_ORGANISATION = DividedTable(
    "dang_vien_theo_to_chuc",
    "Đảng viên theo tổ chức",
    "Tổ chức",
    (
        ("Tổng số", "members.total"),
        ("Chính thức", "members.official"),
        ("Dự bị", "members.probationary"),
        ("Nữ", "members.women"),
        ("Kết nạp trong kỳ", "members.admitted"),
    ),
    BY_ORGANISATION,
)
ORGANISATIONS_BY_SECTOR = DividedTable(
    "to_chuc_theo_loai_hinh",
    "Tổ chức cơ sở đảng theo loại hình",
    "Loại hình",
    (
        ("Tổ chức cơ sở đảng", "organisations.grassroots"),
        ("Đảng bộ cơ sở", "organisations.grassroots_committees"),
        ("Chi bộ cơ sở", "organisations.grassroots_cells"),
    ),
    "sector",
)

TABLES: dict[str, TableDeclaration] = {
    table.key: table
    for table in (
        MOVEMENTS,
        QUALITY,
        RESULTS_BY_SECTOR,
        RESULTS_BY_ORGANISATION,
        MEMBERS_BY_ORGANISATION,
        ORGANISATIONS_BY_SECTOR,
    )
}
