"""Documents of an imaginary Party organisation for measuring the layout: one of each form that offices issue most."""

from collections.abc import Callable
from datetime import date

from dangbo.paper.party_documents.model import (
    Attachment,
    Division,
    Heading,
    ItemList,
    Paragraph,
    PartyDocument,
    Signature,
    TableBlock,
)
from dangbo.rules.documents.profile import LayoutProfile
from dangbo.vietnamese.symbols import Symbol

SUPERIOR = "Tỉnh ủy Sông Lam"
BODY = "Đảng ủy Khối\nCác cơ quan tỉnh"
PLACE = "Sông Lam"
CHAIR = Signature("Bí thư", "Trần Văn Mẫu", "T/M Ban Thường vụ")
DEPUTY = Signature("Phó Bí thư", "Lê Thị Ví Dụ", "T/M Đảng ủy")
_TEXT = (
    "Đại hội các chi bộ, đảng bộ cơ sở phải được chuẩn bị chu đáo, dân chủ, đúng nguyên tắc; văn kiện trình đại hội"
    " phải ngắn gọn, đánh giá đúng thực chất kết quả thực hiện nghị quyết nhiệm kỳ qua, chỉ rõ ưu điểm, hạn chế,"
    " nguyên nhân và kinh nghiệm, xác định mục tiêu, nhiệm vụ, giải pháp sát hợp với nhiệm kỳ tới."
)


def plan_sample(profile: LayoutProfile) -> PartyDocument:
    """A plan of three pages with headings, lists, a table and an attachment."""
    return PartyDocument(
        profile=profile,
        superior_body=SUPERIOR,
        issuing_body=BODY,
        symbol=Symbol(81, "KH", "ĐUK"),
        place=PLACE,
        date=date(2026, 6, 5),
        kind_title="Kế hoạch",
        abstract="tổ chức đại hội chi bộ, đảng bộ cơ sở\ntiến tới Đại hội Đảng bộ Khối nhiệm kỳ 2025-2030",
        body=(
            ItemList(
                ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Căn cứ Kế hoạch số 84-KH/TU, ngày 15/6/2026 của Tỉnh ủy;")
            ),
            Paragraph("Ban Thường vụ Đảng ủy Khối ban hành kế hoạch tổ chức đại hội như sau:"),
            Heading("I. MỤC ĐÍCH, YÊU CẦU"),
            Heading("1. Mục đích", 2),
            *(Paragraph(_TEXT) for _ in range(3)),
            Heading("2. Yêu cầu", 2),
            *(Paragraph(_TEXT) for _ in range(3)),
            Heading("2.1. Đối với chi bộ", 3),
            Paragraph(_TEXT),
            Heading("II. TIẾN ĐỘ"),
            TableBlock(
                ("TT", "Loại hình", "Số tổ chức", "Hoàn thành trước"),
                (
                    ("1", "Chi bộ trực thuộc đảng ủy cơ sở", "502", "30/3/2026"),
                    ("2", "Chi bộ cơ sở", "41", "31/5/2026"),
                    ("3", "Đảng bộ cơ sở", "67", "30/6/2026"),
                ),
                (12, 78, 30, 45),
                frozenset({2}),
            ),
            Heading("III. TỔ CHỨC THỰC HIỆN"),
            *(Paragraph(_TEXT) for _ in range(2)),
        ),
        signatures=(CHAIR,),
        recipients=("Ban Thường vụ Tỉnh ủy (báo cáo)", "Các đảng ủy, chi ủy cơ sở", "Lưu Văn phòng Đảng ủy Khối"),
        attachments=(Attachment("Phụ lục 1", "Danh sách đại hội điểm", (Paragraph(_TEXT),)),),
    )


def decision_sample(profile: LayoutProfile) -> PartyDocument:
    """A decision with articles."""
    return PartyDocument(
        profile=profile,
        superior_body=SUPERIOR,
        issuing_body="Đảng ủy Khối",
        symbol=Symbol(2163, "QĐ", "ĐUK"),
        place=PLACE,
        date=date(2026, 6, 10),
        kind_title="Quyết định",
        abstract="về việc nâng cấp Chi bộ cơ sở Sở Mẫu lên Đảng bộ cơ sở",
        body=(
            ItemList(
                (
                    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
                    "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ Khối;",
                    "Xét đề nghị của Ban Tổ chức Đảng ủy Khối,",
                )
            ),
            Division("", "Ban Thường vụ Đảng ủy Khối quyết định"),
            Paragraph("Nâng cấp Chi bộ cơ sở Sở Mẫu, gồm 38 đảng viên, lên Đảng bộ cơ sở.", lead="Điều 1."),
            Paragraph("Đảng bộ cơ sở Sở Mẫu có con dấu và tài khoản theo quy định.", lead="Điều 2."),
            Paragraph(
                "Văn phòng, Ban Tổ chức Đảng ủy Khối và Đảng bộ cơ sở Sở Mẫu chịu trách nhiệm thi hành quyết định này.",
                lead="Điều 3.",
            ),
        ),
        signatures=(CHAIR,),
        recipients=("Như Điều 3", "Lưu Văn phòng Đảng ủy Khối"),
    )


def notice_sample(profile: LayoutProfile) -> PartyDocument:
    """An urgent notice."""
    return PartyDocument(
        profile=profile,
        superior_body="Đảng bộ xã Mẫu",
        issuing_body="Đảng ủy Trường Chính trị",
        symbol=Symbol(9, "TB", "ĐU"),
        place=PLACE,
        date=date(2026, 6, 2),
        kind_title="Thông báo",
        abstract="mở lớp bồi dưỡng đối tượng kết nạp Đảng",
        urgency="Khẩn",
        body=(Paragraph(_TEXT), Paragraph("Đảng ủy thông báo để các chi bộ biết và cử người dự lớp.")),
        signatures=(DEPUTY,),
        recipients=("Các chi bộ trực thuộc", "Lưu Đảng ủy"),
    )


