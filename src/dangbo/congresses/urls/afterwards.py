"""Addresses of what comes after congresses."""

from django.urls import path

from dangbo.congresses.views.afterwards import acting, showing

_CONGRESS, _ROUND = "dai-hoi/<uuid:congress_id>/sau-dai-hoi/", "dai-hoi/dot/<uuid:round_id>/sau-dai-hoi/"
urlpatterns = [
    path(_CONGRESS, showing.afterwards, name="afterwards"),
    path(f"{_CONGRESS}luu/<slug:code>/", acting.archive, name="archive_act"),
    path(f"{_CONGRESS}viec/<slug:act>/", acting.after_act, name="after_act"),
    path(_ROUND, showing.afterwards_list, name="afterwards_list"),
    path(f"{_ROUND}excel/", showing.afterwards_file, name="afterwards_file"),
]
