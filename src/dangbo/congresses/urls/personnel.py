"""Addresses of the personnel of congresses."""

from django.urls import path

from dangbo.congresses.views.personnel import acting, papers, showing

_CONGRESS = "dai-hoi/<uuid:congress_id>/nhan-su/"
_OWN = "dai-hoi/nhan-su/"
urlpatterns = [
    path(_CONGRESS, showing.personnel, name="personnel"),
    path(f"{_CONGRESS}co-cau/", showing.structure, name="personnel_structure"),
    path(f"{_CONGRESS}ho-so/", showing.files, name="personnel_files"),
    path(f"{_CONGRESS}trich-ngang/", showing.short_list, name="personnel_list"),
    path(f"{_CONGRESS}trich-ngang/<slug:form>/", papers.short_list_as, name="personnel_list_file"),
    path(f"{_CONGRESS}viec/<slug:act>/", acting.plan_act, name="personnel_act"),
    path(f"{_OWN}buoc/<uuid:step_id>/", showing.step, name="personnel_step"),
    path(f"{_OWN}buoc/<uuid:step_id>/giay/<slug:key>/<slug:form>/", papers.step_file, name="personnel_step_paper"),
    path(f"{_OWN}buoc/<uuid:step_id>/<slug:act>/", acting.step_act, name="personnel_step_act"),
    path(f"{_OWN}ten/<uuid:name_id>/<slug:act>/", acting.name_act, name="personnel_name_act"),
    path(f"{_OWN}nguoi/<uuid:nominee_id>/<slug:act>/", acting.nominee_act, name="personnel_nominee_act"),
    path(f"{_OWN}du/<uuid:participant_id>/<slug:act>/", acting.participant_act, name="personnel_participant_act"),
    path(f"{_OWN}dieu-kien/<uuid:condition_id>/<slug:act>/", acting.condition_act, name="personnel_condition_act"),
]
