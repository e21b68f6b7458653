"""An empty store made once in a run; every test of a command that needs one works on a copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from cli.running import Dangbo
from databases import kept_from_run_to_run, only_one

MakeHome = Callable[[Path], Path]


@pytest.fixture(scope="session")
def empty_home(request: pytest.FixtureRequest) -> MakeHome:
    """Make a home with an empty SQLite store, as `dangbo prepare --no-demo` leaves it, at the path given."""
    kept = Path(settings.HOME) / "empty-home"
    done = kept.with_name("empty-home-done")
    while not done.exists():
        with only_one(kept.with_name("empty-home-being-made")) as mine:
            if mine and not done.exists():
                request.getfixturevalue(
                    "django_db_setup"
                )  # asked for here: it marks tests that the server's kind can change
                prepare(kept)
                done.touch()

    def copy(home: Path) -> Path:
        return Path(shutil.copytree(kept, home, symlinks=True))

    return copy


def prepare(home: Path) -> None:
    """Prepare a home; the migrations, where a run did them on SQLite already, are not done a second time."""
    home.mkdir()
    link_assets(home)
    migrated = kept_from_run_to_run()
    if migrated.is_file():
        shutil.copyfile(migrated, home / "dangbo.sqlite3")
    ended = Dangbo(home)("prepare", "--no-demo")
    assert ended.code == 0, ended


def link_assets(home: Path) -> None:
    """Let a home use the fonts that the run has made already."""
    assets = Path(settings.ASSETS_FOLDER)
    assets.mkdir(parents=True, exist_ok=True)
    (home / "assets").symlink_to(assets)
