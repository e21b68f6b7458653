"""A side as it comes from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # pages that list scans do without it
    import numpy as np
    from numpy.typing import NDArray

Grey: TypeAlias = "NDArray[np.uint8]"


@dataclass(frozen=True, slots=True)
class Source:
    """One side in a file: the path as it was given, and the place of the image in the file (from 0)."""

    path: str
    place: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A file and the number of images in it; refused: the reason code where it cannot be opened (then 1 image)."""

    path: str
    images: int
    refused: str | None = None


class BadImageError(Exception):
    """An image that cannot be used; its text is a reason code of reasons.py."""
