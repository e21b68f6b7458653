"""`dangbo ballots print ELECTION.json --out DIR`: the ballot, its layout, the test deck and what the deck must give."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dangbo.cli.ballots.input import Parser, read_json, refuse, shown, why
from dangbo.paper.ballots.layout import BallotDefinition, lay_out, layout_json, read_definition
from dangbo.paper.ballots.printing import ballot_pdf, deck_json, deck_pdf, test_deck
from dangbo.paper.errors import FileError


def main(argv: list[str]) -> int:
    """Writes the four files and returns 0; 2 with one line on stderr and no file written for bad input."""
    parser = Parser(prog="dangbo ballots print", description="In phiếu bầu cử và tập phiếu thử ra tệp PDF.")
    parser.add_argument("election", metavar="ELECTION.json", help="cuộc bầu cử: tên, số lượng, danh sách")
    parser.add_argument("--out", metavar="DIR", required=True, help="thư mục nhận các tệp")
    try:
        arguments = parser.parse_args(argv)
        definition = read_definition(read_json(arguments.election))
        _write(Path(arguments.out), _files(definition))
    except FileError as error:
        return refuse(error)
    except OSError as error:
        return refuse(f"Không ghi được vào {shown(arguments.out)}: {why(error)}.")
    return 0


def _files(definition: BallotDefinition) -> dict[str, bytes]:
    layout = lay_out(definition)
    deck = test_deck(layout)
    return {
        "ballot.pdf": ballot_pdf(layout),
        "layout.json": _json(layout_json(layout)),
        "test-deck.pdf": deck_pdf(deck),
        "test-deck.json": _json(deck_json(deck)),
    }


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """All files or none: they are written beside the folder's own, and moved when the last one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".ballots-") as name:
        draft = Path(name)
        for file, content in files.items():
            (draft / file).write_bytes(content)
        for file in files:
            (draft / file).replace(folder / file)
