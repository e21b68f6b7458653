"""Backup and restore as their users run them: the store comes back whole, or nothing is replaced."""

import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from cli.conftest import MakeHome, link_assets
from cli.running import Dangbo
from dangbo.cli.storage.sealed import CHUNK, MAGIC, SALT, SealError, seal, unseal
from databases import MIGRATED, Databases

SECRET = {"DANGBO_BACKUP_PASSPHRASE": "mot-mat-khau-dai"}
DAMAGED = "Không phục hồi được: Mật khẩu sao lưu không đúng, hoặc tệp đã bị đổi hay cắt cụt."
SHORTENED = "Không phục hồi được: Tệp sao lưu bị cắt cụt."
FOREIGN = "Không phục hồi được: Tệp này không phải tệp sao lưu của dangbo."
NOTE = """
import sys, django
django.setup()
from django.db import transaction
from dangbo.journal.chain import record
with transaction.atomic():
    record(act="note", actor_id=None, actor_name="Hệ thống", summary=sys.argv[1])
"""


class Store:
    """A prepared store with its command; what is done in it is told by its journal and its files."""

    def __init__(self, dangbo: Dangbo) -> None:
        self.dangbo = dangbo

    def note(self, text: str) -> None:
        """Store something: one more entry of the journal, one more file."""
        done = self.dangbo.python("-c", NOTE, text, DJANGO_SETTINGS_MODULE="dangbo.settings.base")
        assert done.code == 0, done
        files = self.dangbo.home / "files"
        files.mkdir(exist_ok=True)
        (files / f"{text}.txt").write_text(text, encoding="utf-8")

    @property
    def state(self) -> tuple[str, list[str]]:
        """What the journal and the files say."""
        done = self.dangbo("journal", "verify")
        assert done.code == 0, done
        return done.out.strip(), sorted(file.name for file in (self.dangbo.home / "files").glob("*"))


ONE = ("Nhật ký nguyên vẹn: 1 mục.", ["mot.txt"])
TWO = ("Nhật ký nguyên vẹn: 2 mục.", ["hai.txt", "mot.txt"])


def back_up(store: Store, file: Path) -> None:
    done = store.dangbo("backup", file, **SECRET)
    assert (done.code, done.out) == (0, f"Đã sao lưu vào {file} (nhật ký đến mục 1).\n"), done


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, empty_home: MakeHome) -> Path:
    """A folder with a home whose store was backed up, after which something more was stored."""
    folder = tmp_path_factory.mktemp("prepared")
    made = Store(Dangbo(empty_home(folder / "home")))
    made.note("mot")
    back_up(made, folder / "sao-luu")
    made.note("hai")
    return folder


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Store:
    """A store of the test's own."""
    shutil.copytree(prepared / "home", tmp_path / "home", symlinks=True)
    return Store(Dangbo(tmp_path / "home"))


@pytest.fixture
def backup(prepared: Path, tmp_path: Path) -> Path:
    """A backup of the test's own, made before the last thing was stored."""
    return Path(shutil.copy(prepared / "sao-luu", tmp_path / "sao-luu"))


def test_a_backup_restores_the_store_and_keeps_the_former_one(store: Store, backup: Path) -> None:
    checked = store.dangbo("restore", backup, "--check", **SECRET)
    assert (checked.code, checked.out) == (0, "Tệp sao lưu còn tốt (nhật ký đến mục 1).\n")
    assert store.state == TWO
    done = store.dangbo("restore", backup, **SECRET)
    assert (done.code, done.err) == (0, "")
    assert store.state == ONE
    former = store.dangbo.home / "dangbo.sqlite3.before-restore"
    with sqlite3.connect(former) as old:
        assert old.execute("SELECT summary FROM journal_entry ORDER BY number").fetchall() == [("mot",), ("hai",)]
    old.close()
    assert sorted(file.name for file in (store.dangbo.home / "files.before-restore").glob("*")) == TWO[1]
    store.note("ba")
    assert store.state == ("Nhật ký nguyên vẹn: 2 mục.", ["ba.txt", "mot.txt"])


