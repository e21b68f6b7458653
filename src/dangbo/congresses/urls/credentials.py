"""Addresses of the credentials report."""

from django.urls import path

from dangbo.congresses.views import credentials

_REPORT = "dai-hoi/<uuid:congress_id>/tham-tra/"
urlpatterns = [
    path(_REPORT, credentials.report, name="credentials"),
    path(f"{_REPORT}chot/", credentials.freeze, name="freeze_credentials"),
    path(f"{_REPORT}ten/<slug:key>/", credentials.names, name="credentials_names"),
    path(f"{_REPORT}tep/<slug:form>/", credentials.paper, name="credentials_paper"),
]
