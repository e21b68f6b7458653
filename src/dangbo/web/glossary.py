"""The terms of the rules that pages explain where they appear."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term, what it means in one sentence, and where that is laid down (empty for a matter of plain language)."""

    name: str
    meaning: str
    source: str = ""


IMPLEMENTING = "Quy định thi hành Điều lệ Đảng"

TERMS: dict[str, Term] = {
    "dang-vien-chinh-thuc": Term("Đảng viên chính thức", "Đảng viên đã được công nhận sau thời gian dự bị."),
    "dang-vien-du-bi": Term(
        "Đảng viên dự bị",
        "Đảng viên mới kết nạp, trong thời gian 12 tháng trước khi được xét công nhận chính thức.",
        IMPLEMENTING,
    ),
    "tuoi-dang": Term(
        "Tuổi đảng", "Thời gian tính từ ngày ký quyết định kết nạp, trừ thời gian không ở trong Đảng.", IMPLEMENTING
    ),
    "ngay-vao-dang": Term(
        "Ngày vào Đảng", "Ngày làm lễ kết nạp, ghi trên thẻ đảng viên; từ ngày này tính thời gian dự bị.", IMPLEMENTING
    ),
    "mien-cong-tac": Term(
        "Miễn công tác và sinh hoạt đảng",
        "Đảng viên tuổi cao, sức yếu được chi bộ xét miễn; vẫn được tính trong tổng số đảng viên.",
        IMPLEMENTING,
    ),
    "chuyen-sinh-hoat": Term(
        "Chuyển sinh hoạt", "Đảng viên chuyển từ tổ chức đảng này sang tổ chức đảng khác, chính thức hoặc tạm thời."
    ),
    "to-chuc-co-so-dang": Term("Tổ chức cơ sở đảng", "Chi bộ cơ sở và đảng bộ cơ sở; nền tảng của Đảng."),
    "cap-uy": Term("Cấp ủy", "Ban chấp hành của đảng bộ hoặc chi ủy của chi bộ, do đại hội bầu ra cho một nhiệm kỳ."),
    "tai-cu": Term("Tái cử", "Người đã tham gia cấp ủy nhiệm kỳ trước và được bầu lại."),
    "so-du": Term("Số dư", "Số người trong danh sách bầu cử nhiều hơn số người cần bầu."),
    "chot-so-lieu": Term(
        "Chốt số liệu", "Giữ nguyên các con số của một báo cáo cùng các dòng đã đếm; thay đổi về sau được ghi riêng."
    ),
    "muc-do-chac-chan": Term(
        "Mức độ chắc chắn", "Một giá trị đã đối chiếu văn bản gốc, suy ra từ văn bản, hay chưa kiểm chứng."
    ),
}
