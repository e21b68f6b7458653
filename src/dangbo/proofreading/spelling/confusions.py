"""Terms spelled wrong though each half is a word (khiến trách, chở thành), and words dropped from set phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.proofreading.spelling.lists import near_words, terms, words
from dangbo.proofreading.spelling.nearby import is_likely_slip
from dangbo.proofreading.spelling.syllables import is_possible_syllable
from dangbo.proofreading.spelling.tokens import Token, tokens
from dangbo.vietnamese.text import normalise_tone_placement

_NOT_BEFORE = frozenset(
    [
        "có",
        "không",
        "chưa",
        "đã",
        "đang",
        "sẽ",
        "được",
        "bị",
        "của",
        "các",
        "những",
        "một",
        "cả",
        "cần",
        "là",
        "và",
        "với",
        "cho",
        "từ",
        "để",
        "nếu",
        "nên",
        "do",
        "ở",
        "tại",
        "mà",
        "thì",
        "ra",
        "về",
        "còn",
        "cũng",
        "vẫn",
        "đều",
        "khi",
        "qua",
        "như",
        "theo",
        "sau",
        "trước",
        "đến",
        "lại",
        "hay",
        "hoặc",
        "vì",
        "mới",
        "từng",
        "mỗi",
        "mọi",
        "nào",
        "này",
        "đó",
        "bà",
        "ông",
        "cô",
        "anh",
    ]
)
"""Little words that are no half of a term written wrong."""


def check_confusions(draft: Draft) -> Iterator[Finding]:
    """Pairs of words one slip away from a term, where neither half belongs to a word with its other neighbour."""
    read = list(tokens(draft))
    for index in range(len(read) - 1):
        first, second = read[index], read[index + 1]
        if not (second.joined and first.is_word and second.is_word and _is_low(draft, first) and second.text.islower()):
            continue
        if {first.lower, second.lower} & draft.known_names:
            continue
        before = read[index - 1] if index and first.joined else None
        after = read[index + 2] if index + 2 < len(read) and read[index + 2].joined else None
        meant = _meant(first, second, before, after)
        if meant:
            yield _finding(first, second, meant)


def _is_low(draft: Draft, token: Token) -> bool:
    return token.text.islower() or token.text[1:].islower()


def _meant(first: Token, second: Token, before: Token | None, after: Token | None) -> tuple[str, str] | None:
    pair = (_placed(first.lower), _placed(second.lower))
    if pair[0] not in _seconds() and pair[1] not in _firsts():
        return None
    if pair in words() or not (is_possible_syllable(pair[0]) and is_possible_syllable(pair[1])):
        return None
    if _belongs_elsewhere(pair, before, after):
        return None
    found = [(pair[0], other) for other in _seconds().get(pair[0], ()) if is_likely_slip(other, pair[1], pair[0])]
    found += [(other, pair[1]) for other in _firsts().get(pair[1], ()) if is_likely_slip(other, pair[0], pair[1])]
    changed = {word for meant in found for word, was in zip(meant, pair, strict=True) if word != was}
    if len(found) != 1 or not changed or (pair[0] in _NOT_BEFORE and pair[0] != found[0][0]) or pair[1] in _NOT_BEFORE:
        return None
    return found[0]


def _belongs_elsewhere(pair: tuple[str, str], before: Token | None, after: Token | None) -> bool:
    """Whether a half makes a near word with its other neighbour, or both halves make any words with theirs."""
    left = (_placed(before.lower), pair[0]) if before else None
    right = (pair[1], _placed(after.lower)) if after else None
    return left in near_words() or right in near_words() or (left in words() and right in words())


@cache
def _seconds() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(terms()):
        found[first] = (*found.get(first, ()), second)
    return found


@cache
def _firsts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(terms()):
        found[second] = (*found.get(second, ()), first)
    return found


@cache
def _placed(word: str) -> str:
    return normalise_tone_placement(word)


def _finding(first: Token, second: Token, meant: tuple[str, str]) -> Finding:
    suggestion = " ".join(
        word.capitalize() if token.text[0].isupper() else word
        for word, token in zip(meant, (first, second), strict=True)
    )
    message = f"“{first.text} {second.text}” có lẽ là “{suggestion}”."
    return Finding(first.start, second.end, "term", Severity.DOUBTFUL, message, suggestion)


@dataclass(frozen=True, slots=True)
class Frame:
    """A set phrase with a word missing or wrong: what is looked for, and what to write."""

    pattern: re.Pattern[str]
    suggestion: str
    severity: Severity = Severity.DOUBTFUL


def _frame(pattern: str, suggestion: str) -> Frame:
    return Frame(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), suggestion)


FRAMES = (
    _frame(r"[Đđ]ảng bộ,? chi bộ sở(?! \w+ tỉnh| [A-ZĐ])|chi,? đảng bộ sở(?! [A-ZĐ])", "đảng bộ, chi bộ cơ sở"),
    _frame(r"tổ chức sở đảng|tổ chức cơ đảng", "tổ chức cơ sở đảng"),
    _frame(r"tổ chức cơ sở(?= (?:trong sạch|hoàn thành))", "tổ chức cơ sở đảng"),
    _frame(
        r"(?:để|vừa|nhằm) bảo(?= (?:tiến độ|chất lượng|an toàn|yêu cầu|kế hoạch|số lượng|cơ cấu|đúng|đủ)(?!\w))",
        "{} đảm",
    ),
    _frame(r"sự nỗ(?=[,.;])|sự nỗ(?= (?:của|phấn đấu|không ngừng)(?!\w))", "sự nỗ lực"),
    _frame(
        r"đã +và(?= (?:làm|thực hiện|tổ chức|triển khai|tập trung|phát huy|góp|hoàn thành|xây dựng|chỉ đạo)(?!\w))",
        "đã và đang",
    ),
    _frame(r"[Cc]hi bộ thành(?= (?:tốt|xuất sắc)? ?nhiệm vụ)", "chi bộ hoàn thành"),
    _frame(r"(?:được|đã) (?:[^\s,.;]+ ){0,8}?(?P<said>công nhân)(?= (?:là|đạt|danh hiệu|kết quả)(?!\w))", "công nhận"),
    _frame(r"công nhân(?= (?:đảng viên chính thức|kết quả bầu cử|danh hiệu)(?!\w))", "công nhận"),
    _frame(r"(?:tham gia|đóng góp|góp) (?P<said>ý kiến và)(?= (?:các )?(?:dự thảo|văn kiện|báo cáo))", "ý kiến vào"),
    _frame(r"nhiệm (?=20\d\d ?[-–])", "nhiệm kỳ "),
    _frame(r"trong sạch vững(?=[,.;])|trong sạch, vững(?=[,.;])", "trong sạch, vững mạnh"),
    _frame(r"đại biểu dự(?=[,.;])", "đại biểu dự khuyết"),
    _frame(r"hoàn (?=(?:tốt|xuất sắc) nhiệm vụ)", "hoàn thành "),
    _frame(r"thực (?=(?:nhiệm vụ|nghị quyết|chỉ thị|kế hoạch|chương trình) )", "thực hiện "),
    _frame(r"Ban Thường(?= (?:Tỉnh ủy|Huyện ủy|Đảng ủy|Thành ủy))", "Ban Thường vụ"),
    _frame(r"Ban Chấp(?= (?:Đảng bộ|Trung ương))", "Ban Chấp hành"),
    _frame(r"Ủy ban tra(?= )", "Ủy ban kiểm tra"),
    _frame(r"kiểm tra, giám(?=[,.; ](?!sát))", "kiểm tra, giám sát"),
    _frame(r"tự phê và phê bình|tự phê bình và phê(?=[,.;])", "tự phê bình và phê bình"),
    _frame(r"đoàn kết, thống(?=[,.; ](?!nhất))", "đoàn kết, thống nhất"),
    _frame(r"học tập và làm (?=tư tưởng, đạo đức)", "học tập và làm theo "),
)
_BADGE = re.compile(r"(?<!\w)(?P<years>\d{2}) tuổi (?P<party>[Đđ]ảng)(?!\w)")
_YEARS = re.compile(r"\d{2} năm tuổi [Đđ]ảng")


def check_frames(draft: Draft) -> Iterator[Finding]:
    """Set phrases from which a word dropped, and some in which one is wrong."""
    for frame in FRAMES:
        for match in frame.pattern.finditer(draft.text):
            if not draft.is_furniture(match.start()):
                yield _of_frame(match, frame)
    if _YEARS.search(draft.text):
        for match in _BADGE.finditer(draft.text):
            suggestion = f"{match['years']} năm tuổi {match['party']}"
            message = f"“{match[0]}” thiếu chữ “năm”: các chỗ khác ghi “năm tuổi {match['party']}”."
            yield Finding(*match.span(), "dropped-word", Severity.DOUBTFUL, message, suggestion)


def _of_frame(match: re.Match[str], frame: Frame) -> Finding:
    group = "said" if "said" in match.groupdict() else 0
    said = match[group].rstrip()
    suggestion = frame.suggestion.replace("{}", said).rstrip()
    start, end = match.start(group), match.start(group) + len(said)
    message = f"“{said}” thiếu hoặc lẫn chữ; có lẽ là “{suggestion}”."
    return Finding(start, end, "dropped-word", frame.severity, message, suggestion)
