"""The QR code that a side must carry, as codewords: version 2, level Q, letters and digits (ISO/IEC 18004)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Modules = NDArray[np.bool_]
SIDE = 25
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DATA, _CHECK = 22, 22
_LEVEL_Q = 0b11
WRONG_AT_MOST = 8
"""Codewords of 44 that may be misread: two codes differ in at least 23."""


@lru_cache(maxsize=64)
def codewords(text: str) -> tuple[int, ...]:
    """The 44 codewords of a text of 29 letters and digits."""
    bits = f"0010{len(text):09b}"
    for place in range(0, len(text) - 1, 2):
        bits += f"{45 * _LETTERS.index(text[place]) + _LETTERS.index(text[place + 1]):011b}"
    if len(text) % 2:
        bits += f"{_LETTERS.index(text[-1]):06b}"
    bits = bits[: 8 * _DATA].ljust(8 * _DATA, "0")
    data = [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]
    return tuple(data + _remainder(data))


def is_codeword(words: NDArray[np.int64]) -> bool:
    """Whether 44 codewords carry their own check words: then they were read without an error."""
    data = [int(word) for word in words]
    return _remainder(data[:_DATA]) == data[_DATA:] and any(data)


def words_of(modules: Modules) -> NDArray[np.int64]:
    """The codewords of 25 × 25 modules (True for dark), by the mask whose format is the nearest."""
    seen = np.array([modules[place] for place in _FORMAT])
    mask = int((seen[None] != _formats()).sum(1).argmin())
    y, x = _order().T
    bits = modules[y, x] ^ _masked(mask)[y, x]
    return np.packbits(bits[: 8 * (_DATA + _CHECK)]).astype(np.int64)


def fixed() -> tuple[Modules, Modules]:
    """Where the modules are the same in every code, and which of those are dark."""
    taken, dark = np.zeros((SIDE, SIDE), bool), np.zeros((SIDE, SIDE), bool)
    ring = np.maximum(*np.abs(np.mgrid[-4:5, -4:5]))
    for y, x in ((3, 3), (3, SIDE - 4), (SIDE - 4, 3)):
        low, left = max(y - 4, 0), max(x - 4, 0)
        part = ring[low - y + 4 : SIDE - y + 4, left - x + 4 : SIDE - x + 4]
        taken[low : y + 5, left : x + 5] = True
        dark[low : y + 5, left : x + 5] = (part != 2) & (part != 4)
    middle = SIDE - 7
    taken[middle - 2 : middle + 3, middle - 2 : middle + 3] = True
    dark[middle - 2 : middle + 3, middle - 2 : middle + 3] = ring[2:7, 2:7] != 1
    line = np.arange(8, SIDE - 8)
    for rows, columns in ((6, line), (line, 6)):
        taken[rows, columns] = True
        dark[rows, columns] = line % 2 == 0
    return taken, dark


_FORMAT = (
    *((8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)),
    *((y, 8) for y in (7, 5, 4, 3, 2, 1, 0)),
)


@lru_cache(maxsize=1)
def _formats() -> Modules:
    """The 15 format bits of level Q with each of the eight masks."""
    found = []
    for mask in range(8):
        data = _LEVEL_Q << 3 | mask
        rest = data << 10
        for shift in range(4, -1, -1):
            if rest >> (shift + 10) & 1:
                rest ^= 0b10100110111 << shift
        whole = (data << 10 | rest) ^ 0b101010000010010
        found.append([bool(whole >> shift & 1) for shift in range(14, -1, -1)])
    return np.array(found)


@lru_cache(maxsize=1)
def _order() -> NDArray[np.int64]:
    """The places (y, x) of the data bits in the order in which they are written."""
    taken = fixed()[0].copy()
    taken[8, :9] = taken[:9, 8] = taken[8, SIDE - 8 :] = taken[SIDE - 8 :, 8] = True
    places, upwards = [], True
    for right in (24, 22, 20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        lines = range(SIDE - 1, -1, -1) if upwards else range(SIDE)
        places += [(y, x) for y in lines for x in (right, right - 1) if not taken[y, x]]
        upwards = not upwards
    return np.array(places)


@lru_cache(maxsize=8)
def _masked(mask: int) -> Modules:
    y, x = np.mgrid[:SIDE, :SIDE]
    terms = (
        (y + x) % 2, y % 2, x % 3, (y + x) % 3, (y // 2 + x // 3) % 2, y * x % 2 + y * x % 3,
        (y * x % 2 + y * x % 3) % 2, ((y + x) % 2 + y * x % 3) % 2,
    )  # fmt: skip
    return np.asarray(terms[mask] == 0)


def _remainder(data: list[int]) -> list[int]:
    """The Reed–Solomon check words of data words."""
    powers, logs = _field()
    rest = [0] * _CHECK
    for word in data:
        lead = word ^ rest.pop(0)
        rest.append(0)
        if lead:
            rest = [old ^ powers[(logs[lead] + logs[term]) % 255] for old, term in zip(rest, _generator(), strict=True)]
    return rest


@lru_cache(maxsize=1)
def _field() -> tuple[list[int], list[int]]:
    """Powers of 2 in the field of 256 elements, and their logarithms."""
    powers, logs, value = [], [0] * 256, 1
    for power in range(255):
        powers.append(value)
        logs[value] = power
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return powers, logs


@lru_cache(maxsize=1)
def _generator() -> tuple[int, ...]:
    """The terms of the generator below the leading one, the highest first; none of them is 0."""
    powers, logs = _field()
    terms = [1]
    for root in range(_CHECK):
        shifted = [powers[(logs[term] + root) % 255] if term else 0 for term in terms]
        terms = [high ^ low for high, low in zip([*terms, 0], [0, *shifted], strict=True)]
    return tuple(terms[1:])
