"""Faults made by a seeded generator: keys left over, doubled words, characters of other scripts, one digit changed."""

import random
import re
from collections.abc import Iterator

from dangbo.proofreading.measure.annotated import FIGURE_RULES, Checked
from dangbo.proofreading.measure.cases import Case
from dangbo.proofreading.measure.score import Score
from dangbo.proofreading.model import Finding, Severity
from dangbo.proofreading.report import Report, check_text
from dangbo.proofreading.spelling.lists import REDUPLICATIONS, terms
from dangbo.vietnamese.text import split_tone

LEFTOVERS, DOUBLES, FAULTS = 2_000, 500, 400
_SEED = 20
_TELEX_TONES, _VNI_TONES = "zfrxsj", "023415"
_TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_SENTENCES = 25
_WAYS = ("telex", "telex-tone", "vni")


def keys_of(syllable: str, way: str) -> str:
    """What a hand types for a syllable: "telex" trueen…f, "telex-tone" with only the tone key left, "vni" tru5…"""
    letters = [split_tone(letter) for letter in syllable]
    tone = max(rank for _, rank in letters)
    shapes = _VNI if way == "vni" else {} if way == "telex-tone" else _TELEX
    typed = "".join(shapes.get(letter, letter) for letter, _ in letters)
    marks = _VNI_TONES if way == "vni" else _TELEX_TONES
    return typed + (marks[tone] if tone else "")


def leftover_scores() -> list[Score]:
    """Terms of which one syllable was left in keys, in sentences; found, and the first suggestion right."""
    chance = random.Random(_SEED)  # noqa: S311 - the same faults each time, nothing secret
    made = list(_leftovers(chance))
    found = right = 0
    for start in range(0, len(made), _SENTENCES):
        text, places = _joined(made[start : start + _SENTENCES])
        findings = check_text(text).findings
        for place, (_, _, meant) in zip(places, made[start : start + _SENTENCES], strict=True):
            hit = next((each for each in findings if each.start <= place < each.end), None)
            found += hit is not None
            right += hit is not None and meant in (hit.suggestion or "").split()
    return [
        Score("Sót phím Telex, VNI: tìm thấy", found, len(made), 0.99),
        Score("Sót phím: gợi ý đầu đúng", right, len(made), 0.97),
    ]


def _leftovers(chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Sentences with one word in keys: the sentence, where the word begins, and the word meant."""
    pairs = sorted(terms())
    count = 0
    while count < LEFTOVERS:
        pair = chance.choice(pairs)
        index, way = chance.randrange(2), chance.choice(_WAYS)
        typed = keys_of(pair[index], way)
        if typed == pair[index]:
            continue
        words = list(pair)
        words[index] = typed
        before = "Cấp ủy quan tâm việc "
        yield f"{before}{' '.join(words)} ở cơ sở.", len(before) + (len(words[0]) + 1) * index, pair[index]
        count += 1


def _joined(made: list[tuple[str, int, str]]) -> tuple[str, list[int]]:
    text, places = "", []
    for sentence, place, _ in made:
        places.append(len(text) + place)
        text += sentence + "\n"
    return text, places


def doubled_scores() -> list[Score]:
    """Terms with one word typed twice."""
    chance = random.Random(_SEED + 1)  # noqa: S311
    pairs = [pair for pair in sorted(terms()) if not set(pair) & REDUPLICATIONS]
    found = 0
    for _ in range(DOUBLES // _SENTENCES):
        lines = []
        for first, second in chance.sample(pairs, _SENTENCES):
            lines.append(f"Cấp ủy quan tâm việc {first} {first} {second} ở các chi bộ.")
        text = "\n".join(lines)
        told = {text.count("\n", 0, each.start) for each in check_text(text).findings if each.rule == "doubled"}
        found += len(told)
    return [Score("Lặp chữ: tìm thấy", found, DOUBLES // _SENTENCES * _SENTENCES, 1.0)]


def character_scores() -> list[Score]:
    """Đ of Iceland, letters of other scripts, invisible characters, put into terms."""
    chance = random.Random(_SEED + 2)  # noqa: S311
    pairs = sorted(terms())
    found = 0
    for number in range(FAULTS):
        words = f"Đảng ủy cơ sở các cấp quan tâm {' '.join(chance.choice(pairs))} hằng năm"
        fault = number % 4
        place = chance.choice([match.start() for match in re.finditer("[aoc]" if fault > 1 else r"\w", words)][1:])
        text = _with_fault(words, fault, place)
        rules = {each.rule for each in check_text(text).findings}
        found += bool(rules & {"strange-character", "invisible-character", "odd-space"})
    return [Score("Ký tự lạ (Unicode): tìm thấy", found, FAULTS, 1.0)]


def _with_fault(words: str, fault: int, place: int) -> str:
    if fault == 0:
        return words.replace("Đ", "\u00d0", 1)
    if fault == 1:
        return words[:place] + "\u200b" + words[place:]
    other = {"a": "\u0430", "o": "\u043e", "c": "\u0441"}[words[place]] if fault == 2 else "\u00ad"
    return words[:place] + other + words[place + (fault == 2) :]


def digit_scores(checked: Checked) -> list[Score]:
    """One digit changed in a part, the whole or the percentage of a relation that holds."""
    chance = random.Random(_SEED + 3)  # noqa: S311
    found = total = 0
    for case, report in checked:
        for start, end in sorted(_changeable(case)):
            for place in [index for index in range(start, end) if case.text[index].isdigit()]:
                digits = [digit for digit in "0123456789" if digit != case.text[place]]
                digit = chance.choice(digits[1:] if place == start else digits)
                total += 1
                found += _is_found(case, report, (start, end), place, digit)
    return [Score("Đổi một chữ số: tìm thấy", found, total, 0.85)]


def _changeable(case: Case) -> set[tuple[int, int]]:
    return {
        (figure["start"], figure["end"])
        for relation in case.relations
        if relation["holds"] is True
        and relation["kind"] in ("sum", "percent_of")
        and relation.get("test") != "list_length"
        for figure in case.figures_of(relation)
        if any(char.isdigit() for char in figure["text"])
    }


def _is_found(case: Case, report: Report, span: tuple[int, int], place: int, digit: str) -> bool:
    text = case.text[:place] + digit + case.text[place + 1 :]
    before = {(each.span, each.rule) for each in report.findings}
    return any(_is_new(each, before) and _rests_on(each, span) for each in check_text(text).findings)


def _is_new(finding: Finding, before: set[tuple[tuple[int, int], str]]) -> bool:
    told = finding.severity is not Severity.NOTE and finding.rule in FIGURE_RULES
    return told and (finding.span, finding.rule) not in before


def _rests_on(finding: Finding, span: tuple[int, int]) -> bool:
    return span in finding.evidence or finding.start <= span[0] < finding.end
