"""`dangbo restore FILE`: prove a backup, then put it in the place of the store."""

import shutil
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from dangbo.cli.arguments import BadInputError, Parser, refuse, why
from dangbo.cli.storage.archive import DATABASE, FILES, Manifest, read_archive
from dangbo.cli.storage.databases import StorageError, put_aside, put_in_place
from dangbo.cli.storage.passphrase import ask
from dangbo.cli.storage.sealed import SealError, unseal
from dangbo.journal.chain import verify
from dangbo.journal.models import Head


def main(argv: list[str]) -> int:
    """Exit 0 when restored (or, with --check, proven); 2 with one line when refused, and then nothing was replaced."""
    parser = Parser(prog="dangbo restore", description="Phục hồi từ tệp sao lưu.")
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument("--check", action="store_true", help="chỉ chứng minh tệp còn tốt, không thay gì")
    try:
        options = parser.parse_args(argv)
    except BadInputError as error:
        return refuse(error)
    if not options.file.is_file():
        return refuse(f"Không có tệp {options.file.name}.")
    passphrase = ask(twice=False)
    if passphrase is None:
        return refuse("Mật khẩu sao lưu không đúng.")
    settings.HOME.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
            return restore(options.file, Path(folder), passphrase, only_check=options.check)
    except (SealError, StorageError, OSError, tarfile.TarError) as error:
        return refuse(f"Không phục hồi được: {why(error) if isinstance(error, OSError) else error}")


def restore(file: Path, folder: Path, passphrase: str, *, only_check: bool) -> int:
    packed = folder / "archive.tar"
    with packed.open("wb") as target:
        unseal(file, target, passphrase)
    manifest = read_archive(packed, folder)
    if manifest.vendor != connection.vendor:
        return refuse(f"Tệp sao lưu từ {manifest.vendor}, kho này là {connection.vendor}.")
    aside = put_aside(folder / DATABASE)
    problem = disproof(aside, manifest)
    if problem:
        return refuse(problem)
    if only_check:
        print(f"Tệp sao lưu còn tốt (nhật ký đến mục {manifest.journal_number}).")
        return 0
    put_in_place(aside)
    put_files_in_place(folder / FILES, Path(settings.MEDIA_ROOT))
    print("Đã phục hồi. Kho cũ còn giữ với tên có đuôi before-restore.")
    return 0


def put_files_in_place(proven: Path, live: Path) -> None:
    """Let the files of the backup be the files in use; the former ones are kept beside them."""
    former = live.with_name(f"{live.name}.before-restore")
    if live.is_dir():
        shutil.rmtree(former, ignore_errors=True)
        live.rename(former)
    if proven.is_dir():
        shutil.move(proven, live)


def disproof(aside: str, manifest: Manifest) -> str:
    """Why the copy must not be used, or nothing: its journal must be whole and end where the manifest says."""
    live = connection.settings_dict["NAME"]
    connections["default"].close()
    connection.settings_dict["NAME"] = aside
    try:
        broken = next(verify(), None)
        head = Head.objects.filter(id=1).first()
        end = (head.number, head.hash) if head else (0, "")
    finally:
        connections["default"].close()
        connection.settings_dict["NAME"] = live
    if broken is not None:
        return f"Nhật ký trong tệp sao lưu không nguyên vẹn: {broken.reason}"
    if end != (manifest.journal_number, manifest.journal_hash):
        return "Nhật ký trong tệp sao lưu không kết thúc ở chỗ bản kê ghi."
    return ""
