"""Registers of documents (sổ đăng ký văn bản) and how long files are kept: columns and terms as dated data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import add_months
from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Certainty, Severity, Verdict


class Register(StrEnum):
    """The registers of 693-QĐ/VPTW: outgoing, incoming, and handing over."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register: English key and Vietnamese heading."""

    key: str
    heading: str


def register_columns(register: Register, at: date, parameters: ParameterSet | None = None) -> tuple[Column, ...]:
    """The columns of a register at the date, in their order."""
    entry = (parameters or base_parameters()).entry(f"document.register.{register}", at)
    return tuple(Column(str(row["column"]), str(row["label"])) for row in entry.rows)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a group of files is kept; `months` is None for permanent keeping."""

    group: str
    name: str
    months: int | None
    certainty: Certainty


def retention_groups(at: date, parameters: ParameterSet | None = None) -> tuple[Retention, ...]:
    """The groups of files with their terms at the date; an office adds its own by an overlay."""
    entry = (parameters or base_parameters()).entry("document.retention", at)
    return tuple(
        Retention(
            str(row["group"]),
            str(row["label"]),
            None if row["months"] is None else int(row["months"]),
            Certainty(str(row.get("certainty", entry.certainty))),
        )
        for row in entry.rows
    )


def due_for_review(
    closed: date, retention: Retention, at: date, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """Has a file that was closed on that day come to the end of its term? It is then listed, not destroyed."""
    if retention.months is None:
        return Verdict(False)
    end = add_months(closed, retention.months)
    if at < end:
        return Verdict(False)
    entry = (parameters or base_parameters()).entry("document.retention", at)
    message = (
        f"{retention.name}: hồ sơ kết thúc ngày {day(closed)}, bảo quản {whole(retention.months)} tháng, hết hạn ngày"
        f" {day(end)}; đưa hội đồng xác định giá trị tài liệu xem xét, chương trình không tự hủy."
    )
    return Verdict(True, (finding_from(entry, "retention-ended", message, Severity.NOTE),))
