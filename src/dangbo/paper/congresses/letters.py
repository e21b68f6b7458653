"""Letters of summons (giấy triệu tập), one page of A5 for each delegate."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from dangbo.paper.congresses.setting import set_pages
from dangbo.paper.errors import FileError
from dangbo.vietnamese.dates import format_long


@dataclass(frozen=True, slots=True)
class SummonsHead:
    """What all letters share. superior, issuer: the lines of the head; symbol: number and symbol, empty until given.

    times: lines of day and hour; place: where; reminders: what to bring; signature: lines above the name.
    """

    superior: str
    issuer: str
    symbol: str
    town: str
    on: date
    congress: str
    times: tuple[str, ...]
    place: str
    reminders: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Summons:
    """Whom a letter calls: name, post, unit, as what, and the delegate's number."""

    full_name: str
    post: str
    unit: str
    kind: str
    number: int


def summons_pdf(head: SummonsHead, letters: Sequence[Summons]) -> bytes:
    """All letters in their order, one a page.

    Raises:
        FileError: without a letter, and as `set_pages` does.
    """
    if not letters:
        raise FileError("Chưa có đại biểu nào để lập giấy triệu tập.")
    day = format_long(head.on)
    dated = f"{head.town}, {day}" if head.town else day[:1].upper() + day[1:]
    content = {**asdict(head), "on": dated, "letters": [asdict(letter) for letter in letters]}
    return set_pages("letters.typ", content)
