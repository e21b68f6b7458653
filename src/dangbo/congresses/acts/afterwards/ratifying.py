"""The superior takes in the results and ratifies them (chuẩn y), every vote of the congress at once."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.review.guards import named, write_act
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.afterwards.facts import first_meetings, new_term, register_check
from dangbo.elections.acts.afterwards import ratify, report_results
from dangbo.elections.models import Candidate, Complaint, Election, Meeting, State, Way
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import CitedDecision
from dangbo.rules.verdict import Finding, Severity
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

_OPEN = (State.ANNOUNCED, State.MINUTES_SIGNED)


@transaction.atomic
def receive_results(*, actor: Actor, congress: Congress, on: date) -> Meeting:
    """Write when the results arrived, from which the fifteen working days of ratification count.

    Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress, Permission.REVIEW_CONGRESSES)
    meeting = found.meeting
    if meeting is None or meeting.reported_on is None:
        refuse("not-reported", "Đơn vị chưa gửi kết quả đại hội.")
    report_results(
        actor=actor.lending(Permission.PREPARE_ELECTIONS),
        meeting=meeting,
        reported_on=meeting.reported_on,
        symbol=meeting.report_symbol,
        received_on=on,
    )
    summary = f"Nhận kết quả đại hội của {named(found, on)} ngày {format_date(on)}"
    write_act("receive_congress_results", actor, found, summary, subject=found)
    return meeting


@transaction.atomic
def ratify_congress(
    *,
    actor: Actor,
    congress: Congress,
    on: date,
    decision: CitedDecision,
    left_out: Sequence[Candidate] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Election]:
    """Ratify every signed result of the congress and of the first meetings by one decision, but not those left out.

    Unsigned minutes and results not reported refuse it; an open complaint, or a register that says otherwise, is
    warned of. Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress, Permission.REVIEW_CONGRESSES)
    votes = votes_to_ratify(found)
    accepted = weigh(_findings(found, votes), accepted_warnings)
    superior = actor.lending(Permission.ANNOUNCE_RESULTS)
    for vote in votes:
        out = [row for row in left_out if row.election_id == vote.pk]
        ratify(actor=superior, election=vote, on=on, decision=decision, left_out=out)
    summary = f"Chuẩn y kết quả đại hội {named(found, on)}: {format_int(len(votes))} cuộc bầu, theo {decision.symbol}"
    write_act("ratify_congress", actor, found, summary, subject=found, accepted=accepted)
    return votes


def votes_to_ratify(congress: Congress) -> list[Election]:
    """The announced votes of the congress and of the first meetings that wait for the superior."""
    meetings = [congress.meeting_id, *(meeting.pk for meeting in first_meetings(congress, new_term(congress)))]
    rows = Election.objects.filter(meeting__in=meetings, state__in=_OPEN).exclude(way=Way.OPINION)
    return list(rows.select_related("meeting").order_by("meeting__held_on", "pk"))


def _findings(congress: Congress, votes: list[Election]) -> Iterator[Finding]:
    if congress.meeting is None or congress.meeting.reported_on is None:
        yield error("not-reported", "Đơn vị chưa gửi kết quả đại hội.")
    if not votes:
        yield error("nothing-to-ratify", "Không có kết quả nào chờ chuẩn y.")
    for vote in votes:
        if vote.state == State.ANNOUNCED:
            yield error("minutes-not-signed", f"{vote.title}: biên bản kiểm phiếu chưa ký.")
    meetings = {vote.meeting_id for vote in votes}
    if Complaint.objects.filter(meeting__in=meetings, settled_on=None).exists():
        yield warning("complaint-open", "Còn khiếu nại về bầu cử chưa kết luận.")
    term = new_term(congress)
    wrong = [each for each in register_check(congress, term) if each.severity is Severity.ERROR] if term else []
    if wrong:
        yield warning("register-differs", f"Sổ chưa khớp kết quả bầu cử: {wrong[0].message}")
