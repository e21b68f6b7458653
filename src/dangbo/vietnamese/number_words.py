"""Numbers in words (số bằng chữ): 21 is "hai mươi mốt", 105 "một trăm linh năm"."""

from dangbo.vietnamese.text import clean_line, normalise_tone_placement

LARGEST_SPELLED = 999_999_999
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGIT_OF = {word: digit for digit, word in enumerate(_DIGITS)} | {"bẩy": 7}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_UNIT_AFTER_MUOI = _DIGIT_OF | {"tư": 4, "lăm": 5, "nhăm": 5}
_UNIT_AFTER_TENS = {word: digit for word, digit in _UNIT_AFTER_MUOI.items() if word not in ("một", "năm")} | {"mốt": 1}
_UNIT_AFTER_ZERO_TENS = _DIGIT_OF | {"tư": 4}
_THOUSAND_WORDS = ("nghìn", "ngàn")
_ZERO_TENS_WORDS = ("linh", "lẻ")
_THOUSAND, _MILLION = 1_000, 1_000_000


def spell_number(number: int) -> str:
    """Spell a whole number from 0 to 999,999,999: 8236 → "tám nghìn hai trăm ba mươi sáu".

    Raises ValueError with a Vietnamese sentence for any other number.
    """
    if not 0 <= number <= LARGEST_SPELLED:
        raise ValueError("Chỉ viết bằng chữ được số từ 0 đến 999.999.999.")
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for value, name in (
        (number // _MILLION, "triệu"),
        (number // _THOUSAND % _THOUSAND, "nghìn"),
        (number % _THOUSAND, ""),
    ):
        if value:
            words += [*_spell_group(value, full=bool(words)), name]
    return " ".join(filter(None, words))


def _spell_group(value: int, *, full: bool) -> list[str]:
    """Words of 1..999; `full` names the hundreds even where there are none, as after a higher group."""
    hundreds, rest = divmod(value, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, unit = divmod(rest, 10)
    if tens == 0:
        return words + (["linh"] if words and unit else []) + ([_DIGITS[unit]] if unit else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 0:
        return words
    in_words = "lăm" if unit == 5 else _DIGITS[unit]
    return [*words, in_words if tens == 1 else _AFTER_TENS.get(unit, in_words)]


def parse_number_words(text: str) -> int:
    """Read a number in words, the inverse of `spell_number`; also ngàn, lẻ, tư, nhăm, bẩy.

    Raises ValueError with a Vietnamese sentence where the words are no number or can be read in two ways.
    """
    words = normalise_tone_placement(clean_line(text)).lower().split()
    problem = f"“{text.strip()}” không phải là số viết bằng chữ."
    if words == [_DIGITS[0]]:
        return 0
    total, position, found = 0, 0, False
    for scale, names in ((_MILLION, ("triệu",)), (_THOUSAND, _THOUSAND_WORDS), (1, ())):
        end = _end_of_group(words, position, names)
        if end > position:
            total += scale * _parse_group(words[position:end], problem, after_higher=found)
            position, found = end + bool(names), True
    if not found or position != len(words):
        raise ValueError(problem)
    return total


def _end_of_group(words: list[str], start: int, names: tuple[str, ...]) -> int:
    """Where the group ends that one of `names` closes; `start` if there is none; without names the end of the words."""
    if not names:
        return len(words)
    return next((index for index in range(start, len(words)) if words[index] in names), start)


def _parse_group(words: list[str], problem: str, *, after_higher: bool) -> int:
    hundreds, rest, has_hundreds = 0, words, False
    if len(words) >= 2 and words[1] == "trăm" and words[0] in _DIGIT_OF:
        hundreds, rest, has_hundreds = _DIGIT_OF[words[0]], words[2:], True
    value = 100 * hundreds + _parse_below_hundred(rest, problem, after_hundreds=has_hundreds or after_higher)
    if value == 0 or (has_hundreds and not hundreds and not after_higher):
        raise ValueError(problem)
    return value


def _parse_below_hundred(words: list[str], problem: str, *, after_hundreds: bool) -> int:
    match words:
        case [] if after_hundreds:
            return 0
        case [digit] if digit in _DIGIT_OF and not after_hundreds:
            return _DIGIT_OF[digit]
        case [zero, digit] if zero in _ZERO_TENS_WORDS and after_hundreds:
            return _lookup(_UNIT_AFTER_ZERO_TENS, digit, problem)
        case ["mười"]:
            return 10
        case ["mười", unit] if unit not in ("tư", "năm"):
            return 10 + _lookup(_UNIT_AFTER_MUOI, unit, problem)
        case [tens, "mươi"]:
            return 10 * _tens(tens, problem)
        case [tens, "mươi", unit]:
            return 10 * _tens(tens, problem) + _lookup(_UNIT_AFTER_TENS, unit, problem)
    raise ValueError(problem)


def _tens(word: str, problem: str) -> int:
    value = _lookup(_DIGIT_OF, word, problem)
    if value < 2:
        raise ValueError(problem)
    return value


def _lookup(table: dict[str, int], word: str, problem: str) -> int:
    value = table.get(word, 0)
    if value == 0:
        raise ValueError(problem)
    return value
