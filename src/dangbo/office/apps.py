from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "dangbo.office"
    label = "office"
    verbose_name = "Văn phòng"
