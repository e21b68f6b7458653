"""Which organisation and which date the user is looking at: on every page, in the address or kept for the session."""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import GRANTED, Permission, Role
from dangbo.access.requests import SignedInRequest
from dangbo.facts.models import holding_at
from dangbo.office.options import Options
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.vietnamese.dates import DateError, format_date, parse_date

ORGANISATION_PARAMETER, DATE_PARAMETER = "to-chuc", "ngay"
ORGANISATION_KEY, DATE_KEY = "viewing.organisation", "viewing.at"
NO_ROLE = "Tài khoản của đồng chí chưa được giao vai trò ở tổ chức nào. Liên hệ Ban Tổ chức."


@dataclass(frozen=True, slots=True)
class Viewing:
    """One organisation with all below it, as of one date, and what the user may do there."""

    organisation: Organisation
    version: OrganisationVersion
    at: datetime.date
    permissions: frozenset[Permission]
    roles: tuple[Role, ...]

    @property
    def name(self) -> str:
        """What the organisation was called on that date."""
        return self.version.name

    @property
    def query(self) -> str:
        """The organisation and the date as the query of an address."""
        return urlencode({ORGANISATION_PARAMETER: self.organisation.code, DATE_PARAMETER: format_date(self.at)})

    def may(self, permission: Permission) -> bool:
        """Whether the user may do a thing in this organisation; no query."""
        return permission in self.permissions


class OfficeRequest(SignedInRequest):
    """A request of a signed-in account, as views of the shell receive it."""

    viewing: Viewing
    options: Options


class ViewingMiddleware:
    """Put `actor` and `viewing` on the request of every signed-in account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: _actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> None:
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return
        code = request.GET.get(ORGANISATION_PARAMETER) or _usual_code(request)
        if code is not None:
            request.viewing = viewing_of(request, code)  # type: ignore[attr-defined]
        elif getattr(view, "needs_viewing", True):
            raise NotAllowed(NO_ROLE)


def viewing_of(request: HttpRequest, code: str) -> Viewing:
    """The viewing of an organisation as of the date of the request; both are kept for the session.

    Raises NotAllowed where no role of the account reaches the organisation, so also for an unknown code.
    """
    versions = list(OrganisationVersion.objects.filter(organisation__code=code).select_related("organisation"))
    roles = roles_reaching(_account_id(request), versions[0].organisation_id) if versions else ()
    if not roles:
        if request.session.get(ORGANISATION_KEY) == code:
            del request.session[ORGANISATION_KEY]
        raise NotAllowed
    _keep(request, ORGANISATION_KEY, code)
    at = _date_of(request)
    version = min(versions, key=lambda version: _distance(version, at))
    permissions = frozenset[Permission]().union(*(GRANTED[role] for role in roles))
    return Viewing(version.organisation, version, at, permissions, roles)


def roles_reaching(account_id: uuid.UUID, organisation_id: uuid.UUID) -> tuple[Role, ...]:
    """The roles that an account holds today at an organisation or above it."""
    held = RoleAssignment.objects.filter(
        holding_at(today()),
        account_id=account_id,
        organisation__links_down__descendant_id=organisation_id,
        organisation__links_down__is_latest=True,
    )
    return tuple(Role(role) for role in sorted(set(held.values_list("role", flat=True))))


def _account_id(request: HttpRequest) -> uuid.UUID:
    if not isinstance(request.user, Account):
        raise NotAllowed
    return request.user.pk


def _actor_of(request: HttpRequest) -> Actor:
    if not isinstance(request.user, Account):
        raise NotAllowed
    return Actor.of(request.user)


def _usual_code(request: HttpRequest) -> str | None:
    """The organisation kept for the session, else that of the account's first role."""
    kept = request.session.get(ORGANISATION_KEY)
    if kept:
        return str(kept)
    held = RoleAssignment.objects.filter(holding_at(today()), account_id=_account_id(request))
    return held.order_by("valid_from", "id").values_list("organisation__code", flat=True).first()


def _date_of(request: HttpRequest) -> datetime.date:
    asked = request.GET.get(DATE_PARAMETER, "").strip()
    if asked:
        try:
            at = parse_date(asked)
        except DateError as error:
            messages.warning(request, f"{error} Trang giữ ngày đang xem.")
        else:
            _keep(request, DATE_KEY, at.isoformat())
            return at
    kept = request.session.get(DATE_KEY)
    return datetime.date.fromisoformat(kept) if kept else request.options.default_as_of  # type: ignore[attr-defined]


def _keep(request: HttpRequest, key: str, value: str) -> None:
    if request.session.get(key) != value:
        request.session[key] = value


def _distance(version: OrganisationVersion, at: datetime.date) -> int:
    """Days between a date and the time of a version; 0 where the version holds."""
    if at < version.valid_from:
        return (version.valid_from - at).days
    if version.valid_to is not None and at >= version.valid_to:
        return (at - version.valid_to).days + 1
    return 0


def find_viewing(request: HttpRequest) -> None:
    """Put the viewing on the request of a page that is shown for a failure, if the account has one at all."""
    if hasattr(request, "viewing") or not hasattr(request, "session") or not hasattr(request, "options"):
        return
    if request.user.is_authenticated and (code := _usual_code(request)):
        try:
            request.viewing = viewing_of(request, code)  # type: ignore[attr-defined]
        except NotAllowed:
            return
