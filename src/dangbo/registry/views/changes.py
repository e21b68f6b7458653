"""Ghi thay đổi: the acts on one person, each a form, a question and a result; and adding a person."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.members import correcting, memberships, people, portrait, sheet_lines
from dangbo.registry.forms.members.person_fields import GROUP_NAMES
from dangbo.registry.forms.transfers import BeginTransferForm
from dangbo.registry.models import Membership, Person, Portrait
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import reached_person, require
from dangbo.registry.views.transfers import NO_CHANGE
from dangbo.rules.vocabulary import ExitCause, Standing


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a person: the end of its address, what it is called, what it is for, for whom it is offered."""

    key: str
    name: str
    note: str
    form: type[ActForm]
    fits: str = "any"


ACTS = (
    Act("chinh-thuc", "Công nhận chính thức", "Hết dự bị, chi bộ đã xét", memberships.RecogniseForm, "probation"),
    Act("sinh-hoat", "Đổi tình trạng sinh hoạt", "Miễn, tạm chuyển đi, đình chỉ", memberships.ActivityForm, "member"),
    Act("chuyen", "Chuyển sinh hoạt chính thức", "Đến chi bộ khác hoặc nơi ngoài sổ", BeginTransferForm, "member"),
    Act("trinh-do", "Đạt trình độ", "Lý luận chính trị, chuyên môn, phổ thông", sheet_lines.LevelForm),
    Act("khen-thuong", "Huy hiệu, khen thưởng, kỷ luật", "Theo quyết định", sheet_lines.HonourForm),
    Act("the-dang", "Cấp thẻ đảng viên", "Thẻ mới thay thẻ cũ", sheet_lines.CardForm, "member"),
    Act("cong-tac", "Quá trình công tác", "Thêm một chặng", sheet_lines.CareerForm),
    Act("dao-tao", "Đào tạo, bồi dưỡng", "Thêm một khóa học", sheet_lines.TrainingForm),
    Act("gia-dinh", "Người thân", "Thêm một người", sheet_lines.FamilyForm),
    Act("bo-anh", "Bỏ ảnh chân dung", "Ảnh ghi nhầm người", portrait.RemovePortraitForm, "portrait"),
    Act("het-ky-luat", "Kỷ luật hết hiệu lực", "Ghi ngày hết hiệu lực", correcting.EndDisciplineForm, "disciplined"),
    Act("bo-dong", "Bỏ một dòng ghi nhầm", "Công tác, đào tạo, người thân", correcting.RemoveLineForm, "lines"),
    Act("ra-khoi-dang", "Ra khỏi Đảng, từ trần", "Khai trừ, xóa tên, xin ra, từ trần", memberships.EndForm, "member"),
    Act("ket-nap-lai", "Kết nạp lại", "Người đã ra khỏi Đảng", memberships.ReadmitForm, "left"),
    Act("phuc-hoi", "Phục hồi quyền đảng viên", "Người bị khai trừ, xóa tên oan, sai", memberships.RestoreForm, "left"),
    Act("ngay-sinh-hoat", "Sửa ngày sinh hoạt", "Ngày bắt đầu, kết thúc ghi nhầm", correcting.DatesForm, "stretches"),
)  # fmt: skip
BY_KEY = {act.key: act for act in ACTS}
LINE = "dong"


@require_GET
def person_changes(request: OfficeRequest, person_id: uuid.UUID) -> HttpResponse:
    """The acts that fit where the person stands now."""
    person = reached_person(request, person_id, Permission.CHANGE_MEMBERS)
    fitting = _fitting(person) | _to_mend(person)
    context = {
        "person": person,
        "acts": [act for act in ACTS if act.fits in fitting],
        "groups": GROUP_NAMES.items(),
    }
    return render(request, "registry/person_changes.html", context)


def _fitting(person: Person) -> set[str]:
    last = Membership.objects.filter(person=person).order_by("-valid_from").first()
    if last is None:
        return {"any"}
    if last.valid_to is None:
        return {"any", "member"} | ({"probation"} if last.standing == Standing.PROBATIONARY else set())
    left = last.ended_by not in (ExitCause.DIED, ExitCause.TRANSFERRED_OUT)
    return {"any", "left"} if left else {"any"}


def _to_mend(person: Person) -> set[str]:
    """What the sheet has that may be put right."""
    found = {
        "stretches": Membership.objects.filter(person=person).exists(),
        "portrait": Portrait.objects.filter(person=person).exists(),
        "lines": bool(correcting.sheet_lines(person)),
        "disciplined": bool(correcting.disciplines_in_force(person)),
    }
    return {name for name, is_there in found.items() if is_there}


@require_http_methods(["GET", "POST"])
def person_change(request: OfficeRequest, person_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a person."""
    person = reached_person(request, person_id, Permission.CHANGE_MEMBERS)
    found = BY_KEY.get(act)
    if found is None:
        raise Http404
    options: dict[str, Any] = {"people": [person]} if found.form is BeginTransferForm else {"person": person}
    if LINE in request.GET:
        options["initial"] = {"line": request.GET[LINE]}
    form = found.form(request.POST or None, viewing=request.viewing, actor=request.actor, **options)
    return _pages(request, person, form, found.name)


@require_http_methods(["GET", "POST"])
def correct(request: OfficeRequest, person_id: uuid.UUID, group: str) -> HttpResponse:
    """Correct one group of a person's fields."""
    person = reached_person(request, person_id, Permission.CHANGE_MEMBERS)
    if group not in GROUP_NAMES:
        raise Http404
    form = people.CorrectForm(
        request.POST or None, viewing=request.viewing, actor=request.actor, person=person, group=group
    )
    return _pages(request, person, form, f"Sửa thông tin: {GROUP_NAMES[group].lower()}")


def _pages(request: OfficeRequest, person: Person, form: ActForm, title: str) -> HttpResponse:
    own = reverse("registry:person", args=[person.pk])
    crumbs = [("Đảng viên", reverse("registry:members")), (person.full_name, own)]
    back = reverse("registry:person_changes", args=[person.pk])
    context = {"crumbs": crumbs, "lead": person.full_name}
    return act_pages(request, form, title=title, back=back, done=own, context=context)


@require_http_methods(["GET", "POST"])
def new_member(request: OfficeRequest) -> HttpResponse:
    """Add a person with their membership."""
    require(request, Permission.CHANGE_MEMBERS, NO_CHANGE)
    form = people.NewMemberForm(request.POST or None, viewing=request.viewing, actor=request.actor)
    back = reverse("registry:members")
    return act_pages(request, form, title="Thêm đảng viên", back=back, context={"crumbs": [("Đảng viên", back)]})
