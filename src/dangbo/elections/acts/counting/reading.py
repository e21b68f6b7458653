"""Scans read by both readers, each reader's words kept beside what they say together, and sheets made of the images."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.elections.acts.counting.chain import append, held, require_open
from dangbo.elections.acts.counting.scans import require_scanning
from dangbo.elections.models.counting import Batch, RecordKind, ScanFile
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.counting.readings import header_data, side_of, spoken
from dangbo.elections.queries.counting.scan_store import is_intact, path_of, picture_name
from dangbo.office.models import LongTask
from dangbo.office.work import Outcome, Progress, WorkRefusedError, start
from dangbo.paper.ballots.deciding import ReadImage, join, read_images
from dangbo.paper.ballots.files import Listed, Source, list_file
from dangbo.registry.acts.refusal import Refused, refuse
from dangbo.vietnamese.numbers import format_int

HEADER = "batch_header"


def begin_reading(*, actor: Actor, batch: Batch) -> LongTask:
    """Read what was not read yet, behind the pages; begun again after a break it goes on where it was."""
    with transaction.atomic():
        count = held(actor, batch.count)
        require_scanning(count, batch)
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
            _store(actor, batch, scan, image)
        if progress is not None:
            progress.report(done, total, "Đang đọc ảnh quét")
    return form_sheets(actor, batch, listed, scans)


@transaction.atomic
def form_sheets(actor: Actor, batch: Batch, listed: dict[int, Listed], scans: Sequence[ScanFile]) -> int:
    """Number the sheets that the images not yet in a sheet make, in order of arrival; header sheets are none."""
    count = held(actor, batch.count)
    require_scanning(count, batch)
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


def _store(actor: Actor, batch: Batch, scan: ScanFile, image: ReadImage) -> None:
    """One record of an image: its file, its picture, what each reader said of it and what both say together."""
    content = {"sha256": scan.sha256, "picture": picture_name(image.source), **spoken(image)}
    if image.side.rejected == HEADER:
        content["header"] = header_data(image.source)
    with transaction.atomic():
        count = held(actor, batch.count)
        require_open(count)
        append(count, RecordKind.SCANNED, content, batch=batch.number, sheet=scan.number, row=image.source.place + 1)
