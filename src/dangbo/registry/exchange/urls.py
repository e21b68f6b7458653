"""Addresses of import and export."""

from django.urls import path

from dangbo.registry.exchange.views import columns, deciding, exporting, previewing, storing, uploading

app_name = "exchange"
urlpatterns = [
    path("nhap/", uploading.imports, name="imports"),
    path("nhap/mau/<str:kind>.xlsx", uploading.form, name="form"),
    path("nhap/cot/<str:kind>/", uploading.headings, name="headings"),
    path("nhap/<uuid:draft_id>/", previewing.preview, name="preview"),
    path("nhap/<uuid:draft_id>/cot/", columns.columns, name="columns"),
    path("nhap/<uuid:draft_id>/trang-tinh/", columns.sheet, name="sheet"),
    path("nhap/<uuid:draft_id>/dong/<int:row>/", deciding.decide_row, name="decide"),
    path("nhap/<uuid:draft_id>/cach-viet/", deciding.undo_everywhere, name="undo_spelling"),
    path("nhap/<uuid:draft_id>/loi.xlsx", previewing.problems, name="problems"),
    path("nhap/<uuid:draft_id>/ghi/", storing.store, name="store"),
    path("nhap/<uuid:draft_id>/ket-qua/", storing.result, name="result"),
    path("nhap/<uuid:draft_id>/xoa/", uploading.delete, name="delete"),
    path("xuat/dang-vien/", exporting.export_members, name="export_members"),
    path("xuat/to-chuc/", exporting.export_organisations, name="export_organisations"),
]
