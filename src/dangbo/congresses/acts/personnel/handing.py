"""The list that came out of the last step becomes the prepared list of the congress's election, without retyping."""

from collections.abc import Collection, Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import write_act
from dangbo.congresses.models.personnel import Nominee, PersonnelPlan
from dangbo.congresses.queries.personnel.lists import is_finished, loaded_runs, prepared_people
from dangbo.elections.acts.candidates import NewCandidate, put_forward
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.models import Election, Meeting, Source, State
from dangbo.elections.queries.regulations import kind_of
from dangbo.elections.words import post_at
from dangbo.registry.acts.refusal import NO_CODES, refuse
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def hand_to_election(
    *, actor: Actor, plan: PersonnelPlan, post: Post = Post.COMMITTEE, accepted_warnings: Collection[str] = NO_CODES
) -> Election:
    """Put the people of the finished runs on the prepared list of a post's election, which is set up if need be.

    The committee takes everybody; another body or office those planned for it. Raises Refused and NotAllowed.
    """
    congress = plan.congress
    require_congress(actor, congress)
    meeting = congress.meeting
    if meeting is None:
        refuse("not-convened", "Đại hội chưa được triệu tập nên chưa có nơi bầu cử.")
    runs = loaded_runs(plan)
    if not runs or not all(map(is_finished, runs)):
        refuse("run-not-finished", "Quy trình nhân sự chưa xong; xong bước cuối mới có danh sách để bầu.")
    people = _of_post(prepared_people(runs), post)
    if not people:
        refuse("nobody-planned", f"Không có ai được dự kiến cho {POST_LABELS[post]}.")
    election = _election(actor, plan, meeting, post, accepted_warnings)
    there = set(election.candidates.values_list("person_id", flat=True))
    new = [nominee for nominee in people if nominee.person_id not in there]
    if not new:
        refuse("already-candidate", "Mọi người đã có trong danh sách bầu cử.")
    candidates = [NewCandidate(person=each.person, post=each.post, unit=each.unit, agreement=True) for each in new]
    put_forward(actor=actor, election=election, candidates=candidates, source=Source.PREPARED)
    summary = f"Đưa {format_int(len(new))} người từ quy trình nhân sự vào danh sách {election.title}"
    write_act("hand_personnel_to_election", actor, congress, summary, subject=plan, details={"election": election.pk})
    return election


def _of_post(people: Sequence[Nominee], post: Post) -> list[Nominee]:
    if post is Post.COMMITTEE:
        return list(people)
    return [nominee for nominee in people if any(row.post == post for row in nominee.intended.all())]


def _election(
    actor: Actor, plan: PersonnelPlan, meeting: Meeting, post: Post, accepted_warnings: Collection[str]
) -> Election:
    wanted = post_at(post, kind_of(meeting))
    running = meeting.elections.filter(post=wanted, round=1).exclude(state__in=[State.CANCELLED, State.REFUSED]).first()
    if running is not None:
        return running
    seats = plan.seats_for(post)
    if seats is None:
        refuse("no-seats", f"Đề án nhân sự chưa ghi số lượng {POST_LABELS[post]}.")
    return prepare_election(actor=actor, meeting=meeting, post=wanted, seats=seats, accepted_warnings=accepted_warnings)
