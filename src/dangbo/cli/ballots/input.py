"""What the words of `dangbo ballots` have in common: arguments and JSON files, refused with one line."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from dangbo.paper.errors import FileError

BAD_INPUT = 2
MOST_BYTES = 10_000_000


class Parser(argparse.ArgumentParser):
    """Arguments that are refused with one sentence. Raises FileError."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise FileError(f"cách dùng: {usage}")


def read_json(name: str) -> Any:
    """The content of a JSON file in UTF-8. Raises FileError, which names the file."""
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise FileError(f"Tệp {shown(name)} quá lớn.")
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise FileError(f"Không đọc được tệp {shown(name)}: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise FileError(f"Tệp {shown(name)} không phải UTF-8 (byte thứ {error.start + 1}).") from error
    except (ValueError, RecursionError) as error:
        raise FileError(f"Tệp {shown(name)} không phải JSON đúng.") from error


def shown(name: str) -> str:
    """A file's name on one line."""
    return name if name.isprintable() else ascii(name)


def why(error: OSError) -> str:
    """Why a file could not be read or written, without its name."""
    known = {
        FileNotFoundError: "không có tệp hoặc thư mục này",
        IsADirectoryError: "đây là một thư mục",
        NotADirectoryError: "đây không phải thư mục",
        FileExistsError: "đã có tệp mang tên này",
        PermissionError: "không được quyền",
    }
    return next((text for kind, text in known.items() if isinstance(error, kind)), error.strerror or "lỗi đọc, ghi")


def refuse(reason: object) -> int:
    """Say on stderr in one line why nothing was done; returns the exit code of bad input."""
    sys.stderr.flush()
    sys.stderr.buffer.write(f"dangbo ballots: {' '.join(str(reason).split())}\n".encode())
    sys.stderr.buffer.flush()
    return BAD_INPUT
