"""The word lists of the checks of spelling, written for this program."""

from functools import cache
from importlib.resources import files

REDUPLICATIONS = frozenset(
    [
        "song",
        "từ",
        "dần",
        "mãi",
        "ngày",
        "lâu",
        "rưng",
        "luôn",
        "thường",
        "xa",
        "gần",
        "nhỏ",
        "to",
        "đời",
        "nhà",
        "người",
        "năm",
        "tháng",
        "ai",
        "nơi",
        "lớp",
        "tầng",
        "hàng",
        "đoàn",
        "đều",
        "khăng",
        "rành",
        "hằng",
        "mau",
        "sâu",
        "xanh",
        "đỏ",
        "vàng",
        "trắng",
        "tím",
        "hồng",
        "đen",
        "xinh",
        "nho",
        "nhanh",
        "chậm",
        "nhẹ",
        "khe",
        "ào",
        "ầm",
        "rần",
        "rầm",
        "ngùn",
        "vùn",
        "ngang",
        "dài",
        "cao",
        "thấp",
        "sau",
        "trước",
        "bừng",
        "hừng",
        "lồ",
        "sờ",
        "rõ",
        "thẳng",
        "khít",
        "ít",
        "nhiều",
        "vui",
        "buồn",
        "cười",
        "nói",
        "chằm",
        "chăm",
        "đăm",
        "khư",
        "lừ",
        "loáng",
        "thoang",
        "lăm",
        "rưng",
        "ròng",
        "ầu",
        "ba",
        "bốn",
        "trùng",
        "điệp",
        "lênh",
        "chiều",
        "sáng",
        "tối",
        "đêm",
        "sớm",
        "cái",
        "con",
        "mỗi",
        "mọi",
        "chung",
        "riêng",
        "chuyện",
        "sóng",
        "gió",
        "lần",
        "đôi",
        "bao",
        "ngành",
        "đường",
        "xóm",
        "bà",
        "ông",
        "cô",
        "chú",
        "đi",
        "hoài",
        "hiu",
        "vèo",
        "rì",
        "thì",
        "lồng",
        "sừng",
        "lấp",
        "long",
        "chênh",
        "lác",
        "bát",
        "choang",
        "đùng",
        "xoành",
        "oang",
        "phăng",
        "rin",
        "tăm",
        "trân",
        "ngơ",
        "thẫn",
        "xăm",
        "hăm",
        "mơn",
        "tưng",
        "bạt",
        "bon",
    ]
)
"""Words that may stand twice: song song, từ từ, ngày ngày, lớp lớp."""


@cache
def terms() -> frozenset[tuple[str, str]]:
    """The terms of Party work, each of two syllables."""
    return frozenset(_pairs("terms.txt"))


@cache
def near_words() -> frozenset[tuple[str, str]]:
    """Terms, and other pairs that are words although they look like a slip of one."""
    return terms() | frozenset(_pairs("words.txt"))


@cache
def words() -> frozenset[tuple[str, str]]:
    """These, and the words of everyday writing that share a half with a term."""
    return near_words() | frozenset(_pairs("everyday.txt"))


def _pairs(name: str) -> list[tuple[str, str]]:
    return [
        (first, second)
        for line in _lines(name)
        for first, second in [entry.split() for entry in line.split(",") if entry.strip()]
    ]


@cache
def foreign_words() -> frozenset[str]:
    """Words of other languages that stand in Vietnamese texts."""
    return frozenset(word for line in _lines("foreign.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
