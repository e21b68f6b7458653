"""Images read by both readers, several at a time in processes of their own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence

from dangbo.paper.ballots.deciding.model import ReadImage, ReadPage, SideReading
from dangbo.paper.ballots.deciding.sides import decide
from dangbo.paper.ballots.files import BadImageError, Listed, Source, decode
from dangbo.paper.ballots.files.model import Grey
from dangbo.paper.ballots.layout.model import Layout

PROCESSES = 2


def read_side(image: Grey, layout: Layout) -> SideReading:
    """Both readers on one side (H × W, grey, 0 is black)."""
    return decide(*_words(image, layout), layout)


def _words(image: Grey, layout: Layout) -> tuple[ReadPage, ReadPage]:
    """What each reader says alone."""
    from dangbo.paper.ballots import markers, squares

    return markers.read_page(image, layout), squares.read_page(image, layout)


def read_images(files: Sequence[Listed], layout: Layout, processes: int = PROCESSES) -> Iterator[ReadImage]:
    """Every image of the files, in order; one that cannot be opened is a rejected side."""
    tasks = [(Source(file.path, place), file.refused, layout) for file in files for place in range(file.images)]
    if processes <= 1 or len(tasks) <= processes:
        yield from map(_read, tasks)
        return
    # Started anew rather than forked: the caller may have threads and open databases.
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(_read, tasks, chunksize=2)


def _read(task: tuple[Source, str | None, Layout]) -> ReadImage:
    source, refused, layout = task
    if refused:
        return ReadImage(source, SideReading(None, refused))
    try:
        image = decode(source)
    except BadImageError as error:
        return ReadImage(source, SideReading(None, str(error)))
    words = _words(image, layout)
    return ReadImage(source, decide(*words, layout), words)
