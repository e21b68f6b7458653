"""What every act of elections asks first: who may, and that the matter is still open."""

from django.db.models import Q

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission, Role
from dangbo.elections.models import Election, Meeting
from dangbo.registry.acts.refusal import refuse

NOT_A_TELLER_HERE = "Ban kiểm phiếu chỉ kiểm phiếu ở đại hội, hội nghị của tổ chức mình. Liên hệ Ban Tổ chức."


def may_count(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor may count here: a teller only in meetings of the very organisation of the role."""
    if actor.is_program:
        return True
    here = actor.assignments(Permission.COUNT_BALLOTS).filter(
        organisation__links_down__descendant_id=meeting.organisation_id, organisation__links_down__is_latest=True
    )
    return here.filter(~Q(role=Role.TELLER) | Q(organisation=meeting.organisation_id)).exists()


def require_counter(actor: Actor, meeting: Meeting) -> None:
    """Raise NotAllowed unless the actor may count in this meeting."""
    if not may_count(actor, meeting):
        raise NotAllowed(NOT_A_TELLER_HERE)


def locked(election: Election) -> Election:
    """The election as it is stored now, locked for the act, with its meeting and organisation."""
    rows = Election.objects.select_for_update(of=("self",)).select_related("meeting__organisation", "first")
    return rows.get(pk=election.pk)


def require_open_list(election: Election) -> None:
    """Refuse a change of the list once it is fixed."""
    if election.state != "prepared":
        refuse("list-fixed", "Danh sách bầu cử đã chốt; muốn sửa thì mở lại danh sách trước.")
