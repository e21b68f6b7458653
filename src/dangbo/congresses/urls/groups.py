"""Addresses of preparation groups."""

from django.urls import path

from dangbo.congresses.views import groups

_GROUPS = "dai-hoi/<uuid:congress_id>/tieu-ban/"
urlpatterns = [
    path(_GROUPS, groups.groups, name="groups"),
    path(f"{_GROUPS}lap/", groups.new_group, name="new_group"),
    path("dai-hoi/tieu-ban/<uuid:group_id>/<slug:act>/", groups.group_act, name="group_act"),
    path("dai-hoi/viec-tieu-ban/<uuid:task_id>/xong/", groups.task_done, name="task_done"),
]
