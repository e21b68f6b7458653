"""How every act becomes pages: the form, a page that says the consequence, the result."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dangbo.registry.acts.refusal import Refused
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

CONFIRMED, BACK, ACCEPTED = "xac-nhan", "sua-lai", "chap-nhan"
NOT_ACCEPTED = "Còn điều cần xem xét chưa được đánh dấu chấp nhận."


def act_pages(
    request: OfficeRequest,
    form: ActForm,
    *,
    title: str,
    back: str,
    done: str = "",
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form of an act; once it can be read, a page that asks; once that is answered, the act and the page `done`.

    `back`: the address to which “Để sau” leads, and after the act too unless `done` is given.
    """
    shared = {"form": form, "title": title, "back": back, **(context or {})}
    if not form.is_bound or BACK in request.POST:
        return render(request, "registry/act_form.html", shared)
    if not form.is_valid():
        return render(request, "registry/act_form.html", shared, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    accepted = request.POST.getlist(ACCEPTED)
    if CONFIRMED in request.POST:
        try:
            told = form.perform(accepted)
        except Refused as refused:
            findings = refused.findings
        else:
            messages.success(request, told)
            return redirect(done or back)
    else:
        findings = form.findings(accepted)
    form.show_refusal(findings)
    if form.errors:
        return render(request, "registry/act_form.html", shared, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    asked_again = CONFIRMED in request.POST
    asked = {
        "warnings": findings,
        "accepted": accepted,
        "question": form.consequence(),
        "sent": _sent(request),
        "problem": NOT_ACCEPTED if asked_again else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if asked_again else HTTPStatus.OK
    return render(request, "registry/act_confirm.html", shared | asked, status=status)


def _sent(request: OfficeRequest) -> list[tuple[str, str]]:
    """Everything typed, to be carried through the page that asks."""
    left_out = {"csrfmiddlewaretoken", CONFIRMED, BACK, ACCEPTED}
    return [(name, value) for name in request.POST if name not in left_out for value in request.POST.getlist(name)]
