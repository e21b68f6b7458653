from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "dangbo.journal"
    label = "journal"
    verbose_name = "Nhật ký"
