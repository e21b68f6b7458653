"""The grammar of figures: ordered forms, the longest and most specific first; the first that fits at a place is taken.

A dot group of exactly three digits is thousands and a comma parts decimals; / - and . may part a date's day and month,
which only the words around can tell from a ratio, a range or a number.
"""

import re
from dataclasses import dataclass

from dangbo.proofreading.figures.model import Kind
from dangbo.proofreading.figures.words import NOUN, TYPE_WORD

_DASH = "[-\u2010-\u2015\u2212]"
_TO = rf"\s?{_DASH}\s?"
_DAY, _MONTH, _YEAR = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)", r"(?:1[0-2]|0?[1-9])(?!\d)", r"(?:1[89]|20|21)\d\d(?!\d)"
_ANY = r"\d{1,2}"
_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)"
_NUMBER = rf"{_WHOLE}(?:,\d+)?"
_SHARE = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:\.\d+)?)(?:,\d+)?"
_ROMAN = r"(?=[IVXL])X{0,3}(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})(?!\w)"
_PART_OF_CODE = r"[A-ZĐƯƠ](?:[\w.]*\w)?"
_CODE = rf"{_PART_OF_CODE}(?:{_DASH}{_PART_OF_CODE})*"
_WORDS = (
    r"(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi(?: (?:mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín)(?!\w))?"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)(?!\w))?|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
)
_COUNTED_IN_WORDS = (
    r"(?:đồng chí|đại biểu|đảng viên|người|bước|chi bộ|đảng bộ|tổ chức|lớp|nhiệm vụ|mục tiêu|nội dung|giải pháp"
    r"|trường hợp|nhóm"
    r"|tiểu ban|cuộc|hội nghị|đơn vị|cơ quan|chỉ tiêu|chương trình|đề án|văn bản|chuyên đề|quần chúng|tập thể"
    r"|cá nhân|ủy viên"
    r"|cán bộ|học viên|tiêu chí|khâu đột phá|vấn đề|bài học|xã|huyện|thôn)(?!\w)"
)
_OF_DAY = (
    r"(?:thời điểm|ngày|mùng|mồng|hôm|hết|sáng|trưa|chiều|tối|đêm|dịp|đợt|lễ|đến|từ|trước|sau|qua"
    r"|khánh|kỷ niệm|tới|và|vào|niên|lúc|tết)"
)
_OF_ORDINAL = (
    r"(?:lần thứ|thứ|lần|kh[oó]á|khóa|đại hội|đh|quý|trung ương|tw|kỳ họp|loại|hạng|bậc|phần|điều|khoản|điểm"
    r"|chương|mục|quận"
    r"|phường|tổ|khu phố|khu vực|khu|thôn|ấp|vòng|giai đoạn|bước|phụ lục|biểu|mẫu|tiểu khu|đường|cụm)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the figure's pattern, and what must (or must not) end right before it; `kind` None is no figure."""

    kind: Kind | None
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    in_words: bool = False


def _form(kind: Kind | None, pattern: str, before: str = "", not_before: str = "", *, in_words: bool = False) -> Form:
    return Form(
        kind,
        re.compile(pattern),
        re.compile(f"(?:{before})$", re.IGNORECASE) if before else None,
        re.compile(f"(?:{not_before})$", re.IGNORECASE) if not_before else None,
        in_words,
    )


_DAY_BEFORE = rf"(?<!\w){_OF_DAY} \(?|\("
_LINE_START = r"(?:^|\n)[ \t]*"

FORMS = (
    _form(None, r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}[hg]\d{0,2}(?!\w)|0\d{2,3}[. ]\d{3,4}[. ]?\d{3,4}(?!\d)"),
    _form(None, r"\d+(?![\d/%]|[.,]\d)", r"[A-Z]-"),
    _form(None, r"\d{1,2} ?giờ(?: ?\d{1,2}(?: phút)?)?(?!\w)", r"(?<!\w)(?:lúc|hồi|vào|từ|đến) "),
    _form(None, r"\d{1,2} ?giờ ?\d{1,2}(?: phút)?(?!\w)"),
    _form(None, r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[IVX]{1,6}[.)/-])(?=\s)", _LINE_START),
    _form(
        Kind.DOCUMENT_NUMBER,
        rf"\d{{1,5}}[a-zđ]?(?:{_TO}[A-ZĐ][A-Za-zĐđ]{{0,3}}\s?/\s?{_CODE}|/{_YEAR}/[A-ZĐ][\w.]*(?:-{_CODE})?|/{_YEAR}-{_PART_OF_CODE}-{_CODE}"
        rf"|/[A-ZĐ][A-Za-zĐđ]{{1,3}}-{_CODE})",
    ),
    _form(
        Kind.DOCUMENT_NUMBER,
        rf"\d{{1,5}}(?:[-/](?:[A-ZĐ][\w/.-]*\w|[A-ZĐ]))?(?![\d%]|[.,/]\d| ?%)(?! (?!ngày|năm|tháng){NOUN})"
        r"(?!,? (?:đường|phố|ngõ|ngách|hẻm)(?!\w))",
        r"(?<!\w)số(?: hiệu)?:? ?",
        r"(?:tổng|con|một|phiếu|nhiều|thiểu|đa|hệ|dân|chỉ|tỷ|tỉ|có|thứ tự) số:? ?",
    ),
    _form(
        Kind.DOCUMENT_NUMBER,
        rf"\d{{1,5}}(?![\d%-]|[.,/]\d| ?%| ?[-–])(?! {NOUN})(?=,|\.| của | về | ngày |;|\))",
        rf"{TYPE_WORD} (?:(?:\d{{1,5}}, )*)",
    ),
    _form(Kind.DATE, rf"{_ANY} tháng {_ANY} năm {_YEAR}"),
    _form(Kind.DATE, rf"{_ANY} tháng (?:(?:đầu|cuối) năm(?: {_YEAR})?|năm {_YEAR})"),
    _form(Kind.DATE, rf"[Tt]háng {_ANY} năm {_YEAR}"),
    _form(Kind.DATE, rf"{_ANY} tháng {_ANY}(?![\d/.])", r"(?:ngày|sáng|chiều|tối|đến|từ) "),
    _form(
        Kind.DATE,
        rf"(?:{_DAY}(?:[/.-]{_MONTH})?(?:{_TO}| và | đến |, ))?"
        rf"{_ANY}\s?(?P<mark>[/.-])\s?{_ANY}\s?(?P=mark)\s?{_YEAR}",
    ),
    _form(Kind.DATE, rf"{_DAY}(?:{_TO}| và | đến ){_DAY}[/.-]{_MONTH}(?![\d/%]|,\d)", _DAY_BEFORE),
    _form(Kind.DATE, rf"{_DAY}(?=(?: đến| và|,) (?:hết )?ngày {_DAY}[/.-]{_MONTH})", r"(?<!\w)ngày "),
    _form(Kind.DATE, rf"{_MONTH}\s?[/.-]\s?{_YEAR}(?!{_TO}\d)"),
    _form(Kind.DATE, rf"{_YEAR}{_TO}{_YEAR}"),
    _form(Kind.PERCENT, rf"(?:{_SHARE}\s?%?{_TO})?{_SHARE}\s?%"),
    _form(Kind.DATE, rf"{_DAY}[/.-]{_MONTH}(?![\d/%]|[,.]\d)(?! (?!năm){NOUN})", _DAY_BEFORE, r"từ |và |\("),
    _form(Kind.DATE, rf"{_DAY}[/.-]{_MONTH}(?=\)|,| -| đến \d{{1,2}}[/.-])(?!, {NOUN})", r"từ |và |\("),
    _form(Kind.RATIO, rf"{_WHOLE}\s?/\s?{_WHOLE}(?![\d/%]|,\d)"),
    _form(
        Kind.ORDINAL,
        rf"{_ROMAN}|\d{{1,3}}(?!\d|[.,/%-]\d|\s?%)(?! (?!khóa){NOUN})",
        rf"(?<!\w){_OF_ORDINAL} (?:số )?|(?<!\w)(?:thứ|lần thứ|khóa|khoá) (?:(?:\d{{1,3}}|[IVXL]+)(?:,| và) )+",
    ),
    _form(Kind.DATE, rf"{_YEAR}(?![.,]\d)(?! {NOUN})"),
    _form(Kind.DATE, rf"{_YEAR}(?![.,]\d)", r"(?<!\w)(?:năm|khóa|từ|tháng \d\d?) "),
    _form(Kind.COUNT, rf"{_WHOLE}{_TO}{_WHOLE}(?= (?:{NOUN}))"),
    _form(Kind.COUNT, rf"{_NUMBER}(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))?"),
    _form(Kind.ORDINAL, rf"{_ROMAN}", r"(?<!\w)(?:lần|thứ|hội|khóa|quý|và|đảng|,) "),
    _form(
        Kind.COUNT,
        rf"{_WORDS}(?= {_COUNTED_IN_WORDS})",
        "",
        r"(?<!\w)(?:h[aằ]ng|mỗi|trong|từng|cuối|đầu|cả|các|nhiều|những|qua|thứ|một|\d|tháng|mấy|nửa|lần|vào) ",
        in_words=True,
    ),
    _form(
        Kind.COUNT,
        r"một(?= (?:đại biểu|đồng chí|đảng viên|người)(?!\w))",
        r"(?<!\w)(?:có|chỉ có|và|còn|gồm|bầu)(?: thêm)? |, ",
        r"cũng có |nếu có |khi có ",
        in_words=True,
    ),
)

CANDIDATE = re.compile(
    rf"(?:(?<!\w)(?<!/)|(?<=[IVX]/))(?<!\d[.,])(?:(?=\d)|(?={_ROMAN})|(?=[Tt]háng \d)|(?=(?:{_WORDS}|một) ))"
)
"""Where a figure may begin: never inside a word, nor after the point or comma of a number."""
