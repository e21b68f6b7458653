"""Scans taken in, read by both readers, and sheets left out of the count."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.models.counting import Batch, Count, RecordKind, ScanFile
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.counting.scan_store import is_intact, keep, path_of
from dangbo.elections.queries.counting.scanned import scanned_pile
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.office.models import LongTask
from dangbo.office.work import Outcome, Progress, WorkRefusedError, start
from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, SideReading, join, read_images
from dangbo.paper.ballots.files import Listed, Source, list_file
from dangbo.paper.ballots.reasons import REJECTED
from dangbo.registry.acts.refusal import Refused, refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

HEADER = "batch_header"
NOT_KEPT = "Không ghi được ảnh xuống đĩa (đĩa đầy hoặc lỗi); chưa nhận tệp nào. Dọn đĩa rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it was sent."""

    filename: str
    data: bytes


def take_scans(*, actor: Actor, batch: Batch, scans: Sequence[Scan]) -> list[ScanFile]:
    """Keep the scans of a batch as they arrived; nothing is read yet (`begin_reading`).

    A file that is no scan, that arrived before, or that served another count of this vote is refused, and then none is
    kept. Raises Refused and NotAllowed.
    """
    with transaction.atomic():
        _require_scanning(held(actor, batch.count), batch)
    kept = [(scan, *_kept(batch.count, scan)) for scan in scans]
    if not kept:
        refuse("no-scan", "Chưa chọn tệp ảnh quét nào.")
    with transaction.atomic():
        count = held(actor, batch.count)
        _require_scanning(count, batch)
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


def begin_reading(*, actor: Actor, batch: Batch) -> LongTask:
    """Read what was not read yet, behind the pages; begun again after a break it goes on where it was."""
    with transaction.atomic():
        count = held(actor, batch.count)
        _require_scanning(count, batch)
    return start(
        actor=actor,
        work=read_scans,
        title=f"Đọc {str(batch).lower()}, {count.election.title}",
        organisation_id=count.election.meeting.organisation_id,
        parameters={"batch": str(batch.pk)},
    )


def read_scans(task: LongTask, progress: Progress) -> Outcome:
    """Read the scans of the batch of a task, image by image, and make sheets of them."""
    batch = Batch.objects.select_related("count__election__meeting").get(pk=task.parameters["batch"])
    actor = Actor.of(task.owner) if task.owner else None
    if actor is None:
        raise WorkRefusedError("Người gửi ảnh không còn tài khoản; chưa đọc ảnh nào.")
    try:
        number = read_batch(actor, batch, progress)
    except Refused as refusal:
        raise WorkRefusedError(str(refusal)) from refusal
    return Outcome(f"Đã đọc xong, có thêm {format_int(number)} tờ phiếu.", reverse("elections:batch", args=[batch.pk]))


def read_batch(actor: Actor, batch: Batch, progress: Progress | None = None) -> int:
    """Read every image that was not read, then make sheets of the images; how many sheets came anew. Raises Refused."""
    layout = ballot_layout(batch.count.election)
    scans = list(batch.scans.select_related("count").order_by("number"))
    changed = next((scan for scan in scans if not is_intact(scan)), None)
    if changed is not None:
        refuse("scan-changed", f"Tệp {changed.filename} không còn như khi nhận; không đọc.")
    read = set(batch.count.chain.filter(kind=RecordKind.SCANNED, batch=batch.number).values_list("sheet", "row"))
    listed = {scan.number: list_file(path_of(scan)) for scan in scans}
    numbers = {str(path_of(scan)): scan for scan in scans}
    waiting = [
        file for number, file in listed.items() if any((number, place + 1) not in read for place in range(file.images))
    ]
    total = sum(file.images for file in waiting)
    for done, image in enumerate(read_images(waiting, layout), start=1):
        scan = numbers[image.source.path]
        if (scan.number, image.source.place + 1) not in read:
            _store_reading(actor, batch, scan, image)
        if progress is not None:
            progress.report(done, total, "Đang đọc ảnh quét")
    return form_sheets(actor, batch, listed, scans)


@transaction.atomic
def form_sheets(actor: Actor, batch: Batch, listed: dict[int, Listed], scans: Sequence[ScanFile]) -> int:
    """Number the sheets that the images not yet in a sheet make, in order of arrival; header sheets are none."""
    count = held(actor, batch.count)
    _require_scanning(count, batch)
    rows = count.chain.filter(batch=batch.number)
    readings = {(each.sheet, each.row - 1): each.content for each in rows.filter(kind=RecordKind.SCANNED)}
    sheets = list(rows.filter(kind=RecordKind.SHEET))
    used = {tuple(image) for sheet in sheets for image in sheet.content["images"]}
    by_path = {str(path_of(scan)): scan.number for scan in scans}
    images = [
        ReadImage(Source(file.path, place), side_of(readings[(number, place)]["side"]))
        for number, file in listed.items()
        for place in range(file.images)
        if (number, place) not in used
    ]
    made = join([image for image in images if image.side.rejected != HEADER], ballot_layout(count.election))
    for number, sheet in enumerate(made, start=len(sheets) + 1):
        content = {
            "images": [[by_path[source.path], source.place] for source in sheet.sources],
            "rejected": sheet.rejected,
            "doubts": list(sheet.doubts),
            "rows": [[row.number, row.fact, row.machine, list(row.reasons)] for row in sheet.rows],
        }
        append(count, RecordKind.SHEET, content, batch=batch.number, sheet=number)
    return len(made)


@transaction.atomic
def leave_out_sheet(*, actor: Actor, batch: Batch, sheet: int, reason: str) -> None:
    """Leave out a scanned sheet that is no ballot of this batch: another paper, a ballot scanned twice.

    Raises Refused and NotAllowed.
    """
    count = held(actor, batch.count)
    _require_scanning(count, batch)
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


def side_data(side: SideReading) -> dict[str, Any]:
    """A reading of an image as JSON."""
    return {
        "page": side.page,
        "rejected": side.rejected,
        "doubts": list(side.doubts),
        "code": side.code,
        "rows": [[row.number, row.name, row.fact, row.machine, list(row.reasons)] for row in side.rows],
    }


def side_of(data: dict[str, Any]) -> SideReading:
    """The reading that `side_data` wrote."""
    rows = tuple(
        DecidedRow(number, name, fact, machine, tuple(reasons)) for number, name, fact, machine, reasons in data["rows"]
    )
    return SideReading(data["page"], data["rejected"], rows, tuple(data["doubts"]), data["code"])


def _require_scanning(count: Count, batch: Batch) -> None:
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


@transaction.atomic
def _store_reading(actor: Actor, batch: Batch, scan: ScanFile, image: ReadImage) -> None:
    count = held(actor, batch.count)
    require_open(count)
    append(
        count,
        RecordKind.SCANNED,
        {"sha256": scan.sha256, "side": side_data(image.side)},
        batch=batch.number,
        sheet=scan.number,
        row=image.source.place + 1,
    )
