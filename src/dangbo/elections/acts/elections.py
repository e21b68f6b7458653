"""An election set up in a meeting, changed while it is prepared, given up."""

from collections.abc import Collection, Iterator

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked, require_open_list
from dangbo.elections.models import Election, Meeting, MeetingKind, PaperSize, State, Way
from dangbo.elections.queries.course import expected_posts
from dangbo.elections.queries.regulations import kind_of, regulation_of
from dangbo.elections.queries.roll_lines import roll_counts
from dangbo.elections.states import move
from dangbo.elections.words import election_title, post_at
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.elections.sequence import Form, form_of_voting
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

ONE_PERSON = frozenset({Post.SECRETARY, Post.CELL_SECRETARY, Post.INSPECTION_CHAIR})
"""Offices that one person holds."""


@transaction.atomic
def prepare_election(
    *,
    actor: Actor,
    meeting: Meeting,
    post: Post,
    seats: int,
    title: str = "",
    alternates: int = 0,
    paper: PaperSize = PaperSize.A5,
    way: Way = Way.SECRET,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Election:
    """Set up the first vote on a post. Raises Refused and NotAllowed.

    Posts are elected by secret ballot (244, 190 Art 3); raised hands and opinion ballots are for other matters, which
    are named by their title. What is not elected in this kind of meeting, or not yet, is a warning to be accepted.
    """
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    kind = kind_of(meeting)
    wanted = post_at(post, kind)
    findings = [*_way_findings(meeting, wanted, way, title), *_findings(meeting, wanted, seats, alternates)]
    accepted = weigh(findings, accepted_warnings)
    election = Election.objects.create(
        meeting=meeting,
        post=wanted,
        title=clean_line(title) or election_title(wanted, kind),
        seats=seats,
        alternates=alternates,
        way=way,
        paper=paper,
    )
    write(
        "prepare_election",
        actor,
        f"Lập cuộc bầu: {election.title}, {format_int(seats)} người, {meeting.name}",
        organisation=meeting.organisation_id,
        subject=election,
        accepted=accepted,
        details={"post": wanted.value, "seats": seats, "alternates": alternates, "way": way.value},
    )
    return election


@transaction.atomic
def change_election(
    *,
    actor: Actor,
    election: Election,
    title: str,
    seats: int,
    alternates: int = 0,
    paper: PaperSize = PaperSize.A5,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Election:
    """Change title, seats, alternates or paper while the list is open. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_open_list(held)
    checked = _count_findings(held.meeting, held.rules_post, seats, alternates)
    accepted = weigh(checked, accepted_warnings)
    held.title, held.seats, held.alternates = clean_line(title) or held.title, seats, alternates
    held.paper = paper
    held.save(update_fields=["title", "seats", "alternates", "paper"])
    write(
        "change_election",
        actor,
        f"Sửa cuộc bầu: {held.title}, {format_int(seats)} người",
        organisation=held.meeting.organisation_id,
        subject=held,
        accepted=accepted,
    )
    return held


@transaction.atomic
def cancel_election(*, actor: Actor, election: Election, reason: str) -> Election:
    """Give an election up before it is announced, all its ballots with it. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held, why = locked(election), clean_line(reason)
    if not why:
        refuse("reason-missing", "Hủy cuộc bầu phải ghi lý do; lý do sẽ có trong biên bản.")
    move(held, State.CANCELLED, ended_reason=why)
    write(
        "cancel_election",
        actor,
        f"Hủy cuộc bầu: {held.title}; lý do: {why}",
        organisation=held.meeting.organisation_id,
        subject=held,
        details={"reason": why},
    )
    return held


def _way_findings(meeting: Meeting, post: Post, way: Way, title: str) -> Iterator[Finding]:
    if meeting.elects_nobody and way is not Way.OPINION:
        yield error(
            "conference-elects-nobody",
            "Hội nghị lấy ý kiến không bầu ai: chỉ lập phiếu xin ý kiến, phiếu giới thiệu.",
        )
        return
    if way is Way.SECRET:
        return
    if post is not Post.OTHER:
        rule = regulation_of(meeting).rule("secret-ballot")
        yield rule.error(
            "secret-ballot-needed",
            f"{POST_LABELS[post].capitalize()} phải bầu bằng phiếu kín. Giơ tay hoặc xin ý kiến thì chọn “chức danh "
            "khác” và ghi tên cuộc biểu quyết.",
        )
    elif not clean_line(title):
        yield error("title-missing", "Hãy ghi tên, ví dụ “Phiếu giới thiệu bí thư”, “Biểu quyết đoàn thư ký”.")


def _findings(meeting: Meeting, post: Post, seats: int, alternates: int) -> Iterator[Finding]:
    regulation = regulation_of(meeting)
    if form_of_voting(post, regulation).answer is not Form.BY_BALLOT:
        yield error("not-by-ballot", f"{POST_LABELS[post].capitalize()} không bầu bằng phiếu kín.")
    running = Election.objects.filter(meeting=meeting, post=post, round=1)
    if post is not Post.OTHER and running.exclude(state__in=[State.CANCELLED, State.REFUSED]).exists():
        yield error("post-elected-twice", f"Đã có cuộc bầu {POST_LABELS[post]} ở {meeting.name}.")
    expected = expected_posts(meeting).answer
    if post is not Post.OTHER and expected and post not in expected:
        yield warning(
            "not-elected-here",
            f"{meeting.get_kind_display()} này thường không bầu {POST_LABELS[post]}.",
            regulation.rule("committee-steps").article,
        )
    yield from _count_findings(meeting, post, seats, alternates)


def _count_findings(meeting: Meeting, post: Post, seats: int, alternates: int) -> Iterator[Finding]:
    regulation = regulation_of(meeting)
    if seats < 1:
        yield error("no-seats", "Số lượng cần bầu phải từ 1 người.")
    if post in ONE_PERSON and seats != 1:
        yield error("one-person", f"{POST_LABELS[post].capitalize()} chỉ bầu 1 người.")
    if alternates and post is not Post.DELEGATES:
        yield error("no-alternates", "Chỉ bầu đại biểu mới có đại biểu dự khuyết.")
    if (
        post is Post.COMMITTEE
        and meeting.kind == MeetingKind.MEMBER_CONGRESS
        and post_at(Post.SECRETARY, kind_of(meeting)) is Post.CELL_SECRETARY
    ):
        most = regulation.number("cell-committee-maximum")
        official = roll_counts(meeting)["summoned"]
        if seats > most:
            yield regulation.rule("cell-committee-maximum").error(
                "cell-committee-too-large", f"Chi ủy không quá {most} người; đang ghi {format_int(seats)}."
            )
        least = regulation.number("cell-committee-from")
        if 0 < official < least:
            yield regulation.rule("cell-committee-from").error(
                "cell-without-committee",
                f"Chi bộ có {format_int(official)} đảng viên chính thức, dưới {least}: không bầu chi ủy.",
            )
