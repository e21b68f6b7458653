"""Changes among the delegates: struck off, replaced by an alternate, absent with or without a reason."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.delegates.guards import require_preparing_or_running
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import Outcome
from dangbo.congresses.models.delegates import Absence, Delegate, DelegateCard
from dangbo.congresses.queries.delegates.rules import OF_DELEGATES, seat_of, substitutions_of
from dangbo.registry.acts.refusal import refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.congress.delegates import Substitution, check_substitution
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def strike_delegate(*, actor: Actor, delegate: Delegate, on: date, reason: str) -> Delegate:
    """Take somebody out of the delegates, with the reason: not to be summoned, moved away, entered by mistake.

    The number stays theirs and the card is void. Raises Refused and NotAllowed.
    """
    congress = require_preparing_or_running(actor, delegate.congress)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Đưa đại biểu ra khỏi danh sách phải ghi lý do.")
    _require_in_force(delegate)
    if _is_present(delegate):
        refuse("delegate-present", f"{delegate.full_name} đã điểm danh; hủy điểm danh trước, ghi lý do.")
    alternate = Delegate.objects.filter(replaces=delegate).first()
    if alternate is not None:
        refuse("seat-taken-twice", f"{delegate.full_name} đã có {alternate.full_name} thay.")
    delegate.struck_on, delegate.struck_reason, delegate.replaces = on, why, None
    delegate.save(update_fields=["struck_on", "struck_reason", "replaces"])
    _write(actor, congress, delegate, "strike_delegate", f"Đưa {delegate.full_name} ra khỏi danh sách đại biểu: {why}")
    return delegate


@transaction.atomic
def put_back_delegate(*, actor: Actor, delegate: Delegate) -> Delegate:
    """Put somebody back who was taken out. Raises Refused and NotAllowed."""
    congress = require_preparing_or_running(actor, delegate.congress)
    if delegate.struck_on is None:
        refuse("not-struck", f"{delegate.full_name} đang có trong danh sách đại biểu.")
    others = congress.delegates.filter(person=delegate.person_id, struck_on=None)
    if delegate.person_id and (other := others.first()):
        refuse("in-two-delegations", f"{delegate.full_name} đã có trong danh sách, số {format_int(other.number)}.")
    delegate.struck_on, delegate.struck_reason = None, ""
    delegate.save(update_fields=["struck_on", "struck_reason"])
    _write(actor, congress, delegate, "put_back_delegate", f"Đưa {delegate.full_name} trở lại danh sách đại biểu")
    return delegate


@transaction.atomic
def substitute(*, actor: Actor, absent: Delegate, alternate: Delegate, reason: str) -> Delegate:
    """Let an alternate take the place of a delegate of the same delegation. Raises Refused and NotAllowed."""
    congress = require_preparing_or_running(actor, absent.congress)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Thay đại biểu phải ghi lý do.")
    if alternate.congress_id != congress.pk:
        refuse("other-congress", f"{alternate.full_name} không phải đại biểu của đại hội này.")
    for each in (absent, alternate):
        _require_in_force(each)
        if each.kind not in OF_DELEGATES:
            refuse("other-kind", "Đại hội đảng viên không có đại biểu dự khuyết.")
    if _is_present(absent):
        refuse("delegate-present", f"{absent.full_name} đã điểm danh, không thay được.")
    change = Substitution(seat_of(absent), seat_of(alternate))
    weigh(check_substitution(change, substitutions_of(congress)).findings)
    alternate.replaces, alternate.replaced_reason = absent, why
    alternate.save(update_fields=["replaces", "replaced_reason"])
    summary = f"{alternate.full_name} thay {absent.full_name}: {why}"
    _write(actor, congress, alternate, "substitute_delegate", summary)
    return alternate


@transaction.atomic
def take_back_substitution(*, actor: Actor, alternate: Delegate, reason: str) -> Delegate:
    """Take a substitution back before the alternate has come. Raises Refused and NotAllowed."""
    congress = require_preparing_or_running(actor, alternate.congress)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Bỏ việc thay đại biểu phải ghi lý do.")
    if alternate.replaces is None:
        refuse("not-replacing", f"{alternate.full_name} chưa thay ai.")
    if _is_present(alternate):
        refuse("delegate-present", f"{alternate.full_name} đã điểm danh; hủy điểm danh trước, ghi lý do.")
    summary = f"{alternate.full_name} thôi thay {alternate.replaces.full_name}: {why}"
    alternate.replaces, alternate.replaced_reason = None, ""
    alternate.save(update_fields=["replaces", "replaced_reason"])
    _write(actor, congress, alternate, "take_back_substitution", summary)
    return alternate


@transaction.atomic
def note_absence(*, actor: Actor, delegate: Delegate, absence: Absence, reason: str = "") -> Delegate:
    """Write whether somebody who does not come gave a reason. Raises Refused and NotAllowed."""
    congress = require_preparing_or_running(actor, delegate.congress)
    why = clean_line(reason)
    if absence is Absence.EXCUSED and not why:
        refuse("reason-missing", "Vắng có lý do thì phải ghi lý do.")
    _require_in_force(delegate)
    delegate.absence, delegate.absence_reason = absence, why
    delegate.save(update_fields=["absence", "absence_reason"])
    told = f" ({why})" if why else ""
    _write(actor, congress, delegate, "note_absence", f"{delegate.full_name}: vắng {absence.label.lower()}{told}")
    return delegate


@transaction.atomic
def number_delegates(*, actor: Actor, congress: Congress) -> int:
    """Number everybody anew by unit and name, as long as no card has been issued. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress)
    if DelegateCard.objects.filter(delegate__congress=held).exists():
        refuse("cards-issued", "Đã in thẻ nên không đánh lại số đại biểu được nữa.")
    rows = sorted(held.delegates.all(), key=lambda row: (name_sort_key(row.unit_name), row.name_key, row.pk))
    if not rows:
        refuse("nobody-to-number", "Chưa có đại biểu nào để đánh số.")
    highest = max(row.number for row in rows)
    for first in (highest + 1, 1):
        for number, row in enumerate(rows, start=first):
            row.number = number
        Delegate.objects.bulk_update(rows, ["number"])
    write(
        "number_delegates",
        actor,
        f"Đánh số {format_int(len(rows))} đại biểu theo đoàn và họ tên",
        organisation=held.organisation_id,
        subject=held,
    )
    return len(rows)


def _require_in_force(delegate: Delegate) -> None:
    if delegate.struck_on is not None:
        refuse(
            "delegate-struck",
            f"{delegate.full_name} không còn là đại biểu từ ngày {format_date(delegate.struck_on)}: "
            f"{delegate.struck_reason}.",
        )


def _is_present(delegate: Delegate) -> bool:
    return delegate.scans.filter(outcome=Outcome.IN, taken_back_at=None).exists()


def _write(actor: Actor, congress: Congress, delegate: Delegate, act: str, summary: str) -> None:
    write(
        act,
        actor,
        summary,
        organisation=congress.organisation_id,
        subject=congress,
        details={"delegate": delegate.pk},
    )
