"""The one thing to do next in a congress, from what every subject says should be done."""

from datetime import date

from dangbo.access.actor import Actor
from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.days import days_of

DELEGATES, THE_DAY = 400, 700
"""Ranks at which the stages of delegates and of the day begin."""


def next_step(congress: Congress, actor: Actor, at: date) -> Step | None:
    """The step of the lowest rank that this actor may take; None where nothing is left to do.

    What was left out of a stage that is over is no next step any more: its own page still shows it.
    """
    begun = _stage_begun(congress, at)
    steps = [step for tell in offered("next_steps") for step in tell(congress, actor, at) if step.rank >= begun]
    return min(steps, key=lambda step: step.rank, default=None)


def _stage_begun(congress: Congress, at: date) -> int:
    """The rank at which the stage begins that the congress is in; one convened may still gather its delegates."""
    if days_of(congress, at).held is not None:
        return THE_DAY
    return DELEGATES if congress.convened_on is not None and congress.convened_on <= at else 0
