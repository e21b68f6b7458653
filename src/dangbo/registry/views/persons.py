"""The page of a person, one's own page, and numbers opened one at a time."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.registry.acts.people import open_number
from dangbo.registry.acts.people.numbers import NUMBER_LABELS, Number
from dangbo.registry.models import Person, PersonAccount, Portrait
from dangbo.registry.queries import person_page
from dangbo.registry.queries.member_list import written
from dangbo.registry.queries.reach import codes_reached, is_own_record
from dangbo.registry.sheets.member_sheet import DOCX, member_sheet
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import reached_person
from dangbo.vietnamese.citizen import mask

NUMBERS = {"dinh-danh": Number.CITIZEN, "the": Number.CARD}


@require_GET
def person(request: OfficeRequest, person_id: uuid.UUID) -> HttpResponse:
    """Status, honours, facts, course of life, posts, documents and the lines of the member sheet."""
    found = reached_person(request, person_id)
    return render(request, "registry/person.html", _person_page(request, found))


def _person_page(request: OfficeRequest, found: Person) -> dict[str, Any]:
    at = request.viewing.at
    place = person_page.place_of(found, at)
    home = place.membership.organisation_id if place else None
    held, given = person_page.posts(found, at), person_page.honours(found)
    may = {permission: home is not None and request.actor.may(permission, home) for permission in _ASKED}
    codes = {post.code for post in held} | ({place.code} if place else set())
    sees_all = may[Permission.SEE_SENSITIVE] or is_own_record(request.actor, found)
    return {
        "person": found,
        "portrait": Portrait.objects.defer("jpeg").filter(person=found).first(),
        "place": place,
        "reached": codes_reached(request.actor, codes, Permission.SEE_ORGANISATIONS),
        "titles": person_page.titles(held),
        "posts": held,
        "party_age": person_page.party_age(found, at),
        "age": person_page.age(found, at),
        "birth": written(found.birth_date, found.birth_precision),
        "joined": written(found.joined_on, found.joined_precision),
        "official": written(found.official_on, found.official_precision),
        "levels": person_page.levels_at(found, at),
        "badge": person_page.highest_badge(given, at),
        "timeline": person_page.course(found, sensitive=sees_all),
        "decisions": person_page.decisions_of(found),
        "career": found.career.order_by("id"),
        "training": found.training.order_by("id"),
        "family": found.family.order_by("id") if sees_all else (),
        "card": mask(found.card_number),
        "citizen": mask(found.citizen_number),
        "sees_sensitive": sees_all,
        "may_open": may[Permission.OPEN_NUMBERS],
        "may_change": may[Permission.CHANGE_MEMBERS],
    }


_ASKED = (Permission.SEE_SENSITIVE, Permission.OPEN_NUMBERS, Permission.CHANGE_MEMBERS)


@require_GET
def own_record(request: OfficeRequest) -> HttpResponse:
    """The record of the one who signed in."""
    link = PersonAccount.objects.filter(account=request.user).first()
    if link is None:
        raise Http404("Tài khoản này chưa gắn với hồ sơ đảng viên nào. Liên hệ bí thư chi bộ.")
    return redirect("registry:person", link.person_id)


@never_cache
@require_http_methods(["GET", "POST"])
def person_number(request: OfficeRequest, person_id: uuid.UUID, which: str) -> HttpResponse:
    """Ask, then show a number in full; the opening is on record."""
    if which not in NUMBERS:
        raise Http404
    found = reached_person(request, person_id, Permission.OPEN_NUMBERS)
    number = NUMBERS[which]
    context = {"person": found, "label": NUMBER_LABELS[number], "opened": ""}
    if request.method == "POST":
        context["opened"] = open_number(actor=request.actor, person=found, which=number) or "chưa ghi"
    return render(request, "registry/person_number.html", context)


@require_GET
def person_sheet(request: OfficeRequest, person_id: uuid.UUID) -> HttpResponse:
    """The member sheet as a Word file."""
    found = reached_person(request, person_id, Permission.SEE_SENSITIVE)
    content = member_sheet(actor=request.actor, person=found, at=request.viewing.at)
    headers = {"Content-Disposition": f'attachment; filename="phieu-dang-vien-{found.pk}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)
