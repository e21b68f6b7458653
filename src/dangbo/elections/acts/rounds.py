"""A further vote on the seats that stayed empty, or among those tied; and the whole vote held again."""

from django.db import transaction
from django.db.models import QuerySet

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked
from dangbo.elections.models import Candidate, Election, Source, State, Teller
from dangbo.elections.queries.nextstep import is_further_round_due, later_round, next_of
from dangbo.elections.queries.regulations import kind_of
from dangbo.elections.states import require_state
from dangbo.elections.words import election_title
from dangbo.facts.figures import within_sentence
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.outcome import NextStep, Outcome
from dangbo.vietnamese.numbers import format_int

_COPIED = (
    "person_id", "full_name", "name_key", "birth_date", "birth_year", "post", "unit", "standing",
)  # fmt: skip


@transaction.atomic
def next_round(*, actor: Actor, election: Election) -> Election:
    """Set up the vote that follows an announced one: among the tied, or a further round for the seats left.

    Where the regulation leaves a further round to the congress its decision must be written first (`hands.decide`).
    Candidates are those tied, or everybody not elected; names may be added and left off before the list is fixed.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_state(held, State.ANNOUNCED, State.MINUTES_SIGNED)
    if later_round(held) is not None:
        refuse("round-exists", "Đã lập lần bầu tiếp theo.")
    if not is_further_round_due(held):
        refuse("no-further-round", "Không có lần bầu tiếp theo, hoặc đại hội chưa quyết định bầu tiếp.")
    tie = next_of(held) is NextStep.REVOTE_TIED or held.runoff_of_tie
    rows = held.candidates.filter(outcome=Outcome.TIED) if tie else held.candidates.filter(
        on_list=True, outcome=Outcome.NOT_ELECTED
    )  # fmt: skip
    made = _follow(held, held.announcement.verdict["seats_unfilled"], held.round + 1, tie=tie)
    _copy(held, made, rows)
    _write(actor, held, made, "next_round")
    return made


@transaction.atomic
def hold_again(*, actor: Actor, election: Election) -> Election:
    """Set up a cancelled vote once more with the same names, as after more ballots collected than issued (Art 17).

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_state(held, State.CANCELLED)
    same = Election.objects.filter(meeting=held.meeting, post=held.post, round=held.round, first=held.first)
    if same.exclude(state__in=[State.CANCELLED, State.REFUSED]).exists():
        refuse("round-exists", "Cuộc bầu này đã được lập lại.")
    made = _follow(held, held.seats, held.round, tie=held.runoff_of_tie)
    _copy(held, made, held.candidates.filter(on_list=True))
    _write(actor, held, made, "hold_again")
    return made


def _follow(held: Election, seats: int, round_: int, *, tie: bool) -> Election:
    first = held.first or held
    return Election.objects.create(
        meeting=held.meeting,
        post=held.post,
        title=election_title(held.rules_post, kind_of(held.meeting), round_, tie=tie),
        seats=seats,
        alternates=0 if tie else held.alternates,
        way=held.way,
        paper=held.paper,
        round=round_,
        first=first if round_ > 1 else None,
        runoff_of_tie=tie,
    )


def _copy(held: Election, made: Election, rows: QuerySet[Candidate]) -> None:
    """The names as they were, and the tellers."""
    is_round = made.round > held.round
    Candidate.objects.bulk_create(
        Candidate(
            election=made,
            source=Source.EARLIER_ROUND if is_round else row.source,
            agreement=row.agreement,
            nominated_by=row.nominated_by,
            file_received=row.file_received,
            file_papers=row.file_papers,
            agreed=row.agreed,
            asked=row.asked,
            **{name: getattr(row, name) for name in _COPIED},
        )
        for row in rows.select_related("nominated_by")
    )
    Teller.objects.bulk_create(
        Teller(election=made, entry=teller.entry, is_head=teller.is_head)
        for teller in held.tellers.select_related("entry")
    )


def _write(actor: Actor, held: Election, made: Election, act: str) -> None:
    write(
        act,
        actor,
        f"{made.title}: {format_int(made.seats)} người, tiếp theo {within_sentence(held.title)}",
        organisation=held.meeting.organisation_id,
        subject=made,
        details={"after": held.pk, "round": made.round},
    )
