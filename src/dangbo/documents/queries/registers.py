"""The bound registers (sổ đăng ký văn bản đi, đến): their lines by the columns in force, for page, print and Excel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from dangbo.documents.models import (
    OUT_STATES,
    Document,
    DocumentState,
    IncomingDocument,
    IncomingState,
    SeriesNumber,
)
from dangbo.documents.queries.receipts import names_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Column, Register, document_kinds, number_text, register_columns
from dangbo.vietnamese.dates import format_date

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line: what stands in each column by its key, and the paper to open (None for a cancelled number)."""

    cells: Mapping[str, Cell]
    paper_id: UUID | None

    def in_order(self, columns: Sequence[Column]) -> list[Cell]:
        """The cells in the order of the columns; one that the line does not know is empty."""
        return [self.cells.get(column.key) for column in columns]


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """A register of an organisation from one day to another, both included: columns in force at its end, and lines."""

    register: Register
    organisation: Organisation
    name: str
    superior: str
    since: date
    until: date
    columns: tuple[Column, ...]
    lines: tuple[RegisterLine, ...]

    @property
    def title(self) -> str:
        return TITLES[self.register]

    @property
    def period(self) -> str:
        return f"Từ ngày {format_date(self.since)} đến ngày {format_date(self.until)}"


TITLES = {
    Register.OUTGOING: "Sổ đăng ký văn bản đi",
    Register.INCOMING: "Sổ đăng ký văn bản đến",
}


def outgoing_register(organisation: Organisation, since: date, until: date) -> RegisterBook:
    """Documents issued, by date and number, with the numbers that were cancelled in their place."""
    kinds = _kind_names(until)
    held = Document.objects.filter(
        organisation=organisation, state__in=OUT_STATES, issued_on__gte=since, issued_on__lte=until
    )
    lines = [((day, number), line) for day, number, line in _issued(held, kinds)]
    gone = SeriesNumber.objects.filter(
        series__organisation=organisation, cancelled_at__isnull=False, dated__gte=since, dated__lte=until
    )
    lines += [((number.dated, number.number), _cancelled(number)) for number in gone.select_related("series")]
    lines.sort(key=lambda pair: pair[0])
    return _book(Register.OUTGOING, organisation, since, until, [line for _, line in lines])


def incoming_register(organisation: Organisation, since: date, until: date) -> RegisterBook:
    """Papers entered in the register, by day of arrival and arrival number; those given back keep their line."""
    kinds = _kind_names(until)
    held = IncomingDocument.objects.filter(
        organisation=organisation, number__isnull=False, arrived_on__gte=since, arrived_on__lte=until
    ).order_by("counter__first_day", "number")
    counted = held.annotate(readers=Count("receipts"))
    lines = [_arrived(row, kinds) for row in counted.values(*_ARRIVED, "readers").iterator(chunk_size=2_000)]
    return _book(Register.INCOMING, organisation, since, until, lines)


_ISSUED = (
    "pk", "symbol", "issued_on", "number__number", "kind", "abstract", "signer_name", "recipient_lines", "kept_by",
    "copies", "note", "state",
)  # fmt: skip
_ARRIVED = (
    "pk", "arrived_on", "number", "author", "symbol", "issued_on", "kind", "abstract", "handler", "note", "state",
    "due_on", "settled_on",
)  # fmt: skip


def _issued(held: QuerySet[Document], kinds: Mapping[str, str]) -> Iterator[tuple[date, int, RegisterLine]]:
    for row in held.values(*_ISSUED).iterator(chunk_size=2_000):
        state = "" if row["state"] == DocumentState.ISSUED else DocumentState(row["state"]).label
        cells: dict[str, Cell] = {
            "symbol": row["symbol"],
            "date": row["issued_on"],
            "abstract": _subject(row, kinds),
            "signer": row["signer_name"],
            "recipients": "; ".join(line.strip(" -;.") for line in row["recipient_lines"]),
            "file_copy": row["kept_by"],
            "copies": row["copies"],
            "note": _joined(state, row["note"]),
        }
        yield row["issued_on"], row["number__number"], RegisterLine(cells, row["pk"])


def _cancelled(number: SeriesNumber) -> RegisterLine:
    series = number.series
    cells: dict[str, Cell] = {
        "symbol": f"{number_text(number.number, number.dated)}-{series.group}/{series.issuer_code}",
        "date": number.dated,
        "abstract": "(số đã hủy)",
        "note": f"Số đã hủy: {number.reason}",
    }
    return RegisterLine(cells, None)


def _arrived(row: Mapping[str, object], kinds: Mapping[str, str]) -> RegisterLine:
    readers = row["readers"]
    cells = {
        "arrived": row["arrived_on"],
        "arrival_number": row["number"],
        "author": row["author"],
        "symbol": row["symbol"],
        "date": row["issued_on"],
        "abstract": _subject(row, kinds),
        "recipient": row["handler"],
        "receipt": f"{readers} người đã đọc" if readers else "",
        "note": _joined(_course(row), str(row["note"])),
    }
    return RegisterLine(cells, row["pk"])  # type: ignore[arg-type]


def _course(row: Mapping[str, object]) -> str:
    """What became of a paper, as the column of notes says it."""
    if row["state"] == IncomingState.RETURNED:
        return "Trả lại nơi gửi"
    if isinstance(settled := row["settled_on"], date):
        return f"Xử lý xong {format_date(settled)}"
    return f"Hạn {format_date(due)}" if isinstance(due := row["due_on"], date) else ""


def _subject(row: Mapping[str, object], kinds: Mapping[str, str]) -> str:
    return " ".join(filter(None, [kinds.get(str(row["kind"]), ""), str(row["abstract"])]))


def _joined(*words: str) -> str:
    return "; ".join(word for word in words if word)


def _kind_names(at: date) -> dict[str, str]:
    return {kind.key: kind.name for kind in document_kinds(at, office_parameters())}


def _book(
    register: Register, organisation: Organisation, since: date, until: date, lines: Sequence[RegisterLine]
) -> RegisterBook:
    columns = register_columns(register, until, office_parameters())
    version = organisation.version_at(until)
    above = names_at([version.parent_id], until)[version.parent_id] if version.parent_id else ""
    return RegisterBook(register, organisation, version.name, above, since, until, columns, tuple(lines))
