"""Building the demo in an empty store, each time in a process and a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

from timing import Measured

DEMO_SECONDS = 30.0
BUILD = """
import time, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from dangbo.demo.build import build_demo
began = time.perf_counter()
build_demo()
print(time.perf_counter() - began)
"""


def measure_building(folder: Path, runs: int = 3) -> list[Measured]:
    """Seconds to invent and store the demo; the last home stays in `folder`/demo."""
    found = []
    for number in range(runs):
        home = folder / ("demo" if number == runs - 1 else f"demo-{number}")
        found.append(build_in(home))
    return [Measured("Demo built and stored", "s", DEMO_SECONDS, tuple(found))]


def build_in(home: Path) -> float:
    """Build the demo in a new home; the seconds it took."""
    home.mkdir(parents=True)
    environment = {**os.environ, "DANGBO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dangbo.settings.base"}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run([sys.executable, "-c", BUILD], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.splitlines()[-1])
