"""Pages of one's own account, and of the accounts that one manages."""

from http import HTTPStatus

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.acts import (
    create_account,
    create_key,
    end_role,
    give_role,
    lock_account,
    reset_password,
    revoke_key,
    unlock_account,
)
from dangbo.access.acts.reach import AccountError, managed_accounts, organisation_of
from dangbo.access.forms import AccountForm, KeyForm, RoleForm
from dangbo.access.models import Account, ApiKey, RoleAssignment
from dangbo.access.permissions import Permission, Role
from dangbo.access.queries import accounts_with_roles, roles_of
from dangbo.access.requests import SignedInRequest, without_viewing

ACCOUNTS_A_PAGE = 50


@without_viewing
@require_GET
def me(request: SignedInRequest) -> HttpResponse:
    """One's own account: roles, password, second step, keys, look and language, sign-out."""
    account = request.user
    context = {
        "roles": roles_of([account.pk]).get(account.pk, []),
        "has_second_step": is_mfa_enabled(account),
        "keys": account.api_keys.filter(revoked_at__isnull=True).order_by("-created_at"),
        "may_use_api": request.actor.may_anywhere(Permission.USE_API),
        "key_form": KeyForm(),
    }
    return render(request, "access/me.html", context)


@without_viewing
@require_POST
def add_key(request: SignedInRequest) -> HttpResponse:
    """Make a key and show it this once."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy ghi tên khóa.")
        return redirect("access:me")
    stored, key = create_key(actor=request.actor, account=request.user, name=form.cleaned_data["name"])
    return render(request, "access/key.html", {"stored": stored, "key": key})


@without_viewing
@require_http_methods(["GET", "POST"])
def end_key(request: SignedInRequest, key_id: str) -> HttpResponse:
    """Ask, then end a key."""
    key = get_object_or_404(ApiKey, pk=key_id, account=request.user, revoked_at__isnull=True)
    if request.method == "POST":
        revoke_key(actor=request.actor, key=key)
        messages.success(request, f"Đã thu hồi khóa “{key.name}”.")
        return redirect("access:me")
    return render(request, "access/end_key.html", {"key": key})


def _require_manager(request: SignedInRequest) -> None:
    if not request.actor.may_anywhere(Permission.MANAGE_ACCOUNTS):
        raise NotAllowed("Đồng chí chưa được giao quản lý tài khoản. Liên hệ người quản trị hệ thống.")


@require_GET
def accounts(request: SignedInRequest) -> HttpResponse:
    """The accounts within one's reach, with their roles."""
    _require_manager(request)
    asked = request.GET.get("tim", "").strip()
    rows = accounts_with_roles(request.actor, asked)
    page = Paginator(rows, ACCOUNTS_A_PAGE).get_page(request.GET.get("trang"))
    roles = roles_of([account.pk for account in page])
    listed = [(account, roles.get(account.pk, [])) for account in page]
    return render(request, "access/accounts.html", {"page": page, "listed": listed, "asked": asked})


@require_http_methods(["GET", "POST"])
def new_account(request: SignedInRequest) -> HttpResponse:
    """A form for a new account with its first role; the password made for it is shown once."""
    _require_manager(request)
    viewing = request.viewing  # type: ignore[attr-defined]
    form = AccountForm(request.POST or None, initial={"organisation": viewing.organisation.code})
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            account, password = create_account(
                actor=request.actor,
                username=answers["username"],
                full_name=answers["full_name"],
                email=answers["email"],
                role=Role(answers["role"]),
                organisation_id=organisation_of(request.actor, answers["organisation"]),
            )
        except AccountError as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "access/password.html", {"account": account, "password": password, "is_new": True})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "access/new_account.html", {"form": form}, status=status)


def _managed(request: SignedInRequest, account_id: str) -> Account:
    _require_manager(request)
    return get_object_or_404(managed_accounts(request.actor), pk=account_id)


@require_http_methods(["GET", "POST"])
def account_detail(request: SignedInRequest, account_id: str) -> HttpResponse:
    """One account: its roles, a further role, locking, a new password."""
    account = _managed(request, account_id)
    viewing = request.viewing  # type: ignore[attr-defined]
    form = RoleForm(request.POST or None, initial={"organisation": viewing.organisation.code})
    if request.method == "POST" and form.is_valid():
        try:
            organisation_id = organisation_of(request.actor, form.cleaned_data["organisation"])
            give_role(
                actor=request.actor,
                account=account,
                role=Role(form.cleaned_data["role"]),
                organisation_id=organisation_id,
            )
        except AccountError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã giao vai trò.")
            return redirect("access:account", account.pk)
    context = {"account": account, "roles": roles_of([account.pk]).get(account.pk, []), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "access/account.html", context, status=status)


@require_POST
def finish_role(request: SignedInRequest, role_id: str) -> HttpResponse:
    """End one role of an account."""
    _require_manager(request)
    assignment = get_object_or_404(RoleAssignment.objects.select_related("account"), pk=role_id, valid_to__isnull=True)
    try:
        end_role(actor=request.actor, assignment=assignment)
    except AccountError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã kết thúc vai trò.")
    return redirect("access:accounts")


@require_http_methods(["GET", "POST"])
def switch_lock(request: SignedInRequest, account_id: str) -> HttpResponse:
    """Ask, then lock an account, or unlock a locked one."""
    account = _managed(request, account_id)
    if request.method == "GET":
        return render(request, "access/lock.html", {"account": account})
    try:
        (lock_account if account.is_active else unlock_account)(actor=request.actor, account=account)
    except AccountError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã khóa tài khoản." if account.is_active else "Đã mở khóa tài khoản.")
    return redirect("access:account", account.pk)


@require_http_methods(["GET", "POST"])
def new_password(request: SignedInRequest, account_id: str) -> HttpResponse:
    """Ask, then make a new password and show it this once."""
    account = _managed(request, account_id)
    if request.method == "GET":
        return render(request, "access/new_password.html", {"account": account})
    password = reset_password(actor=request.actor, account=account)
    return render(request, "access/password.html", {"account": account, "password": password, "is_new": False})
