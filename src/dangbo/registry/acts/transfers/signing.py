"""The boxes of a letter signed one after the other, and a transfer that is given up."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Transfer, TransferHop
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.members import transfer_deadlines
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def sign_hop(*, actor: Actor, transfer: Transfer, signed_on: date, signer: str) -> TransferHop:
    """Sign the next box of the letter; the first signature dates a letter that had no date. Raises Refused."""
    require_under_way(transfer)
    hop = TransferHop.objects.select_for_update().filter(transfer=transfer, signed_on=None).order_by("position").first()
    if hop is None:
        refuse("all-signed", "Các ô của giấy giới thiệu đã ký đủ.")
    _require_side(actor, hop)
    former = TransferHop.objects.filter(transfer=transfer, position__lt=hop.position).order_by("-position").first()
    earliest = max(transfer.decided_on, former.signed_on if former and former.signed_on else transfer.decided_on)
    if signed_on < earliest:
        refuse("signed-too-early", f"Ngày ký không được trước ngày {format_date(earliest)}.")
    hop.signed_on, hop.signer = signed_on, clean_line(signer)
    hop.save(update_fields=["signed_on", "signer"])
    if transfer.letter_date is None:
        _date_letter(transfer, signed_on)
    write(
        "sign_hop",
        actor,
        f"Ký ô {hop.position} giấy giới thiệu của {transfer.person.full_name} ngày {format_date(signed_on)}",
        organisation=hop.from_organisation_id,
        subject=transfer,
        details={"position": hop.position, "signer": hop.signer},
    )
    return hop


@transaction.atomic
def cancel_transfer(*, actor: Actor, transfer: Transfer, reason: str) -> Transfer:
    """Give up a transfer that is under way; the member stays. Raises Refused and NotAllowed."""
    require_under_way(transfer)
    if transfer.from_organisation is not None:
        actor.require(Permission.CHANGE_MEMBERS, transfer.from_organisation)
    if not clean_line(reason):
        refuse("reason-missing", "Cần ghi lý do hủy.")
    transfer.state = TransferState.CANCELLED
    transfer.save(update_fields=["state"])
    write(
        "cancel_transfer",
        actor,
        f"Hủy việc chuyển sinh hoạt của {transfer.person.full_name}",
        organisation=transfer.from_organisation_id,
        subject=transfer,
        details={"reason": clean_line(reason)},
    )
    return transfer


def require_under_way(transfer: Transfer) -> None:
    """Refuse when the transfer has ended; the caller's copy is brought up to date first."""
    transfer.refresh_from_db()
    if transfer.state != TransferState.UNDER_WAY:
        refuse("not-under-way", f"Việc chuyển sinh hoạt này {transfer.get_state_display().lower()}.")


def _require_side(actor: Actor, hop: TransferHop) -> None:
    sides = [side for side in (hop.from_organisation_id, hop.to_organisation_id) if side is not None]
    if not any(actor.may(Permission.CHANGE_MEMBERS, side) for side in sides):
        raise NotAllowed


def _date_letter(transfer: Transfer, dated: date) -> None:
    transfer.letter_date = dated
    transfer.present_by = transfer_deadlines(
        transfer.decided_on, dated, extra=office_days(), parameters=office_parameters()
    ).present_by
    transfer.save(update_fields=["letter_date", "present_by"])
