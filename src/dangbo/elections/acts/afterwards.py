"""After the result: minutes signed, report sent, ratified or refused by the superior, complaints, ballots destroyed."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked
from dangbo.elections.acts.register import COMMITTEES, OFFICES
from dangbo.elections.models import Candidate, Complaint, Election, Meeting, State
from dangbo.elections.queries.deadlines import deadlines_of, with_result
from dangbo.elections.queries.nextstep import is_further_round_due, questions_of
from dangbo.elections.states import move
from dangbo.registry.acts.committees import end_office, end_seat
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import CommitteeMember, Office
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def sign_minutes(*, actor: Actor, election: Election, signed_on: date) -> Election:
    """Write that the count minutes are signed by the head of the tellers and the chair. Raises Refused, NotAllowed.

    What the verdict asks the congress to decide must be decided first.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    waiting = [finding for finding in questions_of(held) if held.state == State.ANNOUNCED]
    if waiting:
        refuse("question-open", waiting[0].message, waiting[0].article)
    if is_further_round_due(held):
        refuse("round-due", "Còn phải bầu tiếp; lập lần bầu tiếp theo rồi ký biên bản.")
    move(held, State.MINUTES_SIGNED, signed_on=signed_on)
    _write(actor, held, "sign_count_minutes", f"ký biên bản kiểm phiếu ngày {format_date(signed_on)}")
    return held


@transaction.atomic
def report_results(
    *, actor: Actor, meeting: Meeting, reported_on: date, symbol: str = "", received_on: date | None = None
) -> Meeting:
    """Write when minutes and lists went to the superior, and when they arrived there. Raises Refused, NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if not with_result(meeting).exists():
        refuse("nothing-announced", "Chưa có kết quả nào được công bố để báo cáo.")
    if reported_on < meeting.held_on:
        refuse("reported-before-opening", f"Ngày báo cáo không thể trước ngày họp {format_date(meeting.held_on)}.")
    if received_on is not None and received_on < reported_on:
        refuse("received-before-sent", "Ngày cấp trên nhận không thể trước ngày gửi báo cáo.")
    meeting.reported_on, meeting.report_symbol = reported_on, clean_line(symbol)
    meeting.received_on = received_on
    meeting.save(update_fields=["reported_on", "report_symbol", "received_on"])
    write(
        "report_results",
        actor,
        f"{meeting.name}: báo cáo kết quả bầu cử ngày {format_date(reported_on)}",
        organisation=meeting.organisation_id,
        subject=meeting,
        details={"symbol": meeting.report_symbol, "received_on": received_on},
    )
    return meeting


@transaction.atomic
def ratify(
    *,
    actor: Actor,
    election: Election,
    on: date,
    decision: CitedDecision,
    left_out: Sequence[Candidate] = (),
) -> Election:
    """Write that the superior ratified the result (chuẩn y), but not those left out: their seat or office ends.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ANNOUNCE_RESULTS, election.meeting.organisation_id)
    held = locked(election)
    if any(row.election_id != held.pk or row.outcome != Outcome.ELECTED for row in left_out):
        refuse("not-elected", "Chỉ ghi không chuẩn y người đã trúng cử ở cuộc bầu này.")
    entered = enter_decision(decision)
    move(held, State.RATIFIED, ratified_on=on, ratification=entered)
    _take_from_register(actor, held, left_out, on, decision)
    names = ", ".join(row.full_name for row in left_out)
    words = f"được chuẩn y{by_decision(entered)}{f', không chuẩn y {names}' if names else ''}"
    _write(actor, held, "ratify_result", words)
    return held


@transaction.atomic
def refuse_result(*, actor: Actor, election: Election, on: date, decision: CitedDecision, reason: str) -> Election:
    """Write that the superior does not recognise the result: all its seats and offices end. Raises Refused."""
    actor.require(Permission.ANNOUNCE_RESULTS, election.meeting.organisation_id)
    held, why = locked(election), clean_line(reason)
    if not why:
        refuse("reason-missing", "Không chuẩn y kết quả phải ghi lý do.")
    entered = enter_decision(decision)
    move(held, State.REFUSED, ratified_on=on, ratification=entered, ended_reason=why)
    elected = list(held.candidates.filter(outcome=Outcome.ELECTED))
    _take_from_register(actor, held, elected, on, decision)
    _write(actor, held, "refuse_result", f"không được chuẩn y{by_decision(entered)}; lý do: {why}")
    return held


