"""Addresses of the day of a congress and of the hall's screen of its agenda."""

from django.urls import path

from dangbo.congresses.views import agenda_screen, day

_DAY = "dai-hoi/<uuid:congress_id>/ngay-hop/"
_ITEM = "dai-hoi/muc/<uuid:item_id>/"
_SPEAKER = "dai-hoi/phat-bieu/<uuid:speaker_id>/"
_SCREEN = "man-hinh-chuong-trinh/<slug:token>/"
urlpatterns = [
    path(_DAY, day.day, name="day"),
    path(f"{_DAY}viec/<slug:act>/", day.day_act, name="day_act"),
    path(f"{_DAY}man-hinh/mo/", agenda_screen.open_to_hall, name="open_agenda_screen"),
    path(f"{_DAY}man-hinh/dong/", agenda_screen.close_to_hall, name="close_agenda_screen"),
    path(_ITEM, day.item, name="item"),
    path(f"{_ITEM}bat-dau/", day.begin, name="begin_item"),
    path(f"{_ITEM}chuyen/", day.move, name="move_item"),
    path(f"{_ITEM}viec/<slug:act>/", day.item_act, name="item_act"),
    path(f"{_SPEAKER}moi/", day.call, name="call_speaker"),
    path(f"{_SPEAKER}rut/", day.withdraw, name="withdraw_speaker"),
    path(f"{_SPEAKER}xong/", day.end_speech, name="end_speaker"),
    path(_SCREEN, agenda_screen.screen, name="agenda_screen"),
    path(f"{_SCREEN}bang/", agenda_screen.board, name="agenda_board"),
    path(f"{_SCREEN}truc-tiep/", agenda_screen.no_news, name="agenda_live"),
]
