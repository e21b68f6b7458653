"""Reason codes in Vietnamese."""

REJECTED = {
    "empty_file": "tệp rỗng",
    "huge_file": "tệp quá lớn",
    "unreadable_file": "không được quyền đọc tệp hoặc đĩa lỗi",
    "broken_file": "tệp ảnh bị hỏng hoặc thiếu",
    "locked_file": "tệp PDF có mật khẩu",
    "no_image": "tệp không phải ảnh PNG, JPEG, TIFF hoặc PDF",
    "huge_image": "ảnh có quá nhiều điểm ảnh",
    "tiny_image": "ảnh quá nhỏ",
    "no_marks": "không thấy các ô định vị của phiếu",
    "empty": "tờ giấy trắng",
    "marks_missing": "mất quá nhiều ô định vị ở góc phiếu",
    "timing_missing": "mất quá nhiều vạch mép hàng",
    "mirrored": "ảnh bị lật ngược trái phải",
    "foreign": "phiếu của cuộc bầu cử khác hoặc không phải phiếu của chương trình",
    "other_layout": "phiếu in từ danh sách khác của cuộc bầu cử này",
    "wrong_page": "mặt phiếu không đúng",
    "wrong_scale": "phiếu bị phóng to hoặc thu nhỏ (bản sao chụp)",
    "spliced": "hai tờ chồng lên nhau hoặc giấy bị trượt khi quét",
    "code_unread": "không đọc được mã QR",
    "codes_differ": "hai mã QR trên phiếu khác nhau",
    "low_resolution": "ảnh quá thô, cần quét ít nhất 150 dpi",
    "too_dark": "ảnh quá tối",
    "washed_out": "ảnh quá nhạt",
    "low_contrast": "ảnh thiếu tương phản",
    "batch_header": "tờ đầu tập phiếu, không phải phiếu bầu",
}
"""Why a sheet is refused."""

ROW = {
    "blank": "không đánh dấu ô nào",
    "both": "đánh dấu cả hai ô",
    "weak": "nét rất mờ",
    "faint": "nét nhạt hơn các dấu khác",
    "small": "dấu quá nhỏ",
    "odd_mark": "dấu khác hẳn các dấu khác trên phiếu",
    "cancelled": "có thể dấu đã bị gạch bỏ",
    "other_box": "ô kia có vết mực hoặc vết tẩy",
    "ink_around": "mực tràn ra ngoài ô",
    "joined": "nét nối hai ô",
    "stray_ink": "có mực ngoài ô trong hàng",
    "outline": "không thấy đủ khung ô",
    "shifted": "ô lệch khỏi vị trí in",
    "mark_missing": "mất vạch mép hàng",
    "cut_off": "hàng bị cắt khỏi ảnh",
    "streak": "có vệt dọc của máy quét",
    "fold": "có nếp gấp đè lên tên",
    "partial": "chỉ gạch một phần tên",
    "beside": "có mực gần tên nhưng không gạch qua tên",
    "readers_differ": "hai lượt đọc không giống nhau",
    "side_missing": "thiếu ảnh mặt này",
    "whole_ballot": "cả tờ phiếu cần người xem",
}
"""Why a row goes to people."""

WHOLE = {
    "many_doubts": "nhiều hàng chưa rõ hoặc để trống",
    "over_seats": "bầu quá số lượng",
    "no_vote": "không có hàng nào đồng ý",
    "faint_pen": "cả phiếu viết rất nhạt",
    "streak": "có vệt dọc của máy quét qua các ô",
    "code_missing": "chỉ đọc được một trong hai mã QR",
    "codes_unread": "không đọc đủ hai mã QR",
    "codes_differ": "hai mã QR khác nhau",
    "marks_missing": "thiếu ô định vị ở góc",
    "writing": "có chữ hoặc dấu ngoài bảng",
    "one_reader": "chỉ một lượt đọc nhận ra phiếu",
    "side_missing": "thiếu ảnh một mặt phiếu",
}
"""Why a whole ballot goes to people."""


def words(code: str) -> str:
    """A code in words. Raises KeyError for a code that no reader gives."""
    return {**WHOLE, **ROW, **REJECTED}[code]
