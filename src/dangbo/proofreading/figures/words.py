"""Words around figures: what is counted in Party offices, and the words that hedge a figure or make it a change."""

import re

from dangbo.proofreading.figures.model import Hedge

_HEADS = """
tổ chức cơ sở đảng|tổ chức đảng|tổ chức đoàn thể|tổ chức|TCCSĐ|TCĐ|đảng bộ cơ sở|đảng bộ bộ phận|đảng bộ
|chi bộ cơ sở|chi bộ
|đảng ủy viên|chi ủy viên|cấp ủy viên|ủy viên|cấp ủy|đảng ủy|thành ủy|huyện ủy|quận ủy|chi ủy|ban thường vụ
|ban chấp hành
|tiểu ban|đảng viên|ĐV|đoàn viên|hội viên|đồng chí|đ/c|đại biểu|quần chúng|người dân|người|cá nhân|tập thể
|cán bộ|công chức
|viên chức|công nhân|học viên|học sinh|sinh viên|giảng viên|giáo viên|báo cáo viên|tuyên truyền viên|thanh niên|chiến sĩ
|chiến sỹ|nhân dân|cử tri|gia đình|hộ gia đình|hộ|nhân khẩu|bí thư|phó bí thư|trưởng thôn|thành viên|lao động
|vị|ứng cử viên
|đơn vị|cơ quan|doanh nghiệp|cơ sở|trường|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|buôn
|làng|ấp|khu dân cư
|tổ dân phố|địa phương|địa bàn|lớp|khóa học|hội nghị|cuộc họp|cuộc kiểm tra|cuộc giám sát|cuộc|buổi|đợt|lượt đảng viên
|lượt người|lượt cán bộ|lượt|chuyên đề|chương trình|kế hoạch|đề án|nghị quyết|chỉ thị|kết luận|quyết định
|quy định|quy chế
|hướng dẫn|báo cáo|thông báo|công văn|mẫu văn bản|văn bản|hồ sơ|đơn thư|đơn|vụ việc|vụ|trường hợp|vi phạm
|nội dung|mục tiêu
|chỉ tiêu|nhiệm vụ|giải pháp|bước|tiêu chí|điểm|ý kiến|công trình|phần việc|mô hình|dự án|sáng kiến|đề tài|bài viết|bài
|tác phẩm|tin|giấy khen|bằng khen|huy hiệu|phần quà|suất quà|suất|căn nhà|nhà|phòng|trạm|tổ công tác
|đoàn công tác|đoàn|tổ
|đội|câu lạc bộ|phiếu|phần trăm|năm tuổi đảng|tuổi đảng|tuổi|năm|tháng|tuần|ngày|giờ|phút|giây|lần|kỳ|khóa|nhiệm kỳ|quý
|đồng|triệu đồng|tỷ đồng|tỉ đồng|nghìn đồng|ngàn đồng|tấn|tạ|kg|ha|hécta|km|mét|m2|lít|con|cây|đầu mối|ngành
|nghề|dân tộc
|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|cử nhân|nữ|nam|cháu|em|ông|bà|bạn|anh|chị|đầu sách|cuốn|bộ
|chiếc|máy
|giải|danh hiệu|cụm|khối|hội|liên đoàn|công đoàn|chức danh|vị trí|biên chế|suất học bổng|mẹ|thương binh|liệt sĩ|thí sinh
|ban|sở|phái đoàn|tiết mục|hạng mục|nhóm|lĩnh vực|khâu|vấn đề|bài học|điều|khoản|chương|mục|cấp|vòng|câu|trang
"""
TYPE_WORD = (
    "(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Quy định|Quy chế|Kế hoạch|Hướng dẫn|Thông báo|Thông tri"
    "|Chương trình|Đề án"
    "|Tờ trình|Công văn|Công điện|Nghị định|Thông tư|Pháp lệnh|Giấy mời)"
)
"""The kinds of documents that may stand right before a number without the word số."""
_TAILS = """
cơ sở|trực thuộc trung ương|trực thuộc tỉnh ủy|trực thuộc|bộ phận|chính thức|dự khuyết|dự bị|mới|đương nhiên
|được bầu|ngoài nước
|nữ|nam|cấp huyện|cấp xã|cấp tỉnh|cấp ủy|cấp trên cơ sở|cao tuổi|trẻ|chuyên trách|còn lại|trong nước
"""


def _alternatives(text: str) -> str:
    return "|".join(sorted((word.strip() for word in text.replace("\n", "").split("|")), key=len, reverse=True))


NOUN = rf"(?:(?:lượt )?(?:{_alternatives(_HEADS)}))(?![^\W_])"
"""What may be counted, longest first; matched without regard to case."""

