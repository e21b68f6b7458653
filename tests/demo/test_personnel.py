"""The demo's personnel: the office of the fourth article, both runs walked through five steps, its conditions met."""

from datetime import date

import pytest

from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelStep, StepName
from dangbo.congresses.queries.personnel.files import files_of
from dangbo.congresses.queries.personnel.lists import is_finished, loaded_runs, presence_of
from dangbo.congresses.queries.personnel.rules import result_of
from dangbo.congresses.queries.personnel.structure import structure_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]
TOLD_ON = date(2020, 3, 19)


def plan() -> PersonnelPlan:
    rows = PersonnelPlan.objects.select_related("congress__round", "congress__organisation")
    return rows.prefetch_related("seats", "conditions").get(congress__organisation__code="vp32")


def test_both_runs_are_finished_in_five_steps_before_the_article_was_written() -> None:
    runs = loaded_runs(plan())

    assert [(run.kind, run.steps.count(), is_finished(run)) for run in runs] == [
        ("re_election", 5, True),
        ("first_time", 5, True),
    ]
    assert all(step.held_on <= TOLD_ON for run in runs for step in run.steps.all())


def test_the_conditions_of_the_article_are_met() -> None:
    found = plan()
    structure = structure_of(found, loaded_runs(found), TOLD_ON)

    assert (structure.seats, structure.total, structure.unmet) == (5, 6, 0)
    assert [checked.words for checked in structure.conditions[:4]] == [
        "Tham gia lần đầu: ít nhất 2 người",
        "Nữ: ít nhất 3 người",
        "Dưới 50 tuổi: ít nhất 1 người",
        "Từ 50 tuổi trở lên: ít nhất 1 người",
    ]
    assert not any(line.is_short for line in structure.lines)


def test_who_goes_on_is_what_the_rules_say_of_each_count() -> None:
    for step in PersonnelStep.objects.select_related("run__plan__congress__round"):
        names = list(StepName.objects.filter(step=step))
        result = result_of(step, presence_of(step), names)
        assert not result.errors
        assert {str(name.pk) for name in names if name.goes_on} == set(result.answer.passed)


def test_one_paper_of_a_file_is_still_missing() -> None:
    found = plan()
    files = files_of(found, loaded_runs(found), TOLD_ON)

    missing = [paper.paper.code for file in files for paper in file.papers if paper.received_on is None]
    assert missing == ["health", "health"]
