"""The vote itself: ballots handed out, the vote closed and everything until then frozen."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.frozen import digest_of
from dangbo.elections.acts.guards import locked
from dangbo.elections.frozen import contents_of
from dangbo.elections.models import Election, Presence, State
from dangbo.elections.queries.course import expected_posts
from dangbo.elections.queries.lists import list_findings, listed
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import VOTERS, rules_roll
from dangbo.elections.states import DECIDED, move, require_state
from dangbo.registry.acts.refusal import NO_CODES, error, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.posts import POST_LABELS
from dangbo.rules.verdict import Finding, Severity
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def issue_ballots(
    *,
    actor: Actor,
    election: Election,
    issued: int,
    present: int,
    printed_here: bool | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Election:
    """Write how many ballots were handed out to how many people present; put right until the vote is closed.

    printed_here: whether they were printed by this program, which then reads them. Of a vote by raised hands everybody
    present votes, and there is no ballot. The list is checked once more, since tellers or roll may have changed.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_state(held, State.LIST_FIXED, State.BALLOTS_ISSUED)
    handed = present if held.by_hands else issued
    findings = [*_issue_findings(held, handed, present), *_again(held)]
    accepted = weigh(findings, accepted_warnings)
    own = None if held.by_hands else printed_here
    move(held, State.BALLOTS_ISSUED, issued=handed, present=present, printed_here=own)
    told = "" if held.by_hands else f"phát {format_int(handed)} phiếu cho "
    write(
        "issue_ballots",
        actor,
        f"{held.title}: {told}{format_int(present)} người có mặt",
        organisation=held.meeting.organisation_id,
        subject=held,
        accepted=accepted,
    )
    return held


@transaction.atomic
def close_voting(*, actor: Actor, election: Election, accepted_warnings: Collection[str] = NO_CODES) -> Election:
    """Close the vote: roll, list, tellers, regulation and ballot are frozen with their digest. Raises Refused."""
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_state(held, State.BALLOTS_ISSUED)
    accepted = weigh(_closing_findings(held), accepted_warnings)
    frozen = contents_of(held)
    digest = digest_of(frozen)
    move(held, State.VOTING_CLOSED, frozen=frozen, digest=digest, closed_at=timezone.now())
    write(
        "close_voting",
        actor,
        f"{held.title}: đóng bỏ phiếu, khóa danh sách và cơ sở tính kết quả",
        organisation=held.meeting.organisation_id,
        subject=held,
        accepted=accepted,
        details={"sha256": digest, "roll": frozen["roll"]},
    )
    return held


def _again(election: Election) -> Iterator[Finding]:
    """Errors that have come up since the list was fixed."""
    found = list_findings(election, listed(election))
    return (finding for finding in found if finding.severity is Severity.ERROR)


def _issue_findings(election: Election, issued: int, present: int) -> Iterator[Finding]:
    regulation = regulation_of(election.meeting)
    if issued < 1:
        yield error("no-ballots", "Số phiếu phát ra phải từ 1 phiếu.")
    if issued > present:
        yield regulation.rule("counts").error(
            "issued-above-present",
            f"Phát ra {format_int(issued)} phiếu, nhiều hơn số người có mặt ({format_int(present)}).",
        )
    yield from _present_findings(election, present)
    expected = expected_posts(election.meeting).answer
    post = election.rules_post
    if post not in expected:
        return
    for earlier in expected[: expected.index(post)]:
        votes = Election.objects.filter(meeting=election.meeting, post=earlier).exclude(state=State.CANCELLED)
        if votes.exists() and not votes.filter(state__in=DECIDED).exists():
            yield warning(
                "earlier-post-open",
                f"Bầu {POST_LABELS[earlier]} trước rồi mới bầu {POST_LABELS[post]}; cuộc bầu trước chưa công bố.",
                regulation.rule("one-ballot").article,
            )


def _present_findings(election: Election, present: int) -> Iterator[Finding]:
    """Nobody votes who was not marked present, once everybody is marked."""
    roll = election.meeting.roll
    marked = roll.filter(presence=Presence.PRESENT).count()
    if present <= marked or roll.filter(VOTERS, presence=Presence.UNKNOWN).exists():
        return
    rule = regulation_of(election.meeting).rule("counts")
    yield rule.error(
        "present-above-roll",
        f"Số người có mặt ({format_int(present)}) nhiều hơn số người điểm danh là có dự ({format_int(marked)}).",
    )


def _closing_findings(election: Election) -> Iterator[Finding]:
    meeting = election.meeting
    unknown = meeting.roll.filter(VOTERS, presence=Presence.UNKNOWN).count()
    if unknown:
        yield error(
            "attendance-missing",
            f"Còn {format_int(unknown)} người trong danh sách triệu tập chưa điểm danh; cơ sở tính kết quả chưa rõ.",
        )
        return
    verdict = rules_roll(meeting).base(regulation_of(meeting))
    yield from (finding for finding in verdict.findings if finding.severity is not Severity.NOTE)
