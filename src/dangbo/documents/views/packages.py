"""Documents as files that are carried: leaving as a package, arriving as one."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import file_stem
from dangbo.documents.acts.packages import export_package, import_package
from dangbo.documents.downloads import download
from dangbo.documents.forms.packages import PackageForm
from dangbo.documents.models import IncomingDocument
from dangbo.documents.views.incoming import register_crumbs
from dangbo.documents.views.reaching import reached_document, require
from dangbo.documents.views.uploading import takes_files, uploaded
from dangbo.paper.errors import FileError
from dangbo.registry.acting import ACCEPTED
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding

ZIP_TYPE = "application/zip"


@require_GET
def package(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """An issued document with its files and metadata, to be carried by hand or by the Party's own network."""
    found = reached_document(request, document_id)
    if not found.is_out:
        raise Http404("Dự thảo chưa có gói văn bản.")
    return download(f"{file_stem(found.symbol, found.issued_on)}.zip", ZIP_TYPE, export_package(found))


@takes_files
def receive_package(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """A document that another office exported as a package, entered as an incoming paper."""
    require(request, Permission.KEEP_REGISTERS)
    form = PackageForm(request.POST or None, request.FILES or None)
    accepted = request.POST.getlist(ACCEPTED)
    warnings: tuple[Finding, ...] = ()
    if limited is not None:
        form.errors.clear()
        try:
            made = _received(request, limited, accepted)
        except FileError as problem:
            form.add_error("package", str(problem))
        except Refused as refused:
            warnings = refused.findings if refused.may_be_accepted else ()
            if not warnings:
                form.add_error("package", str(refused))
        else:
            messages.success(request, f"Đã nhận gói và vào sổ {made} với số đến {made.number}.")
            return redirect("documents:incoming", made.pk)
    context = {"form": form, "title": "Nhận gói văn bản", "verb": "Nhận gói", "crumbs": register_crumbs()}
    context |= {"warnings": warnings, "accepted": accepted}
    context |= {
        "back": reverse("documents:incoming_register"),
        "lead": "Tệp .zip tải từ chương trình này ở cơ quan gửi, gồm bản PDF, bản Word và thông tin văn bản.",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or warnings else HTTPStatus.OK
    return render(request, "documents/upload.html", context, status=status)


def _received(request: OfficeRequest, limited: LimitedUpload, accepted: list[str]) -> IncomingDocument:
    """Enter the package that was sent. Raises FileError and Refused."""
    files = uploaded(request, limited, "package")
    if not files:
        raise FileError("Chưa chọn tệp. Hãy chọn gói văn bản (.zip).")
    return import_package(
        actor=request.actor,
        organisation=request.viewing.organisation,
        data=files[0][1],
        arrived_on=request.viewing.at,
        accepted_warnings=accepted,
    )
