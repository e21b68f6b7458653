from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "dangbo.figures"
    label = "figures"
    verbose_name = "Số liệu và báo cáo"
