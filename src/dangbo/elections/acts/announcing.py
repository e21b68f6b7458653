"""The result announced: the verdict of the rules kept for good, and those elected written into the register."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.frozen import digest_of
from dangbo.elections.acts.guards import locked
from dangbo.elections.acts.register import enter_in_register, register_warnings
from dangbo.elections.models import Announcement, Candidate, CountResult, Election, Source, State
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.elections.states import move, require_state
from dangbo.elections.verdicts import delegation_of, frozen_of, verdict_data, verdict_of
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.outcome import Outcome, Result
from dangbo.rules.verdict import Finding, Verdict
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def announce(
    *,
    actor: Actor,
    election: Election,
    announced_on: date,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Announcement:
    """Announce the result of the latest count. Raises Refused and NotAllowed, and then nothing is stored.

    The verdict with its arithmetic and articles is kept with its digest; committee, seats and offices of those elected
    go into the register, in a new term where a congress has none yet. A warning of a rule must be accepted.
    """
    meeting = election.meeting
    actor.require(Permission.ANNOUNCE_RESULTS, meeting.organisation_id)
    held = locked(election)
    require_state(held, State.RECONCILED)
    if announced_on < meeting.held_on:
        refuse("announced-before-opening", f"Ngày công bố không thể trước ngày họp {format_date(meeting.held_on)}.")
    count = held.counts.latest("number")
    verdict = verdict_of(held, count)
    elected = _mark(held, count, verdict.answer)
    registrar = actor.lending(Permission.CHANGE_ORGANISATIONS)
    warnings = register_warnings(registrar, held, elected, announced_on)
    accepted = weigh([*verdict.findings, *warnings], accepted_warnings)
    enter_in_register(registrar, held, elected, announced_on, {finding.code for finding in warnings})
    if held.asks_opinions:
        _carry_opinions(held)
    made = _keep(actor, held, count, verdict, announced_on)
    move(held, State.ANNOUNCED)
    _write(actor, held, made, elected, accepted)
    return made


@transaction.atomic
def take_alternates(*, actor: Actor, election: Election, taken: Sequence[Candidate]) -> list[Candidate]:
    """Mark those whom the congress takes as alternate delegates from the same vote (190 Art 18), once it decided so.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ANNOUNCE_RESULTS, election.meeting.organisation_id)
    held = locked(election)
    require_state(held, State.ANNOUNCED)
    if not held.decisions.filter(code="congress-decides-alternates", agreed=True).exists():
        refuse("alternates-undecided", "Đại hội chưa quyết định lấy đại biểu dự khuyết từ cùng danh sách.")
    proposed = set(held.announcement.verdict["alternates"])
    names = {row["id"]: row["ballot_name"] for row in frozen_of(held)["candidates"]}
    rows = [row for row in taken if names.get(str(row.pk)) in proposed]
    if len(rows) != len(taken) or len(rows) > held.alternates:
        refuse("not-proposed", "Đại biểu dự khuyết lấy trong số người quá một nửa, từ cao xuống thấp, đủ số cần.")
    for row in rows:
        row.outcome = ALTERNATE
    Candidate.objects.bulk_update(rows, ["outcome"])
    told = ", ".join(row.full_name for row in rows)
    write(
        "take_alternates",
        actor,
        f"{held.title}: đại biểu dự khuyết {told}",
        organisation=held.meeting.organisation_id,
        subject=held,
        details={"candidates": [row.pk for row in rows]},
    )
    return rows


def _mark(election: Election, count: CountResult, result: Result) -> list[Candidate]:
    """Write votes, outcome and rank on the candidates; answer those elected, by votes and then ballot order."""
    rows = {str(row.pk): row for row in election.candidates.filter(on_list=True).select_related("person")}
    frozen = frozen_of(election)["candidates"]
    for place, (said, standing) in enumerate(zip(frozen, result.standings, strict=True)):
        row = rows[said["id"]]
        row.votes = count.votes[said["id"]]
        row.outcome = "" if election.asks_opinions else standing.outcome.value
        row.rank = 1 + sum(_key(other, at) < _key(standing.votes, place) for at, other in enumerate(_votes(result)))
    Candidate.objects.bulk_update(rows.values(), ["votes", "outcome", "rank"])
    elected = [row for row in rows.values() if row.outcome == Outcome.ELECTED]
    return sorted(elected, key=lambda row: row.rank or 0)


def _carry_opinions(election: Election) -> None:
    """Write the agreements on the same people where their list waits for them (190 Art 14)."""
    waiting = Candidate.objects.filter(
        election__meeting=election.meeting_id,
        election__state=State.PREPARED,
        source__in=[Source.SELF, Source.NOMINATED],
    )
    for row in election.candidates.filter(on_list=True):
        same = waiting.filter(person=row.person_id) if row.person_id else waiting.filter(full_name=row.full_name)
        same.update(agreed=row.votes, asked=election.present)


def _votes(result: Result) -> list[int]:
    return [standing.votes for standing in result.standings]


def _key(votes: int, place: int) -> tuple[int, int]:
    return (-votes, place)


def _keep(
    actor: Actor, election: Election, count: CountResult, verdict: Verdict[Result], announced_on: date
) -> Announcement:
    split = delegation_of(election, count, verdict.answer)
    data = verdict_data(verdict, split.answer if split else None)
    return Announcement.objects.create(
        election=election,
        count=count,
        announced_on=announced_on,
        announced_at=timezone.now(),
        announced_by_name=actor.name,
        verdict=data,
        digest=digest_of(data),
    )


def _write(
    actor: Actor, election: Election, made: Announcement, elected: Sequence[Candidate], accepted: Sequence[Finding]
) -> None:
    told = ", ".join(f"{row.full_name} ({format_int(row.votes or 0)} phiếu)" for row in elected) or "không ai trúng cử"
    told = "kết quả lấy ý kiến" if election.asks_opinions else told
    write(
        "announce_result",
        actor,
        f"Công bố kết quả {election.title}: {told}",
        organisation=election.meeting.organisation_id,
        subject=election,
        accepted=accepted,
        details={"sha256": made.digest, "count": made.count.number, "next": made.verdict["next"]},
    )
