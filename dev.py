#!/usr/bin/env python3
"""The newcomer's commands: `python3 dev.py start`, `python3 dev.py test`, `python3 dev.py congress`, `dev.py setup`.

Needs Python 3.11 or newer and nothing else: it makes .venv, installs what requirements/ pins by hash, and goes on.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
DANGBO = [str(PYTHON), "-m", "dangbo.cli.main"]
DEBIAN = {"chromium": "chromium", "postgresql": "initdb của PostgreSQL", "poppler-utils": "pdftoppm"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="chuẩn bị môi trường rồi dừng")
    start = commands.add_parser("start", help="chạy chương trình trên máy này")
    start.add_argument("--port", type=int, default=8000)
    test = commands.add_parser("test", help="chạy mọi kiểm tra")
    test.add_argument("rest", nargs=argparse.REMAINDER, help="tham số cho pytest: khi có thì chỉ chạy pytest một lần")
    congress = commands.add_parser("congress", help="một đại hội trọn vẹn qua các trang, để lại văn bản")
    congress.add_argument("--out", type=Path, default=ROOT / "var" / "dai-hoi", help="thư mục để lại văn bản")
    commands.add_parser("lock", help="ghim lại phiên bản thư viện (cần uv)")
    options = parser.parse_args()
    if sys.version_info < (3, 11):
        return fail("Cần Python 3.11 trở lên.")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of the many processes would compile everything anew
    if options.command == "lock":
        return lock()
    set_up("test" if options.command in ("test", "congress") else "base")
    if options.command == "start":
        return start_program(options.port)
    if options.command == "congress":
        return hold_congress(options.out.resolve())
    return run_tests(options.rest) if options.command == "test" else 0


def fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def say(message: str) -> None:
    print(message, flush=True)


# ── Environment ───────────────────────────────────────────────────────────────────────────────────────────────────────


def set_up(level: str) -> None:
    """Make .venv hold exactly the pinned packages of `level` (base ⊂ test); does nothing when it already does."""
    if not PYTHON.exists():
        say("Tạo môi trường .venv …")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
        if made.returncode:
            raise SystemExit(fail("Không tạo được .venv. Trên Debian hãy cài gói python3-venv."))
    for candidate in ("base", "test") if level == "base" else ("test",):
        if stamp(candidate).exists():
            return
    requirements = ROOT / "requirements" / f"{level}.txt"
    say(f"Cài thư viện theo {requirements.relative_to(ROOT)} …")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The list is complete, and Python compiles what is used when it is first used.
    run([*pip, "--no-deps", "--no-compile", "--require-hashes", "--requirement", str(requirements)])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp(level).touch()


def stamp(level: str) -> Path:
    """The file whose presence says that .venv holds the packages pinned now."""
    content = b"".join((ROOT / name).read_bytes() for name in (f"requirements/{level}.txt", "pyproject.toml"))
    return VENV / f".{level}-{hashlib.sha256(content).hexdigest()[:16]}"


def run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def lock() -> int:
    """Write requirements/*.txt from *.in: every platform, every file by hash, no address of any index."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    for level in ("base", "test"):
        target = f"requirements/{level}.txt"
        constraint = ["--constraint", "requirements/base.txt"] if level == "test" else []
        run(
            [
                "uv",
                "pip",
                "compile",
                "--quiet",
                *common,
                f"requirements/{level}.in",
                "--output-file",
                target,
                *constraint,
            ]
        )
    return 0


def start_program(port: int) -> int:
    command = [*DANGBO, "start", "--port", str(port)]
    if not WINDOWS:
        os.execv(command[0], command)  # so that whoever stops this process stops the server
    return subprocess.run(command, check=False).returncode


def hold_congress(folder: Path) -> int:
    """A whole congress of a small organisation through the pages in a browser; its papers stay in a folder.

    A folder that holds anything but an earlier walk is refused.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "muc-luc.txt").is_file():
        return fail(f"Thư mục {folder} đã có tệp khác; hãy chọn thư mục trống.")
    missing = install_debian_packages(["chromium"])
    if missing:
        return fail(f"Cần {missing[0]}.")
    walk = [str(PYTHON), "-m", "pytest", "-q", "-s", "tests/browser/test_whole_congress.py"]
    own = {"DATABASE_URL", "DANGBO_HOME"}  # the walk has a store of its own, whatever this machine's office uses
    kept = {name: value for name, value in os.environ.items() if name not in own}
    done = subprocess.run(walk, cwd=ROOT, env={**kept, "CONGRESS_OUT": str(folder)}, check=False)
    say(f"Văn bản, ảnh các trang và mục lục (muc-luc.txt) ở {folder}")
    return done.returncode


# ── Tests ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def run_tests(rest: list[str]) -> int:
    """Tests on SQLite, with the browser; on PostgreSQL what uses a database, but for pages; static checks beside."""
    if rest:
        return subprocess.run([str(PYTHON), "-m", "pytest", *rest], cwd=ROOT, check=False).returncode
    missing = install_debian_packages()
    workers = ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "worksteal"]
    pytest = [str(PYTHON), "-m", "pytest", "-q", *workers]
    same = {"CI": "true"}  # property tests draw the same examples every time
    with ThreadPoolExecutor() as beside, postgresql() as url:
        checks = beside.submit(
            run_static_checks
        )  # beside the tests: mypy keeps one core busy and leaves the others idle
        short = [*pytest, "-m", "not walk"]
        results = {"SQLite và trình duyệt": timed("Kiểm tra trên SQLite, có trình duyệt", short, same)}
        if url is None:
            missing.append("PostgreSQL: mọi kiểm tra trên PostgreSQL")
        else:
            name = "Kiểm tra trên PostgreSQL"
            only = ["--only-database", "-m", "not browser and not walk"]
            results[name] = timed(name, [*pytest, *only], {**same, "DATABASE_URL": url})
        results = {**checks.result(), **results}
    for name, ok in results.items():
        say(f"{'ĐẠT      ' if ok else 'KHÔNG ĐẠT'}  {name}")
    say("Riêng một đại hội trọn vẹn qua các trang chạy bằng `python3 dev.py congress` (lâu nhiều phút).")
    for name in missing:
        say(f"!!! KHÔNG CHẠY ĐƯỢC: {name}")
    return 0 if all(results.values()) else 1


def run_static_checks() -> dict[str, bool]:
    """Whether each check passed; what a check complains of is printed in one piece when it ends."""
    passed = {}
    for name, command in static_checks():
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8", errors="replace")
        complaint = f"\n{done.stdout}{done.stderr}" if done.returncode else ""
        say(f"\n── {name}: {time.monotonic() - began:.0f} s{complaint}")
        passed[name] = done.returncode == 0
    return passed


def static_checks() -> list[tuple[str, list[str]]]:
    python = str(PYTHON)
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("import-linter", [str(BIN / "lint-imports"), "--no-cache"]),
        ("mypy", [python, "-m", "mypy"]),
    ]


def timed(name: str, command: list[str], extra: dict[str, str] | None = None) -> bool:
    say(f"── {name}")
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **(extra or {})}, check=False)
    say(f"── {name}: {time.monotonic() - began:.0f} s")
    return done.returncode == 0


def install_debian_packages(wanted: Sequence[str] = tuple(DEBIAN)) -> list[str]:
    """Install what is wanted (all that the tests use) where this user may; return what is missing after that."""
    absent = [package for package in wanted if not present(package)]
    if absent and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Cài gói Debian: {', '.join(absent)} …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *absent]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    return [f"{DEBIAN[package]} (gói Debian {package})" for package in wanted if not present(package)]


def present(package: str) -> bool:
    if package == "postgresql":
        return postgresql_program("initdb") is not None
    return shutil.which({"poppler-utils": "pdftoppm"}.get(package, package)) is not None


def postgresql_program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    return str(installed[-1]) if installed else shutil.which(name)


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """A PostgreSQL server of the tests' own, in a temporary folder, on the loopback; None where there is none."""
    initdb, pg_ctl = postgresql_program("initdb"), postgresql_program("pg_ctl")
    if initdb is None or pg_ctl is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="dangbo-pg-"))
    password = secrets.token_urlsafe(16)
    (folder / "password").write_text(password, encoding="utf-8")
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        shutil.chown(folder / "password", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = str(folder / "data"), free_port()
    make = [initdb, "-D", data, "-U", "dangbo", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"]
    quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {quick}"
    serve = [pg_ctl, "-D", data, "-w", "-l", str(folder / "log")]
    quiet = {"cwd": str(folder), "stdout": subprocess.DEVNULL, "check": True}
    try:
        subprocess.run([*as_user, *make, f"--pwfile={folder / 'password'}"], **quiet)  # type: ignore[call-overload]
        subprocess.run([*as_user, *serve, "-o", settings, "start"], **quiet)  # type: ignore[call-overload]
        yield f"postgresql://dangbo:{password}@127.0.0.1:{port}/postgres"
    except subprocess.CalledProcessError as error:
        say(f"Không chạy được PostgreSQL của kiểm tra: {error}")
        yield None
    finally:
        subprocess.run(
            [*as_user, *serve, "-m", "immediate", "stop"], cwd=str(folder), stdout=subprocess.DEVNULL, check=False
        )
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
