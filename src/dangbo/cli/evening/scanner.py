"""Scans of a vote's ballots as they come from the scanner, and their way into a batch."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.ballots import AGAIN, FIRST, Sheet, Task, drawn, passing, share_of
from dangbo.cli.evening.clock import READING, SCANNED_A_SECOND, Clock
from dangbo.cli.evening.sizes import Size
from dangbo.elections.acts.counting.reading import read_batch
from dangbo.elections.acts.counting.scans import Scan, leave_out_sheet, take_scans
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.counting.scanned import ScannedPile, ScannedSheet
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import Slate, Vector
from dangbo.paper.ballots.layout import Layout
from dangbo.paper.ballots.printing import header_sheet_pdf
from dangbo.paper.ballots.simulation import rendered_pages

Lying = list[tuple[Sheet, list[Path]]]
"""The sheets of a batch in the order in which they lie, each with the files of its sides."""


@dataclass
class Scanner:
    """Draws ballots and sends them in. truth: seed → what people see on the ballot, known once it was drawn."""

    layout: Layout
    slate: Slate
    size: Size
    folder: Path
    clock: Clock
    truth: dict[int, Vector] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def batches(self, seeds: Sequence[int], time: int) -> list[Lying]:
        """All sheets of one scanning of the box."""
        passed = passing(seeds, time, self.size)
        sheets = [(number, sheet) for number, batch in enumerate(passed, start=1) for sheet in batch]
        tasks = [self._task(f"{number:02}", place, sheet, time) for place, (number, sheet) in enumerate(sheets)]
        found: list[Lying] = [[] for _ in passed]
        for (number, sheet), (marks, files) in zip(sheets, drawn(tasks, self.size.processes), strict=True):
            found[number - 1].append((sheet, files))
            if sheet.counts and time == FIRST:
                self.truth[sheet.seed] = Vector(marks)
        return found

    def _task(self, batch: str, place: int, sheet: Sheet, time: int) -> Task:
        name = f"{self.folder}/lan-{time}-tap-{batch}-to-{place:04}"
        when = AGAIN if sheet.is_double else time
        return Task(self.layout, sheet.seed, when, sheet.fault, share_of(self.size), name)

    def send(self, batch: Batch, lying: Lying, *, header: bool = True) -> None:
        """Scan and read sheets of a batch, the header sheet first."""
        first = [self._header(batch)] if header else []
        with self.clock.phase("Quét, nhận ảnh"):
            self.clock.people(len(lying) / SCANNED_A_SECOND, side_by_side=False)
            scans = [Scan(file.name, file.read_bytes()) for _, files in lying for file in files]
            take_scans(actor=PROGRAM, batch=batch, scans=[*first, *scans])
        with self.clock.phase(READING):
            read_batch(PROGRAM, batch)

    def _header(self, batch: Batch) -> Scan:
        from PIL import Image

        pdf = header_sheet_pdf(self.layout, batch.number, batch.declared)
        (page,) = rendered_pages(pdf, 140 + 10 * batch.count.number)
        target = io.BytesIO()
        Image.fromarray(page).save(target, "PNG")
        return Scan(f"to-dau-tap-{batch.number}.png", target.getvalue())

    def mend(self, batch: Batch, lying: Lying) -> dict[int, int]:
        """Leave out what is no ballot, scan spoiled sheets again; the number of each sheet that counts → its seed."""
        by_file = {file.name: sheet for sheet, files in lying for file in files}
        for number, sheet, read in self._placed(batch, by_file):
            if sheet.is_stray and not read.rejected:
                self.remarks.append(f"{batch}: máy nhận tờ lạ ({sheet.fault}) là phiếu bầu.")
            if not sheet.counts:
                self._leave_out(
                    batch, number, "Không phải phiếu của cuộc bầu này" if sheet.is_stray else "Quét hai lần"
                )
            elif read.rejected:
                self._leave_out(batch, number, "Ảnh hỏng, quét lại")
                by_file |= self._scan_again(batch, sheet, number)
        return {number: sheet.seed for number, sheet, _ in self._placed(batch, by_file) if sheet.counts}

    def _leave_out(self, batch: Batch, number: int, reason: str) -> None:
        leave_out_sheet(actor=PROGRAM, batch=batch, sheet=number, reason=reason)

    def _scan_again(self, batch: Batch, sheet: Sheet, number: int) -> dict[str, Sheet]:
        name = f"{self.folder}/quet-lai-{batch.pk}-to-{number}"
        ((_, files),) = drawn([Task(self.layout, sheet.seed, AGAIN, None, share_of(self.size), name)], 1)
        self.send(batch, [(Sheet(sheet.seed), files)], header=False)
        return {file.name: Sheet(sheet.seed) for file in files}

    def _placed(self, batch: Batch, by_file: dict[str, Sheet]) -> list[tuple[int, Sheet, ScannedSheet]]:
        """The sheets that are there: number, what it is, what the readers say of it."""
        names = dict(batch.scans.values_list("number", "filename"))
        pile = pile_of(batch, self.slate)
        there = pile.there if isinstance(pile, ScannedPile) else []
        return [(sheet.number, by_file[names[sheet.images[0][0]]], sheet) for sheet in there]
