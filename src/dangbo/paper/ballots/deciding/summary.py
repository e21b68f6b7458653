"""The result of a reading in the keys of the contract of `dangbo ballots read`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dangbo.paper.ballots.deciding.model import SheetReading
from dangbo.paper.ballots.layout.model import Layout, Style

VOTE = {Style.AGREE_DISAGREE: "agree", Style.STRIKE_OUT: "kept"}
"""The fact that is a vote for the candidate."""


def reading_json(sheets: Sequence[SheetReading], layout: Layout) -> dict[str, Any]:
    """{"election", "sheets", "summary"}; only rows that the machine accepted enter the totals."""
    return {
        "election": layout.election,
        "sheets": [_sheet_json(sheet) for sheet in sheets],
        "summary": summary_json(sheets, layout),
    }


def summary_json(sheets: Sequence[SheetReading], layout: Layout) -> dict[str, Any]:
    """{"sheets", "rejected", "rows", "rows_to_people", "sheets_to_people", "totals": votes by name}."""
    rows = [row for sheet in sheets for row in sheet.rows]
    votes = Counter(row.name for row in rows if row.machine and row.fact == VOTE[layout.style])
    return {
        "sheets": len(sheets),
        "rejected": sum(sheet.rejected is not None for sheet in sheets),
        "rows": len(rows),
        "rows_to_people": sum(not row.machine for row in rows),
        "sheets_to_people": sum(not all(row.machine for row in sheet.rows) for sheet in sheets if not sheet.rejected),
        "totals": {row.name: votes[row.name] for row in layout.rows},
    }


def _sheet_json(sheet: SheetReading) -> dict[str, Any]:
    return {
        "source": sheet.sources[0].path,
        "sheet": sheet.number,
        "status": "rejected" if sheet.rejected else "read",
        **({"reason": sheet.rejected} if sheet.rejected else {}),
        "images": [{"source": source.path, "image": source.place + 1} for source in sheet.sources],
        "doubts": list(sheet.doubts),
        "rows": [
            {"name": row.name, "fact": row.fact, "machine": row.machine, "reasons": list(row.reasons)}
            for row in sheet.rows
        ],
    }
