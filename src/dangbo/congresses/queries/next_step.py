"""The one thing to do next in a congress, from what every subject says should be done."""

from datetime import date

from dangbo.access.actor import Actor
from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Step


def next_step(congress: Congress, actor: Actor, at: date) -> Step | None:
    """The step of the lowest rank that this actor may take; None where nothing is left to do."""
    steps = [step for tell in offered("next_steps") for step in tell(congress, actor, at)]
    return min(steps, key=lambda step: step.rank, default=None)
