"""Invented names of units and of the cells in them; provinces and districts are nowhere real."""

from dataclasses import dataclass
from itertools import count

from dangbo.rules.vocabulary import UnitSector

STATE, PARTY, SERVICE = UnitSector.STATE_AGENCY, UnitSector.PARTY_AGENCY, UnitSector.PUBLIC_SERVICE
STATE_FIRM, PRIVATE_FIRM = UnitSector.STATE_ENTERPRISE, UnitSector.PRIVATE_ENTERPRISE


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which a grassroots organisation stands; `weight` says how many members it tends to have."""

    name: str
    sector: UnitSector
    weight: float = 1.0
    elders: bool = False
    former: str = ""


def _units(sector: UnitSector, text: str) -> list[Unit]:
    """Read "name | weight | former name" lines."""
    units = []
    for line in text.strip().splitlines():
        name, weight, former, *_ = [*(part.strip() for part in line.split("|")), "", ""]
        units.append(Unit(name, sector, float(weight or 1), former=former))
    return units


_STATE_LARGE = """
Sở Tài chính | 1
Sở Y tế | 1.6
Sở Kế hoạch và Đầu tư | 0.9
Sở Nội vụ | 1.1
Sở Tư pháp | 0.7
Sở Công Thương | 1.1
Sở Xây dựng | 0.8
Sở Giao thông vận tải | 1.1
Sở Tài nguyên và Môi trường | 1.6
Sở Nông nghiệp và Phát triển nông thôn | 2.3
Sở Lao động - Thương binh và Xã hội | 1.3
Sở Văn hóa, Thể thao và Du lịch | 1.6 | Sở Văn hóa - Thông tin
Sở Giáo dục và Đào tạo | 0.9
Sở Khoa học và Công nghệ | 0.8
Cục Thuế tỉnh | 1.5
Kho bạc Nhà nước tỉnh | 1.4
Tòa án nhân dân tỉnh | 0.7
Viện kiểm sát nhân dân tỉnh | 0.8
Cục Thi hành án dân sự tỉnh | 0.6
Chi cục Kiểm lâm tỉnh | 1.2
Cục Quản lý thị trường tỉnh | 0.8 | Chi cục Quản lý thị trường tỉnh
Bảo hiểm xã hội tỉnh | 1
Ban Quản lý Khu kinh tế tỉnh | 0.9
"""
_PARTY_LARGE = """
Văn phòng Tỉnh ủy | 0.7
Hội Liên hiệp Phụ nữ tỉnh | 0.4
Liên đoàn Lao động tỉnh | 0.5
Tỉnh đoàn | 0.4
Báo và Đài Phát thanh - Truyền hình tỉnh | 1
Trường Chính trị tỉnh | 0.7
"""
_SERVICE_LARGE = """
Bệnh viện Đa khoa tỉnh | 3.2
Bệnh viện Y học cổ truyền tỉnh | 0.8
Bệnh viện Sản - Nhi tỉnh | 1.4
Bệnh viện Tâm thần tỉnh | 0.6
Trung tâm Kiểm soát bệnh tật tỉnh | 0.9 | Trung tâm Y tế dự phòng tỉnh
Trường Cao đẳng Sư phạm tỉnh | 1.1
Trường Cao đẳng Y tế tỉnh | 0.8
Trường Cao đẳng Kỹ thuật - Công nghệ tỉnh | 1 | Trường Cao đẳng nghề tỉnh
Trường Trung học phổ thông Chuyên tỉnh | 0.6
Ban Quản lý dự án đầu tư xây dựng tỉnh | 0.6
"""
_STATE_FIRM_LARGE = """
Bưu điện tỉnh | 1.4
Viễn thông tỉnh | 1.3
Công ty Điện lực tỉnh | 2.4
Công ty Cấp nước Hạ Lâm | 0.9 | Công ty TNHH một thành viên Cấp nước Hạ Lâm
Công ty Thủy lợi Hạ Lâm | 1
Công ty Lâm nghiệp Sơn Khê | 0.8
Công ty Môi trường và Công trình đô thị Hạ Lâm | 0.9
Ngân hàng Nhà nước chi nhánh tỉnh | 0.5
Ngân hàng Chính sách xã hội chi nhánh tỉnh | 0.8
Ngân hàng Nông nghiệp chi nhánh tỉnh | 1.9
Ngân hàng Công nghiệp chi nhánh tỉnh | 0.8
Công ty Xăng dầu Hạ Lâm | 0.8
Công ty Xổ số kiến thiết tỉnh | 0.5
Công ty Phân đạm Sông Vân | 2
"""
_PRIVATE_FIRM_LARGE = """
Công ty cổ phần Xi măng Sơn Khê | 1.7 | Công ty Xi măng Sơn Khê
Công ty cổ phần May Hạ Lâm | 1 | Công ty May Hạ Lâm
Công ty cổ phần Giấy Phù Vân | 0.9
Công ty cổ phần Dược phẩm Hạ Lâm | 0.8
Công ty cổ phần Xây dựng số 2 Hạ Lâm | 0.7
Công ty cổ phần Đường bộ Hạ Lâm | 0.8 | Công ty Quản lý và Sửa chữa đường bộ Hạ Lâm
Công ty cổ phần Vận tải ô tô Hạ Lâm | 0.5
Công ty cổ phần Chè Đông Triền | 0.7
Công ty cổ phần Mía đường Lạc Giang | 1.2
Công ty cổ phần Khoáng sản Quế Dương | 0.8
Công ty cổ phần Vật liệu xây dựng An Lãng | 0.6
Công ty cổ phần Thương mại tổng hợp Hạ Lâm | 0.6
Công ty cổ phần Giống cây trồng Hạ Lâm | 0.5
Công ty cổ phần Bia Hạ Lâm | 0.6
"""
_SMALL = (
    *_units(
        STATE,
        """
        Sở Ngoại vụ | 1.2
        Ban Dân tộc tỉnh | 1.1
        Thanh tra tỉnh | 1.4
        Cục Thống kê tỉnh | 1.3
        Chi cục Dự trữ Nhà nước tỉnh
        Ban Quản lý các khu công nghiệp tỉnh | 1.2
        Văn phòng Điều phối nông thôn mới tỉnh | 0.8
        Chi cục Hải quan Hạ Lâm
        """,
    ),
    *_units(
        PARTY,
        """
        Hội Chữ thập đỏ tỉnh | 0.9
        Ban Tổ chức Tỉnh ủy | 1.3
        Ban Tuyên giáo Tỉnh ủy | 1.2
        Ban Dân vận Tỉnh ủy
        Ban Nội chính Tỉnh ủy
        Ủy ban Kiểm tra Tỉnh ủy | 1.3
        Cơ quan Đảng ủy Khối | 1.4
        Ủy ban Mặt trận Tổ quốc tỉnh | 1.2
        Hội Nông dân tỉnh | 1.2
        Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh | 0.8
        Hội Văn học nghệ thuật tỉnh
        Hội Nhà báo tỉnh | 0.8
        Liên minh Hợp tác xã tỉnh
        Hội Luật gia tỉnh | 0.8
        """,
    ),
    Unit("Hội Cựu chiến binh tỉnh", PARTY, 1.1, elders=True),
    Unit("Hội Người cao tuổi tỉnh", PARTY, 0.9, elders=True),
    Unit("Hội Cựu thanh niên xung phong tỉnh", PARTY, 0.8, elders=True),
    Unit("Hội Nạn nhân chất độc da cam tỉnh", PARTY, 0.8, elders=True),
    *_units(
        SERVICE,
        """
        Trung tâm Giám định y khoa tỉnh
        Bảo tàng tỉnh
        Thư viện tỉnh
        Trung tâm Kỹ thuật tài nguyên tỉnh | 1.2
        Quỹ Đầu tư phát triển tỉnh
        """,
    ),
    *_units(
        STATE_FIRM,
        """
        Công ty Bảo hiểm Hạ Lâm | 1.2
        Đài Khí tượng Thủy văn tỉnh
        Ngân hàng Phát triển chi nhánh tỉnh
        """,
    ),
    *_units(
        PRIVATE_FIRM,
        """
        Công ty cổ phần In Hạ Lâm
        Công ty cổ phần Sách và Thiết bị trường học Hạ Lâm
        Công ty cổ phần Tư vấn xây dựng Hạ Lâm | 1.2
        Công ty cổ phần Nước khoáng Phù Vân
        Công ty cổ phần Du lịch Hồ Sen
        Công ty TNHH Gốm Sơn Khê
        Ngân hàng Thương mại Sông Vân chi nhánh tỉnh
        """,
    ),
)
LARGE_UNITS = (
    *_units(STATE, _STATE_LARGE),
    *_units(PARTY, _PARTY_LARGE),
    *_units(SERVICE, _SERVICE_LARGE),
    *_units(STATE_FIRM, _STATE_FIRM_LARGE),
    *_units(PRIVATE_FIRM, _PRIVATE_FIRM_LARGE),
)
SMALL_UNITS = _SMALL

_OFFICE_CELLS = [
    "Văn phòng",
    "Phòng Kế hoạch - Tài chính",
    "Thanh tra",
    "Phòng Tổ chức cán bộ",
    "Phòng Pháp chế",
    "Phòng Nghiệp vụ 1",
    "Phòng Nghiệp vụ 2",
    "Trung tâm Thông tin",
    "Phòng Nghiệp vụ 3",
    "Phòng Tổng hợp",
    "Ban Quản lý dự án",
    "Trung tâm Dịch vụ",
    "Phòng Kiểm tra",
    "Phòng Tuyên truyền",
    "Phòng Quản lý chất lượng",
    "Trung tâm Tư vấn",
]
_SERVICE_CELLS = [
    "Phòng Tổ chức - Hành chính",
    "Phòng Kế hoạch - Tổng hợp",
    "Phòng Tài chính - Kế toán",
    "Khoa Nội",
    "Khoa Ngoại",
    "Khoa Cấp cứu",
    "Khoa Dược - Vật tư",
    "Khoa Xét nghiệm",
    "Khoa Khám bệnh",
    "Khoa Chẩn đoán hình ảnh",
    "Phòng Điều dưỡng",
    "Khoa Nhi",
    "Khoa Dinh dưỡng",
    "Khoa Phục hồi chức năng",
    "Khoa Truyền nhiễm",
    "Khoa Mắt",
]
_SCHOOL_CELLS = [
    "Phòng Tổ chức - Hành chính",
    "Phòng Đào tạo",
    "Khoa Cơ bản",
    "Khoa Lý luận chính trị",
    "Khoa Ngoại ngữ - Tin học",
    "Phòng Công tác học sinh - sinh viên",
    "Khoa Chuyên ngành",
    "Phòng Khảo thí",
    "Khoa Xã hội",
    "Khoa Tự nhiên",
    "Trung tâm Thực hành",
]
_FIRM_CELLS = [
    "Văn phòng Công ty",
    "Phòng Kế toán - Tài vụ",
    "Phòng Kỹ thuật",
    "Phân xưởng 1",
    "Phân xưởng 2",
    "Phòng Kinh doanh",
    "Phân xưởng Cơ điện",
    "Chi nhánh Hạ Lâm",
    "Chi nhánh Sơn Khê",
    "Chi nhánh Phù Vân",
    "Phòng An toàn",
    "Chi nhánh Vĩnh Khê",
    "Phân xưởng 3",
    "Chi nhánh An Lãng",
    "Tổ sản xuất phụ trợ",
    "Chi nhánh Đông Triền",
    "Chi nhánh Quế Dương",
    "Đội vận hành",
]


def cell_names(unit: Unit, wanted: int) -> list[str]:
    """Names of so many cells in a unit, numbered once the names of its departments are used up."""
    departments = _departments(unit)
    names = [f"Chi bộ {name}" for name in departments[:wanted]]
    numbers = count(1)
    while len(names) < wanted:
        names.append(f"Chi bộ {next(numbers)}")
    return names


def _departments(unit: Unit) -> list[str]:
    if unit.name.startswith(("Trường", "Học viện")):
        return _SCHOOL_CELLS
    if unit.sector is SERVICE:
        return _SERVICE_CELLS
    if unit.sector in (STATE_FIRM, PRIVATE_FIRM):
        return _FIRM_CELLS
    return _OFFICE_CELLS


def party_name(unit_name: str, *, committee: bool) -> str:
    """The Party organisation of a unit: "Đảng bộ Sở Tài chính", "Chi bộ Hội Chữ thập đỏ tỉnh"."""
    return f"{'Đảng bộ' if committee else 'Chi bộ'} {unit_name}"
