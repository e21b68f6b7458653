"""What every act of congresses asks first: who may, and that the round and the congress are still open."""

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.reach import NOT_YOURS, may, require_of_round
from dangbo.registry.acts.refusal import refuse


def require_round(actor: Actor, round_: CongressRound) -> None:
    """Raise NotAllowed unless the actor prepares congresses at the superior; Refused once the round is closed."""
    require_of_round(actor, Permission.PREPARE_CONGRESSES, round_)
    if round_.closed_on is not None:
        refuse("round-closed", f"{round_.name} đã kết thúc ngày {round_.closed_on:%d/%m/%Y}; không sửa được nữa.")


def require_congress(
    actor: Actor, congress: Congress, permission: Permission = Permission.PREPARE_CONGRESSES
) -> Congress:
    """The congress locked for an act. Raises NotAllowed, and Refused where it or its round is over."""
    if not may(actor, permission, congress):
        raise NotAllowed(NOT_YOURS[permission])
    rows = Congress.objects.select_for_update(of=("self",)).select_related("round", "organisation", "meeting")
    locked = rows.get(pk=congress.pk)
    if locked.round.closed_on is not None:
        refuse("round-closed", f"{locked.round.name} đã kết thúc; không sửa được nữa.")
    if locked.cancelled_on is not None:
        refuse("congress-cancelled", f"Đại hội này không tổ chức nữa: {locked.cancelled_reason}.")
    return locked
