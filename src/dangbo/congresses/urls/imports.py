"""Addresses of the import of an earlier round."""

from django.urls import path

from dangbo.congresses.views import imports

urlpatterns = [path("dai-hoi/dot/<uuid:round_id>/nhap-ket-qua/", imports.former_file, name="former_file")]
