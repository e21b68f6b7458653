"""What every act of the day asks first."""

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem
from dangbo.elections.models import Meeting
from dangbo.registry.acts.refusal import refuse


def require_running(actor: Actor, congress: Congress) -> Congress:
    """The congress locked, for those who run it. Raises NotAllowed and Refused."""
    return require_congress(actor, congress, Permission.RUN_CONGRESSES)


def item_locked(actor: Actor, item: AgendaItem) -> AgendaItem:
    """The item with its congress, both locked. Raises NotAllowed and Refused."""
    congress = require_running(actor, item.congress)
    held = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    held.congress = congress
    return held


def meeting_of(congress: Congress) -> Meeting:
    """The meeting of a convened congress. Raises Refused."""
    if congress.meeting is None:
        refuse("not-convened", "Đại hội chưa triệu tập nên chưa có danh sách người dự; hãy triệu tập trước.")
    return congress.meeting
