"""The list of delegates and their allocation, and the acts on them as pages."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms.delegates import allocating, changing, entering
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, Delegate, DelegateCard
from dangbo.congresses.queries.delegates.lists import (
    FILTERS,
    allotment_rows,
    chips_of,
    delegate_for,
    found_delegates,
    line_for,
)
from dangbo.congresses.queries.delegates.rules import allotments_of, barred, roll_findings
from dangbo.congresses.queries.delegates.steps import next_steps
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.congresses.views.lists import search_words
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.verdict import Severity

ROWS_A_PAGE = 60
OF_CONGRESS = (
    Act("phan-bo", "Phân bổ theo công thức", "Theo số đảng viên của từng tổ chức", allocating.ComputeForm),
    Act("chot-phan-bo", "Chốt phân bổ", "Theo quyết định, nếu có", allocating.FixForm),
    Act("mo-phan-bo", "Mở lại phân bổ", "Khi phải sửa sau khi chốt", allocating.ReopenForm),
    Act("duong-nhien", "Lấy đại biểu đương nhiên", "Cấp ủy viên cấp triệu tập, từ sổ", entering.ExOfficioForm),
    Act("duoc-bau", "Lấy đại biểu được bầu", "Từ kết quả bầu cử của các tổ chức trực thuộc", entering.ElectedForm),
    Act("chi-dinh", "Ghi đại biểu được chỉ định", "Theo quyết định", entering.AppointForm),
    Act("dang-vien", "Lấy đảng viên từ sổ", "Đảng viên chính thức, dự bị ngày khai mạc", entering.MembersForm),
    Act("nhap-tay", "Thêm đại biểu bằng tay", "Đơn vị không đại hội trong chương trình", entering.TypeForm),
    Act("danh-so", "Đánh số đại biểu", "Theo đoàn và họ tên, trước khi cấp thẻ", entering.NumberForm),
    Act("cap-the", "Cấp thẻ", "Mã QR cho từng đại biểu", entering.IssueCardsForm),
    Act("danh-sach-bau-cu", "Đưa vào danh sách bầu cử", "Danh sách triệu tập của đại hội", entering.LayRollForm),
)
_ALLOCATION = ("phan-bo", "chot-phan-bo", "mo-phan-bo")
_OF_DELEGATES = ("duong-nhien", "duoc-bau", "chi-dinh")
OF_DELEGATE = (
    Act("vang", "Ghi vắng", "", changing.AbsenceForm, Permission.RUN_CONGRESSES),
    Act("thay", "Dự khuyết thay", "", changing.SubstituteForm, Permission.RUN_CONGRESSES),
    Act("thoi-thay", "Thôi thay", "", changing.TakeBackForm, Permission.RUN_CONGRESSES),
    Act("cap-lai-the", "Cấp lại thẻ", "", changing.ReplaceCardForm, Permission.RUN_CONGRESSES),
    Act("dua-ra", "Đưa ra", "", changing.StrikeForm, Permission.RUN_CONGRESSES),
    Act("dua-lai", "Đưa lại", "", changing.PutBackForm, Permission.RUN_CONGRESSES),
)
_CHOSEN, _WORDS, _UNIT = "loc", "tim", "doan"


@require_GET
def delegates(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The list with its filters, what the rules say of it, and the one thing to do next."""
    found = congress_for(request.actor, congress_id)
    asked, words, unit = (request.GET.get(name, "") for name in (_CHOSEN, _WORDS, _UNIT))
    rows = found_delegates(found, asked, words, unit)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    shown = list(page.object_list)
    step = next(iter(next_steps(found, request.actor, request.viewing.at)), None)
    context = (
        head_of(request, found, "delegates")
        | search_words(request)
        | {
            "may_prepare": may(request.actor, Permission.PREPARE_CONGRESSES, found),
            "of_members": found.kind == CongressKind.MEMBER,
            "chips": chips_of(found),
            "asked": asked if asked in FILTERS else "",
            "unit": unit,
            "page": page,
            "total": len(rows),
            "rows": _lines(request, found, shown),
            "step": step,
            "remarks": [each for each in roll_findings(found) if each.severity is not Severity.NOTE],
            "acts": _acts(request, found, step.url if step else ""),
            "has_cards": DelegateCard.objects.filter(delegate__congress=found, void_at=None).exists(),
        }
    )
    return render(request, "congresses/delegates/list.html", context)


