"""Keys of the Telex and VNI ways of typing that were left over in a word: treenn, hieeujq, tre6n."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dangbo.vietnamese.syllables import Syllable, allows_tone, bare_syllables, is_possible_syllable
from dangbo.vietnamese.text import clean_line, split_tone

_TELEX_TONES = {"z": 0, "f": 1, "r": 2, "x": 3, "s": 4, "j": 5}
_VNI_TONES = {"0": 0, "2": 1, "3": 2, "4": 3, "1": 4, "5": 5}
_VNI_SHAPES = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"}}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN_OR_BREVE = {"a": "ă", "o": "ơ", "u": "ư"}
_VOWELS = "aăâeêioôơuưy"
_SHORTEST_VNI_WORD = 3
_SHORTEST_WORD_IN_CAPITALS = 3
_LONGEST_WORD = 14


@dataclass
class _Typing:
    """What the keys of a word have made so far: the letters before the vowel, those from it on, and the tone."""

    head: str = ""
    tail: str = ""
    tone: int = 0
    doubling: bool = True
    horns: int = 0
    keys: int = 0
    tone_keys: list[str] = field(default_factory=list)


def telex_leftover(word: str) -> list[str]:
    """Return what the word was meant to be if keys of Telex or VNI are left in it, likeliest first; else nothing.

    "treenn" → ["trên"], "hieeujq" → ["hiệu"], "d9a3ng" → ["đảng"]. A word that is itself a possible syllable gives
    nothing, nor do two capitals (TW, IX). Case is kept.
    """
    line = clean_line(word)
    lower = line.lower()
    if not 1 < len(lower) <= _LONGEST_WORD or not lower.isalnum() or is_possible_syllable(lower):
        return []
    if line.isupper() and len(line) < _SHORTEST_WORD_IN_CAPITALS:
        return []
    found = list(_decode(lower))
    if not found:
        found = [syllable for shorter in _without_one_slip(lower) for syllable in _decode(shorter)]
    return [_like(line, syllable) for syllable in dict.fromkeys(found) if syllable != lower]


def telex_leftover_pair(first: str, second: str) -> tuple[str, str] | None:
    """Return two words put right where the first letter of the second was typed before the space, or None.

    "hieeujq", "ảu" → ("hiệu", "quả").
    """
    line, key = clean_line(first)[:-1], clean_line(first)[-1:].lower()
    meant_first = [line] if is_possible_syllable(line) else telex_leftover(line)
    meant_second = _with_first_letter(key, clean_line(second).lower())
    if not meant_first or meant_second is None or is_possible_syllable(first):
        return None
    return meant_first[0], meant_second


def _with_first_letter(letter: str, word: str) -> str | None:
    bare, tone = _split_word(word)
    spellings = [letter + bare, *(letter + swapped for swapped in _with_neighbours_swapped(bare))]
    return next((syllable for spelling in spellings for syllable in _spelled([spelling], tone)), None)


def _with_neighbours_swapped(word: str) -> Iterator[str]:
    for index in range(len(word) - 1):
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _without_one_slip(word: str) -> Iterator[str]:
    """The word without one letter struck twice (a tone key struck twice takes the tone back), or without its last."""
    for index in range(1, len(word)):
        struck_twice, is_last = word[index] == word[index - 1], index == len(word) - 1
        if (struck_twice or is_last) and not (struck_twice and word[index] in _TELEX_TONES):
            yield word[:index] + word[index + 1 :]


def _decode(word: str) -> Iterator[str]:
    if any(char.isdigit() for char in word):
        yield from _decode_vni(word)
    else:
        yield from list(_decode_telex(word)) or _decode_telex(word, doubling=False)


def _decode_telex(word: str, *, doubling: bool = True) -> Iterator[str]:
    """`doubling`: a second a, e or o makes a circumflex, as it does in all words but a few (ngoèo, khoào)."""
    bare, tone = _split_word(word)
    typing = _Typing(tone=tone, doubling=doubling)
    for char in bare:
        _press(typing, char)
    if typing.keys and len(set(typing.tone_keys)) == len(typing.tone_keys):
        tails = _horned(typing.tail) if typing.horns else [typing.tail]
        yield from _spelled((typing.head + tail for tail in tails), typing.tone)


def _press(typing: _Typing, char: str) -> None:
    """One key of Telex: a tone, a shape (w, a doubled a e o d), or a letter of its own."""
    if typing.tail and char in _TELEX_TONES:
        typing.tone = _TELEX_TONES[char]
        typing.tone_keys.append(char)
    elif char == "w" and typing.tail:
        typing.horns += 1
    elif typing.doubling and char in _CIRCUMFLEX and (char in typing.tail or _CIRCUMFLEX[char] in typing.tail):
        typing.tail = typing.tail.replace(char, _CIRCUMFLEX[char], 1)
    elif char == "d" and typing.head in ("d", "đ"):
        typing.head = "đ"
    else:
        _add_letter(typing, char)
        return
    typing.keys += 1


def _add_letter(typing: _Typing, char: str) -> None:
    typing.keys += char == "w"
    letter = "ư" if char == "w" else char
    if typing.tail or letter in _VOWELS:
        typing.tail += letter
    else:
        typing.head += letter


def _horned(tail: str) -> list[str]:
    """What the key w may have made of the vowels: uo → ươ first, else one of a, o, u."""
    pairs = [tail.replace(pair, "ươ", 1) for pair in ("uo", "ưo", "uơ") if pair in tail]
    single = [
        tail[:index] + _HORN_OR_BREVE[char] + tail[index + 1 :]
        for index, char in reversed(list(enumerate(tail)))
        if char in _HORN_OR_BREVE
    ]
    return [*pairs, *single] or [tail]


def _decode_vni(word: str) -> Iterator[str]:
    bare, tone = _split_word(word)
    if len(bare) < _SHORTEST_VNI_WORD or bare[0].isdigit():
        return
    letters = ""
    for char in bare:
        if letters and char in _VNI_TONES:
            tone = _VNI_TONES[char]
        elif char in _VNI_SHAPES:
            letters = _shaped(letters, _VNI_SHAPES[char])
        else:
            letters += char
    yield from _spelled([letters.replace("ưo", "ươ").replace("uơ", "ươ"), letters], tone)


def _shaped(letters: str, shapes: dict[str, str]) -> str:
    """The letters with the last one that the key can shape shaped."""
    for index in range(len(letters) - 1, -1, -1):
        if letters[index] in shapes:
            return letters[:index] + shapes[letters[index]] + letters[index + 1 :]
    return letters


def _split_word(word: str) -> tuple[str, int]:
    letters = [split_tone(letter) for letter in word]
    return "".join(letter for letter, _ in letters), max((tone for _, tone in letters), default=0)


def _spelled(bare_words: Iterable[str], tone: int) -> Iterator[str]:
    for bare in bare_words:
        parts = bare_syllables().get(bare)
        if parts and allows_tone(parts[1], tone):
            yield str(Syllable(*parts, tone))


def _like(word: str, syllable: str) -> str:
    if word.isupper():
        return syllable.upper()
    return syllable.capitalize() if word[0].isupper() else syllable
