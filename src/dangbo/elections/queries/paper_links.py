"""The papers that a page offers, with their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from dangbo.elections.models import Election, Meeting, Way
from dangbo.elections.papers import OF_ELECTION, OF_MEETING, PaperKind
from dangbo.elections.papers.catalogue import COUNT_MINUTES
from dangbo.elections.papers.facts import COUNTED


@dataclass(frozen=True, slots=True)
class PaperLinks:
    """A paper's name and purpose; where its Word file, its PDF and its draft are asked for."""

    name: str
    note: str
    word: str
    pdf: str
    draft: str


def election_papers(election: Election) -> list[PaperLinks]:
    """The papers of a vote; none before it is counted, and of opinions the minutes of the count alone."""
    if election.state not in COUNTED:
        return []
    kinds = {key: kind for key, kind in OF_ELECTION.items() if key == COUNT_MINUTES or not election.asks_opinions}
    return _links(kinds, "election", str(election.pk))


def meeting_papers(meeting: Meeting) -> list[PaperLinks]:
    """The papers of a meeting; none before one of its votes is counted that elects."""
    counted = meeting.elections.filter(state__in=COUNTED).exclude(way=Way.OPINION).exists()
    return _links(OF_MEETING, "meeting", str(meeting.pk)) if counted else []


def _links(kinds: Mapping[str, PaperKind], whose: str, identity: str) -> list[PaperLinks]:
    return [
        PaperLinks(
            kind.name,
            kind.note,
            reverse(f"elections:{whose}_paper", args=[identity, key, "word"]),
            reverse(f"elections:{whose}_paper", args=[identity, key, "pdf"]),
            reverse(f"elections:draft_{whose}_paper", args=[identity, key]),
        )
        for key, kind in kinds.items()
    ]
