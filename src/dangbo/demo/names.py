"""Invented names of people, drawn by their usual frequency, by sex, generation and ethnic group."""

from dataclasses import dataclass
from functools import cache

from dangbo.demo.chance import Chance, Weighted
from dangbo.vietnamese.text import strip_marks

YOUNG_FROM = 1980
"""Year of birth from which the newer fashion of names is drawn."""


def _weighted(text: str) -> Weighted[str]:
    """Read "Nguyễn 32, Trần 11" as values with weights; a value without a number weighs 1."""
    pairs = []
    for part in text.split(","):
        words = part.split()
        weight = float(words.pop()) if words[-1].replace(".", "").isdigit() else 1.0
        pairs.append((" ".join(words), weight))
    return Weighted(*pairs)


_KINH = _weighted(
    "Nguyễn 32, Trần 10.9, Lê 9.1, Phạm 7.1, Hoàng 4.1, Huỳnh 1, Phan 4.3, Vũ 2.9, Võ 1.6, Đặng 2.3, Bùi 2.4, Đỗ 1.9, "
    "Hồ 1.7, Ngô 1.5, Dương 1.2, Lý 0.6, Đinh 1, Trịnh 1, Đào 0.9, Mai 0.8, Lương 0.8, Cao 0.8, Tạ 0.6, Hà 0.7, "
    "Phùng 0.6, Lưu 0.5, Trương 1.3, Đoàn 0.7, Tô 0.4, Chu 0.4, Thái 0.3, Kiều 0.2, Quách 0.1, Nghiêm 0.1, Vương 0.3"
)
FAMILIES: dict[str, Weighted[str]] = {
    "Kinh": _KINH,
    "Tày": _weighted("Hoàng 20, Nông 18, Triệu 9, Bế 8, Đàm 7, Ma 9, Hà 7, Lý 4, Lương 4, Nguyễn 6, Chu 3, Vi 2, La 2"),
    "Nùng": _weighted("Nông 20, Hoàng 17, Lương 8, Vi 7, Lý 6, Long 3, Phương 3, Mông 3, Triệu 5, Hứa 3, Lục 3"),
    "Dao": _weighted("Triệu 25, Bàn 20, Đặng 18, Lý 15, Phùng 8, Chảo 5, Tẩn 5"),
    "Mông": _weighted("Giàng 20, Vàng 18, Sùng 13, Thào 12, Lầu 9, Hạng 8, Mùa 5, Má 5, Cứ 3"),
    "Thái": _weighted("Lò 28, Cầm 11, Quàng 10, Hà 8, Vì 8, Lường 8, Điêu 4, Tòng 6, Cà 5"),
    "Mường": _weighted("Bùi 32, Đinh 19, Quách 13, Hà 10, Phạm 7, Nguyễn 7, Trương 4, Bạch 4"),
    "Sán Chay": _weighted("Hoàng 10, Trần 9, Lý 6, Nịnh 5, La 4, Lâm 3"),
    "Hoa": _weighted("Lý 8, Trần 6, Lâm 5, Vương 4, Hứa 2, Tăng 2, Quách 2"),
}
ETHNIC_GROUPS: dict[str, Weighted[str]] = {
    "mostly_kinh": _weighted(
        "Kinh 87.2, Tày 4.1, Mường 2.4, Nùng 2.2, Thái 1.6, Dao 1.1, Mông 0.7, Sán Chay 0.4, Hoa 0.3"
    ),
    "highland": _weighted("Tày 51, Kinh 24, Nùng 11, Dao 9, Mông 2.4, Sán Chay 1.2, Hoa 0.6, Thái 0.8"),
}

