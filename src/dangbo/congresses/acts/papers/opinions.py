"""A version sent for opinions, opinions given and gathered, each settled with a reason."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models.papers import CongressPaper, Opinion, OpinionCall, OpinionRound, Taken
from dangbo.congresses.queries.papers.opinions import may_answer
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line, nfc

LONGEST = 5_000


@transaction.atomic
def open_opinions(
    *,
    actor: Actor,
    paper: CongressPaper,
    organisations: Sequence[Organisation],
    on: date,
    until: date,
    request: str = "",
) -> OpinionRound:
    """Send the newest version of a draft to units for opinions until a day. Raises Refused and NotAllowed."""
    congress = require_congress(actor, paper.congress)
    held = CongressPaper.objects.select_for_update(of=("self",)).select_related("document").get(pk=paper.pk)
    if not held.document.is_open:
        refuse("document-out", f"{held.title} đã ban hành hoặc đã bỏ, không lấy ý kiến nữa.")
    if held.rounds.filter(closed_on=None).exists():
        refuse("round-open", f"{held.title} đang lấy ý kiến; kết thúc đợt ấy rồi gửi bản mới.")
    if until < on:
        refuse("until-before-opening", "Hạn góp ý phải từ ngày gửi trở đi.")
    if not organisations:
        refuse("nobody-asked", "Chưa chọn đơn vị nào để gửi.")
    version = held.document.versions.order_by("-number")[0]
    last = held.rounds.aggregate(last=Max("number"))["last"] or 0
    made = OpinionRound.objects.create(
        paper=held,
        version=version,
        number=last + 1,
        opened_on=on,
        until=until,
        request=clean_line(request),
        opened_by_name=actor.name,
    )
    OpinionCall.objects.bulk_create(OpinionCall(round=made, organisation=each) for each in organisations)
    write(
        "open_opinion_round",
        actor,
        f"Gửi {held.title} (dự thảo lần {version.number}) lấy ý kiến {format_int(len(organisations))} đơn vị "
        f"đến ngày {format_date(until)}",
        organisation=congress.organisation_id,
        subject=made,
    )
    return made


@transaction.atomic
def close_opinions(*, actor: Actor, round_: OpinionRound, on: date) -> OpinionRound:
    """Gather no more opinions in a round. Raises Refused and NotAllowed."""
    congress = require_congress(actor, round_.paper.congress)
    held = _locked(round_)
    _require_open(held)
    held.closed_on = max(on, held.opened_on)
    held.save(update_fields=["closed_on"])
    write(
        "close_opinion_round",
        actor,
        f"Kết thúc lấy ý kiến {held.paper.title} lần {held.number}: {format_int(held.opinions.count())} ý kiến",
        organisation=congress.organisation_id,
        subject=held,
    )
    return held


@transaction.atomic
def give_opinion(
    *,
    actor: Actor,
    round_: OpinionRound,
    organisation: Organisation | None,
    text: str,
    on: date,
    section: str = "",
    author: str = "",
    quote: str = "",
) -> Opinion:
    """Say something of a section of the version sent; for a unit, or through it for a member.

    After the last day only those who prepare the congress still enter what came on paper. Raises Refused, NotAllowed.
    """
    held, said = _locked(round_), nfc(text).strip()
    keeps = actor.may(Permission.PREPARE_CONGRESSES, held.paper.congress.organisation_id)
    if not keeps and (organisation is None or not may_answer(actor, organisation)):
        raise NotAllowed("Đồng chí chưa được giao quyền góp ý cho đơn vị này. Liên hệ Ban Tổ chức.")
    _require_open(held)
    if not keeps and on > held.until:
        refuse("too-late", f"Đã hết hạn góp ý ngày {format_date(held.until)}; gửi ý kiến trực tiếp đến cấp ủy.")
    if not said:
        refuse("opinion-empty", "Chưa ghi ý kiến.")
    if len(said) > LONGEST:
        refuse("opinion-too-long", f"Ý kiến dài quá {format_int(LONGEST)} chữ; hãy tách theo từng mục.")
    if organisation is not None and not held.calls.filter(organisation=organisation).exists():
        refuse("not-asked", f"{organisation.version_at(on).name} không thuộc các đơn vị được gửi lấy ý kiến.")
    made = Opinion.objects.create(
        round=held,
        organisation=organisation,
        author=clean_line(author),
        section=clean_line(section)[:300],
        quote=clean_line(quote)[:500],
        text=said,
        given_on=on,
        entered_at=timezone.now(),
        entered_by_name=actor.name,
    )
    write(
        "give_opinion",
        actor,
        f"Góp ý {held.paper.title}{f', mục {made.section}' if made.section else ''}: {clean_line(said)[:120]}",
        organisation=organisation or held.paper.congress.organisation_id,
        subject=made,
    )
    return made


@transaction.atomic
def answer_call(*, actor: Actor, call: OpinionCall, took_part: int | None, on: date) -> OpinionCall:
    """Say that a unit has given all its opinions, and how many took part. Raises Refused and NotAllowed."""
    held = OpinionCall.objects.select_for_update(of=("self",)).select_related("round__paper__congress").get(pk=call.pk)
    keeps = actor.may(Permission.PREPARE_CONGRESSES, held.round.paper.congress.organisation_id)
    if not keeps and not actor.may(Permission.DRAFT_DOCUMENTS, held.organisation_id):
        raise NotAllowed("Đồng chí chưa được giao quyền trả lời cho đơn vị này. Liên hệ Ban Tổ chức.")
    _require_open(held.round)
    held.answered_on, held.took_part, held.answered_by_name = on, took_part, actor.name
    held.save(update_fields=["answered_on", "took_part", "answered_by_name"])
    name = held.organisation.version_at(on).name
    write(
        "answer_opinion_call",
        actor,
        f"{name} góp ý xong {held.round.paper.title}",
        organisation=held.organisation_id,
        subject=held,
    )
    return held


@transaction.atomic
def settle_opinion(*, actor: Actor, opinion: Opinion, taken: Taken, reason: str = "") -> Opinion:
    """Take an opinion up, in part or not; whatever is not taken up whole has a reason. Raises Refused, NotAllowed."""
    congress = require_congress(actor, opinion.round.paper.congress)
    held, why = Opinion.objects.select_for_update(of=("self",)).get(pk=opinion.pk), clean_line(reason)
    if taken is Taken.WAITING:
        refuse("not-settled", "Chọn tiếp thu, tiếp thu một phần hoặc không tiếp thu.")
    if taken is not Taken.ACCEPTED and not why:
        refuse("reason-missing", "Không tiếp thu hoặc chỉ tiếp thu một phần thì phải ghi lý do để giải trình.")
    held.taken, held.reason, held.decided_by_name = taken, why[:500], actor.name
    held.decided_at = timezone.now()
    held.save(update_fields=["taken", "reason", "decided_by_name", "decided_at"])
    write(
        "settle_opinion",
        actor,
        f"{taken.label} ý kiến: {clean_line(held.text)[:120]}{f'; {why}' if why else ''}",
        organisation=congress.organisation_id,
        subject=held,
    )
    return held


def _locked(round_: OpinionRound) -> OpinionRound:
    rows = OpinionRound.objects.select_for_update(of=("self",)).select_related("paper__congress")
    return rows.get(pk=round_.pk)


def _require_open(round_: OpinionRound) -> None:
    if round_.closed_on is not None:
        refuse("round-closed", f"Đợt lấy ý kiến này đã kết thúc ngày {format_date(round_.closed_on)}.")
