"""Addresses of the pages on which drafts are checked."""

from django.urls import path

from dangbo.checking import views

app_name = "checking"
urlpatterns = [
    path("soat-van-ban/", views.check, name="check"),
    path("soat-van-ban/bo-qua/", views.dismiss, name="dismiss"),
    path("soat-van-ban/nhac-lai/", views.restore, name="restore"),
    path("soat-van-ban/tai/", views.download, name="download"),
]
