from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "dangbo.registry"
    label = "registry"
    verbose_name = "Sổ bộ"
