"""What the walk over every address needs to know of the personnel of congresses."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from congresses.congresses.every_url import a_congress
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.meetings import hold_step, summon_people
from dangbo.congresses.acts.personnel.names import add_names
from dangbo.congresses.acts.personnel.plans import add_condition, draw_up_plan
from dangbo.congresses.acts.personnel.runs import open_run
from dangbo.congresses.models.personnel import Measure, PersonnelPlan, PersonnelStep, RunKind
from dangbo.congresses.queries.personnel.quotas import NewCondition
from dangbo.rules.elections.posts import Post
from web.conftest import Office

ON = date(2020, 1, 15)


def plan(office: Office) -> PersonnelPlan:
    """The personnel plan of the cell's congress, with the first step of the first-time run held."""
    congress = a_congress(office)
    found = PersonnelPlan.objects.filter(congress=congress).first()
    if found is not None:
        return found
    people = build.members(office.cell, 3, on=date(2012, 1, 1), born=date(1985, 5, 5))
    made = draw_up_plan(actor=PROGRAM, congress=congress, seats={Post.COMMITTEE: 3}, on=ON)
    add_condition(actor=PROGRAM, plan=made, condition=NewCondition(Measure.WOMEN, least=1))
    run = open_run(actor=PROGRAM, plan=made, kind=RunKind.FIRST_TIME, opened_on=ON)
    first = run.steps.all()[0]
    add_names(actor=PROGRAM, step=first, people=people, on=ON)
    summon_people(actor=PROGRAM, step=first, people=people, on=ON)
    hold_step(actor=PROGRAM, step=first, held_on=ON, absent=[])
    return made


def step(office: Office) -> PersonnelStep:
    """Its first step."""
    return plan(office).runs.all()[0].steps.all()[0]


def _congress(office: Office) -> dict[str, Any]:
    return {"congress_id": plan(office).congress_id}


def _step(office: Office) -> dict[str, Any]:
    return {"step_id": step(office).pk}


def _name(office: Office) -> dict[str, Any]:
    return {"name_id": step(office).names.all()[0].pk, "act": "dua-ra"}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:personnel": _congress,
    "congresses:personnel_structure": _congress,
    "congresses:personnel_files": _congress,
    "congresses:personnel_list": _congress,
    "congresses:personnel_list_file": lambda office: _congress(office) | {"form": "excel"},
    "congresses:personnel_act": lambda office: _congress(office) | {"act": "so-luong"},
    "congresses:personnel_step": _step,
    "congresses:personnel_step_paper": lambda office: _step(office) | {"key": "bien-ban", "form": "word"},
    "congresses:personnel_step_act": lambda office: _step(office) | {"act": "ket-qua"},
    "congresses:personnel_name_act": _name,
    "congresses:personnel_nominee_act": lambda office: {
        "nominee_id": step(office).names.all()[0].nominee_id,
        "act": "ho-so",
    },
    "congresses:personnel_participant_act": lambda office: {
        "participant_id": step(office).participants.all()[0].pk,
        "act": "bo-ten",
    },
    "congresses:personnel_condition_act": lambda office: {
        "condition_id": plan(office).conditions.all()[0].pk,
        "act": "bo",
    },
}
