"""The folder in which an installation keeps its data."""

import os
from pathlib import Path


def home_folder(package: Path) -> Path:
    """DANGBO_HOME; else `var` of the checkout the program runs from; else a folder of the user's own."""
    named = os.environ.get("DANGBO_HOME")
    if named:
        return Path(named).resolve()
    checkout = package.parent.parent
    if (checkout / "dev.py").exists():
        return checkout / "var"
    return Path.home() / ".local" / "share" / "dangbo"
