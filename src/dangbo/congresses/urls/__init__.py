"""Addresses of the pages of congresses, subject by subject; each module of this room holds its `urlpatterns`."""

from dangbo.congresses.collecting import rooms_of

app_name = "congresses"
urlpatterns = [pattern for module in rooms_of("urls") for pattern in module.urlpatterns]
