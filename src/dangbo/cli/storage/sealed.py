"""A sealed file: one stream, encrypted with a passphrase, that shows every change of any byte of it."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"DANGBO-BACKUP-1\n"
CHUNK = 1 << 20
SALT = 16
LAST = b"\x01"
MORE = b"\x00"


class SealError(ValueError):
    """The file cannot be opened. The text is one Vietnamese sentence."""


def _key(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode()))


def seal(source: BinaryIO, target: Path, passphrase: str) -> None:
    """Encrypt `source` into `target`. The nonce counts the pieces, and the last piece is marked, so that pieces can
    be neither exchanged nor cut off."""
    salt = os.urandom(SALT)
    cipher = _key(passphrase, salt)
    with target.open("wb") as out:
        out.write(MAGIC + salt)
        number, piece = 0, source.read(CHUNK)
        while True:
            following = source.read(CHUNK)
            sealed = cipher.encrypt(number.to_bytes(12, "big"), piece, MORE if following else LAST)
            out.write(struct.pack(">I", len(sealed)) + sealed)
            if not following:
                return
            number, piece = number + 1, following


def unseal(source: Path, target: BinaryIO, passphrase: str) -> None:
    """Decrypt `source` into `target`.

    Raises SealError when it is no backup, the passphrase is wrong, or any byte was changed or is missing.
    """
    with source.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise SealError("Tệp này không phải tệp sao lưu của dangbo.")
        cipher = _key(passphrase, file.read(SALT))
        pieces = _pieces(file)
        number, sealed = 0, next(pieces, None)
        if sealed is None:
            raise SealError("Tệp sao lưu bị cắt cụt.")
        while sealed is not None:
            following = next(pieces, None)
            target.write(_opened(cipher, number, sealed, LAST if following is None else MORE))
            number, sealed = number + 1, following


def _opened(cipher: AESGCM, number: int, sealed: bytes, mark: bytes) -> bytes:
    try:
        return cipher.decrypt(number.to_bytes(12, "big"), sealed, mark)
    except InvalidTag:
        raise SealError("Mật khẩu sao lưu không đúng, hoặc tệp đã bị đổi hay cắt cụt.") from None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while head := file.read(4):
        size = struct.unpack(">I", head)[0] if len(head) == 4 else -1
        piece = file.read(size) if 0 < size <= CHUNK + 16 else b""
        if len(piece) != size:
            raise SealError("Tệp sao lưu bị cắt cụt.")
        yield piece