COUNTED = re.compile(NOUN, re.IGNORECASE)
_TAILED = rf"(?: (?:{_alternatives(_TAILS)})(?!\w))"
_PHRASE = re.compile(rf"\s?(?:chi ?[,-] ?)?(?P<head>{NOUN}){_TAILED}*", re.IGNORECASE)
_NEXT = re.compile(rf"(?:, ?| và )(?P<head>{NOUN}){_TAILED}*(?!:? \d)", re.IGNORECASE)
_SAID_TOGETHER = tuple(
    frozenset(group.split("|"))
    for group in (
        "đảng bộ|chi bộ|đảng bộ cơ sở|chi bộ cơ sở|đảng ủy|ban thường vụ|tổ chức đảng|đảng bộ bộ phận",
        "cán bộ|đảng viên|công chức|viên chức|đoàn viên|hội viên|quần chúng|chiến sĩ|chiến sỹ|người|nhân dân"
        "|lao động|công nhân"
        "|học sinh|sinh viên",
        "xã|phường|thị trấn|quận|huyện|thị xã|thành phố|tỉnh",
        "thôn|buôn|bản|làng|ấp|khu dân cư|tổ dân phố",
        "công trình|phần việc|dự án|mô hình|đề tài|sáng kiến",
        "tập thể|cá nhân|gia đình|hộ gia đình",
        "giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|tiến sỹ|thạc sỹ|cử nhân",
        "cơ quan|đơn vị|doanh nghiệp|địa phương|trường",
        "nghị quyết|chỉ thị|kết luận|quyết định|quy định|quy chế|hướng dẫn|kế hoạch|chương trình|đề án|báo cáo"
        "|thông báo",
    )
)
_ANY_WORDS = re.compile(r" (?P<unit>[^\W\d_A-Z]+(?: [^\W\d_A-Z]+)?)")
_NO_UNIT = frozenset(
    [
        "và",
        "có",
        "là",
        "của",
        "tại",
        "với",
        "trong",
        "vào",
        "được",
        "bị",
        "cho",
        "từ",
        "đến",
        "đạt",
        "chiếm",
        "bằng",
        "tăng",
        "giảm",
        "so",
        "theo",
        "về",
        "ở",
        "thì",
        "mà",
        "do",
        "để",
        "còn",
        "đã",
        "sẽ",
        "đang",
        "trên",
        "dưới",
        "hoặc",
        "như",
        "ra",
        "lên",
        "xuống",
        "nhận",
        "thuộc",
        "gồm",
        "khai",
        "khiển",
        "cảnh",
        "cách",
        "nhưng",
        "nên",
        "qua",
        "sau",
        "trước",
        "khi",
        "này",
        "đó",
        "kia",
        "nay",
        "trở",
        "hoàn",
    ]
)
_HEDGES = {
    **dict.fromkeys(("hơn", "trên", "quá", "vượt"), Hedge.OVER),
    **dict.fromkeys(("gần", "dưới", "chưa đầy", "chưa tới", "sát"), Hedge.UNDER),
    **dict.fromkeys(("khoảng", "chừng", "ước", "ước khoảng", "xấp xỉ", "độ", "tương đương khoảng"), Hedge.ABOUT),
    **dict.fromkeys(("ít nhất", "tối thiểu", "không dưới"), Hedge.AT_LEAST),
    **dict.fromkeys(("nhiều nhất", "tối đa", "không quá"), Hedge.AT_MOST),
}
_HEDGED = re.compile(rf"(?<!\w)(?P<word>{'|'.join(sorted(_HEDGES, key=len, reverse=True))}) $")
_UP_FROM = re.compile(
    r"[^.;,()]{0,20}?(?<!thành)(?<!tốt)(?<!vụ)(?<!sĩ)(?<!sỹ)(?<!học)(?<!cấp)(?<!khá) trở lên", re.IGNORECASE
)
_CHANGED = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|thấp hơn|cao hơn|nhiều hơn|ít hơn)(?: (?:thêm|được|đi|gần|hơn|trên|tới|đến"
    r"|triệu tập|so với \w+))* $"
)


def unit_behind(text: str, end: int) -> str:
    """The noun phrase counted by the figure that ends at `end`, as written; "" if no noun follows."""
    phrase = _PHRASE.match(text, end)
    if phrase:
        return _with_others(text, phrase)
    words = _ANY_WORDS.match(text, end)
    if words is None:
        return ""
    taken = words["unit"].split()
    if taken[0].lower() in _NO_UNIT:
        return ""
    return taken[0] if len(taken) == 1 or taken[1].lower() in _NO_UNIT else words["unit"]


def _with_others(text: str, phrase: re.Match[str]) -> str:
    """The phrase with the nouns that are named in one breath with it: đảng bộ, chi bộ cơ sở."""
    head, end = phrase["head"].lower(), phrase.end()
    together = [group for group in _SAID_TOGETHER if head in group]
    following = _NEXT.match(text, end)
    while following and any(following["head"].lower() in group for group in together):
        end = following.end()
        following = _NEXT.match(text, end)
    return text[phrase.start() : end].strip()


def hedge_around(before: str, after: str) -> Hedge | None:
    """The hedge of a figure from the lower-case words before it and the text behind it."""
    match = _HEDGED.search(before)
    if match:
        return _HEDGES[match["word"]]
    return Hedge.AT_LEAST if _UP_FROM.match(after) else None


def is_change(before: str) -> bool:
    """Whether the figure says by how much something rose or fell."""
    return _CHANGED.search(before) is not None
