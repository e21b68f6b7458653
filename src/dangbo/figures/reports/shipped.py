"""The reports that come with the program, their Word and Excel templates made from code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from dangbo.facts.figures import Change, Ratio
from dangbo.figures.catalogue import figure
from dangbo.paper.sheets import Column, ColumnKind, Table, write_xlsx
from dangbo.paper.word.build import OfficeDocument


@dataclass(frozen=True, slots=True)
class ShippedReport:
    """A report with its key, name, what it is for, and the makers of its templates."""

    key: str
    name: str
    purpose: str
    word: Callable[[], bytes]
    excel: Callable[[], bytes]


@cache
def _congress_round_word() -> bytes:
    document = OfficeDocument(title="Tổng hợp kết quả đại hội")
    _head(document)
    document.title("Báo cáo", "kết quả đại hội các đảng bộ, chi bộ cơ sở, nhiệm kỳ {{nhiem_ky}}")
    document.note("Số liệu đến ngày {{den_ngay}}")
    document.heading("I. Tổ chức đảng, đảng viên và tiến độ đại hội")
    document.paragraph(
        "{{to_chuc}} hiện có {{organisations.grassroots}} tổ chức cơ sở đảng với {{members.total}} đảng viên, gồm "
        "{{organisations.grassroots_committees}} đảng bộ cơ sở có {{organisations.cells_under_committees}} chi bộ "
        "trực thuộc và {{organisations.grassroots_cells}} chi bộ cơ sở."
    )
    document.paragraph(
        "Từ ngày {{tu_ngay}} đến ngày {{den_ngay}}, {{congresses.held}}/{{organisations.grassroots}} tổ chức cơ sở "
        "đảng đã tiến hành đại hội."
    )
    document.heading("II. Kết quả bầu cử")
    document.heading("1. Bầu cấp ủy", level=2)
    document.paragraph(
        "Đại hội các đảng bộ, chi bộ cơ sở đã bầu {{committees.elected}} đồng chí vào cấp ủy, "
        "{{committees.change.share}} so với nhiệm kỳ trước ({{committees.former_term}} đồng chí). Trong đó tái cử "
        "{{committees.re_elected}} đồng chí, tham gia lần đầu {{committees.first_time}} đồng chí; nữ "
        "{{committees.women}} đồng chí, chiếm {{committees.women.share}}; dưới 40 tuổi {{committees.under_40}} đồng "
        "chí, chiếm {{committees.under_40.share}}."
    )
    document.paragraph(
        "Danh sách bầu cấp ủy có {{congress_round.candidates}} người; {{congress_round.not_re_elected}} đồng chí cấp "
        "ủy viên khóa trước ứng cử không tái cử; {{congress_round.units_short}} đơn vị bầu thiếu số lượng."
    )
    document.slot("{{bang:cap_uy_theo_loai_hinh}}")
    document.heading("2. Bầu bí thư", level=2)
    document.paragraph(
        "Có {{secretaries.elected_directly}}/{{secretaries.elected}} đảng bộ cơ sở bầu trực tiếp bí thư tại đại hội; "
        "{{secretaries.elected_by_committee}} đảng bộ cơ sở do cấp ủy bầu bí thư; {{secretaries.appointed}} đồng chí "
        "bí thư do cấp trên chỉ định."
    )
    document.heading("3. Bầu ủy ban kiểm tra", level=2)
    document.paragraph(
        "Đã bầu {{inspection.elected}} đồng chí vào ủy ban kiểm tra, trong đó tái cử {{inspection.re_elected}} đồng "
        "chí, tham gia lần đầu {{inspection.first_time}} đồng chí."
    )
    _signature(document)
    return document.to_bytes()


@cache
def _member_statistics_word() -> bytes:
    document = OfficeDocument(title="Báo cáo số liệu đảng viên")
    _head(document)
    document.title("Báo cáo", "số liệu đảng viên")
    document.note("Kỳ báo cáo: từ ngày {{tu_ngay}} đến ngày {{den_ngay}}")
    document.heading("I. Tăng, giảm đảng viên (Biểu 1)")
    document.paragraph(
        "Đầu kỳ, {{to_chuc}} có {{members.start}} đảng viên. Trong kỳ tăng {{members.increase}}, giảm "
        "{{members.decrease}}; cuối kỳ có {{members.total}} đảng viên, gồm {{members.official}} chính thức và "
        "{{members.probationary}} dự bị. Kết nạp trong kỳ {{members.admitted}} đảng viên."
    )
    document.slot("{{bang:bieu_1}}")
    document.note("{{kiem_tra_bieu_1}}")
    document.heading("II. Chất lượng đội ngũ đảng viên (Biểu 3)")
    document.paragraph(
        "Đảng viên nữ {{members.women}}, chiếm {{members.women.share}}; dân tộc thiểu số "
        "{{members.ethnic_minority}}; trình độ đại học trở lên {{members.degree}}, chiếm {{members.degree.share}}; cao "
        "cấp, cử nhân lý luận chính trị {{members.theory.advanced_or_bachelor}}."
    )
    document.slot("{{bang:bieu_3}}")
    document.heading("III. Đảng viên theo tổ chức")
    document.slot("{{bang:dang_vien_theo_to_chuc}}")
    _signature(document)
    return document.to_bytes()


def _head(document: OfficeDocument) -> None:
    document.head("{{cap_uy_cap_tren}}", "{{cap_uy}}", "Số           -BC/", "……………, {{ngay_dai}}")


def _signature(document: OfficeDocument) -> None:
    document.signature(["Cấp ủy cấp trên (để báo cáo);", "Lưu Văn phòng."], "T/M {{cap_uy}}", "Bí thư")


CONGRESS_KEYS = (
    "organisations.grassroots",
    "organisations.grassroots_committees",
    "organisations.grassroots_cells",
    "organisations.cells_under_committees",
    "members.total",
    "congresses.held",
    "committees.elected",
    "committees.former_term",
    "committees.change",
    "committees.change.share",
    "committees.re_elected",
    "committees.first_time",
    "committees.women",
    "committees.women.share",
    "committees.under_40",
    "committees.under_40.share",
    "congress_round.candidates",
    "congress_round.not_re_elected",
    "congress_round.not_re_elected.share",
    "congress_round.units_short",
    "secretaries.elected",
    "secretaries.elected_directly",
    "secretaries.elected_by_committee",
    "secretaries.appointed",
    "inspection.elected",
    "inspection.re_elected",
    "inspection.first_time",
)
MEMBER_KEYS = (
    "members.start",
    "members.increase",
    "members.decrease",
    "members.total",
    "members.official",
    "members.probationary",
    "members.exempt",
    "members.admitted",
    "members.women",
    "members.women.share",
    "members.ethnic_minority",
    "members.degree",
    "members.degree.share",
    "members.theory.advanced_or_bachelor",
    "members.theory.intermediate",
)


def _workbook(name: str, keys: Sequence[str]) -> bytes:
    columns = [
        Column("Nội dung", width=56),
        Column("Đơn vị", width=14),
        Column("Số lượng", ColumnKind.INTEGER),
        Column("Tỷ lệ", ColumnKind.PERCENT),
    ]
    title = [name, "{{to_chuc}}", "Số liệu từ ngày {{tu_ngay}} đến ngày {{den_ngay}}"]
    return write_xlsx([Table(name, columns, [_workbook_row(key) for key in keys], title)])


def _workbook_row(key: str) -> list[str]:
    found = figure(key)
    place = f"{{{{{key}}}}}"
    is_share = isinstance(found, Ratio) or (isinstance(found, Change) and found.percent)
    return [found.name, found.unit, "" if is_share else place, place if is_share else ""]


SHIPPED: dict[str, ShippedReport] = {
    report.key: report
    for report in (
        ShippedReport(
            "congress-round",
            "Tổng hợp kết quả đại hội",
            "Tổ chức, đảng viên, kết quả bầu cấp ủy, bí thư, ủy ban kiểm tra của các tổ chức cơ sở.",
            _congress_round_word,
            cache(lambda: _workbook("Tổng hợp kết quả đại hội", CONGRESS_KEYS)),
        ),
        ShippedReport(
            "member-statistics",
            "Báo cáo số liệu đảng viên",
            "Tăng, giảm đảng viên trong kỳ (Biểu 1) và chất lượng đội ngũ đảng viên (Biểu 3).",
            _member_statistics_word,
            cache(lambda: _workbook("Báo cáo số liệu đảng viên", MEMBER_KEYS)),
        ),
    )
}
