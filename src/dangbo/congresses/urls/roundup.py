"""Addresses of the round-up."""

from django.urls import path

from dangbo.congresses.views import roundup

_ROUND = "dai-hoi/dot/<uuid:round_id>/"
urlpatterns = [
    path(f"{_ROUND}tong-hop/", roundup.roundup_page, name="roundup"),
    path(f"{_ROUND}tong-hop/excel/", roundup.roundup_file, name="roundup_file"),
    path(f"{_ROUND}tong-hop/cap-uy/", roundup.committees, name="round_committees"),
    path(f"{_ROUND}tong-hop/cap-uy/excel/", roundup.committees_file, name="round_committees_file"),
    path(f"{_ROUND}thong-bao-nhanh/", roundup.notice, name="quick_notice"),
    path(f"{_ROUND}thong-bao-nhanh/du-thao/", roundup.draft_notice, name="draft_notice"),
]
