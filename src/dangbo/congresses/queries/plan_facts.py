"""When a step of a plan was done: as was written down, else as the fact says that the step waits for.

A dossier handed in, a conclusion, a congress held, results reported and ratified are entered where they happen; nobody
writes them into the plan a second time.
"""

from datetime import date

from django.db.models import Case, DateField, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from dangbo.congresses.models import CongressDate, DateKind, PlanStep
from dangbo.congresses.models.review import Review, Submission
from dangbo.elections.models import Election, State

CHOSEN = (State.ANNOUNCED, State.MINUTES_SIGNED)
"""Elected and still to be ratified."""


def with_done_day(rows: QuerySet[PlanStep]) -> QuerySet[PlanStep]:
    """The same steps with `told_on`: the day on which each was done, None where nothing says that it was."""
    told = Case(
        When(code="dossier_submitted", then=_first(Submission.objects.order_by("submitted_on"), "submitted_on")),
        When(
            code="reviewed",
            then=_first(Review.objects.filter(approved=True).order_by("concluded_on"), "concluded_on"),
        ),
        When(code="opened", then=_first(CongressDate.objects.filter(kind=DateKind.HELD), "first_day")),
        When(code="results_sent", then=F("congress__meeting__reported_on")),
        When(Q(code="ratified") & ~Exists(_votes(state__in=CHOSEN)), then=_ratified()),
        default=None,
        output_field=DateField(),
    )
    return rows.annotate(told_on=Coalesce("done_on", told))


def open_on(rows: QuerySet[PlanStep], at: date) -> QuerySet[PlanStep]:
    """Those of the steps that were not done by the day."""
    return with_done_day(rows).filter(Q(told_on=None) | Q(told_on__gt=at))


def done_day(step: PlanStep) -> date | None:
    """The day on which a step of `with_done_day` was done."""
    day: date | None = vars(step)["told_on"]
    return day


def _first(rows: QuerySet[Model], day: str) -> Subquery:
    return Subquery(rows.filter(congress=OuterRef("congress")).values(day)[:1])


def _votes(**conditions: object) -> QuerySet[Election]:
    return Election.objects.filter(meeting=OuterRef("congress__meeting"), **conditions)


def _ratified() -> Subquery:
    return Subquery(_votes(ratified_on__isnull=False).order_by("-ratified_on").values("ratified_on")[:1])
