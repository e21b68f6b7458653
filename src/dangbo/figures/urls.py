"""Addresses of figures and reports."""

from django.urls import path

from dangbo.figures.views import closed, figures, reports, templates

app_name = "figures"
urlpatterns = [
    path("so-lieu/", figures.index, name="index"),
    path("so-lieu/<str:key>/", figures.detail, name="detail"),
    path("so-lieu/<str:key>/dong/", figures.rows, name="rows"),
    path("so-lieu/<str:key>/dong/tai/", figures.rows_file, name="rows_file"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/mau-moi/", templates.new_template, name="new_template"),
    path("bao-cao/da-chot/<uuid:closed_id>/", closed.closed, name="closed"),
    path("bao-cao/da-chot/<uuid:closed_id>/thay-doi/", closed.closed_changes, name="closed_changes"),
    path("bao-cao/da-chot/<uuid:closed_id>/tai/<slug:form>/", closed.closed_file, name="closed_file"),
    path("bao-cao/<slug:name>/", reports.report_page, name="report"),
    path("bao-cao/<slug:name>/tai/<slug:form>/", reports.report_file, name="report_file"),
    path("bao-cao/<slug:name>/chot/", closed.close, name="close"),
    path("bao-cao/<slug:name>/mau/", templates.template, name="template"),
    path("bao-cao/<slug:name>/mau/tai/<slug:form>/", templates.template_file, name="template_file"),
    path("bao-cao/<slug:name>/mau/bo/", templates.drop_template, name="drop_template"),
]
