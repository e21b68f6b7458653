"""Taking an uploaded file in: refused by size while it streams in, so that memory stays flat whatever is sent."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from dangbo.paper.errors import FileError
from dangbo.paper.limits import DEFAULT_LIMITS, MEGABYTE

LIMIT_BYTES = DEFAULT_LIMITS.file_bytes
TOO_LARGE = (
    f"Tệp lớn hơn {LIMIT_BYTES // MEGABYTE} MB nên không được nhận. "
    "Hãy bỏ ảnh và trang thừa, hoặc chia thành nhiều tệp."
)
NO_FILE = "Chưa chọn tệp. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv."


class LimitedUpload(FileUploadHandler):
    """Ends an upload at the limit; what follows is read past and kept nowhere."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.was_stopped = False
        self._taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._taken += len(raw_data)
        if self._taken > LIMIT_BYTES:
            self.was_stopped = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def limit_upload(request: HttpRequest) -> LimitedUpload:
    """Put the limit before the handlers of the request; nothing of its body may have been read."""
    limited = LimitedUpload(request)
    request.upload_handlers.insert(0, limited)
    return limited


def content_of(limited: LimitedUpload, file: UploadedFile[Any] | None) -> bytes | Path:
    """The content of an uploaded file, or where it lies. Raises FileError when it was too large or is not there."""
    if limited.was_stopped:
        raise FileError(TOO_LARGE)
    if file is None:
        raise FileError(NO_FILE)
    if isinstance(file, TemporaryUploadedFile):
        return Path(file.temporary_file_path())
    content: Any = file.read()
    return bytes(content)
