"""Databases of the tests: one is migrated and one filled with the whole demo once in a run; everybody works on copies.

A test that cannot roll back gets another copy after it instead of a flush. What still runs from the test before (a
request on its way to the server, say) then goes on in a copy that nobody reads.
"""

import hashlib
import os
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import distributions
from itertools import count
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

import dangbo
from dangbo.demo.build import build_demo

MIGRATED, DEMO = "migrated", "demo"
KEPT, KEPT_DATABASES = Path(__file__).resolve().parents[1] / "var" / "migrated", 3
NOTHING = ""


class Databases(ABC):
    """The databases that one process of a run uses; `folder` is shared by the processes of the run."""

    vendor: str

    def __init__(self, folder: Path, process: str) -> None:
        self.folder = folder
        self.process = process
        self.numbers = count(1)
        self.original = NOTHING
        self.outside = connection.settings_dict["NAME"]

    def use(self, original: str) -> None:
        """Put a new copy of MIGRATED or DEMO in the place of the connection's database."""
        self._once(MIGRATED, NOTHING, migrate)
        if original == DEMO:
            self._once(DEMO, MIGRATED, build_demo)
        before = connection.settings_dict["NAME"]
        name = f"{self.process}_{next(self.numbers)}"
        self.copy(original, name)
        self.connect(self.address(name))
        self.drop(before)
        self.original = original

    def leave(self) -> None:
        """Back to the database named by the settings, which no test opens."""
        before = connection.settings_dict["NAME"]
        self.connect(self.outside)
        self.drop(before)

    def connect(self, address: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = address

    def _once(self, original: str, source: str, fill: Callable[[], None]) -> None:
        """Let the first process that comes here make the original, and the others wait for it."""
        done = self.folder / f"{original}-done"
        while not done.exists():
            with only_one(self.folder / f"{original}-being-made") as mine:
                if mine and not done.exists():
                    self._make(original, source, fill)
                    done.touch()

    def _make(self, original: str, source: str, fill: Callable[[], None]) -> None:
        before = connection.settings_dict["NAME"]
        unfinished = f"{original}_unfinished"
        self.copy(source, unfinished)
        self.connect(self.address(unfinished))
        fill()
        self.connect(before)
        self.rename(unfinished, original)

    def drop_originals(self) -> None:
        """Remove what the copies were made of, when no process needs it any more."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @abstractmethod
    def restart_numbers(self) -> None:
        """Let the rows of each test get the same numbers."""

    @abstractmethod
    def address(self, name: str) -> str: ...

    @abstractmethod
    def copy(self, source: str, name: str) -> None: ...

    @abstractmethod
    def rename(self, name: str, to: str) -> None: ...

    @abstractmethod
    def drop(self, address: str) -> None:
        """Remove a copy; does nothing to what is no copy of this process."""


def kept_from_run_to_run() -> Path:
    """Where the migrated SQLite database is kept; its name follows everything that it is made of."""
    digest = hashlib.sha256()
    package = Path(dangbo.__file__).parent
    made_of = [path for room in ("migrations", "models") for path in package.glob(f"*/{room}/**/*.py")]
    made_of += [*package.glob("*/migrations.py"), *package.glob("*/models.py"), *package.glob("settings/*.py")]
    for path in sorted(made_of):
        digest.update(f"{path.relative_to(package)}\n".encode() + path.read_bytes())
    packages = sorted(f"{found.name} {found.version}" for found in distributions())
    digest.update("\n".join(packages).encode())
    return KEPT / f"{digest.hexdigest()[:16]}.sqlite3"


def migrate() -> None:
    call_command("migrate", verbosity=0, run_syncdb=True)


@contextmanager
def only_one(lock: Path) -> Iterator[bool]:
    """Whether this process holds the lock, which is a folder, since every system makes those one at a time."""
    try:
        lock.mkdir()
    except FileExistsError:
        time.sleep(0.1)
        yield False
        return
    try:
        yield True
    finally:
        lock.rmdir()


class SQLiteDatabases(Databases):
    """Files, so that every thread of a served test has a connection of its own, as in use."""

    vendor = "sqlite"

    def address(self, name: str) -> str:
        return str(self.folder / f"{name}.sqlite3")

    def copy(self, source: str, name: str) -> None:
        if source:
            shutil.copyfile(self.address(source), self.address(name))

    def _make(self, original: str, source: str, fill: Callable[[], None]) -> None:
        """The migrated one is kept from run to run for as long as no migration changes."""
        kept = kept_from_run_to_run()
        if original == MIGRATED and kept.is_file():
            shutil.copyfile(kept, self.address(original))
            return
        super()._make(original, source, fill)
        if original == MIGRATED:
            KEPT.mkdir(parents=True, exist_ok=True)
            for older in sorted(KEPT.glob("*.sqlite3"), key=os.path.getmtime)[:-KEPT_DATABASES]:
                older.unlink(missing_ok=True)
            draft = kept.with_name(f"{os.getpid()}.part")
            shutil.copyfile(self.address(original), draft)
            draft.replace(kept)

    def rename(self, name: str, to: str) -> None:
        Path(self.address(name)).rename(self.address(to))

    def restart_numbers(self) -> None:
        """Nothing to do: SQLite takes its counters back with the rows."""

    def drop(self, address: str) -> None:
        if address == self.outside:
            return
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError, PermissionError):  # Windows keeps files that a thread still has open
                Path(address + suffix).unlink()


class PostgreSQLDatabases(Databases):
    """Databases of one server, made of one another as templates."""

    vendor = "postgresql"

    def address(self, name: str) -> str:
        return f"test_{self.folder.parent.name}_{name}"

    def copy(self, source: str, name: str) -> None:
        self._tell(
            f'CREATE DATABASE "{self.address(name)}" TEMPLATE "{self.address(source) if source else "template0"}"'
        )

    def rename(self, name: str, to: str) -> None:
        self._tell(f'ALTER DATABASE "{self.address(name)}" RENAME TO "{self.address(to)}"')

    def drop(self, address: str) -> None:
        if address != self.outside:
            self._tell(f'DROP DATABASE IF EXISTS "{address}" WITH (FORCE)')

    def restart_numbers(self) -> None:
        """Sequences go on although the rows are rolled back; they begin anew far above the rows of the originals."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value + 1000000, false)"
                " FROM pg_sequences"
            )

    def drop_originals(self) -> None:
        for original in (MIGRATED, DEMO):
            if (self.folder / f"{original}-done").exists():
                self.drop(self.address(original))
        super().drop_originals()

    def _tell(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def databases(process: str) -> Databases:
    """Those of the kind that DATABASE_URL names, for one process of the run."""
    folder = Path(settings.HOME) / "databases"
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {kind.vendor: kind for kind in (SQLiteDatabases, PostgreSQLDatabases)}
    return kinds[connection.vendor](folder, process)
