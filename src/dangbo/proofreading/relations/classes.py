"""Classes whose members share out a whole between them, and labels that overlap with others and so never add up."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class ClosedClass:
    """Members that together are everything, each a pattern looked for around a part. `sure`: there is no other."""

    name: str
    members: tuple[re.Pattern[str], ...]
    sure: bool = True


def _closed(name: str, *members: str, sure: bool = True) -> ClosedClass:
    return ClosedClass(name, tuple(re.compile(member, re.IGNORECASE) for member in members), sure)


CLOSED_CLASSES = (
    _closed("hình thức kỷ luật", r"khi[eể]n trách", "cảnh cáo", "cách chức", "khai trừ"),
    _closed("chính thức và dự khuyết", r"đại biểu chính thức|\bchính thức", "dự khuyết"),
    _closed("chính thức và dự bị", "chính thức", "dự bị"),
    _closed("đảng bộ cơ sở và chi bộ cơ sở", "đảng bộ(?! cấp| trực)", r"chi bộ(?! trực thuộc)"),
    _closed("tái cử và tham gia lần đầu", r"tái cử", r"lần đầu|mới tham gia"),
    _closed("nam và nữ", r"\bnam\b", r"\bnữ\b"),
    _closed(
        "mức xếp loại",
        r"xuất sắc(?! tiêu biểu)",
        r"(?<!không )hoàn thành tốt",
        r"(?<!không )hoàn thành(?: nhiệm vụ)?(?! tốt| xuất sắc)(?!\w)(?!.*(?:tốt|xuất sắc))",
        r"không hoàn thành",
    ),
    _closed("đương nhiên và được bầu", "đương nhiên", "được bầu", sure=False),
    _closed("cấp tỉnh, cấp huyện, cấp xã", r"\btỉnh\b", r"\bhuyện\b", r"\bxã\b", sure=False),
    _closed("xếp loại học viên", r"\bgiỏi\b", r"\bkhá\b", r"trung bình", sure=False),
)
OVERLAPPING = re.compile(
    r"(?<!\w)(?:nữ|dân tộc|tôn giáo|có đạo|theo đạo|đoàn viên|trẻ|học sinh|sinh viên|đại học|cao đẳng|trung cấp"
    r"|lý luận|chuyên môn"
    r"|cao nhất|thấp nhất|nhiều nhất|ít nhất|lớn tuổi|trẻ tuổi|doanh nghiệp|nông thôn|công nhân|trong đó|riêng)(?!\w)",
    re.IGNORECASE,
)
OCCUPATION = re.compile(
    r"(?<!\w)(?:công chức|viên chức|công nhân|nông dân|học sinh|sinh viên|giáo viên|giảng viên|lực lượng vũ trang"
    r"|quân đội|công an|doanh nhân|hưu trí|cán bộ xã|nghề tự do|lao động|buôn bán|kinh doanh|ngành nghề khác)(?!\w)",
    re.IGNORECASE,
)
"""Occupations: a person has one, so lists of them alone do add up."""
ALLOCATED = re.compile(
    r"(?:phân bổ|triệu tập|cần bầu|được bầu tối đa|chỉ tiêu|dự kiến|cơ cấu)[^.;:()]{0,30}$", re.IGNORECASE
)


def closed_class_of(labels: list[str]) -> ClosedClass | None:
    """The class of which every label holds a member, each a different one; None if there is none."""
    held = [_memberships(label) for label in labels]
    for number, closed in enumerate(CLOSED_CLASSES):
        found = [members[number] for members in held]
        if None not in found and len(set(found)) == len(found):
            return closed
    return None


@lru_cache(maxsize=8_192)
def _memberships(label: str) -> tuple[int | None, ...]:
    """Of each class the one member that a label holds; None where it holds none or several."""
    found: list[int | None] = []
    for closed in CLOSED_CLASSES:
        held = [index for index, member in enumerate(closed.members) if member.search(label)]
        found.append(held[0] if len(held) == 1 else None)
    return tuple(found)
