"""What a congress is called on cards, letters and reports."""

from datetime import date

from dangbo.congresses.models import Congress


def congress_name(congress: Congress, on: date) -> str:
    """ "Đại hội đại biểu Đảng bộ Khối lần thứ XIV": kind, organisation as it was called then, ordinal where known."""
    name = congress.organisation.version_at(on).name
    ordinal = f" lần thứ {_roman(congress.ordinal)}" if congress.ordinal else ""
    return f"{congress.get_kind_display()} {name}{ordinal}"


def full_congress_name(congress: Congress, on: date) -> str:
    """The name with the term that the congress begins."""
    return f"{congress_name(congress, on)}, nhiệm kỳ {congress.round.term_name}"


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        written += sign * times
    return written
