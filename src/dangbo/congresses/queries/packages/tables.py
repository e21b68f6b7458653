"""The tables of a congress that a package carries, in the order in which rows may be written.

A subject adds its own by the name PACKAGE in `subjects/<subject>.py`: a tuple of `Carried`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import CheckInSession, Door, Scan
from dangbo.congresses.models.credentials import CredentialsSnapshot
from dangbo.congresses.models.day import AgendaItem, AgendaVote, OrganMember, Speaker
from dangbo.congresses.models.delegates import Delegate, DelegateCard
from dangbo.elections.models import (
    Announcement,
    Batch,
    Candidate,
    Complaint,
    Count,
    CountRecord,
    CountResult,
    Election,
    HandVote,
    Meeting,
    OpenDecision,
    RollEntry,
    Teller,
)
from dangbo.registry.models import Decision


@dataclass(frozen=True, slots=True)
class Carried:
    """A table: its model, its Vietnamese name, the path from its rows to the congress, whether rows are only added.

    twins: fields by which a row made here and one made there are the same thing all the same.
    """

    model: type[Model]
    name: str
    path: str
    only_added: bool = False
    twins: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return str(self.model._meta.label_lower)

    def rows(self, congress: Congress) -> QuerySet[Any]:
        """The rows of a congress."""
        return self.model._default_manager.filter(**{self.path: congress.pk}).order_by("pk")


_MEETING = "meeting__congress"
_VOTE = "election__meeting__congress"
OWN: tuple[Carried, ...] = (
    Carried(Meeting, "Đại hội, cuộc họp", "congress"),
    Carried(Congress, "Đại hội", "pk"),
    Carried(RollEntry, "Danh sách triệu tập", _MEETING, twins=("meeting_id", "person_id")),
    Carried(Election, "Cuộc bầu", _MEETING),
    Carried(HandVote, "Biểu quyết giơ tay", _MEETING),
    Carried(OpenDecision, "Quyết định của đại hội", _MEETING),
    Carried(Candidate, "Người ứng cử, đề cử", _VOTE, twins=("election_id", "person_id")),
    Carried(Teller, "Ban kiểm phiếu", _VOTE, twins=("election_id", "entry_id")),
    Carried(Count, "Lần kiểm phiếu", _VOTE),
    Carried(Batch, "Tập phiếu", f"count__{_VOTE}"),
    Carried(CountRecord, "Bản ghi kiểm phiếu", f"count__{_VOTE}", only_added=True),
    Carried(CountResult, "Kết quả kiểm phiếu", _VOTE, only_added=True),
    Carried(Announcement, "Công bố kết quả", _VOTE, only_added=True),
    Carried(Complaint, "Khiếu nại", _MEETING),
    Carried(Delegate, "Đại biểu", "congress", twins=("congress_id", "person_id")),
    Carried(DelegateCard, "Thẻ đại biểu", "delegate__congress"),
    Carried(CheckInSession, "Phiên điểm danh", "congress", twins=("congress_id", "name")),
    Carried(Door, "Cửa", "congress", twins=("congress_id", "name")),
    Carried(Scan, "Lượt điểm danh", "session__congress"),
    Carried(CredentialsSnapshot, "Số liệu thẩm tra", "congress", only_added=True),
    Carried(AgendaItem, "Chương trình", "congress"),
    Carried(AgendaVote, "Biểu quyết trong chương trình", "item__congress"),
    Carried(OrganMember, "Cơ quan của đại hội", "congress"),
    Carried(Speaker, "Phát biểu", "item__congress"),
)
CITED = Carried(Decision, "Quyết định", "", only_added=True)
"""Decisions that the rows cite: written where they are missing, never changed."""


def tables() -> tuple[Carried, ...]:
    """All tables of a package."""
    return (*OWN, *(table for more in offered("PACKAGE") for table in more))


def cited_decisions(congress: Congress) -> QuerySet[Decision]:
    """The decisions that rows of a congress cite."""
    found = Q(pk__in=[])
    for table, field in _citing():
        found |= Q(pk__in=table.rows(congress).values(field))
    return Decision.objects.filter(found).order_by("pk")


def _citing() -> Iterator[tuple[Carried, str]]:
    for table in tables():
        for field in table.model._meta.concrete_fields:
            if field.is_relation and field.related_model is Decision:
                yield table, field.attname
