#!/usr/bin/env python3
"""How fast and how large: `python bench/run.py [--only NAME …] [--postgresql URL] [--members N] [--home DIR]`.

Parts: building, import, pages, queries, memory (on SQLite, with the demo), city (with --postgresql; makes a database of
its own on that server and drops it). Prints a table in Markdown; docs/benchmarks.md keeps the last whole run.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

PARTS = ("building", "import", "pages", "queries", "memory", "city")
AT, DAY, CODE, BOARD = date(2020, 7, 1), "01/07/2020", "khoi", "bantochuc"
PAGE, REPORT = 50.0, 300.0
CITY_PAGE, CITY_REPORT = 150.0, 3000.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part; may be given several times")
    parser.add_argument("--postgresql", metavar="URL", help="a server on which a database may be created")
    parser.add_argument("--members", type=int, default=400_000)
    parser.add_argument("--home", type=Path, help="a home in which the demo already stands")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--inside", choices=("demo", "city"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    asked = options.only or [part for part in PARTS if part != "city" or options.postgresql]
    if options.inside == "city":
        return in_city(options)
    if options.inside == "demo":
        return in_demo(asked, options.runs)
    with tempfile.TemporaryDirectory(prefix="dangbo-bench-") as folder:
        return whole(asked, options, Path(folder))


def whole(asked: list[str], options: argparse.Namespace, folder: Path) -> int:
    """Each part in a process whose settings are its own."""
    from building import build_in, measure_building
    from timing import table

    results = []
    if "building" in asked:
        results += measure_building(folder)
    home = options.home or folder / "demo"
    if not home.exists():
        build_in(home)
    if results:
        print(table(results), flush=True)
    if {"import", "pages", "queries", "memory"} & set(asked):
        again(options, {"DANGBO_HOME": str(home)}, "demo", asked)
    if "city" in asked and options.postgresql:
        with_city(options, folder)
    return 0


def again(options: argparse.Namespace, more: dict[str, str], inside: str, asked: list[str]) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base", "DANGBO_HOSTS": "testserver", **more}
    if inside == "demo":
        environment.pop("DATABASE_URL", None)
    command = [sys.executable, __file__, "--inside", inside, "--runs", str(options.runs)]
    command += ["--members", str(options.members), *(word for part in asked for word in ("--only", part))]
    subprocess.run(command, env=environment, check=True)


def in_demo(asked: list[str], runs: int) -> int:
    set_up()
    from exchange import measure_import
    from office import Reader
    from pages import count_queries, measure_pages
    from served import measure_memory
    from timing import table

    from dangbo.demo.accounts import DEMO_PASSWORD

    board = Reader.of(BOARD, CODE, DAY)
    results = []
    if "pages" in asked:
        results += measure_pages(board, AT, PAGE, REPORT, runs)
    if "queries" in asked:
        results += count_queries(Reader.of(BOARD, "khoi-010", DAY), board, AT)
    if "import" in asked:
        results += measure_import(CODE, AT)
    if "memory" in asked:
        results += measure_memory(Path(os.environ["DANGBO_HOME"]), BOARD, DEMO_PASSWORD)
    print(table(results), flush=True)
    return 0


def with_city(options: argparse.Namespace, folder: Path) -> None:
    """A database for the city on the server, dropped at the end."""
    import psycopg

    name = f"dangbo_bench_{secrets.token_hex(4)}"
    with psycopg.connect(options.postgresql, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            url = urlsplit(options.postgresql)._replace(path=f"/{name}").geturl()
            again(options, {"DATABASE_URL": url, "DANGBO_HOME": str(folder / "city")}, "city", ["city"])
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def in_city(options: argparse.Namespace) -> int:
    set_up()
    from city import TOP, USERNAME, build_city
    from django.core.management import call_command
    from office import Reader
    from pages import measure_pages
    from timing import table, timed

    from dangbo.registry.models import Membership

    call_command("migrate", verbosity=0)
    if not Membership.objects.exists():
        built = timed("City written", None, lambda: build_city(options.members), 1, "s", f"{options.members} members")
        print(table([built]), flush=True)
    print(
        table(measure_pages(Reader.of(USERNAME, TOP, DAY), AT, CITY_PAGE, CITY_REPORT, min(options.runs, 7))),
        flush=True,
    )
    return 0


def set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    sys.exit(main())
