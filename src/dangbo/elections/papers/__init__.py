"""The papers of an election, written from what was frozen, counted and announced: minutes, list, report."""

from dangbo.elections.papers.catalogue import (
    OF_ELECTION,
    OF_MEETING,
    PaperKind,
    draft_of,
    paper_of_election,
    paper_of_meeting,
)
from dangbo.elections.papers.setting import file_of, party_paper
from dangbo.elections.papers.writing import ElectionPaper

__all__ = [
    "OF_ELECTION",
    "OF_MEETING",
    "ElectionPaper",
    "PaperKind",
    "draft_of",
    "file_of",
    "paper_of_election",
    "paper_of_meeting",
    "party_paper",
]
