"""Addresses of long work and of the installation's settings."""

from django.urls import path

from dangbo.office import day_views, settings_views, views

app_name = "office"
urlpatterns = [
    path("viec/", views.tasks, name="tasks"),
    path("viec/<uuid:task_id>/", views.task, name="task"),
    path("cai-dat/", settings_views.settings_page, name="settings"),
    path("cai-dat/chung/", settings_views.change_options, name="change_options"),
    path("cai-dat/tham-so/", settings_views.change_parameters, name="change_parameters"),
    path("cai-dat/ngay-lam-viec/", day_views.days, name="days"),
    path("cai-dat/ngay-lam-viec/hoan-doi/", day_views.add_swaps, name="add_swaps"),
    path("cai-dat/ngay-lam-viec/bo/<slug:day>/", day_views.drop_day, name="drop_day"),
]
