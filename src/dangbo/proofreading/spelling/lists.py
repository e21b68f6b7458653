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

FOREIGN = frozenset(
    """
    android app apple area art asean audio bank banking banner base big blog blogger board bot branch brand
    buffet bus business cam camera card care cargo case cash center chat chatbot check chip city clip cloud
    club cm coach code container contest copy core course covid cup dashboard data day deal delta design
    digital doping drone email euro event excel expo facebook fair fan fanpage fax festival file film fintech
    forum founder free gala game gameshow gas gen global gmail golf google group ha hacker half hashtag home
    homestay hot hotline hub human index influencer internet invest iphone iso jitsi job karaoke kg kit km
    laptop leader led level like line link list live livestream logistics logo lounge mail mall manager map
    marathon mark market marketing mask master media meet mega mentor meta micro mini mm mobile mode model
    module motor net new news office offline omicron online open order park part pass passport pay pdf penalty
    photo pilot pin plus podcast point pool pop portal post poster power print pro profile program project quiz
    radio rank rap record remix resort review robot room rose sale sars scan scout script sea seminar send
    series server service set shark shop show showroom silo sim site skype slide slogan smart smartcity
    smartphone sms social soft software solar song spa speed sport staff stand star start startup station stop
    store story stream street studio style summer super support survey tablet tag talk talkshow taxi team teams
    tech telegram test text tiktok timer top tour tower town train trend truck tuition tune twitter up update
    upload vaccine van vest viber video view vip viral virus visa vlog vote vắc walk wan war watt web website
    wifi win window windows word work workshop world xin youtube zalo zoom
    """.split()
)
"""Words of other languages that stand in Vietnamese texts."""


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
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [
        (first, second)
        for line in lines
        for first, second in [entry.split() for entry in line.split(",") if entry.strip()]
    ]
