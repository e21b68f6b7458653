"""What came of the opinion of a step: counts keyed once by the office, or taken from a vote held in elections."""

import uuid
from collections.abc import Collection, Iterator, Mapping

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.personnel.guards import open_step, said, write_act
from dangbo.congresses.models.personnel import Attendance, Duty, PersonnelStep, StepName, StepWay
from dangbo.congresses.queries.personnel.lists import COUNTED, ballot_of, presence_of
from dangbo.elections.acts.candidates import NewCandidate, put_forward
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.meetings import Attendee, prepare_conference
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.models import Election, Meeting, RollEntry, Source, Way
from dangbo.elections.papers.writing import lowered
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, weigh
from dangbo.rules.elections.counts import BallotCounts, CandidateVotes, check_ballots, check_votes
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import regulation_on
from dangbo.rules.verdict import Finding, Severity
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def record_step_counts(
    *,
    actor: Actor,
    step: PersonnelStep,
    agreed: Mapping[uuid.UUID, int],
    ballots: BallotCounts | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> PersonnelStep:
    """Key the counts of a step: ballots where it is secret, and how many agree to each name (by the name's id).

    The same checks as of an election: issued at most those present, valid and invalid make up the collected, nobody
    above the valid ballots. Until the step is closed a later count takes the place of the earlier. Raises Refused.
    """
    held = open_step(actor, step)
    if held.held_on is None:
        refuse("step-not-held", "Chưa ghi ngày họp và điểm danh của bước này.")
    if ballot_of(held) is not None:
        refuse("counted-by-election", "Bước này lấy phiếu ở phần Bầu cử; lấy kết quả từ cuộc bỏ phiếu đó.")
    names = list(held.names.select_related("nominee__person"))
    accepted = weigh(_findings(held, names, agreed, ballots), accepted_warnings)
    _store(actor, held, names, {name.pk: agreed[name.pk] for name in names}, ballots, accepted)
    return held


@transaction.atomic
def prepare_step_ballot(
    *, actor: Actor, step: PersonnelStep, accepted_warnings: Collection[str] = NO_CODES
) -> Election:
    """Set up the secret ballot of a step in elections: a conference with the people of the step, its names and tellers.

    One that was cancelled there may be set up anew. Raises Refused and NotAllowed.
    """
    held = open_step(actor, step)
    if ballot_of(held) is not None:
        refuse("ballot-exists", "Đã lập cuộc bỏ phiếu của bước này ở phần Bầu cử.")
    if held.held_on is None:
        refuse("step-not-held", "Chưa ghi ngày họp và điểm danh của bước này.")
    if held.way != StepWay.SECRET:
        refuse("not-by-election", "Bước này biểu quyết giơ tay, không bỏ phiếu kín.")
    meeting, tellers = _conference(actor, held)
    names = list(held.names.select_related("nominee__person"))
    election = prepare_election(
        actor=actor,
        meeting=meeting,
        post=Post.OTHER,
        seats=len(names),
        title=f"Giới thiệu {lowered(said(held))}",
        way=Way.OPINION,
        accepted_warnings=accepted_warnings,
    )
    candidates = [NewCandidate(person=name.nominee.person, post=name.nominee.post) for name in names]
    put_forward(actor=actor, election=election, candidates=candidates, source=Source.PREPARED)
    if tellers:
        choose_tellers(actor=actor, election=election, entries=tellers, head=tellers[0].pk)
    held.election = election
    held.save(update_fields=["election"])
    write_act("prepare_step_ballot", actor, held.run.plan.congress, f"{said(held)}: lập cuộc bỏ phiếu ở phần Bầu cử",
              subject=held, details={"election": election.pk})  # fmt: skip
    return election


@transaction.atomic
def take_step_count(*, actor: Actor, step: PersonnelStep) -> PersonnelStep:
    """Take the counts of a step from its vote in elections, once that is counted. Raises Refused and NotAllowed."""
    held = open_step(actor, step)
    ballot = ballot_of(held)
    if ballot is None:
        refuse("no-ballot", "Bước này không lập cuộc bỏ phiếu ở phần Bầu cử.")
    count = ballot.counts.order_by("-number").first()
    if count is None or ballot.state not in COUNTED:
        refuse("not-counted", "Cuộc bỏ phiếu của bước này chưa kiểm phiếu xong.")
    people = dict(ballot.candidates.filter(on_list=True).values_list("person_id", "pk"))
    names = list(held.names.select_related("nominee__person"))
    if {name.nominee.person_id for name in names} != set(people):
        refuse("other-names", "Danh sách của cuộc bỏ phiếu khác danh sách của bước này.")
    agreed = {name.pk: count.votes[str(people[name.nominee.person_id])] for name in names}
    _store(actor, held, names, agreed, BallotCounts(count.issued, count.collected, count.valid, count.invalid), ())
    return held


def _store(
    actor: Actor,
    step: PersonnelStep,
    names: list[StepName],
    agreed: Mapping[uuid.UUID, int],
    ballots: BallotCounts | None,
    accepted: Collection[Finding],
) -> None:
    step.issued, step.collected, step.valid, step.invalid = (
        (ballots.issued, ballots.collected, ballots.valid, ballots.invalid) if ballots else (None, None, None, None)
    )
    step.save(update_fields=["issued", "collected", "valid", "invalid"])
    for name in names:
        name.agreed = agreed[name.pk]
    StepName.objects.bulk_update(names, ["agreed"])
    told = "; ".join(f"{name.nominee.person.full_name} {format_int(name.agreed or 0)}" for name in names)
    paper = f"phát {format_int(ballots.issued)}, thu {format_int(ballots.collected)}; " if ballots else ""
    write_act("record_step_counts", actor, step.run.plan.congress, f"{said(step)}: {paper}đồng ý: {told}",
              subject=step, accepted=accepted)  # fmt: skip


def _findings(
    step: PersonnelStep, names: list[StepName], agreed: Mapping[uuid.UUID, int], ballots: BallotCounts | None
) -> Iterator[Finding]:
    if set(agreed) != {name.pk for name in names}:
        yield error("votes-not-of-the-list", "Phải có số đồng ý của đúng những người trong danh sách của bước này.")
        return
    counted = (ballots.issued, ballots.collected, ballots.valid, ballots.invalid) if ballots else ()
    if any(number < 0 for number in (*agreed.values(), *counted)):
        yield error("negative-count", "Số phiếu không thể âm.")
        return
    present = presence_of(step).present
    if step.way == StepWay.HANDS:
        yield from _hands_findings(names, agreed, present)
    elif ballots is None:
        yield error("ballots-missing", "Bước này bỏ phiếu kín: phải ghi số phiếu phát ra, thu vào, hợp lệ.")
    else:
        yield from _ballot_findings(step, names, agreed, ballots, present)


def _hands_findings(names: list[StepName], agreed: Mapping[uuid.UUID, int], present: int) -> Iterator[Finding]:
    for name in names:
        if agreed[name.pk] > present:
            yield error(
                "hands-above-present",
                f"{name.nominee.person.full_name} được {format_int(agreed[name.pk])} người tán thành, nhiều hơn số "
                f"có mặt ({format_int(present)}).",
            )


def _ballot_findings(
    step: PersonnelStep,
    names: list[StepName],
    agreed: Mapping[uuid.UUID, int],
    ballots: BallotCounts,
    present: int,
) -> Iterator[Finding]:
    if ballots.issued > present:
        yield error(
            "issued-above-present",
            f"Phát ra {format_int(ballots.issued)} phiếu, nhiều hơn số có mặt ({format_int(present)}).",
        )
        return
    assert step.held_on is not None
    rules = regulation_on(step.held_on)
    votes = [CandidateVotes(name.nominee.person.full_name, agreed[name.pk]) for name in names]
    found = [*check_ballots(ballots, present, rules), *check_votes(votes, len(names), ballots, present, rules)]
    yield from (finding for finding in found if finding.severity is not Severity.NOTE)


def _conference(actor: Actor, step: PersonnelStep) -> tuple[Meeting, list[RollEntry]]:
    """The conference of the step with those summoned and who of them came; its tellers, the head first, if named."""
    congress, on = step.run.plan.congress, step.held_on
    assert on is not None
    rows = list(step.participants.select_related("person"))
    meeting, roll = prepare_conference(
        actor=actor,
        organisation=congress.organisation,
        name=f"{step.title}, ngày {format_date(on)}",
        held_on=on,
        place=step.place,
        attendees=[
            Attendee(row.full_name, row.person, row.post, row.unit, row.attendance == Attendance.PRESENT)
            for row in rows
        ],
    )
    duties = list(zip((row.duty for row in rows), roll, strict=True))
    heads = [entry for duty, entry in duties if duty == Duty.HEAD_TELLER]
    return meeting, [*heads, *(entry for duty, entry in duties if heads and duty == Duty.TELLER)]
