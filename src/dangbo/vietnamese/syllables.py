"""What a Vietnamese syllable may be: onset, rime and tone, and the rules of spelling that join them.

To be in this grammar is weak evidence that a syllable exists (kểm and triếp are well formed); not to be in it is strong
evidence of an error, but for names and foreign words.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from dangbo.vietnamese.text import clean_line, split_tone, with_tone

SAC, NANG = 4, 5
"""The tones of syllables that end in a stop; see `dangbo.vietnamese.text.TONE_MARKS` for all ranks."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_STOPS = ("c", "ch", "p", "t")
_CONSONANTS = _words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x")
_PLAIN_RIMES = _words(
    """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y
    """
)
_RIMES_WITH_GLIDE = _words(
    """
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    """
)
_RIMES_OF_QU = _words(
    """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây
e en eo et ê êch ên ênh êt êu i inh it ôc ơ y ych ynh yt yên yêt
    """
)
_RIMES_OF_GI = ("i", "ich", "im", "in", "ip", "iêc", "iên", "iêng", "iêt", "iêu")
_RIMES_WITHOUT_ONSET = ("y", "yêm", "yên", "yêng", "yêt", "yêu")
_OPEN_Y = frozenset(_words("h k l m n s t th v"))
_FRONT = "eêiy"
_ONLY_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NEVER_BEFORE_FRONT = frozenset({"c", "g", "ng"})
_NO_GLIDE = frozenset({"c", "k", "gh", "ngh", "gi", "p", "b", "m", "ph", "v"})
_GLIDE_ALL_THE_SAME = frozenset({("b", "uyt"), ("m", "oay"), ("ph", "uy"), ("v", "oan")})
_MARKED_VOWELS = "ăâêôơư"
_VOWELS = "aăâeêioôơuưy"
_PAIRS_WITH_TWO_STYLES = ("oa", "oe", "uy")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable: `onset` ("" if none; of qu only q), `rime` without tone mark, `tone` 0 to 5 as in `TONE_MARKS`."""

    onset: str
    rime: str
    tone: int

    @property
    def bare(self) -> str:
        """The syllable in lower case without its tone mark."""
        return _join(self.onset, self.rime)

    def __str__(self) -> str:
        """In lower case, the tone mark where offices put it: hòa, thủy."""
        return _place_tone(self, at_second=False)


@lru_cache(maxsize=8_192)  # a text uses some hundreds of syllables, over and over
def parse_syllable(word: str) -> Syllable | None:
    """Take a word of one syllable apart, in either placement of tone marks and any case; None if it cannot be one."""
    lower = clean_line(word).lower()
    letters = [split_tone(letter) for letter in lower]
    tones = [tone for _, tone in letters if tone]
    parts = bare_syllables().get("".join(letter for letter, _ in letters))
    if parts is None or len(tones) > 1:
        return None
    syllable = Syllable(*parts, tones[0] if tones else 0)
    placements = (_place_tone(syllable, at_second=False), _place_tone(syllable, at_second=True))
    return syllable if allows_tone(syllable.rime, syllable.tone) and lower in placements else None


def is_possible_syllable(word: str) -> bool:
    """Whether the word is one well-formed syllable, in either placement of tone marks and any case."""
    return parse_syllable(word) is not None


def allows_tone(rime: str, tone: int) -> bool:
    """Whether the rime may bear the tone: one that ends in c, ch, p, t has only sắc or nặng."""
    return not rime.endswith(_STOPS) or tone in (SAC, NANG)


@cache
def bare_syllables() -> dict[str, tuple[str, str]]:
    """Every well-formed syllable without tone, with its onset and rime."""
    return {_join(onset, rime): (onset, rime) for onset in ("", *_CONSONANTS) for rime in _rimes_of(onset)}


def _rimes_of(onset: str) -> list[str]:
    if onset == "q":
        return [f"u{rime}" for rime in _RIMES_OF_QU]
    if onset == "gi":
        return [*(rime for rime in _PLAIN_RIMES if rime[0] not in "iy"), "ê", *_RIMES_OF_GI]
    if onset == "":
        plain = [rime for rime in _PLAIN_RIMES if not rime.startswith("iê")]
        return [*plain, *_RIMES_WITH_GLIDE, *_RIMES_WITHOUT_ONSET]
    plain = [rime for rime in _PLAIN_RIMES if _joins(onset, rime[0]) and (rime != "y" or onset in _OPEN_Y)]
    return plain + [rime for rime in _RIMES_WITH_GLIDE if _takes_glide(onset, rime) and _joins(onset, rime[0])]


def _joins(onset: str, letter: str) -> bool:
    return onset not in (_NEVER_BEFORE_FRONT if letter in _FRONT else _ONLY_BEFORE_FRONT)


def _takes_glide(onset: str, rime: str) -> bool:
    return onset not in _NO_GLIDE or (onset, rime) in _GLIDE_ALL_THE_SAME


def _join(onset: str, rime: str) -> str:
    return f"g{rime}" if onset == "gi" and rime.startswith("i") else f"{onset}{rime}"


def _place_tone(syllable: Syllable, *, at_second: bool) -> str:
    """The syllable with its mark; `at_second` is the schoolbooks' placement in open oa, oe, uy (hoà, thuỷ)."""
    bare = syllable.bare
    start = len(bare) - len(syllable.rime) + (syllable.onset == "q")
    index = start + _tone_index(bare[start:], at_second=at_second)
    return bare[:index] + with_tone(bare[index], syllable.tone) + bare[index + 1 :]


def _tone_index(rime: str, *, at_second: bool) -> int:
    marked = [index for index, letter in enumerate(rime) if letter in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    vowels = len(rime) - len(rime.lstrip(_VOWELS))
    if vowels < len(rime):
        return vowels - 1
    if vowels == 2:
        return 1 if at_second and rime in _PAIRS_WITH_TWO_STYLES else 0
    return vowels // 2
