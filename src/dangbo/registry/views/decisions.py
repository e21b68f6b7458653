"""Ghi quyết định: the changes of organisations, their terms, committees and offices."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.organisations import changing, dividing, founding, terms
from dangbo.registry.models import Organisation
from dangbo.registry.queries.organisations import search_within
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import reached_organisation, require
from dangbo.rules.vocabulary import OrganisationKind

NO_CHANGE = "Đồng chí chưa được giao quyền ghi thay đổi tổ chức. Liên hệ Ban Tổ chức."
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an organisation: the end of its address, name, what it is for, its form, the kinds it fits."""

    key: str
    name: str
    note: str
    form: type[ActForm]
    kinds: tuple[OrganisationKind, ...] = ()


CHANGES = (
    Change("doi-ten", "Đổi tên", "Tên mới từ một ngày", changing.RenameForm),
    Change("nang-cap", "Nâng cấp", "Chi bộ cơ sở thành đảng bộ cơ sở", dividing.UpgradeForm,
           (OrganisationKind.GRASSROOTS_CELL,)),
    Change("doi-loai", "Đổi loại tổ chức, loại hình", "Loại tổ chức hoặc loại hình đơn vị", changing.ChangeKindForm),
    Change("chia-tach", "Chia tách", "Thành hai hay nhiều tổ chức", dividing.SplitForm),
    Change("sap-nhap", "Sáp nhập, hợp nhất", "Vào tổ chức này, hoặc thành tổ chức mới", dividing.MergeForm),
    Change("chuyen-giao", "Chuyển giao", "Đến trực thuộc cấp trên khác", changing.MoveForm),
    Change("giai-the", "Giải thể", "Kết thúc hoạt động", changing.DissolveForm),
)  # fmt: skip
TERMS = (
    Change("nhiem-ky", "Mở nhiệm kỳ", "Từ ngày đại hội", terms.TermForm),
    Change("cap-uy", "Lập cấp ủy", "Cấp ủy, ban thường vụ, ủy ban kiểm tra và số người", terms.CommitteeForm),
    Change("cap-uy-vien", "Ghi cấp ủy viên", "Bầu, bổ sung, chỉ định", terms.SeatsForm),
    Change("chuc-vu", "Ghi chức vụ", "Bí thư, phó bí thư, chủ nhiệm", terms.OfficeForm),
    Change("thoi-giu", "Thôi tham gia, thôi chức vụ", "Trước khi hết nhiệm kỳ", terms.EndPostForm),
)
BY_KEY = {change.key: change for change in (*CHANGES, *TERMS)}


@require_GET
def decisions(request: OfficeRequest) -> HttpResponse:
    """Choose: found an organisation, or find the one that a decision is about."""
    require(request, Permission.CHANGE_ORGANISATIONS, NO_CHANGE)
    asked = request.GET.get("tim", "").strip()
    found = search_within(request.viewing.organisation, request.viewing.at, asked)
    reached = request.actor.visible(found, Permission.CHANGE_ORGANISATIONS, "organisation_id")
    listed = list(reached[: SHOWN + 1])
    context = {"asked": asked, "listed": listed[:SHOWN], "is_cut": len(listed) > SHOWN}
    return render(request, "registry/decisions.html", context)


@require_http_methods(["GET", "POST"])
def found_organisation(request: OfficeRequest) -> HttpResponse:
    """Thành lập."""
    require(request, Permission.CHANGE_ORGANISATIONS, NO_CHANGE)
    viewing = request.viewing
    initial = {"parent": viewing.organisation.code, "issuer": viewing.name}
    form = founding.FoundForm(request.POST or None, viewing=viewing, actor=request.actor, initial=initial)
    back = reverse("registry:organisations")
    crumbs = [("Tổ chức đảng", back), ("Ghi quyết định", reverse("registry:decisions"))]
    return act_pages(request, form, title="Thành lập tổ chức", back=back, context={"crumbs": crumbs})


@require_GET
def organisation_changes(request: OfficeRequest, code: str) -> HttpResponse:
    """The changes and acts that fit an organisation."""
    found = reached_organisation(request, code, Permission.CHANGE_ORGANISATIONS)
    version = found.version_at(request.viewing.at)
    kind = OrganisationKind(version.kind)
    context = {
        "organisation": found,
        "version": version,
        "changes": [change for change in CHANGES if not change.kinds or kind in change.kinds],
        "terms": TERMS,
    }
    return render(request, "registry/organisation_changes.html", context)


@require_http_methods(["GET", "POST"])
def organisation_change(request: OfficeRequest, code: str, act: str) -> HttpResponse:
    """One change of an organisation."""
    change = BY_KEY.get(act)
    if change is None:
        raise Http404
    found = reached_organisation(request, code, Permission.CHANGE_ORGANISATIONS)
    form = change.form(
        request.POST or None,
        organisation=found,
        viewing=request.viewing,
        actor=request.actor,
        initial={"issuer": _issuer(request, found)},
    )
    own = reverse("registry:organisation", args=[found.code])
    name = found.version_at(request.viewing.at).name
    crumbs = [("Tổ chức đảng", reverse("registry:organisations")), (name, own)]
    back = reverse("registry:organisation_changes", args=[found.code])
    return act_pages(request, form, title=change.name, back=back, done=own, context={"crumbs": crumbs, "lead": name})


def _issuer(request: OfficeRequest, found: Organisation) -> str:
    parent = found.version_at(request.viewing.at).parent
    return parent.version_at(request.viewing.at).name if parent else request.viewing.name
