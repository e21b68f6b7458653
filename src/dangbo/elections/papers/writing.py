"""What a paper of an election says, as plain text by the habits of typing (`paper.party_documents.text`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.elections.models import Meeting
from dangbo.paper.party_documents import Signature
from dangbo.paper.party_documents.text import cell_text
from dangbo.vietnamese.dates import format_long

BLANK = "……"
"""What nobody entered stays open, to be filled in by hand before signing."""


@dataclass(frozen=True, slots=True)
class ElectionPaper:
    """A paper before it is set: superior and issuer of its head, kind as documents know it, text and signatures.

    title: what stands in place of the kind's name, where the paper is called otherwise.
    """

    kind: str
    superior: str
    issuer: str
    abstract: str
    text: str
    signatures: tuple[Signature, ...]
    on: date
    title: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Iterable[int] = ()) -> list[str]:
    """A table's lines, those columns set to the right that hold numbers; apart from what stands before and after."""
    right = set(numbers)
    rule = "|".join("--:" if column in right else "---" for column in range(len(headings)))
    return ["", _row(headings), f"|{rule}|", *map(_row, rows), ""]


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(cell_text(str(cell)) or ' ' for cell in cells)} |"


def text_of(*parts: Iterable[str]) -> str:
    """The lines of all parts, one under another."""
    return "\n".join(line for part in parts for line in part).strip("\n")


def grouped(digest: str) -> str:
    """A digest in groups of eight letters, which the eye can compare and a line can break."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def gathering(meeting: Meeting) -> str:
    """The word by which a meeting is called within a sentence."""
    return "đại hội" if meeting.is_congress else "hội nghị"


def chair(meeting: Meeting) -> str:
    """Who leads the meeting, within a sentence."""
    if meeting.is_congress:
        return "Đoàn Chủ tịch đại hội"
    return "đồng chí chủ trì hội nghị" if meeting.elects_nobody else "chủ tọa hội nghị"


def chair_signature(meeting: Meeting) -> Signature:
    """The same where the paper is signed: a congress has a presidium, another meeting one who leads it."""
    if meeting.is_congress:
        return Signature("Chủ tọa", "", "T/M Đoàn Chủ tịch")
    return Signature("Chủ trì" if meeting.elects_nobody else "Chủ tọa hội nghị", "")


def opening(meeting: Meeting) -> str:
    """The words with which minutes begin: day and place."""
    place = f", tại {meeting.place}" if meeting.place else f", tại {BLANK}"
    return f"Hôm nay, {format_long(meeting.held_on)}{place}, {meeting.name}"


def lowered(title: str) -> str:
    """A title within a sentence: "Bầu Ban Chấp hành" → "bầu Ban Chấp hành"."""
    return title[:1].lower() + title[1:]


def percent(written: str | None) -> str:
    """A percentage of the verdict; a dash where there is no base."""
    return f"{written}%" if written else "–"


def post_and_unit(post: str, unit: str) -> str:
    """The post with the unit, whichever of them is known."""
    return ", ".join(filter(None, (post, unit)))
