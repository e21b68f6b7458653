"""Transfers: the list with deadlines, one transfer with its boxes, and the acts on them."""

import uuid
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.journal.models import Entry
from dangbo.journal.wording import act_label
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.transfers import AcceptForm, BeginTransferForm, CancelForm, SignForm
from dangbo.registry.models import Person, Transfer
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.queries.member_list import SORT
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.queries.transfer_list import hops_of, journal_of, transfer_for, transfer_rows, transfers_within
from dangbo.registry.sheets.transfer_table import transfers_workbook
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.chosen_members import back_to_list, chosen_members
from dangbo.registry.views.exporting import NO_EXPORT, workbook_answer
from dangbo.registry.views.reaching import ROWS_A_PAGE, require

FORMS = {"ky": SignForm, "tiep-nhan": AcceptForm, "huy": CancelForm}
NO_CHANGE = "Đồng chí chưa được giao quyền ghi thay đổi đảng viên ở tổ chức này. Liên hệ Ban Tổ chức."


@require_GET
def transfers(request: OfficeRequest) -> HttpResponse:
    """The transfers from and to the organisation looked at; those under way unless others are asked for."""
    require(request, Permission.SEE_MEMBERS)
    rows, state = _asked_for(request)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "listed": transfer_rows(page.object_list, request.viewing.at),
        "state": state,
        "states": TransferState.choices,
        "may_export": request.viewing.may(Permission.EXPORT),
    }
    return render(request, "registry/transfers.html", context)


def _asked_for(request: OfficeRequest) -> tuple[QuerySet[Transfer], TransferState]:
    """The transfers of the state in the address, in its order."""
    asked = request.GET.get("trang-thai", "")
    state = TransferState(asked) if asked in TransferState.values else TransferState.UNDER_WAY
    return transfers_within(request.viewing.organisation.pk, request.GET.get(SORT, "")).filter(state=state), state


@require_POST
def export_transfers(request: OfficeRequest) -> HttpResponse:
    """The transfers of the list, all pages, as an Excel file."""
    require(request, Permission.SEE_MEMBERS)
    require(request, Permission.EXPORT, NO_EXPORT)
    found, state = _asked_for(request)
    rows = transfer_rows(found, request.viewing.at)
    content = transfers_workbook(actor=request.actor, viewing=request.viewing, state=state, rows=rows)
    return workbook_answer(content, f"chuyen-sinh-hoat-{request.viewing.at:%Y%m%d}")


@require_GET
def transfer(request: OfficeRequest, transfer_id: uuid.UUID) -> HttpResponse:
    """One transfer with the boxes of its letter."""
    found = _reached(request, transfer_id, Permission.SEE_MEMBERS)
    row = transfer_rows([found], request.viewing.at)[0]
    may_change = transfer_for(request.actor, transfer_id, Permission.CHANGE_MEMBERS) is not None
    hops = hops_of(found)
    context = {
        "row": row,
        "hops": hops,
        "may_change": may_change,
        "unsigned": any(not hop.signed_on for hop in hops),
        "opens_person": bool(people_reached(request.actor, [found.person_id])),
        "entries": list(_entries(request, found)),
    }
    return render(request, "registry/transfer.html", context)


def _entries(request: OfficeRequest, found: Transfer) -> Iterator[tuple[Entry, str, str]]:
    """The journal's entries about a transfer with the act and what they say, for who may see them.

    An entry about several members says who they are to those alone who reach all of them.
    """
    may = request.actor.may
    ends = [end for end in (found.from_organisation_id, found.to_organisation_id) if end is not None]
    if any(may(Permission.SEE_JOURNAL, end) for end in ends):
        for entry in journal_of(found):
            is_shared, place = entry.subject_id == str(found.batch_id), entry.organisation_id
            hides = is_shared and (place is None or not may(Permission.SEE_JOURNAL, place))
            yield entry, act_label(entry.act), "" if hides else entry.summary


def _reached(request: OfficeRequest, transfer_id: uuid.UUID, permission: Permission) -> Transfer:
    found = transfer_for(request.actor, transfer_id, permission)
    if found is not None:
        return found
    if Transfer.objects.filter(pk=transfer_id).exists():
        raise NotAllowed
    raise Http404


@require_http_methods(["GET", "POST"])
def transfer_act(request: OfficeRequest, transfer_id: uuid.UUID, act: str) -> HttpResponse:
    """Sign the next box, take over, or give up."""
    if act not in FORMS:
        raise Http404
    found = _reached(request, transfer_id, Permission.CHANGE_MEMBERS)
    form = FORMS[act](request.POST or None, transfer=found, viewing=request.viewing, actor=request.actor)
    back = reverse("registry:transfer", args=[found.pk])
    crumbs = [("Chuyển sinh hoạt", reverse("registry:transfers")), (found.person.full_name, back)]
    return act_pages(request, form, title=form.verb, back=back, context={"crumbs": crumbs})


@require_POST
def transfer_members(request: OfficeRequest) -> HttpResponse:
    """Begin the transfer of the members chosen in the list: the form, the question, the act."""
    require(request, Permission.CHANGE_MEMBERS, NO_CHANGE)
    ids = list(chosen_members(request).values_list("person_id", flat=True))
    if not ids:
        return back_to_list(request)
    people = list(Person.objects.filter(pk__in=ids).order_by("name_key"))
    is_first = "decided_on" not in request.POST
    form = BeginTransferForm(
        None if is_first else request.POST, people=people, viewing=request.viewing, actor=request.actor
    )
    back = f"{reverse('registry:members')}?{request.POST.get('q', '')}"
    carried = [(name, value) for name in ("q", "nguoi", "tat-ca") for value in request.POST.getlist(name)]
    names = ", ".join(person.full_name for person in people[:8]) + (" …" if len(people) > 8 else "")
    context = {"crumbs": [("Đảng viên", back)], "carried": carried, "lead": f"{len(people)} đảng viên: {names}"}
    return act_pages(
        request, form, title="Chuyển sinh hoạt", back=back, done=reverse("registry:transfers"), context=context
    )
