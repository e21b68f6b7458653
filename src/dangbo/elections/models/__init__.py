"""The facts of elections: meetings and their rolls, votes, candidates, tellers, decisions, counts, announcements."""

from dangbo.elections.models.candidates import Candidate, Source
from dangbo.elections.models.counting import Batch, Count, CountRecord
from dangbo.elections.models.decisions import Decider, HandVote, OpenDecision, Subject
from dangbo.elections.models.elections import Election, PaperSize, State, Way
from dangbo.elections.models.meetings import Complaint, Meeting, MeetingKind
from dangbo.elections.models.results import Announcement, CountResult, CountSource
from dangbo.elections.models.roll import Capacity, Exclusion, Presence, RollEntry
from dangbo.elections.models.screens import HallScreen
from dangbo.elections.models.tellers import Teller

__all__ = [
    "Announcement",
    "Batch",
    "Candidate",
    "Capacity",
    "Complaint",
    "Count",
    "CountRecord",
    "CountResult",
    "CountSource",
    "Decider",
    "Election",
    "Exclusion",
    "HallScreen",
    "HandVote",
    "Meeting",
    "MeetingKind",
    "OpenDecision",
    "PaperSize",
    "Presence",
    "RollEntry",
    "Source",
    "State",
    "Subject",
    "Teller",
    "Way",
]