@transaction.atomic
def receive_complaint(
    *,
    actor: Actor,
    meeting: Meeting,
    received_on: date,
    sender: str,
    text: str,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Complaint:
    """Write a complaint about the elections of a meeting; a late one is a warning (190 Art 33). Raises Refused."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if not clean_line(sender) or not clean_line(text):
        refuse("text-missing", "Khiếu nại phải ghi người gửi và nội dung.")
    accepted = weigh(_late(meeting, received_on), accepted_warnings)
    made = Complaint.objects.create(
        meeting=meeting, received_on=received_on, sender=clean_line(sender), text=text.strip()
    )
    write(
        "receive_complaint",
        actor,
        f"{meeting.name}: nhận khiếu nại của {made.sender} ngày {format_date(received_on)}",
        organisation=meeting.organisation_id,
        subject=made,
        accepted=accepted,
    )
    return made


@transaction.atomic
def settle_complaint(*, actor: Actor, complaint: Complaint, on: date, conclusion: str) -> Complaint:
    """Write what was concluded on a complaint. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, complaint.meeting.organisation_id)
    concluded = clean_line(conclusion)
    if not concluded:
        refuse("text-missing", "Chưa ghi kết luận.")
    if on < complaint.received_on:
        refuse("settled-before-received", "Ngày kết luận không thể trước ngày nhận khiếu nại.")
    complaint.settled_on, complaint.conclusion = on, concluded
    complaint.save(update_fields=["settled_on", "conclusion"])
    write(
        "settle_complaint",
        actor,
        f"Kết luận khiếu nại của {complaint.sender}: {concluded}",
        organisation=complaint.meeting.organisation_id,
        subject=complaint,
    )
    return complaint


@transaction.atomic
def destroy_ballots(*, actor: Actor, meeting: Meeting, on: date, decision: CitedDecision) -> Meeting:
    """Write that the sealed ballots were destroyed by decision, after their time and without an open complaint.

    190 Art 35. Raises Refused and NotAllowed.
    """
    actor.require(Permission.ANNOUNCE_RESULTS, meeting.organisation_id)
    for deadline in deadlines_of(meeting):
        if deadline.key == "luu-phieu" and on <= deadline.last_day:
            refuse("ballots-kept", deadline.finding.message, deadline.finding.article)
    if meeting.complaints.filter(settled_on=None).exists():
        refuse("complaint-open", "Còn khiếu nại chưa kết luận; phiếu bầu phải được giữ.")
    meeting.ballots_destroyed_on, meeting.ballots_decision = on, enter_decision(decision)
    meeting.save(update_fields=["ballots_destroyed_on", "ballots_decision"])
    write(
        "destroy_ballots",
        actor,
        f"{meeting.name}: hủy phiếu bầu ngày {format_date(on)}{by_decision(meeting.ballots_decision)}",
        organisation=meeting.organisation_id,
        subject=meeting,
    )
    return meeting


def _late(meeting: Meeting, received_on: date) -> Sequence[Finding]:
    return [
        warning(
            "complaint-late",
            f"Nhận ngày {format_date(received_on)}, quá hạn {format_date(deadline.last_day)}.",
            deadline.finding.article,
        )
        for deadline in deadlines_of(meeting)
        if deadline.key == "khieu-nai" and received_on > deadline.last_day
    ]


def _take_from_register(
    actor: Actor, election: Election, rows: Sequence[Candidate], on: date, decision: CitedDecision
) -> None:
    """End the seats or offices that this vote gave."""
    registrar, post = actor.lending(Permission.CHANGE_ORGANISATIONS), election.rules_post
    people = [row.person_id for row in rows if row.person_id]
    since = election.announcement.announced_on
    within = {"person__in": people, "valid_from": since, "valid_to": None,
              "committee__term__organisation": election.meeting.organisation_id}  # fmt: skip
    if post in COMMITTEES:
        for seat in CommitteeMember.objects.filter(committee__kind=COMMITTEES[post], **within):
            end_seat(actor=registrar, seat=seat, on=on, decision=decision)
    elif post in OFFICES:
        for office in Office.objects.filter(kind=OFFICES[post][1], **within):
            end_office(actor=registrar, office=office, on=on, decision=decision)


def _write(actor: Actor, election: Election, act: str, words: str) -> None:
    write(
        act,
        actor,
        f"{election.title}: {words}",
        organisation=election.meeting.organisation_id,
        subject=election,
    )
