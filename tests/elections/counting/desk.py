"""A counting desk for tests: a vote that is closed, its tellers, and pairs who key piles of ballots."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.counts import add_batch, open_count
from dangbo.elections.acts.counting.keying import Place, key_ballot
from dangbo.elections.models import Election, Teller
from dangbo.elections.models.counting import Batch, Count, CountWay
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import Slate, Vector, slate_of
from dangbo.rules.elections.posts import Post
from elections import hall
from kept import kept


@dataclass
class Desk:
    """A closed vote with its slate and tellers in the order of their names, the head first."""

    vote: Election
    slate: Slate
    tellers: list[Teller]


@kept
def desk(
    members: int = 12, names: int = 4, seats: int = 3, post: Post = Post.COMMITTEE, *, issued: int | None = None
) -> Desk:
    """A congress of so many, of whom so many stand for so many seats; a ballot for everybody unless told."""
    meeting = hall.congress(hall.cell(members))
    vote = hall.election(meeting, post, seats, hall.people_of(meeting)[:names], issued=issued)
    vote.refresh_from_db()
    return Desk(vote, slate_of(vote), list(vote.tellers.select_related("entry")))


@kept
def count_of(made: Desk, collected: int, way: CountWay = CountWay.KEYED) -> Count:
    """A count that has just been opened."""
    issued = made.vote.issued or 0
    return open_count(actor=PROGRAM, election=made.vote, way=way, collected=collected, not_returned=issued - collected)


def ballots(slate: Slate, number: int, chance: Random) -> list[Vector]:
    """Ballots as voters fill them in: most within the seats, a few spoiled."""
    letters = "ks" if slate.is_strike_out else "aadbn"
    surplus = len(slate.names) - slate.seats
    made = []
    for _ in range(number):
        if slate.is_strike_out and chance.random() < 0.85:
            struck = set(chance.sample(range(len(slate.names)), min(len(slate.names), surplus + chance.choice([0, 1]))))
            marks = "".join("s" if place in struck else "k" for place in range(len(slate.names)))
        else:
            marks = "".join(chance.choice(letters) for _ in slate.names)
        made.append(Vector(marks, foreign=chance.random() < 0.01, writing=chance.random() < 0.02))
    return made


def key_all(batch: Batch, teller: Teller, vectors: Sequence[Vector]) -> None:
    """A teller keys what is still theirs to key, seeing these ballots in their order."""
    slate = slate_of(batch.count.election)
    round_, waiting = pile_of(batch, slate).todo(teller.entry.full_name)
    for sheet in waiting:
        key_ballot(actor=PROGRAM, batch=batch, teller=teller, place=Place(sheet, round_), vector=vectors[sheet - 1])


@kept
def keyed_batch(made: Desk, count: Count, vectors: Sequence[Vector]) -> Batch:
    """A batch of these ballots, keyed by the first two tellers without a slip."""
    batch = add_batch(actor=PROGRAM, count=count, declared=len(vectors))
    for teller in made.tellers[:2]:
        key_all(batch, teller, vectors)
    return batch
