"""What the office writes over the blanks of its drafts, in the order in which the blanks stand."""

REPORT = (
    "Lãnh đạo Văn phòng phục vụ đầy đủ các kỳ họp thường lệ và chuyên đề của Hội đồng nhân dân tỉnh; "
    "tài liệu kỳ họp gửi đại biểu đúng hạn.",
    "Tổ chức học tập các nghị quyết của Trung ương, của Tỉnh ủy; 100% đảng viên ký cam kết học tập và làm theo Bác.",
    "Hai chi bộ thực hiện 6 cuộc kiểm tra, 4 cuộc giám sát; không có đảng viên vi phạm phải xử lý kỷ luật.",
    "Công đoàn, chi đoàn được xếp loại vững mạnh ba năm liền.",
    "Một số nội dung tham mưu còn chậm; sinh hoạt chuyên đề chưa đều ở Chi bộ Hành chính - Tổ chức - Quản trị.",
    "Việc gì cũng giao rõ người, rõ việc, rõ thời hạn; cấp ủy kiểm tra ngay từ đầu.",
    "Xây dựng Đảng bộ trong sạch, vững mạnh; nâng cao chất lượng tham mưu, phục vụ Hội đồng nhân dân tỉnh.",
    "90",
    "100",
    "4",
    "Nâng cao chất lượng tham mưu; đổi mới sinh hoạt chi bộ; tạo nguồn kết nạp đảng viên; thực hành tiết kiệm.",
)
REVIEW = (
    "Ban Chấp hành giữ nghiêm nguyên tắc tập trung dân chủ, họp thường kỳ hằng tháng, quyết định theo đa số.",
    "Hoàn thành các chỉ tiêu nghị quyết đại hội; hằng năm Đảng bộ hoàn thành tốt nhiệm vụ trở lên.",
    "Bổ nhiệm, luân chuyển cán bộ đúng quy trình; nội bộ đoàn kết.",
    "Việc chuyên môn nhiều vào thời gian chuẩn bị kỳ họp; một số cấp ủy viên chưa dành đủ thời gian cho công tác đảng.",
)
RESOLUTION = (
    "Xây dựng Đảng bộ trong sạch, vững mạnh; nâng cao chất lượng tham mưu, phục vụ Hội đồng nhân dân tỉnh.",
    "90",
    "100",
    "4",
    "Nâng cao chất lượng tham mưu; đổi mới sinh hoạt chi bộ; tạo nguồn kết nạp đảng viên; thực hành tiết kiệm.",
)
PROGRAMME = (
    *("Nâng cao chất lượng tham mưu", "100% tài liệu kỳ họp đúng hạn", "Chi bộ Tổng hợp", "Hằng năm"),
    *("Đổi mới sinh hoạt chi bộ", "Mỗi quý một sinh hoạt chuyên đề", "Hai chi bộ", "Hằng quý"),
    *("Tạo nguồn kết nạp đảng viên", "4 đảng viên mới", "Đảng ủy", "Năm 2025"),
)
