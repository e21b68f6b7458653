"""What every download of an Excel file shares."""

from django.http import HttpResponse

from dangbo.registry.sheets.exporting import XLSX

NO_EXPORT = "Đồng chí chưa được giao quyền xuất danh sách. Liên hệ Ban Tổ chức."


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    """An Excel file as a download; `name` without its ending."""
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    )
