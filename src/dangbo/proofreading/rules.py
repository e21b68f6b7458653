"""The checks in the order in which they are made, each with the rules it may report."""

from dataclasses import dataclass

from dangbo.proofreading.dates import check_dates
from dangbo.proofreading.model import Check
from dangbo.proofreading.names import check_names
from dangbo.proofreading.relations.lists import check_lists
from dangbo.proofreading.relations.quantities import check_quantities
from dangbo.proofreading.relations.scales import check_attainable, check_scales
from dangbo.proofreading.relations.share_checks import check_shares
from dangbo.proofreading.relations.sums import check_partitions
from dangbo.proofreading.spelling.characters import check_characters
from dangbo.proofreading.spelling.confusions import check_confusions, check_frames
from dangbo.proofreading.spelling.keys import check_keys
from dangbo.proofreading.spelling.repeats import check_repeats
from dangbo.proofreading.spelling.spacing import check_spacing
from dangbo.proofreading.spelling.style import check_style
from dangbo.proofreading.symbols import check_symbols

RULE_NAMES: dict[str, str] = {
    "partition-sum": "Tổng và các phần",
    "share": "Tỷ lệ phần trăm",
    "share-unattainable": "Tỷ lệ không thể có",
    "mean-unattainable": "Bình quân không thể có",
    "scale-total": "Các tỷ lệ cộng lại 100%",
    "same-quantity": "Một số liệu ghi hai lần",
    "ratio-over-one": "Tử số lớn hơn mẫu số",
    "remaining": "Phần còn lại",
    "difference": "Phần chênh",
    "growth": "Tăng, giảm",
    "subset": "Phần lớn hơn toàn bộ",
    "register": "Khác với sổ",
    "register-key": "Ô số khác với sổ",
    "organisation-name": "Tên tổ chức",
    "person-name": "Họ tên",
    "list-length": "Số mục của danh sách",
    "impossible-date": "Ngày không có",
    "weekday": "Thứ trong tuần",
    "date-order": "Thứ tự ngày",
    "term-length": "Độ dài nhiệm kỳ",
    "anniversary": "Số năm kỷ niệm",
    "past-plan": "Việc sắp tới đã qua ngày",
    "symbol-kind": "Ký hiệu và thể loại",
    "symbol-issuer": "Ký hiệu và cơ quan ban hành",
    "symbol-zero": "Số văn bản dưới 10",
    "symbol-spacing": "Cách viết số, ký hiệu",
    "capital": "Viết hoa",
    "keys-left": "Sót phím gõ",
    "impossible-syllable": "Không phải âm tiết",
    "unattested-syllable": "Âm tiết lạ",
    "term": "Từ gần giống",
    "dropped-word": "Thiếu chữ",
    "doubled": "Lặp chữ",
    "spacing": "Dấu cách",
    "strange-character": "Ký tự lạ",
    "invisible-character": "Ký tự ẩn",
    "odd-space": "Dấu cách lạ",
    "decomposed": "Dấu rời",
    "old-encoding": "Bảng mã cũ",
    "tone-placement": "Cách đặt dấu",
    "mixed-spelling": "Hai cách viết",
    "thousands": "Dấu chấm hàng nghìn",
    "name-capitals": "Viết hoa tên gọi",
}
"""Every rule with its name on the page."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One check of the registry. on_original: its spans are those of the text as given, not of the normalised one."""

    check: Check
    spelling: bool = False
    on_original: bool = False


CHECKS: tuple[Registered, ...] = (
    Registered(check_partitions),
    Registered(check_shares),
    Registered(check_scales),
    Registered(check_attainable),
    Registered(check_quantities),
    Registered(check_lists),
    Registered(check_dates),
    Registered(check_symbols, spelling=True),
    Registered(check_characters, spelling=True, on_original=True),
    Registered(check_keys, spelling=True),
    Registered(check_confusions, spelling=True),
    Registered(check_frames, spelling=True),
    Registered(check_repeats, spelling=True),
    Registered(check_spacing, spelling=True),
    Registered(check_style, spelling=True),
    Registered(check_names, spelling=True),
)

SPELLING_RULES = frozenset(
    {
        *("keys-left", "impossible-syllable", "unattested-syllable", "term", "dropped-word", "doubled", "spacing"),
        *("strange-character", "invisible-character", "odd-space", "decomposed", "old-encoding", "tone-placement"),
        *("mixed-spelling", "thousands", "name-capitals", "capital", "symbol-spacing", "symbol-zero"),
    }
)
"""Rules whose suggestion may be put into the text by one click; figures, dates and names never change by themselves."""
