"""What a card means at a door: may its bearer come in, and if not, why, in one sentence."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from dangbo.congresses.models.checkin import CheckInSession, Door, Outcome, Scan
from dangbo.congresses.models.delegates import Delegate, DelegateCard, DelegateKind
from dangbo.congresses.queries.delegates.rules import barred
from dangbo.paper.congresses import CodeProblem, mark_of, read_code
from dangbo.vietnamese.dates import format_date

OTHER_CONGRESS = "Đây là thẻ của đại hội khác, không dùng được ở đây."
UNKNOWN = "Không có thẻ này trong danh sách đại biểu."
MISTYPED = "Mã chưa đúng; hãy quét lại hoặc gõ lại từng ký tự trên thẻ."
NOBODY = "Không có người này trong danh sách đại biểu."
_PROBLEMS = {
    CodeProblem.OTHER_CONGRESS: (Outcome.OTHER_CONGRESS, OTHER_CONGRESS),
    CodeProblem.MISTYPED: (Outcome.MISTYPED, MISTYPED),
    CodeProblem.NOT_A_CODE: (Outcome.UNKNOWN, UNKNOWN),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a card: outcome, whose it is, and the sentence told at the door."""

    id: uuid.UUID
    outcome: Outcome
    sentence: str
    delegate: uuid.UUID | None = None


class Judge:
    """Judges the cards of one batch one after the other; about seven queries however many there are.

    Who came in through another door, or a moment ago in the same batch, is known.
    """

    def __init__(self, session: CheckInSession, codes: Iterable[str], chosen: Collection[uuid.UUID]) -> None:
        self.session = session
        self.mark = mark_of(str(session.congress_id))
        read = [code for typed in codes if isinstance(code := _read(typed, self.mark), str)]
        cards = DelegateCard.objects.filter(code__in=read, delegate__congress=session.congress_id)
        self.cards = {card.code: card for card in cards}
        wanted = {card.delegate_id for card in self.cards.values()} | set(chosen)
        rows = session.congress.delegates.filter(pk__in=wanted).select_related("replaces", "congress__organisation")
        self.delegates = {row.pk: row for row in rows}
        self.alternates = {
            row.replaces_id: row for row in session.congress.delegates.filter(replaces__in=wanted, struck_on=None)
        }
        self.barred = barred(session.congress, list(self.delegates.values()))
        came = session.scans.filter(outcome=Outcome.IN, taken_back_at=None, delegate__in=wanted)
        self.came: dict[uuid.UUID | None, tuple[str, datetime]] = {
            row.delegate_id: (row.door.name, row.scanned_at) for row in came.select_related("door")
        }

    def judge(self, scan: uuid.UUID, typed: str, chosen: uuid.UUID | None, door: Door, at: datetime) -> Judgement:
        """What a card or a chosen name means now; who may come in is in from now on."""
        delegate = self.delegates.get(chosen) if chosen is not None else None
        if chosen is None:
            code = _read(typed, self.mark)
            if isinstance(code, CodeProblem):
                outcome, sentence = _PROBLEMS[code]
                return Judgement(scan, outcome, sentence)
            card = self.cards.get(code)
            if card is None:
                return Judgement(scan, Outcome.UNKNOWN, UNKNOWN)
            delegate = self.delegates[card.delegate_id]
            if card.void_at is not None:
                return Judgement(scan, Outcome.VOID, _void(card, delegate), delegate.pk)
        if delegate is None:
            return Judgement(scan, Outcome.UNKNOWN, NOBODY)
        outcome, sentence = self._of(delegate, at)
        if outcome is Outcome.IN:
            self.came[delegate.pk] = (door.name, at)
        return Judgement(scan, outcome, sentence, delegate.pk)

    def again(self, row: Scan) -> Judgement:
        """The judgement of a scan that is stored already."""
        outcome = Outcome(row.outcome)
        if row.delegate is None:
            told = dict(_PROBLEMS.values())
            return Judgement(row.pk, outcome, told.get(outcome, UNKNOWN))
        if outcome is Outcome.IN:
            return Judgement(row.pk, outcome, welcome(row.delegate), row.delegate_id)
        return Judgement(row.pk, outcome, f"{row.delegate.full_name}: {outcome.label.lower()}.", row.delegate_id)

    def _of(self, delegate: Delegate, at: datetime) -> tuple[Outcome, str]:
        closed = self.session.closed_at
        if closed is not None and at > closed:
            return Outcome.CLOSED, f"{self.session.name} đã đóng điểm danh lúc {_clock(closed)}."
        standing = standing_of(delegate, self.alternates.get(delegate.pk), self._why_barred(delegate))
        if standing[0] is not Outcome.IN:
            return standing
        if delegate.pk in self.came:
            where, when = self.came[delegate.pk]
            return Outcome.ALREADY, f"{delegate.full_name} đã điểm danh ở {where} lúc {_clock(when)}."
        return standing

    def _why_barred(self, delegate: Delegate) -> str:
        findings = self.barred.get(delegate.pk, ())
        return findings[0].message if findings else ""


def standing_of(delegate: Delegate, alternate: Delegate | None, barred_by: str) -> tuple[Outcome, str]:
    """Whether a delegate may come in as the list stands, leaving aside who came already.

    alternate: who sits in their place; barred_by: the rule's sentence against summoning them.
    """
    if delegate.struck_on is not None:
        day = format_date(delegate.struck_on)
        told = f"{delegate.full_name} không còn là đại biểu từ ngày {day}: {delegate.struck_reason}."
        return Outcome.STRUCK, told
    if barred_by:
        return Outcome.SUSPENDED, f"{barred_by[:-1]}, không dự đại hội; mời gặp ban thẩm tra tư cách đại biểu."
    if alternate is not None:
        return Outcome.REPLACED, f"{delegate.full_name} đã có {alternate.full_name} thay."
    if delegate.kind == DelegateKind.ALTERNATE and delegate.replaces_id is None:
        told = f"{delegate.full_name} là đại biểu dự khuyết, chưa thay ai; ghi việc thay rồi quét lại."
        return Outcome.ALTERNATE, told
    return Outcome.IN, welcome(delegate)


def welcome(delegate: Delegate) -> str:
    """What is told of somebody who may come in."""
    told = f"{delegate.full_name}, {delegate.unit_name}" if delegate.unit_name else delegate.full_name
    if delegate.replaces is not None:
        told = f"{told}, thay {delegate.replaces.full_name}"
    return f"{told}."


def _read(typed: str, mark: str) -> str | CodeProblem:
    return read_code(typed, mark)


def _void(card: DelegateCard, delegate: Delegate) -> str:
    return f"Thẻ này đã hủy ({card.void_reason}); {delegate.full_name} dùng thẻ cấp lại."


def _clock(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M")
