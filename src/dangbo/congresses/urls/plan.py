"""Addresses of the plan of a congress."""

from django.urls import path

from dangbo.congresses.views import plan

_PLAN = "dai-hoi/<uuid:congress_id>/ke-hoach/"
urlpatterns = [
    path(_PLAN, plan.plan, name="plan"),
    path(f"{_PLAN}viec/<slug:act>/", plan.plan_act, name="plan_act"),
    path("dai-hoi/buoc/<uuid:step_id>/<slug:act>/", plan.step_act, name="step_act"),
]
