"""Shares of a whole in the sentences of an election; exact, never used to decide."""

from dangbo.rules._wording import whole

__all__ = ["percent_text", "whole"]


def percent_text(part: int, total: int) -> str:
    """The share in percent with two decimals and a comma, halves rounded away from zero: (86, 170) gives "50,59".

    total must be positive; ValueError otherwise.
    """
    if total <= 0:
        raise ValueError("total must be positive")
    hundredths = (abs(part) * 20_000 + total) // (2 * total)
    sign = "-" if part < 0 and hundredths else ""
    return f"{sign}{hundredths // 100},{hundredths % 100:02d}"
