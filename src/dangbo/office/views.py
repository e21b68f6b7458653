"""Pages of the installation: long work, and its settings."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from dangbo.access.requests import SignedInRequest
from dangbo.office.models import LongTask
from dangbo.office.work import with_progress

SHOWN = 50


@require_GET
def tasks(request: SignedInRequest) -> HttpResponse:
    """One's own long work, the newest first."""
    found = [with_progress(task) for task in LongTask.objects.filter(owner=request.user)[:SHOWN]]
    return render(request, "office/tasks.html", {"long_tasks": found})


@require_GET
def task(request: SignedInRequest, task_id: str) -> HttpResponse:
    """How far one's long work has come; the page asks again by itself until it has ended."""
    found = with_progress(get_object_or_404(LongTask, pk=task_id, owner=request.user))
    if request.htmx:
        response = render(request, "office/task_state.html", {"task": found})
        if found.is_ended and found.result_url:
            response.headers["HX-Redirect"] = found.result_url
        return response
    return render(request, "office/task.html", {"task": found})
