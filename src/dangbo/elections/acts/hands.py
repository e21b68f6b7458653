"""Votes by raised hands, and answers to what the regulation leaves open."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Decider, Election, HandVote, Meeting, OpenDecision, Subject
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands raised for and against, abstentions, and how many were present."""

    votes_for: int
    votes_against: int
    abstained: int
    present: int

    @property
    def words(self) -> str:
        """Tán thành 30/32, không tán thành 1, không biểu quyết 1."""
        parts = [f"tán thành {format_int(self.votes_for)}/{format_int(self.present)}"]
        if self.votes_against:
            parts.append(f"không tán thành {format_int(self.votes_against)}")
        if self.abstained:
            parts.append(f"không có ý kiến {format_int(self.abstained)}")
        return ", ".join(parts)


@transaction.atomic
def record_hand_vote(
    *, actor: Actor, meeting: Meeting, subject: Subject, about: str, hands: Hands, election: Election | None = None
) -> HandVote:
    """Write a vote by raised hands with its counts. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    vote = store_hands(meeting, subject, about, hands, election)
    write(
        "record_hand_vote",
        actor,
        f"Biểu quyết {vote.about}: {hands.words}",
        organisation=meeting.organisation_id,
        subject=vote,
    )
    return vote


def store_hands(
    meeting: Meeting, subject: Subject, about: str, hands: Hands, election: Election | None = None
) -> HandVote:
    """Keep the counts of a vote by raised hands as part of another act; refused where they cannot be."""
    raised = hands.votes_for + hands.votes_against + hands.abstained
    if raised > hands.present:
        refuse(
            "hands-above-present",
            f"Số thẻ giơ lên ({format_int(raised)}) nhiều hơn số người có mặt ({format_int(hands.present)}).",
        )
    return HandVote.objects.create(
        meeting=meeting,
        election=election,
        subject=subject,
        about=clean_line(about) or subject.label,
        votes_for=hands.votes_for,
        votes_against=hands.votes_against,
        abstained=hands.abstained,
        present=hands.present,
        recorded_at=timezone.now(),
    )


@transaction.atomic
def decide(
    *,
    actor: Actor,
    election: Election,
    question: Finding,
    agreed: bool,
    answer: str,
    decided_by: Decider,
    hands: Hands | None = None,
    reason: str = "",
) -> OpenDecision:
    """Answer a question that the regulation leaves open, once: never a silent default. Raises Refused and NotAllowed.

    question: the finding that asked.
    """
    meeting = election.meeting
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if OpenDecision.objects.filter(election=election, code=question.code).exists():
        refuse("already-decided", "Việc này đã được quyết định và ghi lại.")
    vote = store_hands(meeting, Subject.OTHER, answer, hands, election) if hands is not None else None
    decision = OpenDecision.objects.create(
        meeting=meeting,
        election=election,
        code=question.code,
        article=question.article,
        question=question.message,
        answer=clean_line(answer),
        agreed=agreed,
        decided_by=decided_by,
        vote=vote,
        reason=clean_line(reason),
        decided_at=timezone.now(),
        decided_by_name=actor.name,
    )
    told = f"; {hands.words}" if hands is not None else ""
    write(
        "decide_open_question",
        actor,
        f"{election.title}: {decided_by.label.lower()} quyết định {decision.answer.lower()}{told}",
        organisation=meeting.organisation_id,
        subject=election,
        details={"code": question.code, "question": question.message, "agreed": agreed, "reason": decision.reason},
    )
    return decision
