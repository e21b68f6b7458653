"""How fast a folder of scans is read, and in how much memory: a program of its own, so that nothing else is counted."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from dangbo.paper.ballots.deciding import join, read_images
from dangbo.paper.ballots.files import list_scans
from dangbo.paper.ballots.layout import read_layout


def main(folder: str, processes: str) -> None:
    """Prints {"sheets", "seconds", "megabytes"}: from the files to the sheets, with the start of the processes."""
    layout = read_layout(json.loads((Path(folder) / "layout.json").read_bytes()))
    began = time.perf_counter()
    images = list(read_images(list_scans([folder]), layout, int(processes)))
    sheets = join(images, layout)
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest_child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = (own + int(processes) * largest_child) / 1024
    print(json.dumps({"sheets": len(sheets), "seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
