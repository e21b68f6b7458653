"""A congress carried to the hall and back: carried away, exported there, received, compared and merged here."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.packages.carrying import carry_away, export_package, receive_package
from dangbo.congresses.acts.packages.merging import changes_of, merge_package
from dangbo.congresses.models.packages import ReceivedPackage
from dangbo.congresses.queries.packages.comparing import HERE, THERE, Changes, lines_of
from dangbo.congresses.queries.packages.files import ENDING
from dangbo.congresses.queries.reach import congress_for, require
from dangbo.congresses.views.acts import head_of
from dangbo.documents.downloads import download
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload, content_of, limit_upload
from dangbo.registry.viewing import OfficeRequest

RUN = Permission.RUN_CONGRESSES
ZIP_TYPE = "application/zip"
FILE, CHOICE = "tep", "chon:"


@require_GET
def package(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """What was carried away and what came back, with the three acts in their order."""
    found = congress_for(request.actor, congress_id, RUN)
    context = head_of(request, found, "package") | {
        "copies": found.copies.order_by("-made_at").defer("digests"),
        "packages": found.packages.defer("content"),
    }
    return render(request, "congresses/packages/home.html", context)


@require_POST
def carry(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Note that the congress is taken along."""
    found = congress_for(request.actor, congress_id, RUN)
    carry_away(actor=request.actor, congress=found)
    messages.success(request, "Đã ghi mang đi. Bây giờ sao lưu kho dữ liệu rồi phục hồi trên máy ở hội trường.")
    return redirect("congresses:package", found.pk)


@require_POST
def export(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The sealed package as a file."""
    found = congress_for(request.actor, congress_id, RUN)
    try:
        content = export_package(actor=request.actor, congress=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("congresses:package", found.pk)
    return download(f"Goi dai hoi {found.organisation.code}{ENDING}", ZIP_TYPE, content)


@csrf_exempt
def receive(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Take a package in. The token is looked at once the upload is limited."""
    return _receive(request, congress_id, limit_upload(request) if request.method == "POST" else None)


@csrf_protect
@require_POST
def _receive(request: OfficeRequest, congress_id: uuid.UUID, limited: LimitedUpload | None) -> HttpResponse:
    found = congress_for(request.actor, congress_id, RUN)
    file = request.FILES.get(FILE)
    try:
        content = content_of(limited, file) if limited is not None else b""
        whole = content if isinstance(content, bytes) else content.read_bytes()
        name = (file.name if file else "") or ""
        made = receive_package(actor=request.actor, congress=found, filename=name, content=whole)
    except (FileError, Refused) as problem:
        messages.error(request, str(problem))
        return redirect("congresses:package", found.pk)
    return redirect("congresses:received_package", made.pk)


@require_http_methods(["GET", "POST"])
def received(request: OfficeRequest, package_id: uuid.UUID) -> HttpResponse:
    """What a package would change, where both sides differ, and the merge."""
    rows = ReceivedPackage.objects.select_related("congress__organisation", "congress__round", "congress__meeting")
    found = rows.filter(pk=package_id).first()
    if found is None:
        raise Http404("Không có gói này.")
    require(request.actor, RUN, found.congress)
    problem = ""
    chosen = {key.removeprefix(CHOICE): str(value) for key, value in request.POST.items() if key.startswith(CHOICE)}
    if request.method == "POST":
        try:
            merge_package(actor=request.actor, package=found, decisions=_known_choices(chosen))
        except (FileError, Refused) as refused:
            problem = str(refused)
        else:
            messages.success(request, "Đã nhập gói đại hội.")
            return redirect("congresses:received_package", found.pk)
    changes = None
    if found.merged_at is None:
        try:
            changes = changes_of(found)[1]
        except FileError as broken:
            problem = str(broken)
    context = head_of(request, found.congress, "package") | _shown(found, changes, chosen, problem)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem and request.method == "POST" else HTTPStatus.OK
    return render(request, "congresses/packages/received.html", context, status=status)


def _known_choices(chosen: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in chosen.items() if value in (HERE, THERE)}


def _shown(found: ReceivedPackage, changes: Changes | None, chosen: dict[str, str], problem: str) -> dict[str, object]:
    return {
        "package": found,
        "changes": changes,
        "lines": list(lines_of(changes)) if changes else [],
        "conflicts": [(one, chosen.get(one.key, "")) for one in changes.conflicts] if changes else [],
        "problem": problem or (f"{changes.closed_twice[0]} đã đóng bỏ phiếu ở cả hai nơi; gói này không nhập được."
                               if changes and changes.closed_twice else ""),
    }  # fmt: skip
