"""Property tests here never depend on how fast the machine is."""

from hypothesis import settings

settings.register_profile("vietnamese", deadline=None)
settings.load_profile("vietnamese")
