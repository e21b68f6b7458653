"""Long work: started, reported, ended, and seen by its owner alone."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from dangbo.access.actor import Actor
from dangbo.access.permissions import Role
from dangbo.office.models import LongTask, TaskState
from dangbo.office.work import BROKEN_OFF, Outcome, Progress, WorkRefusedError, progress_file, reported, start
from web.conftest import Office

SignIn = Callable[[Role], Client]


def adds_up(task: LongTask, progress: Progress) -> Outcome:
    for step in range(4):
        progress.report(step + 1, 4, "Đang cộng")
    return Outcome("Đã cộng 4 số.", url="/", result={"sum": sum(task.parameters["numbers"])})


def refuses(task: LongTask, progress: Progress) -> Outcome:
    raise WorkRefusedError("Tệp không có dòng nào.")


def breaks(task: LongTask, progress: Progress) -> Outcome:
    raise ZeroDivisionError


def begin(office: Office, work) -> LongTask:
    owner = Actor.of(office.accounts[Role.OFFICE])
    return start(actor=owner, work=work, title="Cộng", organisation_id=office.top.pk, parameters={"numbers": [1, 2]})


def test_work_ends_with_its_sentence_and_its_result(office: Office) -> None:
    task = begin(office, adds_up)
    assert (task.state, task.message, task.result) == (TaskState.DONE, "Đã cộng 4 số.", {"sum": 3})
    assert (task.done, task.total, task.hundredths) == (4, 4, 100)
    assert not progress_file(task.pk).exists()


def test_refused_work_says_why(office: Office) -> None:
    task = begin(office, refuses)
    assert (task.state, task.message) == (TaskState.FAILED, "Tệp không có dòng nào.")


def test_broken_work_says_that_nothing_was_stored(office: Office) -> None:
    task = begin(office, breaks)
    assert (task.state, task.message) == (TaskState.FAILED, BROKEN_OFF)


def test_the_page_shows_how_far_it_has_come_and_leads_on_at_the_end(office: Office, signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    task = LongTask.objects.create(kind="x", title="Cộng", owner=office.accounts[Role.OFFICE], state=TaskState.RUNNING)
    Progress(task.pk).report(64, 108, "Đang tổng hợp")
    assert reported(task.pk) == {"done": 64, "total": 108, "message": "Đang tổng hợp"}
    page = client.get(task.get_absolute_url()).content.decode()
    assert 'value="59"' in page
    assert 'Xong <b class="num">64</b> trong <b class="num">108</b>' in page
    progress_file(task.pk).unlink()
    ended = begin(office, adds_up)
    answer = client.get(ended.get_absolute_url(), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/"


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.SYSTEM_ADMINISTRATOR])
def test_nobody_sees_the_work_of_another(office: Office, signed_in: SignIn, role: Role) -> None:
    task = begin(office, adds_up)
    assert signed_in(role).get(task.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
