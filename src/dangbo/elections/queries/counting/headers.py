"""What the header sheet of a scanned batch says beside what people declared and what was scanned."""

from collections.abc import Iterable
from dataclasses import dataclass

from dangbo.elections.models.counting import Batch, CountRecord, RecordKind
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.paper.ballots.layout.codes import short_id
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class Header:
    """A header sheet: short id of the election, fingerprint of the ballot, number of the batch, ballots declared."""

    election: str
    layout: str
    batch: int
    declared: int

    @property
    def words(self) -> str:
        """Tập 3, 48 phiếu."""
        return f"tập {self.batch}, {format_int(self.declared)} phiếu"


def last_header(records: Iterable[CountRecord]) -> Header | None:
    """The header sheet that was scanned last with a batch; None where none was, or its code is lost."""
    told = [row.content.get("header") for row in records if row.kind == RecordKind.SCANNED]
    found = [header for header in told if header]
    return Header(**found[-1]) if found else None


def header_wanted(batch: Batch, scanned: int) -> Header:
    """What the header sheet must say: this vote, this ballot, this batch, and the ballots that were scanned."""
    layout = ballot_layout(batch.count.election)
    return Header(short_id(layout.election).lower(), layout.fingerprint.lower(), batch.number, scanned)


def header_problem(header: Header | None, batch: Batch, scanned: int) -> str:
    """One sentence where the header sheet and the batch do not fit, with what to do; empty where they do."""
    if header is None:
        return ""
    wanted = header_wanted(batch, scanned)
    if header.election != wanted.election:
        return "Tờ đầu tập là của cuộc bầu khác; lấy đúng tập phiếu, in tờ đầu của tập này rồi quét lại."
    if header.layout != wanted.layout:
        return "Tờ đầu tập in theo mẫu phiếu khác của cuộc bầu này; in lại tờ đầu rồi quét tờ đó."
    if header.batch != wanted.batch:
        return f"Tờ đầu ghi tập {header.batch}, đây là tập {batch.number}; gửi ảnh vào đúng tập hoặc quét đúng tờ đầu."
    if header.declared != wanted.declared:
        return (
            f"Tờ đầu tập ghi {format_int(header.declared)} phiếu, đã quét {format_int(scanned)} tờ; quét thêm tờ "
            "thiếu, bỏ tờ thừa, hoặc đếm lại tập rồi in và quét tờ đầu mới."
        )
    return ""
