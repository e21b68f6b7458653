"""Django's own view that keeps the chosen language."""

from django.urls import path
from django.views.i18n import set_language

from dangbo.access.requests import without_viewing

urlpatterns = [path("", without_viewing(set_language), name="set_language")]
