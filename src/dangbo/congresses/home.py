"""What waits in congresses: for the home page, from every subject."""

from collections.abc import Iterable

from dangbo.access.actor import Actor
from dangbo.access.todo import Task
from dangbo.congresses.collecting import offered
from dangbo.registry.viewing import Viewing


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What the subjects of congresses ask of the user in the organisation looked at."""
    for ask in offered("tasks"):
        yield from ask(actor, viewing)
