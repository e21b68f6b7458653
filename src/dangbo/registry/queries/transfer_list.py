"""Transfers as a list: under way or ended, with their deadlines and how late they are on a day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.journal.models import Entry
from dangbo.registry.models import OrganisationVersion, Transfer, TransferHop, TreeLink
from dangbo.registry.models.memberships import TransferState


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer as the list shows it. `due`: the day of its next step; `days_late`: on the day asked, 0 in time."""

    transfer: Transfer
    start: str
    end: str
    due: date
    due_for: str
    days_late: int

    @property
    def is_under_way(self) -> bool:
        return self.transfer.state == TransferState.UNDER_WAY


def transfers_within(organisation_id: uuid.UUID, sort: str = "") -> QuerySet[Transfer]:
    """The transfers from or to an organisation and all below it.

    `sort`: an order of TRANSFER_SORTS ("-" before it turns it round); any other: the next deadline first.
    """
    below = TreeLink.objects.filter(ancestor=organisation_id, is_latest=True).values("descendant")
    rows = _with_names(Transfer.objects.filter(Q(from_organisation__in=below) | Q(to_organisation__in=below)))
    return _sorted(rows, sort)


def _with_names(transfers: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """With the person, and what both ends are called now or were called at their end."""
    names = {"from_name": _latest("from_organisation", "name"), "to_name": _latest("to_organisation", "name")}
    return transfers.select_related("person").annotate(**names)


_HAS_LETTER = Q(letter_date__isnull=False, present_by__isnull=False)
_DUE = Case(When(_HAS_LETTER, then=F("present_by")), default=F("start_by"))


def overdue(at: date) -> Q:
    """The condition that the next step of a transfer should have been done before a day."""
    return (_HAS_LETTER & Q(present_by__lt=at)) | (~_HAS_LETTER & Q(start_by__lt=at))


TRANSFER_SORTS = {
    "nguoi": ("person__name_key",),
    "tu": ("from_key", "from_place"),
    "den": ("to_key", "to_place"),
    "giay": ("letter_date", "letter"),
    "han": ("due",),
}
"""What the list may be sorted by: the columns, of which those without a value come last."""


def _sorted(transfers: QuerySet[Transfer], sort: str) -> QuerySet[Transfer]:
    columns = TRANSFER_SORTS.get(sort.removeprefix("-"))
    if columns is None:
        return transfers.alias(due=_DUE).order_by("due", "pk")
    keyed = transfers.alias(
        due=_DUE, from_key=_latest("from_organisation", "name_key"), to_key=_latest("to_organisation", "name_key")
    )
    turned = sort.startswith("-")
    order = [F(name).desc(nulls_last=True) if turned else F(name).asc(nulls_last=True) for name in columns]
    return keyed.order_by(*order, "person__name_key", "pk")


def _latest(end: str, field: str) -> Subquery:
    rows = OrganisationVersion.objects.filter(organisation=OuterRef(end)).order_by("-valid_from")
    return Subquery(rows.values(field)[:1])


def transfer_rows(transfers: Iterable[Transfer], at: date) -> list[TransferRow]:
    """Transfers as they are shown."""
    return [_row(each, at) for each in transfers]


def latest_names(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What organisations are called now, or were called at their end."""
    rows = OrganisationVersion.objects.filter(organisation__in=set(ids)).order_by("valid_from")
    return dict(rows.values_list("organisation_id", "name"))


def _row(transfer: Transfer, at: date) -> TransferRow:
    due, what = transfer.start_by, "Làm thủ tục"
    if transfer.letter_date is not None and transfer.present_by is not None:
        due, what = transfer.present_by, "Nộp giấy"
    return TransferRow(
        transfer=transfer,
        start=transfer.from_name or transfer.from_place,  # type: ignore[attr-defined]
        end=transfer.to_name or transfer.to_place,  # type: ignore[attr-defined]
        due=due,
        due_for=what,
        days_late=max(0, (at - due).days) if transfer.state == TransferState.UNDER_WAY else 0,
    )


def _place(organisation_id: uuid.UUID | None, place: str, names: dict[uuid.UUID, str]) -> str:
    return names.get(organisation_id, place) if organisation_id else place


@dataclass(frozen=True, slots=True)
class Hop:
    """A box of the letter: its number, from where to where, when and by whom it was signed."""

    position: int
    start: str
    end: str
    signed_on: date | None
    signer: str


def hops_of(transfer: Transfer) -> list[Hop]:
    """The boxes of a transfer's letter in order; two queries."""
    rows = list(TransferHop.objects.filter(transfer=transfer).order_by("position"))
    names = latest_names(place for row in rows for place in (row.from_organisation_id, row.to_organisation_id) if place)
    return [
        Hop(
            row.position,
            _place(row.from_organisation_id, row.from_place, names),
            _place(row.to_organisation_id, row.to_place, names),
            row.signed_on,
            row.signer,
        )
        for row in rows
    ]


def transfer_for(actor: Actor, transfer_id: uuid.UUID, permission: Permission) -> Transfer | None:
    """The transfer with this id if the actor reaches one of its ends with a permission."""
    transfer = _with_names(Transfer.objects.filter(pk=transfer_id)).first()
    if transfer is None:
        return None
    ends = [end for end in (transfer.from_organisation_id, transfer.to_organisation_id) if end is not None]
    return transfer if any(actor.may(permission, end) for end in ends) else None


def journal_of(transfer: Transfer) -> QuerySet[Entry]:
    """The journal's entries about a transfer, and the one about all that began with it; the oldest first."""
    about = [str(each) for each in (transfer.pk, transfer.batch_id) if each is not None]
    return Entry.objects.filter(subject_type="transfer", subject_id__in=about).order_by("number")
