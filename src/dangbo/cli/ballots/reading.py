"""`dangbo ballots read --layout layout.json SCAN…`: scans and photographs of ballots to facts and counts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dangbo.cli.ballots.input import Parser, read_json, refuse
from dangbo.paper.ballots.deciding import ReadImage, join, read_images, reading_json
from dangbo.paper.ballots.files import list_scans
from dangbo.paper.ballots.layout import read_layout
from dangbo.paper.ballots.reasons import words
from dangbo.paper.errors import FileError

TOLD_EVERY = 20


def main(argv: list[str]) -> int:
    """Prints what was read and returns 0, whatever it is; 2 with one line on stderr where nothing can be opened."""
    parser = Parser(prog="dangbo ballots read", description="Đọc phiếu đã quét hoặc chụp thành dữ kiện và số phiếu.")
    parser.add_argument("--layout", metavar="layout.json", required=True, help="bố cục đã in, từ dangbo ballots print")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.add_argument("scans", metavar="SCAN", nargs="+", help="ảnh PNG, JPEG, TIFF, tệp PDF hoặc thư mục")
    try:
        arguments = parser.parse_args(argv)
        layout = read_layout(read_json(arguments.layout))
        files = list_scans(arguments.scans)
    except FileError as error:
        return refuse(error)
    images = _told(read_images(files, layout), sum(file.images for file in files))
    read = reading_json(join(list(images), layout), layout)
    _write(json.dumps(read, ensure_ascii=False, indent=1) if arguments.format == "json" else "\n".join(_lines(read)))
    return 0


def _told(images: Iterable[ReadImage], count: int) -> Iterator[ReadImage]:
    """Says on stderr how far the reading is."""
    for number, image in enumerate(images, 1):
        if number % TOLD_EVERY == 0 or number == count:
            sys.stderr.buffer.write(f"Đã đọc {number}/{count} ảnh.\n".encode())
            sys.stderr.buffer.flush()
        yield image


def _lines(read: Mapping[str, Any]) -> Iterator[str]:
    """Sheets that need people, then the totals."""
    for sheet in read["sheets"]:
        yield from _sheet_lines(sheet)
    summary = read["summary"]
    yield f"Số tờ: {summary['sheets']}; bị loại khi đọc: {summary['rejected']}."
    yield f"Số tờ cần người xem: {summary['sheets_to_people']}."
    yield f"Số hàng: {summary['rows']}; cần người quyết định: {summary['rows_to_people']}."
    yield from (f"{votes:>6}  {name}" for name, votes in summary["totals"].items())


def _sheet_lines(sheet: Mapping[str, Any]) -> Iterator[str]:
    head = f"{sheet['source']}, tờ {sheet['sheet']}"
    if sheet["status"] == "rejected":
        yield f"{head}: không đọc được: {words(sheet['reason'])}."
        return
    if sheet["doubts"]:
        yield f"{head}: cả tờ cần người xem: {'; '.join(map(words, sheet['doubts']))}."
    for row in sheet["rows"]:
        own = [code for code in row["reasons"] if code != "whole_ballot"]
        if own:
            yield f"{head}, {row['name']}: {'; '.join(map(words, own))}."


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.buffer.flush()
