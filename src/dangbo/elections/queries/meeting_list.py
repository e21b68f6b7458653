"""The list of meetings: each with its organisation's name then, and how many of its votes are decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from dangbo.elections.models import Meeting, State
from dangbo.elections.queries.reach import meetings_within
from dangbo.elections.states import DECIDED
from dangbo.registry.models import Organisation

_DECIDED = Count("elections", filter=Q(elections__state__in=DECIDED), distinct=True)
_LIVE = Count("elections", filter=~Q(elections__state=State.CANCELLED), distinct=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting: votes in all (given up ones left out) and those decided."""

    meeting: Meeting
    organisation: str
    votes: int
    decided: int

    @property
    def look(self) -> tuple[str, str]:
        """Its state: kind and words."""
        asks = self.meeting.elects_nobody
        if not self.votes:
            return ("idle", "Chưa lập phiếu" if asks else "Chưa lập cuộc bầu")
        if self.decided < self.votes:
            return ("warn", "Đang lấy ý kiến" if asks else "Đang bầu cử")
        return ("ok", "Đã có kết quả")


def listed_meetings(root: Organisation) -> QuerySet[Meeting]:
    """The meetings within an organisation, the latest first, with their counts."""
    rows = meetings_within(root).select_related("organisation").prefetch_related("organisation__versions")
    return rows.annotate(votes_in_all=_LIVE, votes_decided=_DECIDED)


def rows_of(meetings: Iterable[Meeting]) -> list[Row]:
    """The rows of a page of the list."""
    return [
        Row(
            meeting,
            meeting.organisation.version_at(meeting.held_on).name,
            meeting.votes_in_all,  # type: ignore[attr-defined]
            meeting.votes_decided,  # type: ignore[attr-defined]
        )
        for meeting in meetings
    ]
