"""Addresses of the counting desk."""

from django.urls import path

from dangbo.elections.views.counting import adjudicating, auditing, desk, keying, opening, scanning

_ELECTION = "bau-cu/cuoc-bau/<uuid:election_id>/kiem-phieu/"
_COUNT = "bau-cu/lan-kiem/<uuid:count_id>/"
_BATCH = "bau-cu/tap-phieu/<uuid:batch_id>/"
_SHEET = f"{_BATCH}to/<int:sheet>/"
urlpatterns = [
    path(_ELECTION, desk.desk, name="count_desk"),
    path(f"{_ELECTION}viec/<slug:act>/", desk.desk_act, name="count_desk_act"),
    path(_COUNT, desk.count, name="count"),
    path(f"{_COUNT}viec/<slug:act>/", desk.count_act, name="count_act"),
    path(f"{_COUNT}doi-chieu/", auditing.audit, name="audit"),
    path(f"{_COUNT}doi-chieu/<int:batch>/<int:sheet>/", auditing.compare, name="compare"),
    path(f"{_ELECTION}bang-chung/", auditing.evidence, name="evidence"),
    path(_BATCH, desk.batch, name="batch"),
    path(f"{_BATCH}dem-lai/", desk.recount, name="recount_batch"),
    path(f"{_BATCH}nhap/<uuid:teller_id>/", keying.pad, name="pad"),
    path(f"{_BATCH}phieu/<int:sheet>/", keying.conclude, name="conclude"),
    path(f"{_BATCH}to-dau/", scanning.header_sheet, name="header_sheet"),
    path(f"{_BATCH}gui-anh/", scanning.upload, name="upload_scans"),
    path(f"{_BATCH}doc-tiep/", scanning.read_on, name="read_on"),
    path(f"{_BATCH}xem/<uuid:teller_id>/", adjudicating.look, name="look"),
    path(f"{_SHEET}mat/<int:side>/", scanning.side, name="side"),
    path(f"{_SHEET}dong/<int:row>/", scanning.row, name="row"),
    path(f"{_SHEET}dong/<int:row>/ket-luan/", adjudicating.conclude, name="conclude_row"),
    path(f"{_SHEET}dong/<int:row>/<slug:which>/", scanning.box, name="box"),
    path(f"{_SHEET}anh/", opening.opening, name="open_picture"),
    path(f"{_SHEET}bo/", scanning.leave_out, name="leave_out"),
]
