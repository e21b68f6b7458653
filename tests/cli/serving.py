"""`dangbo start` in a process of its own, on a port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 120
_OF_THE_TESTS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DANGBO_HOSTS", "DANGBO_HTTPS")


@contextmanager
def served(home: Path, *arguments: str) -> Iterator[int]:
    """The port on which the home is served until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_TESTS}
    command = [sys.executable, "-m", "dangbo.cli.main", "start", "--no-demo", "--port", str(port), *arguments]
    environment = {**kept, "DANGBO_HOME": str(home)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START_SECONDS
        while not _answers(port):
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.3)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
