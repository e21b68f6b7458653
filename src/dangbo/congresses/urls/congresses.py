"""Addresses of one congress."""

from django.urls import path

from dangbo.congresses.views import congresses

_CONGRESS = "dai-hoi/<uuid:congress_id>/"
urlpatterns = [
    path(_CONGRESS, congresses.congress, name="congress"),
    path(f"{_CONGRESS}viec/<slug:act>/", congresses.congress_act, name="congress_act"),
]
