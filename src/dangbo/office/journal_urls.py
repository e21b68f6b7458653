"""Addresses of the journal."""

from django.urls import path

from dangbo.office import journal_views

app_name = "journal"
urlpatterns = [
    path("nhat-ky/", journal_views.entries, name="list"),
    path("nhat-ky/<int:number>/", journal_views.entry, name="entry"),
    path("nhat-ky/kiem-tra/", journal_views.check_chain, name="verify"),
    path("nhat-ky/tai-ve/", journal_views.export, name="export"),
]
