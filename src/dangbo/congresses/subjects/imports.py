"""What the import of earlier rounds offers to the shared pages."""

JOURNAL = {"import_congress_results": "Nhập kết quả đại hội nhiệm kỳ trước"}
