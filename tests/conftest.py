"""What every test shares: the folder of examples beside the project, and loud skips where something is absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of examples beside the project; the test is skipped loudly where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("KHÔNG CHẠY: không có thư mục shared/ bên cạnh dự án")
    return SHARED