def test_a_backup_can_be_restored_into_an_empty_home(backup: Path, tmp_path: Path) -> None:
    other = Store(Dangbo(tmp_path / "other"))
    assert other.dangbo("restore", backup, **SECRET).code == 0
    assert other.state == ONE


def test_files_that_a_backup_does_not_hold_do_not_stay_in_use(store: Store, tmp_path: Path) -> None:
    shutil.move(store.dangbo.home / "files", tmp_path / "aside")
    file = tmp_path / "khong-tep"
    assert store.dangbo("backup", file, **SECRET).code == 0
    shutil.move(tmp_path / "aside", store.dangbo.home / "files")
    assert store.dangbo("restore", file, **SECRET).code == 0
    assert store.state == (TWO[0], [])


def test_a_backup_made_while_somebody_writes_holds_what_was_agreed(store: Store, tmp_path: Path) -> None:
    live = sqlite3.connect(store.dangbo.home / "dangbo.sqlite3", isolation_level=None)
    live.execute("BEGIN IMMEDIATE")
    live.execute("INSERT INTO office_officesetting (key, value, changed_at) VALUES ('dang-ghi', 'null', '2020-01-01')")
    file = tmp_path / "luc-dang-ghi"
    done = store.dangbo("backup", file, **SECRET)
    live.execute("COMMIT")
    live.close()
    assert done.code == 0, done
    other = Dangbo(tmp_path / "other")
    assert other("restore", file, **SECRET).code == 0
    with sqlite3.connect(other.home / "dangbo.sqlite3") as found:
        assert found.execute("SELECT count(*) FROM office_officesetting").fetchone() == (0,)
    found.close()


def content_of(home: Path) -> dict[str, str]:
    """Every file of a home with its digest."""
    return {
        str(file.relative_to(home)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(home.rglob("*"))
        if file.is_file() and file.suffix not in {"-shm", ".sqlite3-shm"}
    }


def refusal_of(store: Store, file: Path, *options: str, **secret: str) -> str:
    """The one line of a refused restore, after which nothing was replaced and nothing lies about."""
    before = content_of(store.dangbo.home)
    refusal = store.dangbo("restore", file, *options, **(secret or SECRET)).refusal
    assert content_of(store.dangbo.home) == before
    return refusal


def test_a_wrong_passphrase_is_refused(store: Store, backup: Path) -> None:
    assert refusal_of(store, backup, DANGBO_BACKUP_PASSPHRASE="mot-mat-khau-khac") == DAMAGED
    assert refusal_of(store, backup, "--check", DANGBO_BACKUP_PASSPHRASE="mot-mat-khau-khac") == DAMAGED
    assert refusal_of(store, backup, DANGBO_BACKUP_PASSPHRASE="ngan") == "Mật khẩu sao lưu không đúng."


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9999])
def test_a_shortened_file_is_refused(store: Store, backup: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * share)])
    assert refusal_of(store, backup) == (SHORTENED if share else FOREIGN)


def test_a_file_cut_between_two_pieces_is_refused(tmp_path: Path) -> None:
    content, sealed, opened = tmp_path / "content", tmp_path / "sealed", tmp_path / "opened"
    content.write_bytes(secrets.token_bytes(2 * CHUNK + 5))
    with content.open("rb") as source:
        seal(source, sealed, "mot-mat-khau-dai")
    whole = sealed.read_bytes()
    with opened.open("wb") as target:
        unseal(sealed, target, "mot-mat-khau-dai")
    assert opened.read_bytes() == content.read_bytes()
    head, piece = len(MAGIC) + SALT, 4 + CHUNK + 16
    first, second, last = whole[head : head + piece], whole[head + piece : head + 2 * piece], whole[head + 2 * piece :]
    for parts in ([first], [first, second], [second, first, last], [first, last], [first, first, second, last]):
        sealed.write_bytes(whole[:head] + b"".join(parts))
        with opened.open("wb") as target, pytest.raises(SealError) as refused:
            unseal(sealed, target, "mot-mat-khau-dai")
        assert f"Không phục hồi được: {refused.value}" == DAMAGED


