"""What the served program loads."""

import os
import subprocess
import sys

HEAVY = {"cv2", "numpy", "matplotlib", "pandas", "weasyprint"}
LOAD = """
import sys
import dangbo.web.wsgi
from django.urls import get_resolver

def walk(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            walk(pattern)

walk(get_resolver())
print(*sorted(set(sys.modules)))
"""


def test_no_image_or_plotting_library_is_loaded_to_serve_pages(tmp_path) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base", "DANGBO_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LOAD], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dangbo.api.interface" in loaded
    assert loaded & HEAVY == set()
