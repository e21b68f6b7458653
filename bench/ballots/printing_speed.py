"""How long a ballot takes to print."""

import time

from targets import Line
from trials import Trial

from dangbo.paper.ballots.printing import ballot_pdf


def slowest_print() -> Line:
    """The slowest of ballots of both papers and styles, 2 to 40 names, each printed twice and compared."""
    slowest, same = 0.0, True
    for paper, counts in (("A4", (2, 10, 19, 33, 40)), ("A5", (2, 12, 27))):
        for style in ("agree_disagree", "strike_out"):
            for count in counts:
                layout = Trial("print", paper=paper, style=style, rows=count).layout()
                began = time.perf_counter()
                first = ballot_pdf(layout)
                slowest = max(slowest, time.perf_counter() - began)
                same &= first == ballot_pdf(layout)
    value = f"{slowest:.2f} s, {'the same' if same else 'DIFFERENT'} bytes again"
    return Line("B10", "slowest ballot as PDF, and printed again", "≤ 0.3 s", value, same and slowest <= 0.3)
