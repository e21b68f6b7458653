"""Addresses of check-in."""

from django.urls import path

from dangbo.congresses.views import checkin, doors, presence

_HOME = "dai-hoi/<uuid:congress_id>/diem-danh/"
_SESSION = "dai-hoi/diem-danh/<uuid:session_id>/"
urlpatterns = [
    path(_HOME, checkin.check_in, name="check_in"),
    path(f"{_HOME}viec/<slug:act>/", checkin.check_in_act, name="check_in_act"),
    path(f"{_SESSION}viec/<slug:act>/", checkin.session_act, name="session_act"),
    path(f"{_SESSION}man-hinh/", presence.show, name="show_presence"),
    path(f"{_SESSION}man-hinh/dong/", presence.hide, name="hide_presence"),
    path(f"{_SESSION}cua/<uuid:door_id>/", doors.door, name="door"),
    path(f"{_SESSION}cua/<uuid:door_id>/gui/", doors.send, name="door_send"),
    path(f"{_SESSION}cua/<uuid:door_id>/may-anh/", doors.camera, name="door_camera"),
    path(f"{_SESSION}danh-sach/", doors.data, name="door_data"),
    path("dai-hoi/diem-danh/luot/<uuid:scan_id>/huy/", checkin.take_back, name="take_back_check_in"),
    path("man-hinh-co-mat/<slug:token>/", presence.screen, name="presence_screen"),
    path("man-hinh-co-mat/<slug:token>/bang/", presence.board, name="presence_board"),
    path("man-hinh-co-mat/<slug:token>/truc-tiep/", presence.no_news, name="presence_live"),
]
