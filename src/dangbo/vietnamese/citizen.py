"""Personal numbers: the citizen's number (số định danh cá nhân), the card and file numbers of Party members."""

import re
from typing import Literal

from dangbo.vietnamese.text import clean_line

Sex = Literal["male", "female"]

CITIZEN_DIGITS = 12
OLD_CARD_DIGITS = 8
FIRST_PROVINCE, LAST_PROVINCE = 1, 96
"""Codes of the 63 provinces and cities as first given out; with gaps, so only the range is checked (unverified)."""

_SEX_WORDS: dict[Sex, str] = {"male": "nam", "female": "nữ"}
_LAST_CENTURY_DIGIT = 3
_SHOWN_DIGITS = 4
_HIDDEN = "••••"
_SEPARATORS = re.compile(r"[\s.\-]")
_FILE_NUMBER = re.compile(r"\d{6}(?:[A-ZĐ]{1,3}|[A-ZĐ0-9]{4})")


def plain_number(text: str) -> str:
    """Return a number as stored: without the spaces, dots and hyphens it may be typed with, letters as capitals."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _SEPARATORS.sub("", clean_line(text)).upper()


def check_citizen_number(text: str, *, sex: Sex | None = None, birth_year: int | None = None) -> list[str]:
    """Return what is wrong with a 12-digit personal number, as Vietnamese sentences; none if nothing is.

    Digits 1-3 are the place where the birth was registered, digit 4 century and sex (0 and 1 for 1900-1999, 2 and 3 for
    2000-2099; even for men), digits 5-6 the year of birth (Decree 137/2015/NĐ-CP, article 13; from memory, unverified).
    `sex` and `birth_year` are compared where given.
    """
    number = plain_number(text)
    if problem := _digits_problem("Số định danh cá nhân", number, CITIZEN_DIGITS):
        return [problem]
    century, female = divmod(int(number[3]), 2)
    if int(number[3]) > _LAST_CENTURY_DIGIT:
        return [*_province_problems(number), f"Chữ số thứ tư ({number[3]}) của số định danh chỉ có thể từ 0 đến 3."]
    year = 1900 + 100 * century + int(number[4:6])
    return [*_province_problems(number), *_sex_problems(female, sex), *_year_problems(year, birth_year)]


def check_card_number(text: str) -> list[str]:
    """Return what is wrong with a Party card number: 8 digits on old cards, the 12-digit personal number from 2025."""
    number = plain_number(text)
    if len(number) == CITIZEN_DIGITS:
        return check_citizen_number(number)
    if number.isascii() and number.isdigit() and len(number) != OLD_CARD_DIGITS:
        return [f"Số thẻ đảng viên có 8 chữ số (thẻ cũ) hoặc 12 chữ số (thẻ mới), đang ghi {len(number)} chữ số."]
    problem = _digits_problem("Số thẻ đảng viên", number, OLD_CARD_DIGITS)
    return [problem] if problem else []


def check_file_number(text: str) -> list[str]:
    """Return what is wrong with a member's file number (số lý lịch).

    Old numbers have 6 digits and 1 to 3 letters of the province; the new form has 10 boxes, 6 and 4 (unverified whether
    the last four are digits or letters: both are taken).
    """
    number = plain_number(text)
    if not number:
        return ["Chưa ghi số lý lịch."]
    if _FILE_NUMBER.fullmatch(number):
        return []
    return ["Số lý lịch gồm 6 chữ số và 1 đến 3 chữ cái của tỉnh, hoặc đủ 10 ô theo mẫu mới."]


def mask(number: str) -> str:
    """Return the number with all but its last four signs hidden: "034157000863" → "•••• 0863"; a short one wholly."""
    plain = plain_number(number)
    if not plain:
        return ""
    return f"{_HIDDEN} {plain[-_SHOWN_DIGITS:]}" if len(plain) >= 2 * _SHOWN_DIGITS else _HIDDEN


def _digits_problem(name: str, number: str, length: int) -> str | None:
    if not number:
        return f"Chưa ghi {name[0].lower()}{name[1:]}."
    if not (number.isascii() and number.isdigit()):
        return f"{name} chỉ gồm chữ số."
    if len(number) != length:
        return f"{name} phải có {length} chữ số, đang ghi {len(number)} chữ số."
    return None


def _province_problems(number: str) -> list[str]:
    if FIRST_PROVINCE <= int(number[:3]) <= LAST_PROVINCE:
        return []
    return [f"Ba chữ số đầu ({number[:3]}) không phải mã tỉnh, thành phố (từ 001 đến 096)."]


def _sex_problems(female: int, sex: Sex | None) -> list[str]:
    written: Sex = "female" if female else "male"
    if sex is None or sex == written:
        return []
    return [
        f"Chữ số thứ tư của số định danh là của {_SEX_WORDS[written]}, nhưng giới tính đã ghi là {_SEX_WORDS[sex]}."
    ]


def _year_problems(year: int, birth_year: int | None) -> list[str]:
    if birth_year is None or year == birth_year:
        return []
    return [f"Số định danh cho biết năm sinh {year}, nhưng năm sinh đã ghi là {birth_year}."]
