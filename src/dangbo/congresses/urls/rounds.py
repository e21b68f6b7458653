"""Addresses of rounds."""

from django.urls import path

from dangbo.congresses.views import rounds

_ROUND = "dai-hoi/dot/<uuid:round_id>/"
urlpatterns = [
    path("dai-hoi/", rounds.rounds, name="rounds"),
    path("dai-hoi/mo-dot/", rounds.new_round, name="new_round"),
    path(_ROUND, rounds.round_page, name="round"),
    path(f"{_ROUND}don-vi/", rounds.units, name="units"),
    path(f"{_ROUND}don-vi/excel/", rounds.units_file, name="units_file"),
    path(f"{_ROUND}lich/", rounds.calendar, name="calendar"),
    path(f"{_ROUND}tien-do/", rounds.gantt, name="gantt"),
    path(f"{_ROUND}quy-dinh/", rounds.rules, name="rules"),
    path(f"{_ROUND}quy-dinh/<str:key>/", rounds.rule, name="rule"),
    path(f"{_ROUND}viec/<slug:act>/", rounds.round_act, name="round_act"),
]
