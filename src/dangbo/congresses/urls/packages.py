"""Addresses of packages."""

from django.urls import path

from dangbo.congresses.views import packages

_HOME = "dai-hoi/<uuid:congress_id>/goi/"
urlpatterns = [
    path(_HOME, packages.package, name="package"),
    path(f"{_HOME}mang-di/", packages.carry, name="carry_congress"),
    path(f"{_HOME}xuat/", packages.export, name="export_package"),
    path(f"{_HOME}nhan/", packages.receive, name="receive_package"),
    path("dai-hoi/goi/<uuid:package_id>/", packages.received, name="received_package"),
]
