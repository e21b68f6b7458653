"""What a backup holds: the database, the files, and a manifest by which it is proven."""

import hashlib
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

from dangbo import __version__
from dangbo.cli.storage.sealed import SealError
from dangbo.journal.models import Head

DATABASE = "database"
MANIFEST = "manifest.json"
FILES = "files"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup says of itself: version, kind of database, its digest, and the last link of the journal."""

    version: str
    vendor: str
    database_sha256: str
    journal_number: int
    journal_hash: str


def write_archive(target: Path, database: Path, files: Path, vendor: str) -> Manifest:
    """Pack database and files with their manifest into one tar file."""
    head = Head.objects.filter(id=1).first()
    manifest = Manifest(
        version=__version__,
        vendor=vendor,
        database_sha256=file_digest(database),
        journal_number=head.number if head else 0,
        journal_hash=head.hash if head else "",
    )
    description = target.with_name(MANIFEST)
    description.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
    with tarfile.open(target, "w") as archive:
        archive.add(description, MANIFEST)
        archive.add(database, DATABASE)
        if files.is_dir():
            archive.add(files, FILES)
    return manifest


def read_archive(source: Path, folder: Path) -> Manifest:
    """Unpack into `folder` and check the database against the manifest. Raises SealError when they differ."""
    with tarfile.open(source) as archive:
        archive.extractall(folder, filter="data")
    manifest = _read_manifest(folder / MANIFEST)
    if file_digest(folder / DATABASE) != manifest.database_sha256:
        raise SealError("Kho dữ liệu trong tệp sao lưu không khớp bản kê của nó.")
    return manifest


def _read_manifest(file: Path) -> Manifest:
    try:
        return Manifest(**json.loads(file.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise SealError("Bản kê trong tệp sao lưu là của một phiên bản dangbo khác.") from error


def file_digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
