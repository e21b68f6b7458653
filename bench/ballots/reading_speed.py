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


def main(folder: str, processes: str, most: str) -> None:
    """Prints {"sheets", "seconds", "work", "megabytes"}: from the files to the sheets, with the start of the processes.

    most: files read; work: seconds of processor, which say more than the clock on a machine that others use.
    """
    layout = read_layout(json.loads((Path(folder) / "layout.json").read_bytes()))
    began = time.perf_counter()
    images = list(read_images(list_scans([folder])[: int(most)], layout, int(processes)))
    sheets = join(images, layout)
    seconds = time.perf_counter() - began
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    work = sum(used.ru_utime + used.ru_stime for used in (own, children))
    megabytes = (own.ru_maxrss + int(processes) * children.ru_maxrss) / 1024
    print(json.dumps({"sheets": len(sheets), "seconds": seconds, "work": work, "megabytes": megabytes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
