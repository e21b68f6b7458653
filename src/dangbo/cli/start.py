"""`dangbo start`: prepare the store, then serve pages and background tasks in one process."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangbo.cli.hall import Certificate

ADDRESS, EVERY_ADDRESS = "127.0.0.1", "0.0.0.0"  # noqa: S104  # for a hall, where others are to come in
SETTINGS = "dangbo.settings.base"
CONNECTIONS = 6_000
"""Held at once: most of them those of a hall that waits for a result (`dangbo.elections.live.MOST_VIEWERS`)."""


def main(argv: list[str]) -> int:
    """Serve until stopped. Exit 2 when the store cannot be prepared or the port is taken."""
    parser = argparse.ArgumentParser(prog="dangbo start")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--address", default=ADDRESS, help="địa chỉ lắng nghe, khi máy phục vụ HTTPS đứng ở máy khác")
    parser.add_argument("--hall", action="store_true", help="cho các máy trong hội trường vào, có mã hóa")
    parser.add_argument("--no-demo", action="store_true", help="không dựng bản mẫu trên kho trống")
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args(argv)
    # In a process of its own, so that what building takes in memory is given back before serving.
    prepare = [sys.executable, "-m", "dangbo.cli.main", "prepare", *(["--no-demo"] if options.no_demo else [])]
    if subprocess.run(prepare, check=False).returncode:  # noqa: S603  # our own interpreter and module
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if options.hall:
        serve(EVERY_ADDRESS, options.port, options.threads, open_to_hall(options.port))
        return 0
    print(f"\nĐịa chỉ: http://{options.address}:{options.port}/  (bấm Ctrl+C để dừng)\n", flush=True)
    serve(options.address, options.port, options.threads)
    return 0


def open_to_hall(port: int) -> Certificate:
    """Let the other machines of the hall in, encrypted, and print where: sets what the settings ask the environment."""
    from django.conf import settings

    from dangbo.cli.hall import as_hosts, certificate_for, names_here, reachable

    names = names_here()
    os.environ.setdefault("DANGBO_HOSTS", as_hosts(names))
    os.environ["DANGBO_HTTPS"] = "own"
    certificate = certificate_for(names, settings.HOME)
    print(f"\nĐịa chỉ trên máy này: https://localhost:{port}/  (bấm Ctrl+C để dừng)")
    for address in reachable(names):
        print(f"Các máy khác trong hội trường: https://{address}:{port}/")
    if not reachable(names):
        print("Máy này chưa nối mạng của hội trường; nối rồi chạy lại lệnh để các máy khác vào được.")
    print("Lần đầu vào, trình duyệt báo chứng thư lạ, vì chứng thư do chính máy này lập.")
    print("So dấu vân tay SHA-256 dưới đây với trình duyệt rồi chấp nhận:")
    print(f"  {certificate.finger_print}\n", flush=True)
    return certificate


def serve(address: str, port: int, threads: int, certificate: Certificate | None = None) -> None:
    """One worker process of granian: pages in so many threads, news of the hall's screens without any.

    Background tasks run in it too (`dangbo.web.worker`). certificate: for pages that are encrypted here.
    """
    from granian import Granian
    from granian.constants import Interfaces

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
        ssl_cert=certificate.certificate if certificate else None,
        ssl_key=certificate.key if certificate else None,
    ).serve()
