"""What is printed on a ballot for its reader (244 Art 17; 190 Art 15, whose text could not be read: unverified)."""

from dangbo.paper.ballots.layout.model import Layout, Style

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
HEADING = "PHIẾU BẦU CỬ"
BACK = "PHIẾU BẦU CỬ (mặt sau)"
SEAL = "(Dấu)"
NUMBER, NAME, YEAR = "STT", "Họ và tên", "Năm sinh"
AGREE, DISAGREE = "Đồng ý", "Không đồng ý"
GO_ON = "Danh sách còn tiếp ở mặt sau, xin lật phiếu."
NOTHING_ELSE = "Không ký tên, không viết thêm vào phiếu; viết hỏng thì đổi phiếu khác."
PEN = "Dùng bút bi hoặc bút nước, mực xanh hoặc đen."


def how_to_vote(layout: Layout) -> str:
    """The instruction above the list."""
    if layout.style is Style.AGREE_DISAGREE:
        if len(layout.rows) == 1:
            return f"Đồng ý bầu thì đánh dấu X vào ô “{AGREE}”; không đồng ý thì đánh dấu X vào ô “{DISAGREE}”."
        return (
            f"Đồng ý bầu ai thì đánh dấu X vào ô “{AGREE}” ở hàng của người đó; không đồng ý thì đánh dấu X vào ô "
            f"“{DISAGREE}”. Mỗi người chỉ đánh dấu vào một ô."
        )
    return (
        "Không bầu ai thì gạch một đường ngang suốt cả họ và tên của người đó; bầu ai thì để nguyên tên. "
        f"Số người để lại không quá {layout.seats}."
    )


def numbers(layout: Layout) -> str:
    """How many are to be elected from how many."""
    return f"Số lượng bầu: {layout.seats} người; danh sách có {len(layout.rows)} người"


def advice() -> list[str]:
    """The lines under the list."""
    return [PEN, NOTHING_ELSE]