_MALE_MIDDLE_OLD = _weighted(
    "Văn 36, Xuân 6, Đức 6, Hữu 6, Đình 6, Ngọc 5, Quang 5, Công 4, Thanh 4, Minh 4, Trọng 3, Quốc 3, Bá 2, Thế 3, "
    "Duy 2, Huy 1, Việt 2, Hồng 2, Khắc 2, Tiến 2, Mạnh 2, Sỹ 1, Viết 1"
)
_MALE_MIDDLE_NEW = _weighted(
    "Văn 20, Đức 8, Minh 7, Quang 6, Ngọc 5, Anh 5, Tuấn 5, Thanh 4, Hữu 4, Mạnh 5, Xuân 4, Quốc 4, Trung 4, Hoàng 4, "
    "Việt 4, Công 4, Duy 4, Đình 4, Tiến 3, Trọng 3, Thế 3, Huy 2, Hải 2, Gia 1, Nhật 1"
)
_FEMALE_MIDDLE_OLD = _weighted(
    "Thị 66, Thị Thanh 4, Thị Kim 3, Thị Minh 3, Thị Ngọc 3, Thị Bích 3, Thị Hồng 3, Thị Thu 4, Kim 2, Thanh 2, "
    "Bích 2, Minh 2, Tuyết 1, Hồng 2"
)
_FEMALE_MIDDLE_NEW = _weighted(
    "Thị 34, Thị Thu 8, Thị Thanh 8, Thị Minh 4, Thị Ngọc 5, Thị Hồng 5, Thị Phương 4, Thị Kim 3, Thị Bích 3, "
    "Thị Lan 2, Thị Mai 2, Thu 4, Thanh 3, Ngọc 3, Phương 4, Minh 3, Hoàng 2, Quỳnh 2, Hải 2, Thùy 2, Khánh 1"
)
_MALE_GIVEN_OLD = _weighted(
    "Hùng 6, Dũng 5, Thắng 5, Tuấn 4, Hải 4, Sơn 4, Minh 3, Long 3, Hòa 4, Bình 4, Thành 4, Cường 4, Chiến 3, Tiến 3, "
    "Lâm 2, Quang 3, Vinh 3, Toàn 3, Thủy 2, Khánh 2, Phúc 2, Đức 2, Tâm 2, Nam 3, Hưng 3, Dương 1, Thịnh 2, Lợi 2, "
    "Hiệp 1, Quyết 2, Thuận 2, Vượng 2, Khoa 1, Quân 2, Ngọc 1, Phương 2, Trường 2, Châu 1, An 1, Tùng 2, Thái 2, "
    "Nghĩa 2, Lương 1, Luận 1, Bảo 1, Kiên 1, Sáng 1, Đông 1, Học 1, Điện 0.5, Nhân 1, Viễn 0.5, Tấn 1, Tường 1, "
    "Hoan 1, Bính 1"
)
_MALE_GIVEN_NEW = _weighted(
    "Tuấn 6, Hùng 4, Dũng 4, Hải 3, Sơn 3, Thắng 3, Cường 3, Nam 4, Anh 5, Tùng 4, Trung 4, Hiếu 4, Linh 2, Long 3, "
    "Kiên 3, Thành 3, Đạt 3, Hoàng 3, Quân 3, Việt 3, Huy 3, Duy 2, Minh 3, Đức 3, Phong 2, Khánh 2, Tú 2, Quyết 2, "
    "Trường 3, Toàn 2, Giang 2, Hưng 2, Thịnh 2, Công 1, Khoa 1, Lâm 2, Bách 1, Vũ 1, Nghĩa 2, Tiến 2, Tân 1, Hà 1, "
    "Quang 2, Thái 2, Phúc 1, Chung 1, Văn 0.5, Dương 2, Hậu 1, Đông 1, Luân 1, Thưởng 0.5, Định 1, Mạnh 2, Lộc 1"
)
_FEMALE_GIVEN_OLD = _weighted(
    "Hoa 6, Lan 6, Hương 6, Hà 5, Nga 5, Hồng 5, Thủy 5, Bình 3, Hòa 4, Hằng 4, Mai 4, Thu 4, Liên 4, Loan 3, Yến 3, "
    "Phượng 3, Thanh 4, Minh 2, Tuyết 3, Xuân 3, Dung 3, Tâm 2, Vân 4, Nhung 3, Lý 2, Oanh 2, Phương 3, Hạnh 4, "
    "Hiền 4, Chi 1, Cúc 2, Sen 1, Sâm 1, Thơm 1, Thắm 1, Huệ 3, Lệ 1, Hải 2, Châu 1, Khuyên 1, Luyến 1, Mận 1, "
    "Nguyệt 2, Thảo 1"
)
_FEMALE_GIVEN_NEW = _weighted(
    "Hương 5, Hà 5, Trang 6, Linh 6, Thủy 4, Hằng 5, Huyền 5, Phương 5, Nga 3, Thu 3, Lan 3, Mai 3, Hoa 3, Yến 3, "
    "Hạnh 3, Hiền 4, Thảo 4, Vân 3, Nhung 4, Ngọc 3, Anh 5, Dung 3, Hồng 3, Loan 2, Oanh 2, Quỳnh 3, Giang 3, Chi 2, "
    "Ngân 2, Hiên 1, Thúy 3, Liên 2, Bích 1, Tuyết 2, Tâm 2, Thơm 1, Nhàn 1, Duyên 2, Minh 1, Trà 1, Diệp 1, Hòa 2, "
    "Thương 2, Xuân 1, Huệ 2, Lý 1, Hoài 1, Tú 1, Thư 1, My 0.5, Uyên 1, Ly 1, Phượng 2, Tươi 1, Bình 1"
)
_MONG_MALE = _weighted("A 6, Seo 3, Mí 2, Văn 2")
_MONG_FEMALE = _weighted("Thị 6, Thị Mai 1, Thị Thu 1")


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the middle and given names of one sex and generation are drawn from."""

    middle: Weighted[str]
    given: Weighted[str]


_NAMING = {
    ("male", False): Naming(_MALE_MIDDLE_OLD, _MALE_GIVEN_OLD),
    ("male", True): Naming(_MALE_MIDDLE_NEW, _MALE_GIVEN_NEW),
    ("female", False): Naming(_FEMALE_MIDDLE_OLD, _FEMALE_GIVEN_OLD),
    ("female", True): Naming(_FEMALE_MIDDLE_NEW, _FEMALE_GIVEN_NEW),
}
_MONG_GIVEN_MALE = _weighted("Páo, Chứ, Sử, Dình, Pó, Tủa, Lử, Chu, Nủ, Vừ, Dơ, Thanh, Hùng, Minh")


def full_name(chance: Chance, sex: str, birth_year: int, ethnic_group: str) -> str:
    """Draw a full name; no word stands in it twice, not even with another tone."""
    while True:
        words = " ".join(_parts(chance, sex, birth_year, ethnic_group)).split()
        if len({_bare(word) for word in words}) == len(words):
            return " ".join(words)


def _parts(chance: Chance, sex: str, birth_year: int, ethnic_group: str) -> tuple[str, str, str]:
    naming = _NAMING[sex, birth_year >= YOUNG_FROM]
    family = chance.chosen(FAMILIES[ethnic_group])
    if ethnic_group != "Mông":
        return family, chance.chosen(naming.middle), chance.chosen(naming.given)
    middle = chance.chosen(_MONG_MALE if sex == "male" else _MONG_FEMALE)
    return family, middle, chance.chosen(_MONG_GIVEN_MALE if sex == "male" else naming.given)


@cache
def _bare(word: str) -> str:
    return strip_marks(word)


def names_of(sex: str) -> frozenset[str]:
    """Every given name that is drawn for a sex."""
    given = {name for (of, _), naming in _NAMING.items() if of == sex for name in naming.given.values}
    return frozenset(given | set(_MONG_GIVEN_MALE.values) if sex == "male" else given)
