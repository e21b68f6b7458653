"""What every act on delegates asks first."""

from datetime import date

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.reach import NOT_YOURS, may
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.congress.kind import CongressKind


def require_preparing_or_running(actor: Actor, congress: Congress) -> Congress:
    """The congress locked, for what may be done beforehand as well as in the hall. Raises NotAllowed and Refused."""
    for permission in (Permission.PREPARE_CONGRESSES, Permission.RUN_CONGRESSES):
        if may(actor, permission, congress):
            return require_congress(actor, congress, permission)
    raise NotAllowed(NOT_YOURS[Permission.RUN_CONGRESSES])


def require_day(congress: Congress) -> date:
    """The opening day; refused while nobody has said one."""
    on = opening_day(congress)
    if on is None:
        refuse("no-opening-day", "Đại hội chưa có ngày dự kiến; hãy ghi ngày trước khi lập danh sách đại biểu.")
    return on


def require_kind(congress: Congress, kind: CongressKind) -> None:
    """Refuse what belongs to the other kind of congress."""
    if congress.kind != kind:
        refuse("other-kind", f"Việc này không thuộc {congress.get_kind_display().lower()}.")
