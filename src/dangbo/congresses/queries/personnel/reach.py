"""How a view gets something of the personnel of a congress: only within the reach of the one who asks (design §6)."""

import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import (
    Nominee,
    PersonnelPlan,
    PersonnelRun,
    PersonnelStep,
    StepName,
    StepParticipant,
    StructureCondition,
)
from dangbo.congresses.queries.reach import congress_for, require

Found = TypeVar("Found", bound=Model)
SEE = Permission.SEE_CONGRESSES
NAMED = Permission.SEE_MEMBERS
_CONGRESS = "plan__congress__round__superior", "plan__congress__organisation", "plan__congress__meeting"


def personnel_for(
    actor: Actor, congress_id: uuid.UUID, permission: Permission = SEE
) -> tuple[Congress, PersonnelPlan | None]:
    """A congress and its personnel plan; None before one is drawn up. Raises Http404 and NotAllowed.

    Names with their agreements are personal: who may not see members may not see the personnel.
    """
    congress = congress_for(actor, congress_id, permission)
    actor.require(NAMED, congress.organisation_id)
    rows = PersonnelPlan.objects.select_related("congress__round__superior", "congress__organisation")
    found = rows.prefetch_related("seats", "conditions", "congress__organisation__versions").filter(congress=congress)
    return congress, found.first()


def run_for(actor: Actor, run_id: uuid.UUID, permission: Permission = SEE) -> PersonnelRun:
    """The run with this id. Raises Http404 and NotAllowed."""
    rows = PersonnelRun.objects.select_related(*_CONGRESS)
    found = _found(rows.prefetch_related("plan__congress__organisation__versions"), run_id)
    return _checked(actor, found, found.plan.congress, permission)


def step_for(actor: Actor, step_id: uuid.UUID, permission: Permission = SEE) -> PersonnelStep:
    """The step with this id. Raises Http404 and NotAllowed."""
    rows = PersonnelStep.objects.select_related(*(f"run__{path}" for path in _CONGRESS), "election")
    found = _found(rows.prefetch_related("run__plan__congress__organisation__versions"), step_id)
    return _checked(actor, found, found.run.plan.congress, permission)


def name_for(actor: Actor, name_id: uuid.UUID, permission: Permission = SEE) -> StepName:
    """The name put to a step with this id. Raises Http404 and NotAllowed."""
    rows = StepName.objects.select_related("nominee__person", *(f"step__run__{path}" for path in _CONGRESS))
    found = _found(rows, name_id)
    return _checked(actor, found, found.step.run.plan.congress, permission)


def nominee_for(actor: Actor, nominee_id: uuid.UUID, permission: Permission = SEE) -> Nominee:
    """The nominee with this id. Raises Http404 and NotAllowed."""
    rows = Nominee.objects.select_related("person", "fixed_post", *(f"run__{path}" for path in _CONGRESS))
    found = _found(rows, nominee_id)
    return _checked(actor, found, found.run.plan.congress, permission)


def participant_for(actor: Actor, participant_id: uuid.UUID, permission: Permission = SEE) -> StepParticipant:
    """The participant with this id. Raises Http404 and NotAllowed."""
    rows = StepParticipant.objects.select_related("person", *(f"step__run__{path}" for path in _CONGRESS))
    found = _found(rows, participant_id)
    return _checked(actor, found, found.step.run.plan.congress, permission)


def condition_for(actor: Actor, condition_id: uuid.UUID, permission: Permission = SEE) -> StructureCondition:
    """The structure condition with this id. Raises Http404 and NotAllowed."""
    rows = StructureCondition.objects.select_related(*_CONGRESS)
    found = _found(rows, condition_id)
    return _checked(actor, found, found.plan.congress, permission)


def _found(rows: QuerySet[Found], identity: uuid.UUID) -> Found:
    found = rows.filter(pk=identity).first()
    if found is None:
        raise Http404("Không có mục này trong công tác nhân sự.")
    return found


def _checked(actor: Actor, found: Found, congress: Congress, permission: Permission) -> Found:
    require(actor, permission, congress)
    actor.require(NAMED, congress.organisation_id)
    return found
