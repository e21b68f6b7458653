"""Who may see the picture of a ballot: people before whom it lies, else two of the tellers who opened it together."""

from django.utils import timezone

from dangbo.access.actor import NotAllowed
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.counting.piles import Pile
from dangbo.elections.queries.counting.scanned import ScannedPile
from dangbo.registry.viewing import OfficeRequest

OPENED = "anh-phieu-da-mo"
MINUTES = 15
TWO_PEOPLE = "Ảnh phiếu này chỉ mở khi có hai người của ban kiểm phiếu và ghi lý do."


def may_see(request: OfficeRequest, batch: Batch, pile: Pile, sheet: int) -> bool:
    """Whether the sheet lies before the tellers now, or was opened by two of them in this session not long ago."""
    if isinstance(pile, ScannedPile) and batch.count.is_open and sheet in pile.before_people:
        return True
    until = request.session.get(OPENED, {}).get(key_of(batch, sheet), 0)
    return bool(until > timezone.now().timestamp())


def require_seen(request: OfficeRequest, batch: Batch, pile: Pile, sheet: int) -> None:
    """Raise NotAllowed for a picture that nobody opened."""
    if not may_see(request, batch, pile, sheet):
        raise NotAllowed(TWO_PEOPLE)


def keep_open(request: OfficeRequest, batch: Batch, sheet: int) -> None:
    """Let this session see the sheet for some minutes."""
    opened = dict(request.session.get(OPENED, {}))
    opened[key_of(batch, sheet)] = timezone.now().timestamp() + MINUTES * 60
    request.session[OPENED] = opened


def key_of(batch: Batch, sheet: int) -> str:
    """A sheet as a session knows it."""
    return f"{batch.pk}:{sheet}"
