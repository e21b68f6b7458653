"""Scans taken in as they arrived, and sheets left out of the count."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.models.counting import Batch, Count, RecordKind, ScanFile
from dangbo.elections.queries.counting.scan_store import keep, path_of
from dangbo.elections.queries.counting.scanned import scanned_pile
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.paper.ballots.files import list_file
from dangbo.paper.ballots.reasons import REJECTED
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

NOT_KEPT = "Không ghi được ảnh xuống đĩa (đĩa đầy hoặc lỗi); chưa nhận tệp nào. Dọn đĩa rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it was sent."""

    filename: str
    data: bytes


def take_scans(*, actor: Actor, batch: Batch, scans: Sequence[Scan]) -> list[ScanFile]:
    """Keep the scans of a batch as they arrived; nothing is read yet (`acts.counting.reading`).

    A file that is no scan, that arrived before, or that served another count of this vote is refused, and then none is
    kept. Raises Refused and NotAllowed.
    """
    with transaction.atomic():
        require_scanning(held(actor, batch.count), batch)
    kept = [(scan, *_kept(batch.count, scan)) for scan in scans]
    if not kept:
        refuse("no-scan", "Chưa chọn tệp ảnh quét nào.")
    with transaction.atomic():
        count = held(actor, batch.count)
        require_scanning(count, batch)
        found = [_entered(count, batch, scan, suffix, sha256) for scan, suffix, sha256 in kept]
        told = f"{str(count).lower()}, {str(batch).lower()}: nhận {format_int(len(found))} tệp quét"
        write(
            "take_scans",
            actor,
            f"{count.election.title}, {told}",
            organisation=count.election.meeting.organisation_id,
            subject=count,
            details={"sha256": [scan.sha256 for scan in found]},
        )
    return found


@transaction.atomic
def leave_out_sheet(*, actor: Actor, batch: Batch, sheet: int, reason: str) -> None:
    """Leave out a scanned sheet that is no ballot of this batch: another paper, a ballot scanned twice.

    Raises Refused and NotAllowed.
    """
    count = held(actor, batch.count)
    require_scanning(count, batch)
    pile = scanned_pile(count.chain.filter(batch=batch.number).order_by("number"), slate_of(count.election))
    why = clean_line(reason)
    if sheet not in pile.sheets or sheet in pile.left_out:
        refuse("no-such-sheet", f"Tập này không có tờ {sheet}.")
    if not why:
        refuse("reason-missing", "Phải ghi lý do bỏ tờ này.")
    append(count, RecordKind.LEFT_OUT, {"reason": why}, batch=batch.number, sheet=sheet)
    write(
        "leave_out_sheet",
        actor,
        f"{count.election.title}, {str(count).lower()}: bỏ tờ {sheet} của {str(batch).lower()} ({why})",
        organisation=count.election.meeting.organisation_id,
        subject=count,
        details={"head": count.head},
    )


def require_scanning(count: Count, batch: Batch) -> None:
    """Refuse scans where none are taken: a count that is keyed or has ended, a batch of another."""
    require_open(count)
    if not count.is_scanned:
        refuse("not-scanned", f"{count} nhập từng phiếu, không nhận ảnh quét.")
    if batch.count_id != count.pk:
        refuse("no-such-batch", "Tập phiếu này không thuộc lần kiểm đang mở.")


def _kept(count: Count, scan: Scan) -> tuple[str, str]:
    """The ending and the SHA-256 of a scan that now lies on the disk; refused for a file that is no scan."""
    suffix = Path(scan.filename).suffix.lower()[:8]
    try:
        sha256 = keep(count, suffix, scan.data)
    except OSError:
        refuse("disk", NOT_KEPT)
    stored = ScanFile(count=count, suffix=suffix, sha256=sha256)
    file = list_file(path_of(stored))
    if file.refused:
        if not count.scans.filter(sha256=sha256).exists():
            path_of(stored).unlink()
        refuse("no-image", f"Tệp {scan.filename}: {REJECTED[file.refused]}.")
    return suffix, sha256


def _entered(count: Count, batch: Batch, scan: Scan, suffix: str, sha256: str) -> ScanFile:
    others = ScanFile.objects.filter(count__election=count.election_id, sha256=sha256).select_related("count")
    other = others.first()
    if other is not None and other.count_id == count.pk:
        refuse("scan-twice", f"Tệp {scan.filename} đã được nhận ở lần kiểm này.")
    if other is not None:
        told = str(other.count).lower()
        refuse("scan-of-other-count", f"Tệp {scan.filename} là ảnh của {told}; xáo phiếu, quét lại.")
    return ScanFile.objects.create(
        count=count,
        batch=batch,
        number=batch.scans.count() + 1,
        filename=clean_line(scan.filename)[:200],
        suffix=suffix,
        size=len(scan.data),
        sha256=sha256,
    )
