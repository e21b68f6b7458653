"""Addresses of the shell's own pages."""

from django.urls import path

from dangbo.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("xem/to-chuc/", views.choose_organisation, name="choose_organisation"),
    path("xem/ngay/", views.choose_date, name="choose_date"),
    path("giao-dien/", views.theme, name="theme"),
    path("phien/giu/", views.stay, name="stay"),
    path("thuat-ngu/", views.glossary, name="glossary"),
    path("suc-khoe/", views.health, name="health"),
]
