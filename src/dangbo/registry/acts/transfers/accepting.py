"""The end of a transfer: the new place takes the member, and the membership moves."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.memberships.changing import end_stays
from dangbo.registry.acts.memberships.places import cell_findings, require_open
from dangbo.registry.acts.memberships.stretches import end_stretch, next_stretch, running_membership
from dangbo.registry.acts.refusal import NO_CODES, weigh
from dangbo.registry.acts.transfers.signing import require_under_way
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Membership, Transfer
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.members import presentation
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def accept_transfers(
    *, actor: Actor, transfers: Sequence[Transfer], on: date, accepted_warnings: Collection[str] = NO_CODES
) -> list[Membership]:
    """Take members over on the day their letters were presented; return their new stretches.

    To a place outside the register the membership ends here, and its last stretch is returned. A late letter is a
    warning (rules/members.md c.4). Raises Refused and NotAllowed.
    """
    return [_accept(actor, transfer, on, accepted_warnings) for transfer in transfers]


def _accept(actor: Actor, transfer: Transfer, on: date, accepted_warnings: Collection[str]) -> Membership:
    require_under_way(transfer)
    row = running_membership(transfer.person)
    actor.require(Permission.CHANGE_MEMBERS, transfer.to_organisation or row.organisation)
    accepted = weigh(_findings(transfer, on), accepted_warnings)
    taken = _move(transfer, row, on)
    end_stays(transfer.person, on)
    transfer.state, transfer.presented_on = TransferState.ARRIVED, on
    transfer.save(update_fields=["state", "presented_on"])
    place = taken.organisation.version_at(on).name if transfer.to_organisation else transfer.to_place
    write(
        "accept_transfer",
        actor,
        f"{transfer.person.full_name} chuyển sinh hoạt đến {place} từ ngày {format_date(on)}",
        organisation=taken.organisation,
        subject=transfer,
        accepted=accepted,
        details={"person": transfer.person_id, "from": row.organisation_id, "to": transfer.to_organisation_id},
    )
    return taken


def _move(transfer: Transfer, row: Membership, on: date) -> Membership:
    if transfer.to_organisation is None:
        end_stretch(row, on, ExitCause.TRANSFERRED_OUT, f"Chuyển sinh hoạt đến {transfer.to_place}")
        return row
    activity = Activity.NORMAL if row.activity == Activity.AWAY else row.activity
    return next_stretch(
        row,
        on,
        ended_by=ExitCause.TRANSFERRED_OUT,
        began_by=EntryCause.TRANSFERRED_IN,
        organisation=transfer.to_organisation,
        activity=activity,
    )


def _findings(transfer: Transfer, on: date) -> Iterator[Finding]:
    if transfer.to_organisation is not None:
        yield from cell_findings(require_open(transfer.to_organisation, on))
    if transfer.letter_date is not None:
        yield from presentation(transfer.letter_date, on, extra=office_days(), parameters=office_parameters()).findings
