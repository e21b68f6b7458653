"""The lists of a round as Excel: its units, their reviews, what came after their congresses."""

from collections.abc import Iterable

from dangbo.congresses.queries.afterwards.listing import AfterLine
from dangbo.congresses.queries.board import LOOK_LABELS, Look, Unit
from dangbo.congresses.queries.committee_votes import CommitteeLine
from dangbo.congresses.queries.days import first_day
from dangbo.congresses.queries.review.listing import ReviewLine
from dangbo.congresses.queries.roundup import Roundup
from dangbo.paper.sheets.writing import Column, ColumnKind, Table
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind
from dangbo.rules.vocabulary import SECTOR_LABELS, UnitSector
from dangbo.vietnamese.numbers import format_int

_NUMBER = Column("STT", ColumnKind.INTEGER, 6)
_UNIT = Column("Đơn vị", width=44)
_STATE = Column("Trạng thái", width=22)
_UNITS = (
    _NUMBER,
    Column("Mã", width=12),
    _UNIT,
    Column("Loại hình", width=24),
    Column("Hình thức", width=20),
    Column("Ngày dự kiến", ColumnKind.DATE),
    Column("Ngày được duyệt", ColumnKind.DATE),
    Column("Ngày họp", ColumnKind.DATE),
    Column("Số lần đổi ngày", ColumnKind.INTEGER),
    _STATE,
    Column("Vì sao chậm", width=60),
)
_REVIEWS = (
    _NUMBER,
    _UNIT,
    Column("Ngày đại hội", ColumnKind.DATE),
    Column("Duyệt chậm nhất", ColumnKind.DATE),
    Column("Trình ngày", ColumnKind.DATE),
    Column("Giao thẩm định", ColumnKind.INTEGER),
    Column("Đã thẩm định", ColumnKind.INTEGER),
    Column("Phiên duyệt", ColumnKind.DATE),
    _STATE,
)
_AFTER = (
    _NUMBER,
    _UNIT,
    Column("Bế mạc", ColumnKind.DATE),
    Column("Hạn báo cáo", ColumnKind.DATE),
    Column("Báo cáo ngày", ColumnKind.DATE),
    Column("Hạn chuẩn y", ColumnKind.DATE),
    Column("Chuẩn y ngày", ColumnKind.DATE),
    _STATE,
)


_COMMITTEES = (
    _NUMBER,
    _UNIT,
    Column("Số lượng đại hội quyết định", ColumnKind.INTEGER),
    Column("Trúng cử", ColumnKind.INTEGER),
    Column("Còn thiếu", ColumnKind.INTEGER),
    Column("Danh sách bầu", ColumnKind.INTEGER),
    Column("Số dư", ColumnKind.INTEGER),
    Column("Tỷ lệ số dư", width=12),
    Column("Không tái cử", ColumnKind.INTEGER),
    Column("Phiếu thấp nhất (%)", width=14),
    Column("Người có phiếu thấp nhất", width=28),
)
_ROUNDUP = (
    Column("Chỉ tiêu", width=56),
    Column("Số", width=14),
    Column("Tỷ lệ (%)", width=12),
    Column("Cơ sở tính", width=44),
)


def committees_table(lines: Iterable[CommitteeLine]) -> Table:
    """The committees elected, unit by unit."""
    rows = (
        (
            number,
            line.name,
            line.seats,
            line.elected,
            line.empty,
            line.candidates,
            line.surplus.part if line.surplus else None,
            line.surplus.percent if line.surplus else "",
            None if line.candidates is None else line.not_again,
            line.lowest.share.percent if line.lowest else "",
            line.lowest.name if line.lowest else "",
        )
        for number, line in enumerate(lines, start=1)
    )
    return Table("Bầu cấp ủy", _COMMITTEES, rows)


def roundup_table(found: Roundup) -> Table:
    """The standard fields of the round-up with their shares and bases."""
    fields = [(line.name, format_int(line.value), line.share) for line in found.fields]
    sums = [
        (f"{line.name} ({line.note})" if line.note else line.name, line.text, line.share) for line in found.committees
    ]
    rows = [
        (name, text, share.percent if share else "", f"{format_int(share.whole)} {share.base}" if share else "")
        for name, text, share in [*fields, *sums]
    ]
    return Table("Tổng hợp", _ROUNDUP, rows)


def units_table(units: Iterable[Unit]) -> Table:
    """The congresses of a round with their days, and why one is late."""
    rows = (
        (
            number,
            unit.code,
            unit.name,
            SECTOR_LABELS[UnitSector(unit.sector)],
            CONGRESS_KIND_LABELS[CongressKind(unit.kind)],
            first_day(unit.days.planned),
            first_day(unit.days.approved),
            first_day(unit.days.held),
            unit.days.moves,
            LOOK_LABELS[Look.LATE] if unit.look is Look.LATE else unit.state_label,
            unit.why,
        )
        for number, unit in enumerate(units, start=1)
    )
    return Table("Đơn vị", _UNITS, rows)


def reviews_table(lines: Iterable[ReviewLine]) -> Table:
    """The reviews of a superior with their deadlines."""
    rows = (
        (
            number,
            line.name,
            line.opens_on,
            line.deadline,
            line.course.submitted_on,
            line.course.facts.appraisals_asked,
            line.course.facts.appraisals_given,
            line.course.session_on,
            line.look[1],
        )
        for number, line in enumerate(lines, start=1)
    )
    return Table("Duyệt đại hội", _REVIEWS, rows)


def after_table(lines: Iterable[AfterLine]) -> Table:
    """The units whose congress is over with the two duties after it."""
    rows = (
        (
            number,
            line.name,
            line.after.closing,
            line.after.sent.due_on,
            line.after.sent.done_on,
            line.after.ratified.due_on,
            line.after.ratified.done_on,
            line.look[1],
        )
        for number, line in enumerate(lines, start=1)
    )
    return Table("Sau đại hội", _AFTER, rows)
