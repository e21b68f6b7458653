"""Memory of the served demo: the real program on a free port, its main pages asked for, its processes weighed."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

from timing import Measured

MEGABYTES = 250.0
STARTING_SECONDS = 300
NO_PROXY = ProxyHandler({})
PAGES = (
    "/",
    "/dang-vien/",
    "/dang-vien/?tim=nguyen",
    "/dang-vien/?trang=20",
    "/to-chuc/",
    "/to-chuc/khoi/",
    "/so-lieu/",
    "/so-lieu/members.women.share/",
    "/bao-cao/",
    "/bao-cao/congress-round/",
    "/bao-cao/congress-round/tai/docx/",
    "/bao-cao/congress-round/tai/xlsx/",
    "/bao-cao/member-statistics/",
    "/nhat-ky/",
    "/api/",
)
WHERE = {"to-chuc": "khoi", "ngay": "01/07/2020"}


def measure_memory(home: Path, username: str, password: str) -> list[Measured]:
    """Megabytes of the program with all its processes before and after its pages were asked for three times."""
    with served(home) as (process, address):
        fresh = _megabytes(process, "Pss")
        asker = _signed_in(address, username, password)
        for _ in range(3):
            for page in PAGES:
                mark = "&" if "?" in page else "?"
                asker.open(f"{address}{page}{mark}{urlencode(WHERE)}").read()
        note = f"resident pages of all processes added up: {_megabytes(process, 'Rss'):.0f} MB"
        return [
            Measured("Memory of the served demo, just started", "MB", MEGABYTES, (fresh,)),
            Measured(
                "Memory of the served demo, after its pages", "MB", MEGABYTES, (_megabytes(process, "Pss"),), note
            ),
        ]


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The program serving a home; ended by its own process at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DANGBO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dangbo.settings.base"}
    for name in ("DATABASE_URL", "DANGBO_HOSTS"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "dangbo.cli.main", "start", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield process, address
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    opener = build_opener(NO_PROXY)
    for _ in range(STARTING_SECONDS):
        if process.poll() is not None:
            raise RuntimeError(f"the program ended with {process.returncode}")
        try:
            opener.open(f"{address}/suc-khoe/").read()
        except URLError:
            time.sleep(1)
        else:
            return
    raise RuntimeError("the program did not start in time")


def _signed_in(address: str, username: str, password: str) -> OpenerDirector:
    opener = build_opener(NO_PROXY, HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{address}/dang-nhap/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise RuntimeError("no form to sign in")
    opener.addheaders.append(("Referer", f"{address}/dang-nhap/"))
    fields = {"csrfmiddlewaretoken": token[1], "login": username, "password": password}
    answer = opener.open(f"{address}/dang-nhap/", urlencode(fields).encode())
    if answer.url.endswith("/dang-nhap/"):
        raise RuntimeError("not signed in")
    return opener


def _megabytes(process: subprocess.Popen[bytes], what: str) -> float:
    kilobytes = 0
    for number in _tree(process.pid):
        text = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii")
        kilobytes += int(re.search(rf"^{what}:\s+(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]
    return kilobytes / 1024


def _tree(number: int) -> Iterator[int]:
    yield number
    for task in Path(f"/proc/{number}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield from _tree(int(child))
