"""Numbers as offices write and read them: 8.236 · 24,14% · +41 · −2 · hai mươi mốt. All arithmetic is exact."""

import re
from decimal import Decimal
from fractions import Fraction

from dangbo.vietnamese.number_words import LARGEST_SPELLED, parse_number_words, spell_number
from dangbo.vietnamese.text import clean_line

__all__ = [
    "LARGEST_SPELLED",
    "format_change",
    "format_decimal",
    "format_int",
    "format_share",
    "parse_number",
    "parse_number_words",
    "percent",
    "percent_value",
    "spell_number",
]

MINUS = "\u2212"
_SCALES = {"chục": 10, "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
_DIGITS = re.compile(
    r"(?P<sign>[+-]?) ?(?:(?P<grouped>[1-9]\d{0,2}(?:(?P<mark>[. ])\d{3})(?:(?P=mark)\d{3})*)|(?P<plain>\d+))"
    r"(?:,(?P<decimals>\d+))?(?: ?(?P<percent>%)| (?P<scale>[^\W\d_]+))?"
)
_DOTTED = re.compile(r"(?P<number>[+-]?\d+\.\d+)(?P<percent> ?%)?")


def format_int(number: int) -> str:
    """Write a whole number with dots at the thousands: 8236 → "8.236", -2 → "−2" (U+2212)."""
    digits = f"{abs(number):,}".replace(",", ".")
    return f"{MINUS}{digits}" if number < 0 else digits


def format_change(change: int) -> str:
    """Write a change with its sign: 41 → "+41", -2 → "−2", 0 → "0"."""
    return f"+{format_int(change)}" if change > 0 else format_int(change)


def format_decimal(number: Decimal | Fraction | float, places: int) -> str:
    """Write a number with a decimal comma and exactly `places` decimals, rounded half up (away from zero).

    A float counts as the decimal it prints as (2.675 gives "2,68"). Raises ValueError for a number that is not finite.
    """
    rounded = _round_half_up(_exact(number), places)
    whole, decimals = divmod(abs(rounded), 10**places)
    digits = format_int(whole) + (f",{decimals:0{places}d}" if places else "")
    return f"{MINUS}{digits}" if rounded < 0 else digits


def percent(numerator: int, denominator: int, places: int = 2) -> str:
    """Write a share of two counts: percent(155, 642) → "24,14%". Rounded half up from the integers.

    Raises ValueError where the denominator is not positive.
    """
    return f"{format_decimal(_hundredfold_share(numerator, denominator), places)}%"


def percent_value(numerator: int, denominator: int, places: int = 2) -> Decimal:
    """Return a share as a number of percent, rounded as `percent` writes it: (155, 642) → Decimal("24.14")."""
    return Decimal(_round_half_up(_hundredfold_share(numerator, denominator), places)).scaleb(-places)


def format_share(share: Decimal | Fraction | float, places: int = 2) -> str:
    """Write a share that is already a number of percent: Decimal("24.14") → "24,14%"."""
    return f"{format_decimal(share, places)}%"


def parse_number(text: str) -> Decimal:
    """Read a number as offices type it: "8.236", "94,1%", "95,56 %", "+41", "2,5 triệu", "3 ngàn", "bảy".

    Dots (or spaces) part thousands, a comma the decimals; a percent sign keeps the number of percent, and there alone
    a dot may be a decimal point ("30.8%"). Raises ValueError with a Vietnamese sentence.
    """
    line = clean_line(text).lower().replace(MINUS, "-").replace("\u2013", "-")
    if not line:
        raise ValueError("Chưa ghi số.")
    match = _DIGITS.fullmatch(line)
    if match and (match["scale"] is None or match["scale"] in _SCALES):
        return _number_of(match)
    dotted = _DOTTED.fullmatch(line)
    if dotted and dotted["percent"]:
        return Decimal(dotted["number"])
    if dotted:
        raise ValueError(f"“{text.strip()}” không rõ là số nào; số thập phân ghi bằng dấu phẩy, ví dụ 30,8.")
    if any(char.isdigit() for char in line):
        raise ValueError(f"“{text.strip()}” không phải là số; hãy ghi như 8.236 hoặc 94,1%.")
    return Decimal(parse_number_words(text))


def _number_of(match: re.Match[str]) -> Decimal:
    whole = re.sub("[. ]", "", match["grouped"] or match["plain"])
    number = Decimal(f"{match['sign']}{whole}.{match['decimals']}" if match["decimals"] else f"{match['sign']}{whole}")
    if match["scale"] is None:
        return number
    scaled = _exact(number) * _SCALES[match["scale"]]
    return Decimal(scaled.numerator) if scaled.denominator == 1 else number * _SCALES[match["scale"]]


def _hundredfold_share(numerator: int, denominator: int) -> Fraction:
    if denominator <= 0:
        raise ValueError("Không tính được tỷ lệ vì tổng số bằng 0.")
    return Fraction(100 * numerator, denominator)


def _exact(number: Decimal | Fraction | float) -> Fraction:
    try:
        return Fraction(str(number)) if isinstance(number, float) else Fraction(number)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{number}” không phải là một số hữu hạn.") from error


def _round_half_up(number: Fraction, places: int) -> int:
    scaled = abs(number) * 10**places
    rounded: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -rounded if number < 0 else rounded