def invitation_sample(profile: LayoutProfile) -> PartyDocument:
    """An invitation to two addressees."""
    return PartyDocument(
        profile=profile,
        superior_body=SUPERIOR,
        issuing_body="Đảng ủy Khối",
        symbol=Symbol(134, "GM", "ĐUK"),
        place=PLACE,
        date=date(2026, 10, 22),
        kind_title="Giấy mời",
        abstract="dự hội nghị Ban Chấp hành Đảng bộ Khối lần thứ 12",
        addressees=("Các đồng chí Ủy viên Ban Chấp hành", "Các đồng chí bí thư chi bộ trực thuộc"),
        body=(
            Paragraph("Ban Thường vụ Đảng ủy Khối kính mời các đồng chí dự hội nghị Ban Chấp hành lần thứ 12."),
            Paragraph("7 giờ 30, ngày 25/10/2026.", lead="Thời gian:"),
            Paragraph("Hội trường Đảng ủy Khối.", lead="Địa điểm:"),
            Paragraph("Đề nghị các đồng chí dự đúng thành phần, thời gian và nghiên cứu trước tài liệu gửi kèm."),
        ),
        signatures=(Signature("Chánh Văn phòng", "Phạm Thử Nghiệm", "T/L Ban Thường vụ"),),
        recipients=("Như trên", "Lưu Văn phòng Đảng ủy Khối"),
    )


def minutes_sample(profile: LayoutProfile) -> PartyDocument:
    """Minutes of a cell, signed by the secretary of the meeting and its chair; place and date stand in the text."""
    return PartyDocument(
        profile=profile,
        superior_body="Đảng bộ Trường Chính trị",
        issuing_body="Chi bộ Văn phòng",
        symbol=Symbol(1, "BB", "CB"),
        place="",
        date=None,
        kind_title="Biên bản",
        abstract="họp chi bộ thường kỳ tháng 6 năm 2026",
        body=(
            Paragraph("Hôm nay, hồi 14 giờ 00 ngày 03/6/2026, tại phòng họp, chi bộ họp thường kỳ tháng 6."),
            Heading("I. THÀNH PHẦN"),
            Paragraph("11/11 đảng viên có mặt. Chủ trì: đồng chí Bí thư chi bộ."),
            Heading("II. NỘI DUNG"),
            *(Paragraph(_TEXT) for _ in range(2)),
            Paragraph("Cuộc họp kết thúc lúc 16 giờ 30 cùng ngày."),
        ),
        signatures=(Signature("Thư ký", "Nguyễn Thị Minh Họa"), Signature("Chủ trì", "Trần Văn Mẫu")),
        recipients=("Đảng ủy (báo cáo)", "Lưu Chi bộ"),
    )


def congress_sample(profile: LayoutProfile) -> PartyDocument:
    """The resolution of a congress, without number, signed on behalf of its presidium."""
    return PartyDocument(
        profile=profile,
        superior_body="Đảng bộ Khối\nCác cơ quan tỉnh",
        issuing_body="Đại hội đại biểu Đảng bộ\nSở Mẫu lần thứ IV\nNhiệm kỳ 2025-2030",
        place=PLACE,
        date=date(2026, 6, 30),
        kind_title="Nghị quyết",
        abstract="Đại hội đại biểu Đảng bộ Sở Mẫu lần thứ IV, nhiệm kỳ 2025-2030",
        body=(
            Division("", "Đại hội quyết nghị"),
            *(Paragraph(_TEXT, lead=f"{number}.") for number in range(1, 4)),
            Paragraph("Đại hội giao Ban Chấp hành khóa IV cụ thể hóa và tổ chức thực hiện thắng lợi nghị quyết."),
        ),
        signatures=(Signature("Chủ tịch", "Trần Văn Mẫu", "T/M Đoàn Chủ tịch"),),
        recipients=("Đảng ủy Khối (báo cáo)", "Lưu Văn phòng Đảng ủy"),
    )


def letter_sample(profile: LayoutProfile) -> PartyDocument:
    """A draft of an official letter: the abstract stands under the number, which is still blank."""
    return PartyDocument(
        profile=profile,
        superior_body=SUPERIOR,
        issuing_body="Ban Tổ chức",
        symbol=Symbol(None, "CV", "BTCTU"),
        place=PLACE,
        date=None,
        kind_title="",
        abstract="về việc báo cáo kết quả đại hội các chi bộ",
        draft="Dự thảo lần 2",
        addressees=("Các đảng ủy trực thuộc Tỉnh ủy",),
        body=(Paragraph(_TEXT), Paragraph("Báo cáo gửi về Ban Tổ chức trước ngày 30/6/2026.")),
        signatures=(Signature("Phó Trưởng Ban", "Lê Thị Ví Dụ", "K/T Trưởng Ban"),),
        recipients=("Như trên", "Lưu Ban Tổ chức"),
    )


SAMPLES: dict[str, Callable[[LayoutProfile], PartyDocument]] = {
    "Kế hoạch": plan_sample,
    "Quyết định": decision_sample,
    "Thông báo": notice_sample,
    "Giấy mời": invitation_sample,
    "Biên bản": minutes_sample,
    "Văn bản đại hội": congress_sample,
    "Công văn": letter_sample,
}
