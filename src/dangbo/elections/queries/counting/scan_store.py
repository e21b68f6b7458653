"""Where scans lie: one file each, named by its SHA-256, written once and never again."""

import contextlib
import hashlib
import os
from pathlib import Path

from django.conf import settings

from dangbo.elections.models.counting import Count, ScanFile
from dangbo.paper.ballots.files import BadImageError, Source, clean_picture


def path_of(scan: ScanFile) -> Path:
    """The file of a scan."""
    return folder_of(scan.count) / f"{scan.sha256}{scan.suffix}"


def folder_of(count: Count) -> Path:
    """The folder of a count's scans."""
    return Path(settings.MEDIA_ROOT) / "ballots" / str(count.pk)


def keep(count: Count, suffix: str, data: bytes) -> str:
    """Write a scan where it is not yet and return its SHA-256. Raises OSError, and then nothing stays."""
    sha256 = hashlib.sha256(data).hexdigest()
    folder = folder_of(count)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{sha256}{suffix}"
    if target.exists():
        return sha256
    draft = target.with_suffix(".part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o444)
        draft.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    return sha256


def is_intact(scan: ScanFile) -> bool:
    """Whether the file still has the bytes that arrived."""
    path = path_of(scan)
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == scan.sha256


def picture_name(source: Source) -> str:
    """The name under which the picture of an image is handed on: the SHA-256 of its bytes and its ending.

    Empty for an image that cannot be opened.
    """
    try:
        suffix, data = clean_picture(source)
    except BadImageError:
        return ""
    return f"{hashlib.sha256(data).hexdigest()}{suffix}"
