"""What rounds offer to the shared pages."""

JOURNAL = {
    "open_congress_round": "Mở đợt đại hội",
    "close_congress_round": "Kết thúc đợt đại hội",
    "add_congress_directive": "Ghi văn bản chỉ đạo đại hội",
    "end_congress_directive": "Ghi văn bản chỉ đạo hết hiệu lực",
    "export_round_list": "Xuất danh sách của đợt đại hội",
    "change_congress_rule": "Đổi quy định của đợt đại hội",
}