def _lines(request: OfficeRequest, found: Congress, shown: list[Delegate]) -> list[dict[str, Any]]:
    """Each delegate with what stands against them and what may be done."""
    against = barred(found, shown)
    runs = may(request.actor, Permission.RUN_CONGRESSES, found) or may(
        request.actor, Permission.PREPARE_CONGRESSES, found
    )
    linked = people_reached(request.actor, [row.person_id for row in shown if row.person_id])
    cards = DelegateCard.objects.filter(delegate__in=[row.pk for row in shown], void_at=None)
    carded = set(cards.values_list("delegate_id", flat=True))
    return [
        {
            "row": row,
            "linked": row.person_id in linked,
            "against": next((each.message for each in against.get(row.pk, ())), ""),
            "acts": [act_named(OF_DELEGATE, key) for key in changing.acts_for(row, has_card=row.pk in carded)]
            if runs
            else [],
        }
        for row in shown
    ]


def _acts(request: OfficeRequest, found: Congress, next_url: str) -> list[Act]:
    """The other acts that fit this kind of congress and this user."""
    left_out = {*_ALLOCATION, *(_OF_DELEGATES if found.kind == CongressKind.MEMBER else ("dang-vien",))}
    left_out |= {"danh-sach-bau-cu"} if found.meeting_id is None else set()
    fitting = [act for act in OF_CONGRESS if act.key not in left_out and may(request.actor, act.permission, found)]
    return [act for act in fitting if not next_url.endswith(f"/{act.key}/")]


@require_GET
def allocation(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Every unit with its seats, their arithmetic, and who fills them."""
    found = congress_for(request.actor, congress_id)
    made = Allocation.objects.select_related("congress__round", "congress__organisation", "decision")
    kept = made.filter(congress=found).first()
    rows = allotment_rows(kept) if kept else []
    may_prepare = may(request.actor, Permission.PREPARE_CONGRESSES, found)
    keys = ("phan-bo",) if kept is None else ("mo-phan-bo",) if kept.fixed_on else ("phan-bo", "chot-phan-bo")
    context = head_of(request, found, "delegates") | {
        "allocation": kept,
        "rows": rows,
        "sums": {
            name: sum(getattr(row, name) for row in rows) for name in ("outside", "to_elect", "elected", "alternates")
        }
        | {"members": sum(row.line.members for row in rows), "seats": sum(row.allotment.total for row in rows)},
        "remarks": [each for each in allotments_of(kept).findings if each.severity is not Severity.NOTE]
        if kept
        else [],
        "acts": [act_named(OF_CONGRESS, key) for key in keys] if may_prepare else [],
        "may_adjust": may_prepare and kept is not None and kept.fixed_on is None,
    }
    return render(request, "congresses/delegates/allocation.html", context)


@require_http_methods(["GET", "POST"])
def delegates_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on the delegates of a congress."""
    chosen = act_named(OF_CONGRESS, act)
    found = congress_for(request.actor, congress_id, chosen.permission)
    to_allocation = act in _ALLOCATION
    if act in _ALLOCATION[1:] and not Allocation.objects.filter(congress=found).exists():
        return redirect("congresses:allocation", found.pk)
    back = reverse("congresses:allocation" if to_allocation else "congresses:delegates", args=[found.pk])
    options: dict[str, Any] = {"congress": found, "viewing": request.viewing, "actor": request.actor}
    form = chosen.form(sent(request), **options)
    return pages_of(request, form, title=chosen.name, back=back, crumbs=_crumbs(request, found))


@require_http_methods(["GET", "POST"])
def adjust(request: OfficeRequest, line_id: uuid.UUID) -> HttpResponse:
    """Adjust the seats of one unit."""
    line = line_for(request.actor, line_id)
    congress = line.allocation.congress
    form = allocating.AdjustForm(sent(request), line=line, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:allocation", args=[congress.pk])
    title = "Điều chỉnh phân bổ đại biểu"
    return pages_of(request, form, title=title, back=back, crumbs=_crumbs(request, congress), lead=line.unit_name)


@require_http_methods(["GET", "POST"])
def delegate_act(request: OfficeRequest, delegate_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on one delegate."""
    chosen = act_named(OF_DELEGATE, act)
    found = delegate_for(request.actor, delegate_id, chosen.permission, Permission.PREPARE_CONGRESSES)
    options: dict[str, Any] = {"delegate": found, "viewing": request.viewing, "actor": request.actor}
    form = chosen.form(sent(request), **options)
    back = reverse("congresses:delegates", args=[found.congress_id])
    lead = f"{found.full_name}, {found.unit_name}" if found.unit_name else found.full_name
    return pages_of(request, form, title=chosen.name, back=back, crumbs=_crumbs(request, found.congress), lead=lead)


def _crumbs(request: OfficeRequest, congress: Congress) -> list[tuple[str, str]]:
    return [
        *crumbs_of(request.actor, congress.round, congress),
        ("Đại biểu", reverse("congresses:delegates", args=[congress.pk])),
    ]
