"""Copying the store out while it runs, and putting a proven copy in its place."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection


class StorageError(RuntimeError):
    """The store cannot be copied or replaced. The text is one Vietnamese sentence."""


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def copy_out(target: Path) -> None:
    """A consistent copy of the running database in `target`: a SQLite file, or PostgreSQL's custom archive."""
    if is_sqlite():
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as live, sqlite3.connect(target) as copy:
            live.backup(copy)
        copy.close()
        live.close()
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}", _name())


def put_aside(copy: Path) -> str:
    """Load a copy beside the live database, to be proven; returns its name (a path, or a PostgreSQL database)."""
    if is_sqlite():
        return str(copy)
    name = f"{_name()}_restore"
    _postgresql("dropdb", "--if-exists", name)
    _postgresql("createdb", name)
    _postgresql("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(copy))
    return name


def put_in_place(aside: str) -> None:
    """Let the proven copy become the live database; the former one is kept beside it as `…before-restore`."""
    connection.close()
    if is_sqlite():
        live = Path(settings.DATABASES["default"]["NAME"])
        _keep_former(live)
        shutil.move(aside, live)
        return
    name = _name()
    former = f"{name}_before_restore"
    _postgresql("dropdb", "--if-exists", former)
    _maintenance(f'ALTER DATABASE "{name}" RENAME TO "{former}"')
    _maintenance(f'ALTER DATABASE "{aside}" RENAME TO "{name}"')


def _keep_former(live: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file = Path(f"{live}{suffix}")
        if file.exists():
            file.replace(Path(f"{live}.before-restore{suffix}"))


def _name() -> str:
    return str(settings.DATABASES["default"]["NAME"])


def _maintenance(statement: str) -> None:
    _postgresql("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname=template1", f"--command={statement}")


def _postgresql(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise StorageError(f"Máy này thiếu chương trình {program} của PostgreSQL.")
    database = settings.DATABASES["default"]
    environment = {
        **os.environ,
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"] or "5432",
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
    }
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise StorageError(f"{program}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'lỗi'}")
