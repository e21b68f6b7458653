"""Registers leave the program as files; that they did is on record."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.models import today
from dangbo.access.permissions import Permission
from dangbo.documents.queries.register_print import book_pdf, book_xlsx
from dangbo.documents.queries.registers import RegisterBook
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int


def export_register(*, actor: Actor, book: RegisterBook, as_pdf: bool) -> bytes:
    """A register as the bound register in PDF, for those who keep it, or as Excel, for those who may export.

    Raises NotAllowed, and FileError for a letter that no typeface has.
    """
    actor.require(Permission.KEEP_REGISTERS if as_pdf else Permission.EXPORT, book.organisation)
    content = book_pdf(book, today()) if as_pdf else book_xlsx(book)
    with transaction.atomic():
        write(
            "export_register",
            actor,
            f"{'In' if as_pdf else 'Xuất Excel'} {book.title.lower()}, {format_int(len(book.lines))} dòng",
            organisation=book.organisation,
            subject=book.organisation,
            details={"since": book.since, "until": book.until, "rows": len(book.lines)},
        )
    return content
