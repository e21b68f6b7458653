"""Names that are one slip away from a known one, and one person's name in two spellings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.proofreading.spelling.lists import words
from dangbo.proofreading.spelling.nearby import is_slip
from dangbo.vietnamese.text import nfc, normalise_tone_placement, strip_marks

_HEADS = ("đảng bộ", "chi bộ", "đảng ủy")
_LEAST_WORDS = 4
_AROUND = 140
_PERSON = re.compile(r"(?:[Đđ]ồng chí|đ/c|Đ/c|[Ôô]ng|[Bb]à) (?P<name>[^\W\d_]+(?: [^\W\d_]+){2,4})")


def near_organisation(text: str, names: Sequence[str]) -> Iterator[Finding]:
    """Where the name of an organisation is written with one word spelled wrong; `names` are the known ones.

    Only a word that makes a term of the language with its neighbour counts ("Kế hoạch" written "Kế hoặch"): names of
    places that differ by a letter are other places.
    """
    known = frozenset(_placed(name) for name in names)
    by_start: dict[tuple[str, ...], list[list[str]]] = {}
    for name in sorted(known):
        parts = name.split()
        if len(parts) >= _LEAST_WORDS:
            by_start.setdefault(tuple(parts[:2]), []).append(parts)
    heads = re.compile(rf"(?<!\w)(?:{'|'.join(_HEADS)})(?!\w)", re.IGNORECASE)
    for match in heads.finditer(text):
        said = [
            (word.start(), word.end())
            for word in re.finditer(r"[^\W\d_]+|[,.;:()\n]", text[match.start() : match.start() + 200])
        ]
        places = [(match.start() + start, match.start() + end) for start, end in said]
        tokens = [_placed(text[start:end]) for start, end in places]
        candidates = by_start.get(tuple(tokens[:2]), [])
        if not any(tokens[: len(parts)] == parts for parts in candidates):
            yield from _near_in(text, tokens, places, candidates, names)


def _near_in(
    text: str,
    tokens: list[str],
    places: list[tuple[int, int]],
    candidates: list[list[str]],
    names: Sequence[str],
) -> Iterator[Finding]:
    for parts in candidates:
        here = tokens[: len(parts)]
        other = [index for index, (a, b) in enumerate(zip(here, parts, strict=False)) if a != b]
        if len(here) == len(parts) and len(other) == 1 and _is_misspelled(here, parts, other[0]):
            start, end = places[0][0], places[len(parts) - 1][1]
            name = next(each for each in names if _placed(each).split() == parts)
            message = f"“{text[start:end]}” gần giống tên trong sổ “{name}”; xem lại cách viết."
            yield Finding(*places[other[0]], "organisation-name", Severity.DOUBTFUL, message)
            return


def _is_misspelled(said: list[str], known: list[str], index: int) -> bool:
    pairs = [(index - 1, index), (index, index + 1)]
    made = [(a, b) for a, b in pairs if a >= 0 and b < len(known) and (known[a], known[b]) in words()]
    return is_slip(known[index], said[index]) and any((said[a], said[b]) not in words() for a, b in made)


def near_person(text: str, start: int, holders: Sequence[tuple[str, str]]) -> Finding | None:
    """A person who is called nearly as one in office, where the office is named right behind; None else.

    start: where the name begins. holders: names and offices ("Nguyễn Văn An", "Bí thư").
    """
    behind = text[start : start + _AROUND].lower()
    for name, office in holders:
        parts = name.split()
        said = list(re.finditer(r"[^\W\d_]+", text[start : start + _AROUND]))[: len(parts)]
        written = [match[0] for match in said]
        other = [index for index, (a, b) in enumerate(zip(written, parts, strict=False)) if a.lower() != b.lower()]
        if len(written) != len(parts) or len(other) != 1 or len(parts) < 3:
            continue
        a, b = written[other[0]].lower(), parts[other[0]].lower()
        named = re.search(rf"(?<!phó )(?<!\w){re.escape(office.lower())}(?!\w)", behind[said[-1].end() :])
        if is_slip(b, a) and named:
            span = (start + said[0].start(), start + said[-1].end())
            message = f"Sổ ghi {office} là “{name}”, trong bài ghi “{' '.join(written)}”; xem lại tên."
            return Finding(*span, "person-name", Severity.DOUBTFUL, message)
    return None


def check_names(draft: Draft) -> Iterator[Finding]:
    """One person's name in two spellings: the rarer, which differs only in its marks."""
    forms: dict[str, Counter[str]] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _PERSON.finditer(draft.text):
        name = _name_at(match["name"])
        if len(name.split()) >= 3:
            forms.setdefault(strip_marks(name).lower(), Counter())[name] += 1
            places.setdefault(name, []).append((match.start("name"), match.start("name") + len(name)))
    for written in forms.values():
        spellings = written.most_common()
        if len(spellings) == 2 and _placed(spellings[0][0]) != _placed(spellings[1][0]):
            usual, rare = spellings[0][0], spellings[1][0]
            message = f"“{rare}” và “{usual}” chỉ khác dấu; nếu là một người thì viết thống nhất."
            yield Finding(
                *places[rare][0], "person-name", Severity.DOUBTFUL, message, evidence=tuple(places[usual][:1])
            )


def _name_at(words_behind: str) -> str:
    """The words with a capital, up to the first without."""
    taken: list[str] = []
    for word in words_behind.split():
        if not (word[0].isupper() and (len(word) == 1 or word[1:].islower())):
            break
        taken.append(word)
    return " ".join(taken)


@lru_cache(maxsize=20_000)
def _placed(name: str) -> str:
    return normalise_tone_placement(nfc(name)).lower()
