"""Finding the row of headings under the title lines of a sheet."""

from collections.abc import Callable, Iterable

from dangbo.paper.sheets.model import Sheet

_ROWS_LOOKED_AT = 30
_FEWEST = 2


def find_header(sheet: Sheet, known_headings: Iterable[str], normalise: Callable[[str], str]) -> int | None:
    """The index of the row that holds most of the known headings; None where no row holds two of them.

    `normalise` brings a heading and a cell to the form in which they are compared. A file with one known
    heading in all has its header in the row with that one. Of rows with as many, the first is taken.
    """
    known = {normalise(heading) for heading in known_headings}
    counts = [
        len(known & {normalise(cell) for cell in row if isinstance(cell, str)}) for row in sheet.rows[:_ROWS_LOOKED_AT]
    ]
    most = max(counts, default=0)
    return counts.index(most) if most >= min(_FEWEST, len(known)) and most > 0 else None
