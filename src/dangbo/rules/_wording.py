"""Numbers and dates inside the sentences of findings.

`dangbo.vietnamese` formats what users see elsewhere; the rules stand beside it in the house and may not import it.
"""

from datetime import date


def day(moment: date) -> str:
    """The date as dd/mm/yyyy."""
    return f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"


def whole(number: int) -> str:
    """The number with dots between the thousands: 8.236."""
    return f"{number:,}".replace(",", ".")
