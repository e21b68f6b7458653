"""What the readers said of an image, as records keep it: each of them alone, both together, the header of a batch."""

from collections.abc import Sequence
from typing import Any

from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, ReadPage, SideReading
from dangbo.paper.ballots.files import BadImageError, Source, decode


def spoken(image: ReadImage) -> dict[str, Any]:
    """{"side": what both say, "readers": [[what the first says], [the second]]}; no readers of unopened images."""
    return {"side": side_data(image.side), "readers": [word_data(word) for word in image.words or ()]}


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


def word_data(word: ReadPage) -> dict[str, Any]:
    """What one reader said alone as JSON: {"page", "rejected", "doubts", "rows": [[number, fact, reasons]]}."""
    return {
        "page": word.page,
        "rejected": word.rejected,
        "doubts": list(word.doubts),
        "rows": [[row.number, row.fact, list(row.reasons)] for row in word.rows],
    }


def facts_of(readers: Sequence[dict[str, Any]], row: int) -> list[str]:
    """What each reader said of a row; empty where it said nothing."""
    told = [{number: fact for number, fact, _ in reader["rows"]} for reader in readers]
    return [facts.get(row, "") for facts in told]


def header_data(source: Source) -> dict[str, Any] | None:
    """What a header sheet says as JSON: {"election", "layout", "batch", "declared"}; None where its code is lost."""
    from dangbo.paper.ballots.deciding.headers import header_of

    try:
        found = header_of(decode(source))
    except BadImageError:
        return None
    if found is None:
        return None
    return {
        "election": found.election,
        "layout": found.fingerprint,
        "batch": found.batch,
        "declared": found.declared,
    }
