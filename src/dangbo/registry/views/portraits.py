"""The portrait of a person: the picture itself, and the page that takes a new one."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.paper.errors import FileError
from dangbo.paper.photographs import MAXIMUM_BYTES, TOO_HEAVY
from dangbo.registry.acts.people import set_portrait
from dangbo.registry.forms.members.portrait import PortraitForm
from dangbo.registry.models import Portrait
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import reached_person


@require_GET
def portrait(request: OfficeRequest, person_id: uuid.UUID) -> HttpResponse:
    """The photograph of a person, for those who may open the person's page."""
    found = Portrait.objects.filter(person=reached_person(request, person_id)).first()
    if found is None:
        raise Http404("Chưa có ảnh chân dung.")
    return HttpResponse(bytes(found.jpeg), content_type="image/jpeg", headers={"Cache-Control": "private, no-cache"})


@require_http_methods(["GET", "POST"])
def change_portrait(request: OfficeRequest, person_id: uuid.UUID) -> HttpResponse:
    """Take a photograph in place of the one there is."""
    person = reached_person(request, person_id, Permission.CHANGE_MEMBERS)
    form = PortraitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_portrait(actor=request.actor, person=person, content=_read(form))
        except FileError as error:
            form.add_error("photograph", str(error))
        else:
            messages.success(request, f"Đã ghi ảnh chân dung của {person.full_name}.")
            return redirect("registry:person", person.pk)
    context = {"person": person, "form": form, "portrait": Portrait.objects.filter(person=person).first()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "registry/portrait.html", context, status=status)


def _read(form: PortraitForm) -> bytes:
    """The file sent, which is not read at all where it is too heavy."""
    file = form.cleaned_data["photograph"]
    if file.size > MAXIMUM_BYTES:
        raise FileError(TOO_HEAVY)
    return bytes(file.read())
