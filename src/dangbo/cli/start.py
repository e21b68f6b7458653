"""`dangbo start`: prepare the store, then serve pages and background tasks in one process."""

import argparse
import os
import subprocess
import sys

ADDRESS = "127.0.0.1"
CONNECTIONS = 6_000
"""Held at once: most of them those of a hall that waits for a result (`dangbo.elections.live.MOST_VIEWERS`)."""


def main(argv: list[str]) -> int:
    """Serve until stopped. Exit 2 when the store cannot be prepared or the port is taken."""
    parser = argparse.ArgumentParser(prog="dangbo start")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--address", default=ADDRESS, help="địa chỉ lắng nghe; 0.0.0.0 cho mạng của hội trường")
    parser.add_argument("--no-demo", action="store_true", help="không dựng bản mẫu trên kho trống")
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args(argv)
    # In a process of its own, so that what building takes in memory is given back before serving.
    prepare = [sys.executable, "-m", "dangbo.cli.main", "prepare", *(["--no-demo"] if options.no_demo else [])]
    if subprocess.run(prepare, check=False).returncode:  # noqa: S603  # our own interpreter and module
        return 2
    print(f"\nĐịa chỉ: http://{options.address}:{options.port}/  (bấm Ctrl+C để dừng)\n", flush=True)
    serve(options.address, options.port, options.threads)
    return 0


def serve(address: str, port: int, threads: int) -> None:
    """One worker process of granian: pages in so many threads, news of the hall's screens without any.

    Background tasks run in it too (`dangbo.web.worker`).
    """
    from granian import Granian
    from granian.constants import Interfaces

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")
    os.environ.setdefault("DANGBO_TASKS", "here")
    os.environ["DANGBO_THREADS"] = str(threads)
    Granian(
        "dangbo.web.asgi:application",
        address=address,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()
