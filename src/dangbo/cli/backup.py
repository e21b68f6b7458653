"""`dangbo backup FILE`: the whole store in one encrypted file, made while the program runs."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from dangbo.cli.arguments import BadInputError, Parser, refuse, why
from dangbo.cli.storage.archive import DATABASE, write_archive
from dangbo.cli.storage.databases import StorageError, copy_out
from dangbo.cli.storage.passphrase import SHORTEST, ask
from dangbo.cli.storage.sealed import seal


def main(argv: list[str]) -> int:
    """Exit 0 when the file is complete; 2 with one line when not, and then no file is left."""
    parser = Parser(prog="dangbo backup", description="Sao lưu toàn bộ vào một tệp mã hóa.")
    parser.add_argument("file", type=Path, metavar="TỆP")
    try:
        target: Path = parser.parse_args(argv).file
    except BadInputError as error:
        return refuse(error)
    if not target.parent.is_dir():
        return refuse(f"Không có thư mục {target.parent}.")
    if target.exists():
        return refuse(f"Đã có tệp {target.name}. Hãy chọn tên khác.")
    passphrase = ask(twice=True)
    if passphrase is None:
        return refuse(f"Mật khẩu sao lưu phải dài ít nhất {SHORTEST} ký tự và gõ giống nhau hai lần.")
    unfinished = target.with_name(f"{target.name}.dang-ghi")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            database, packed = Path(folder) / DATABASE, Path(folder) / "archive.tar"
            copy_out(database)
            manifest = write_archive(packed, database, Path(settings.MEDIA_ROOT), connection.vendor)
            with packed.open("rb") as source:
                seal(source, unfinished, passphrase)
        unfinished.replace(target)
    except (OSError, StorageError) as error:
        unfinished.unlink(missing_ok=True)
        return refuse(f"Không sao lưu được: {why(error) if isinstance(error, OSError) else error}")
    print(f"Đã sao lưu vào {target} (nhật ký đến mục {manifest.journal_number}).")
    return 0
