"""An evening held in a process, a folder and a database of its own, so that nothing of the office is touched."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dangbo.cli.arguments import BadInputError
from dangbo.cli.evening.sizes import Size

MOST_NAMES = 40


def start_evening(size: Size, out: Path | None) -> int:
    """Hold it and answer 0 where all is equal, 1 at any difference; its papers stay in `out` or in a new folder.

    Raises BadInputError for a size that no vote has and for a folder that already holds something.
    """
    if not 1 <= size.seats <= size.names <= MOST_NAMES or size.delegates < size.names + 10:
        raise BadInputError(
            f"cần 1 ≤ số cần bầu ≤ số người trong danh sách ≤ {MOST_NAMES}, và đại biểu nhiều hơn danh sách ít nhất 10."
        )
    if out is not None and out.exists() and any(out.iterdir()):
        raise BadInputError(f"thư mục {out} đã có tệp; hãy chọn thư mục trống.")
    folder = out or Path(tempfile.mkdtemp(prefix="dangbo-buoi-bau-cu-"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dangbo-evening-") as home:
        environment = {**os.environ, "DANGBO_HOME": home, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base"}
        environment.pop("DATABASE_URL", None)
        given = [f"--delegates={size.delegates}", f"--names={size.names}", f"--seats={size.seats}",
                 f"--seed={size.seed}", f"--style={size.style or ''}", f"--out={folder.resolve()}"]  # fmt: skip
        command = [sys.executable, "-X", "utf8", "-m", "dangbo.cli.evening", *given]
        done = subprocess.run(command, env=environment, check=False)  # noqa: S603
    print(f"Biên bản và gói bằng chứng ở {folder}")
    return min(done.returncode, 1) if done.returncode >= 0 else 1
