from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "dangbo.access"
    label = "access"
    verbose_name = "Quyền truy cập"

    def ready(self) -> None:
        from dangbo.access import signals  # noqa: F401  # to be heard, they must be loaded
