from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "dangbo.checking"
    label = "checking"
    verbose_name = "Soát văn bản"
