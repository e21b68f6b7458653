"""The personnel of a congress: how far it has come, the structure with the names behind it, files, one step."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelRun, PersonnelStep
from dangbo.congresses.papers.personnel import OF_STEP
from dangbo.congresses.queries.personnel.files import due_days, files_of
from dangbo.congresses.queries.personnel.lists import differing, handed_on, loaded_runs, prepared_people
from dangbo.congresses.queries.personnel.nextact import next_of, next_of_step
from dangbo.congresses.queries.personnel.reach import personnel_for, step_for
from dangbo.congresses.queries.personnel.rules import checklist_for, rules_day
from dangbo.congresses.queries.personnel.short_list import sheets_of
from dangbo.congresses.queries.personnel.step_page import short_presence, view_of
from dangbo.congresses.queries.personnel.structure import Structure, structure_of
from dangbo.congresses.queries.personnel.words import congress_title
from dangbo.congresses.queries.reach import may
from dangbo.congresses.views.personnel.acts import OF_NAME, plan_acts, step_acts
from dangbo.elections.queries.election_page import said
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.congress.files import STAGE_LABELS

CELL, CHOSEN, CHOOSING = "o", "chon", "thu"


@require_GET
def personnel(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The two runs with their steps, the conditions, the one thing to do next."""
    congress, plan = personnel_for(request.actor, congress_id)
    context = _shared(request, congress, plan)
    runs: list[PersonnelRun] = context["runs"]
    prepares = context["may_prepare"]
    step = next_of(congress, plan, runs) if prepares else None
    acts = plan_acts(plan, runs) if plan is not None and prepares else []
    context |= {
        "sub": "personnel",
        "next": step,
        "acts": [act for act in acts if step is None or act.key != step.key],
        "courses": [(run, [_course_line(each) for each in run.steps.all()]) for run in runs],
        "differences": [each for run in runs for each in run.steps.all() if _is_unanswered(each)],
    }
    return render(request, "congresses/personnel/personnel.html", context)


@require_GET
def structure(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The structure table; every number opens its names (?o=), and some may be left out to see what moves (?chon=)."""
    congress, plan = personnel_for(request.actor, congress_id)
    chosen = _chosen(request)
    context = _shared(request, congress, plan, chosen)
    found: Structure | None = context["structure"]
    asked = request.GET.get(CELL, "")
    cell = next((each for each in found.cells if each.key == asked), None) if found else None
    people = prepared_people(context["runs"])
    context |= {
        "sub": "personnel_structure",
        "cell": cell,
        "lines": cell.people if cell else (found.lines if found else ()),
        "people": [(each, chosen is None or each.pk in chosen) for each in people],
        "query": _query(request),
        "linked": people_reached(request.actor, [each.person_id for each in people]),
    }
    return render(request, "congresses/personnel/structure.html", context)


@require_GET
def files(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The file checklist: who has what in, by when it is needed, what is late."""
    congress, plan = personnel_for(request.actor, congress_id)
    at = request.viewing.at
    context = _shared(request, congress, plan)
    if plan is not None:
        due = due_days(congress)
        context |= {
            "papers": [
                (paper, STAGE_LABELS[paper.stage], sorted({day for (of, _), day in due.items() if of is paper.stage}))
                for paper in checklist_for(congress, rules_day(congress, at))
            ],
            "files": files_of(plan, context["runs"], at),
        }
    return render(request, "congresses/personnel/files.html", context | {"sub": "personnel_files"})


@require_GET
def short_list(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The short-CV list, to print, as Word and as Excel."""
    congress, plan = personnel_for(request.actor, congress_id)
    context = _shared(request, congress, plan)
    found: Structure | None = context["structure"]
    context |= {
        "sub": "personnel_list",
        "sheets": sheets_of(found.lines, request.viewing.at) if found else [],
        "may_export": request.actor.may(Permission.EXPORT, congress.organisation_id),
    }
    return render(request, "congresses/personnel/short_list.html", context)


@require_GET
def step(request: OfficeRequest, step_id: uuid.UUID) -> HttpResponse:
    """One step: who is put to it, who met, what came of it, its minutes."""
    found = step_for(request.actor, step_id)
    congress = found.run.plan.congress
    view = view_of(found)
    head = _head(request, congress)
    prepares = head["may_prepare"]
    is_now = not found.is_closed and not found.run.steps.filter(number__lt=found.number, closed_on=None).exists()
    step_next = next_of_step(_loaded(found)) if prepares and is_now else None
    acts = step_acts(view) if prepares and (is_now or found.is_closed) else []
    context = head | {
        "step": found,
        "view": view,
        "course": found.run.steps.all(),
        "next": step_next,
        "is_now": is_now,
        "acts": [act for act in acts if step_next is None or act.key != step_next.key],
        "name_acts": OF_NAME if prepares and is_now and not view.is_counted else (),
        "findings": said(view.findings),
        "dropped": found.dropped.select_related("nominee__person"),
        "differing": differing(found),
        "report": getattr(found, "difference_report", None),
        "papers": OF_STEP if found.held_on is not None else {},
        "linked": people_reached(request.actor, [line.name.nominee.person_id for line in view.lines]),
    }
    return render(request, "congresses/personnel/step.html", context)


def _shared(
    request: OfficeRequest, congress: Congress, plan: PersonnelPlan | None, chosen: set[uuid.UUID] | None = None
) -> dict[str, Any]:
    """What every page of the personnel shows."""
    runs = list(loaded_runs(plan)) if plan is not None else []
    return _head(request, congress) | {
        "plan": plan,
        "runs": runs,
        "structure": structure_of(plan, runs, request.viewing.at, chosen) if plan is not None else None,
    }


def _head(request: OfficeRequest, congress: Congress) -> dict[str, Any]:
    """What the head of every page of a congress needs."""
    return {
        "congress": congress,
        "here": "personnel",
        "name": congress.organisation.version_at(request.viewing.at).name,
        "title": congress_title(congress, request.viewing.at),
        "sees_round": request.actor.may(Permission.SEE_CONGRESSES, congress.round.superior_id),
        "may_prepare": may(request.actor, Permission.PREPARE_CONGRESSES, congress),
    }


def _loaded(found: PersonnelStep) -> PersonnelStep:
    rows = PersonnelStep.objects.select_related("run").prefetch_related("names", "participants")
    return rows.get(pk=found.pk)


def _step_look(each: PersonnelStep) -> tuple[str, str]:
    if each.is_closed:
        return ("ok", "Xong")
    if each.held_on is not None:
        return ("info", "Đã họp")
    return ("idle", "Chưa họp")


def _course_line(each: PersonnelStep) -> tuple[PersonnelStep, tuple[str, str], str, int]:
    """A step with its look, who came, and how many it handed on."""
    presence = short_presence(each) if each.held_on is not None else ""
    return each, _step_look(each), presence, len(handed_on(each))


def _is_unanswered(each: PersonnelStep) -> bool:
    report = getattr(each, "difference_report", None)
    return (report is None or report.answered_on is None) and bool(differing(each))


def _chosen(request: OfficeRequest) -> set[uuid.UUID] | None:
    """The nominees ticked; None where the page is not asked to try a choice."""
    if CHOOSING not in request.GET:
        return None
    return {uuid.UUID(text) for text in request.GET.getlist(CHOSEN) if _is_id(text)}


def _query(request: OfficeRequest) -> str:
    query = request.GET.copy()
    query.pop(CELL, None)
    return query.urlencode()


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
