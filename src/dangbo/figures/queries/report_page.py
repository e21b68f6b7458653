"""What the page of a report shows: the words of its Word template with every figure as a link."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from dangbo.figures.asking import figure_url
from dangbo.figures.dividing import Division
from dangbo.figures.reports.document import ReportDocument
from dangbo.figures.reports.outline import Block, Columns, Grid, Line, Piece, Slot, outline
from dangbo.figures.reports.tables import FilledTable, TableCell
from dangbo.paper.placeholders import written
from dangbo.registry.models import Organisation
from dangbo.registry.viewing import Viewing


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A stretch of text; one with `url` is a figure that opens."""

    text: str
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    role: str
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    label: str
    cells: tuple[ShownPiece, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    name: str
    headings: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the page: a line, columns side by side, or a table."""

    kind: str
    line: ShownLine | None = None
    columns: tuple[tuple[ShownLine, ...], ...] = ()
    table: ShownTable | None = None


def shown_blocks(document: ReportDocument, viewing: Viewing) -> list[ShownBlock]:
    """The report's blocks in order. Raises FileError where its template cannot be read."""
    return _Showing(document, viewing).blocks(outline(document.template.word))


@dataclass(frozen=True, slots=True)
class _Showing:
    document: ReportDocument
    viewing: Viewing

    def blocks(self, blocks: Iterable[Block]) -> list[ShownBlock]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> ShownBlock:
        match block:
            case Line():
                return ShownBlock("line", self.line(block))
            case Columns():
                return ShownBlock("columns", columns=tuple(tuple(map(self.line, cell)) for cell in block.cells))
            case Slot():
                return ShownBlock("table", table=self.table(self.document.tables[block.key]))
            case Grid():
                return ShownBlock("table", table=self.grid(block))

    def line(self, line: Line) -> ShownLine:
        return ShownLine(line.role, tuple(map(self.piece, line.pieces)))

    def piece(self, piece: Piece) -> ShownPiece:
        if not piece.key:
            return ShownPiece(piece.text)
        found = self.document.figures.get(piece.key)
        if found is None:
            return ShownPiece(written(self.document.texts.get(piece.key, ""), piece.form))
        return ShownPiece(written(found, piece.form), self.url(piece.key), piece.key)

    def table(self, table: FilledTable) -> ShownTable:
        codes = self.codes(table)
        rows = tuple(
            ShownRow(row.label, tuple(self.cell(cell, codes) for cell in row.cells), row.is_total) for row in table.rows
        )
        return ShownTable(table.name, table.headings, rows)

    def grid(self, grid: Grid) -> ShownTable:
        first, *others = grid.rows
        headings = tuple("".join(self.piece(piece).text for piece in cell) for cell in first)
        rows = tuple(self.grid_row(row) for row in others)
        return ShownTable("", headings, rows)

    def grid_row(self, row: tuple[tuple[Piece, ...], ...]) -> ShownRow:
        label, *cells = (tuple(map(self.piece, cell)) for cell in row)
        return ShownRow("".join(piece.text for piece in label), tuple(_joined(cell) for cell in cells), False)

    def cell(self, cell: TableCell, codes: dict[uuid.UUID, str]) -> ShownPiece:
        if not cell.key or not cell.value:
            return ShownPiece(cell.text)
        code = codes.get(cell.organisation_id, "") if cell.organisation_id else ""
        page = "rows" if cell.division else "detail"
        url = self.url(cell.key, code=code, division=cell.division, page=page)
        return ShownPiece(cell.text, url, "" if cell.division else cell.key)

    def url(self, key: str, *, code: str = "", division: Division | None = None, page: str = "detail") -> str:
        own = self.document.organisation.code
        moment = self.document.moment
        return figure_url(key, self.viewing, moment, division=division, code=code or own, page=page)

    def codes(self, table: FilledTable) -> dict[uuid.UUID, str]:
        ids = {cell.organisation_id for row in table.rows for cell in row.cells if cell.organisation_id}
        return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "code")) if ids else {}


def _joined(pieces: tuple[ShownPiece, ...]) -> ShownPiece:
    linked = next((piece for piece in pieces if piece.url), ShownPiece(""))
    return ShownPiece("".join(piece.text for piece in pieces), linked.url, linked.key)
