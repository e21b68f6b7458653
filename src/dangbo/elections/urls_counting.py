"""Addresses of the counting desk."""

from django.urls import path

from dangbo.elections.views.counting import desk, keying

_ELECTION = "bau-cu/cuoc-bau/<uuid:election_id>/kiem-phieu/"
_COUNT = "bau-cu/lan-kiem/<uuid:count_id>/"
_BATCH = "bau-cu/tap-phieu/<uuid:batch_id>/"
urlpatterns = [
    path(_ELECTION, desk.desk, name="count_desk"),
    path(f"{_ELECTION}viec/<slug:act>/", desk.desk_act, name="count_desk_act"),
    path(_COUNT, desk.count, name="count"),
    path(f"{_COUNT}viec/<slug:act>/", desk.count_act, name="count_act"),
    path(_BATCH, desk.batch, name="batch"),
    path(f"{_BATCH}dem-lai/", desk.recount, name="recount_batch"),
    path(f"{_BATCH}nhap/<uuid:teller_id>/", keying.pad, name="pad"),
    path(f"{_BATCH}phieu/<int:sheet>/", keying.conclude, name="conclude"),
]
