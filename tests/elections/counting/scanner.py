"""Scans as a scanner gives them, for the tests of the desk: simulated ballots, or plain pictures whose reading is told.

reads(monkeypatch, "aad", "a?b", "foreign"): what the readers say of the images in the order of arrival; "?" is a doubt,
"b" and "n" are facts that the machine never accepts, a word is the reason for which the sheet is refused.
"""

import io
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from PIL import Image

from dangbo.access.actor import PROGRAM, Actor
from dangbo.elections.acts.counting import reading
from dangbo.elections.acts.counting.reading import read_batch
from dangbo.elections.acts.counting.scans import Scan, take_scans
from dangbo.elections.models import Election
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.ballots import ballot_layout
from dangbo.elections.queries.counting.scanned import ScannedPile
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, SideReading
from dangbo.paper.ballots.files import Listed, Source
from dangbo.paper.ballots.layout import Layout
from dangbo.paper.ballots.simulation import Mix, Pen, SimulatedSheet, simulate

CLEAN = Mix(pens={Pen.GEL: 1.0}, blank=0, hard=0, folds=0, stains=0, streak=0, turned=0, angle=1)
"""Voters with good pens who mark clearly, and a scanner that does no harm."""
_FACTS = {"a": "agree", "d": "disagree", "b": "both", "n": "blank", "k": "kept", "s": "struck", "?": "doubt"}


def sheets(layout: Layout, seeds: Sequence[int], mix: Mix = CLEAN) -> list[SimulatedSheet]:
    """One ballot of one side per seed."""
    return [simulate(layout, seed, mix=mix) for seed in seeds]


def scans_of(found: Sequence[SimulatedSheet]) -> list[Scan]:
    """The files of these sheets."""
    return [Scan(f"scan-{number:03}.jpg", sheet.jpeg) for number, sheet in enumerate(found, start=1)]


def pictures(number: int, seed: int = 0) -> list[Scan]:
    """So many files that are pictures, each another one."""
    return [Scan(f"scan-{place:03}.png", _picture(Random(f"{seed},{place}"))) for place in range(1, number + 1)]


def _picture(chance: Random) -> bytes:
    made = Image.new("L", (320, 320), 255)
    for _ in range(12):
        made.putpixel((chance.randrange(320), chance.randrange(320)), chance.randrange(200))
    target = io.BytesIO()
    made.save(target, "PNG")
    return target.getvalue()


def reads(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Tell what the readers say, image by image in the order in which files arrive at this test."""
    told: dict[str, SideReading] = {}

    def read_images(files: Sequence[Listed], layout: Layout) -> Iterator[ReadImage]:
        for file in files:
            if file.path not in told:
                told[file.path] = _side(words[len(told)], layout)
            yield ReadImage(Source(file.path, 0), told[file.path])

    monkeypatch.setattr(reading, "read_images", read_images)


def _side(word: str, layout: Layout) -> SideReading:
    if len(word) != len(layout.rows) or set(word) - set(_FACTS):
        return SideReading(None, word)
    pairs = zip(layout.rows, word, strict=True)
    return SideReading(1, None, tuple(_row(row.number, row.name, mark) for row, mark in pairs))


def _row(number: int, name: str, mark: str) -> DecidedRow:
    reasons = {"?": ("readers_differ",), "b": ("both",), "n": ("blank",)}.get(mark, ())
    return DecidedRow(number, name, _FACTS[mark], mark in "ad", reasons)  # type: ignore[arg-type]


def read_in(batch: Batch, found: Sequence[Scan], actor: Actor = PROGRAM) -> ScannedPile:
    """The batch after these files arrived and were read."""
    take_scans(actor=actor, batch=batch, scans=found)
    read_batch(actor, batch)
    return scanned_of(batch)


def scanned_of(batch: Batch) -> ScannedPile:
    """A scanned batch as it stands."""
    pile = pile_of(batch, slate_of(batch.count.election))
    assert isinstance(pile, ScannedPile)
    return pile


def layout_of(vote: Election) -> Layout:
    """Where everything stands on the ballot of a vote."""
    return ballot_layout(vote)


def meant(sheet: SimulatedSheet) -> str:
    """The marks as the voter meant them, all of them clear."""
    letters = {"agree": "a", "disagree": "d", "struck": "s", "kept": "k"}
    return "".join(letters[row.meant] for row in sheet.rows)
