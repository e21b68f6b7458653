"""Addresses of delegates."""

from django.urls import path

from dangbo.congresses.views import delegate_file, delegate_papers, delegates

_LIST = "dai-hoi/<uuid:congress_id>/dai-bieu/"
urlpatterns = [
    path(_LIST, delegates.delegates, name="delegates"),
    path(f"{_LIST}tu-tep/", delegate_file.delegate_file, name="delegate_file"),
    path(f"{_LIST}phan-bo/", delegates.allocation, name="allocation"),
    path(f"{_LIST}viec/<slug:act>/", delegates.delegates_act, name="delegates_act"),
    path(f"{_LIST}the/<slug:size>/", delegate_papers.cards, name="delegate_cards"),
    path(f"{_LIST}giay-trieu-tap/", delegate_papers.summons, name="delegate_summons"),
    path("dai-hoi/phan-bo/<uuid:line_id>/dieu-chinh/", delegates.adjust, name="adjust_allotment"),
    path("dai-hoi/dai-bieu/<uuid:delegate_id>/<slug:act>/", delegates.delegate_act, name="delegate_act"),
]