@pytest.mark.parametrize("place", [3, 20, 5_000, -1])
def test_a_changed_byte_is_refused(store: Store, backup: Path, place: int) -> None:
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    assert refusal_of(store, backup) == (FOREIGN if place == 3 else DAMAGED)


def test_another_kind_of_file_and_no_file_are_refused(store: Store, backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "danh-sach.xlsx"
    other.write_bytes(b"PK\x03\x04" + bytes(5000))
    assert refusal_of(store, other) == FOREIGN
    assert refusal_of(store, tmp_path / "khong-co") == "Không có tệp khong-co."


def test_a_backup_that_cannot_be_made_leaves_nothing(store: Store, tmp_path: Path) -> None:
    taken = tmp_path / "da-co"
    taken.write_text("cũ", encoding="utf-8")
    assert store.dangbo("backup", taken, **SECRET).refusal == "Đã có tệp da-co. Hãy chọn tên khác."
    assert taken.read_text(encoding="utf-8") == "cũ"
    short = store.dangbo("backup", tmp_path / "moi", DANGBO_BACKUP_PASSPHRASE="ngan").refusal
    assert short == "Mật khẩu sao lưu phải dài ít nhất 10 ký tự và gõ giống nhau hai lần."
    missing = store.dangbo("backup", tmp_path / "khong-co" / "moi", **SECRET).refusal
    assert missing == f"Không có thư mục {tmp_path / 'khong-co'}."
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["da-co"]


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def postgresql(tmp_path: Path, django_db_setup: Databases) -> Iterator[Store]:
    """A store in a PostgreSQL database of the test's own, migrated and empty."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("KHÔNG CHẠY: sao lưu, phục hồi trên PostgreSQL cần DATABASE_URL của một máy chủ")
    missing = [name for name in ("pg_dump", "pg_restore", "createdb", "dropdb", "psql") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"KHÔNG CHẠY: máy này thiếu {', '.join(missing)} của PostgreSQL")
    name = f"dangbo_storage_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{django_db_setup.address(MIGRATED)}"'.encode())
        own = urlsplit(url)._replace(path=f"/{name}").geturl()
        home = tmp_path / "server"
        home.mkdir()
        link_assets(home)
        made = Store(Dangbo(home, {"DATABASE_URL": own}))
        made.note("mot")
        yield made
        for suffix in ("", "_restore", "_before_restore"):
            server.execute(f'DROP DATABASE IF EXISTS "{name}{suffix}" WITH (FORCE)'.encode())


@pytest.mark.postgresql
def test_postgresql_is_backed_up_and_restored(postgresql: Store, tmp_path: Path) -> None:
    file = tmp_path / "dangbo.sao-luu"
    back_up(postgresql, file)
    postgresql.note("hai")
    wrong = postgresql.dangbo("restore", file, DANGBO_BACKUP_PASSPHRASE="mot-mat-khau-khac")
    assert wrong.refusal == DAMAGED
    checked = postgresql.dangbo("restore", file, "--check", **SECRET)
    assert (checked.code, checked.err, postgresql.state) == (0, "", TWO), checked
    done = postgresql.dangbo("restore", file, **SECRET)
    assert (done.code, done.err, postgresql.state) == (0, "", ONE), done


@pytest.mark.postgresql
def test_a_backup_of_another_kind_of_database_is_refused(postgresql: Store, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "sqlite.sao-luu"
    assert store.dangbo("backup", file, **SECRET).code == 0
    refusal = postgresql.dangbo("restore", file, **SECRET).refusal
    assert refusal == "Tệp sao lưu từ sqlite, kho này là postgresql."
    assert postgresql.state == ONE
