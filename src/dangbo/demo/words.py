"""Invented words of the member sheet: places, posts, schools, subjects of study."""

from dangbo.demo.chance import Chance, Weighted

DISTRICTS = (
    "thành phố Hạ Lâm",
    "thị xã Phù Sơn",
    "huyện Hạ Lâm",
    "huyện Sơn Khê",
    "huyện Phù Vân",
    "huyện Đông Triền",
    "huyện Vĩnh Khê",
    "huyện An Lãng",
    "huyện Mường Thượng",
    "huyện Tân Trạch",
    "huyện Quế Dương",
    "huyện Lạc Giang",
)
_WARDS = ("Trung Tâm", "Đông Kiều", "Nam Thành", "Bến Đò", "Cầu Mây", "Đồi Thông", "Hồ Sen", "Chợ Mới")
_FIRST = ("An", "Bình", "Đông", "Hòa", "Hưng", "Minh", "Phú", "Tân", "Thanh", "Thượng", "Vĩnh", "Xuân", "Yên", "Đại")
_SECOND = ("Khê", "Lâm", "Sơn", "Phong", "Vân", "Trạch", "Lộc", "Giang", "Thủy", "Lập", "Đồng", "Nghĩa", "Thịnh")

FAMILY_ORIGINS = Weighted(("Bần nông", 34), ("Trung nông", 12), ("Công nhân", 16), ("Viên chức", 28), ("Trí thức", 8))
RELIGIONS = Weighted(("Không", 96.5), ("Phật giáo", 2.2), ("Công giáo", 1.3))
LANGUAGES = Weighted(("", 18), ("Tiếng Anh trình độ A", 9), ("Tiếng Anh trình độ B", 34), ("Tiếng Anh trình độ C", 9))
COMPUTING = Weighted(("", 8), ("Tin học văn phòng", 46), ("Ứng dụng CNTT cơ bản", 36), ("Đại học CNTT", 4))
HEALTH = Weighted(("Tốt", 68), ("Bình thường", 29), ("Trung bình", 3))
SUBJECTS: dict[str, tuple[str, ...]] = {
    "state_agency": ("Luật", "Hành chính công", "Kinh tế", "Quản trị nhà nước", "Tài chính - Ngân hàng", "Nông nghiệp"),
    "party_agency": ("Luật", "Xây dựng Đảng và chính quyền nhà nước", "Lịch sử", "Kinh tế", "Xã hội học", "Báo chí"),
    "public_service": ("Y đa khoa", "Điều dưỡng", "Dược", "Sư phạm Toán", "Sư phạm Ngữ văn", "Công nghệ thông tin"),
    "state_enterprise": ("Kế toán", "Điện kỹ thuật", "Quản trị kinh doanh", "Xây dựng", "Điện tử viễn thông", "Cơ khí"),
    "private_enterprise": ("Kế toán", "Quản trị kinh doanh", "Cơ khí", "Xây dựng", "Công nghệ thực phẩm", "May"),
}
SCHOOLS = (
    "Trường Đại học Kinh tế",
    "Trường Đại học Luật",
    "Trường Đại học Nông nghiệp",
    "Trường Đại học Bách khoa",
    "Trường Đại học Sư phạm",
    "Trường Đại học Y",
    "Trường Đại học Xây dựng",
    "Học viện Hành chính",
    "Học viện Tài chính",
)
VOCATIONAL_SCHOOLS = (
    "Trường Cao đẳng nghề tỉnh",
    "Trường Cao đẳng Y tế tỉnh",
    "Trường Trung cấp Kinh tế - Kỹ thuật tỉnh",
)
THEORY_SCHOOLS = {
    "elementary": "Trung tâm Bồi dưỡng chính trị",
    "intermediate": "Trường Chính trị tỉnh",
    "advanced": "Học viện Chính trị khu vực",
    "bachelor": "Học viện Chính trị",
}
MODES = Weighted(("Chính quy", 62), ("Vừa làm vừa học", 34), ("Từ xa", 4))
DEPARTMENTS = (
    "Phòng Tổ chức - Hành chính",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Nghiệp vụ",
    "Văn phòng",
    "Phòng Kỹ thuật",
    "Phòng Thanh tra - Pháp chế",
)
_POSTS: dict[str, Weighted[str]] = {
    "state_agency": Weighted(
        ("Chuyên viên", 60), ("Chuyên viên chính", 12), ("Cán sự", 8), ("Kế toán", 6), ("Lái xe", 3)
    ),
    "party_agency": Weighted(("Chuyên viên", 64), ("Chuyên viên chính", 16), ("Phóng viên", 8), ("Văn thư", 4)),
    "public_service": Weighted(
        ("Viên chức", 38), ("Bác sĩ", 16), ("Điều dưỡng", 14), ("Giảng viên", 14), ("Kỹ thuật viên", 9)
    ),
    "state_enterprise": Weighted(("Nhân viên", 34), ("Công nhân kỹ thuật", 34), ("Kỹ sư", 16), ("Kế toán viên", 8)),
    "private_enterprise": Weighted(("Công nhân", 40), ("Nhân viên", 32), ("Kỹ sư", 12), ("Tổ trưởng sản xuất", 8)),
}
_MANAGERS: dict[str, Weighted[str]] = {
    "state_agency": Weighted(
        ("Trưởng phòng", 40), ("Phó Trưởng phòng", 46), ("Chánh Văn phòng", 6), ("Chánh Thanh tra", 6)
    ),
    "party_agency": Weighted(("Trưởng phòng", 44), ("Phó Trưởng phòng", 46), ("Chánh Văn phòng", 10)),
    "public_service": Weighted(("Trưởng khoa", 40), ("Phó Trưởng khoa", 36), ("Trưởng phòng", 24)),
    "state_enterprise": Weighted(("Trưởng phòng", 44), ("Phó Trưởng phòng", 34), ("Quản đốc phân xưởng", 22)),
    "private_enterprise": Weighted(("Trưởng phòng", 44), ("Phó Trưởng phòng", 30), ("Quản đốc phân xưởng", 26)),
}
OCCUPATIONS = {
    "state_agency": "Công chức",
    "party_agency": "Cán bộ, công chức",
    "public_service": "Viên chức",
    "state_enterprise": "Công nhân, người lao động",
    "private_enterprise": "Công nhân, người lao động",
}
_HEADS = (
    ("Sở", "Giám đốc"),
    ("Chi cục", "Chi cục trưởng"),
    ("Cục", "Cục trưởng"),
    ("Ban Quản lý", "Giám đốc"),
    ("Ban", "Trưởng ban"),
    ("Văn phòng", "Chánh Văn phòng"),
    ("Hội", "Chủ tịch"),
    ("Liên", "Chủ tịch"),
    ("Ủy ban Mặt trận", "Chủ tịch"),
    ("Ủy ban Kiểm tra", "Chủ nhiệm"),
    ("Trường", "Hiệu trưởng"),
    ("Tòa án", "Chánh án"),
    ("Viện kiểm sát", "Viện trưởng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Tỉnh đoàn", "Bí thư"),
)
_USUAL_HEAD = "Giám đốc"
RETIRED = "Hưu trí"


def place(chance: Chance) -> str:
    """A commune or ward of an invented district."""
    district = chance.one_of(DISTRICTS)
    if not district.startswith("huyện"):
        return f"phường {chance.one_of(_WARDS)}, {district}"
    while (second := chance.one_of(_SECOND)) == district.split()[-1]:
        continue
    return f"xã {chance.one_of(_FIRST)} {second}, {district}"


def address(chance: Chance) -> str:
    """Where a townsman lives: a group of houses and a ward of the provincial town."""
    return f"Tổ {chance.between(1, 24)}, phường {chance.one_of(_WARDS)}, {DISTRICTS[0]}"


def post(chance: Chance, sector: str) -> str:
    """The post of somebody who leads nobody."""
    return chance.chosen(_POSTS[sector])


def managing_post(chance: Chance, sector: str) -> str:
    """The post of somebody who leads a department."""
    return chance.chosen(_MANAGERS[sector])


def head_post(unit: str, *, deputy: bool) -> str:
    """The post of the head of a unit, or of a deputy: "Cục trưởng", "Phó Giám đốc"."""
    head = next((post for start, post in _HEADS if unit.startswith(start)), _USUAL_HEAD)
    return f"Phó {head}" if deputy else head
