"""The list of an election: its order, its ballot, fixed by the vote of the meeting, opened again."""

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked, require_open_list
from dangbo.elections.acts.hands import Hands, store_hands
from dangbo.elections.models import Candidate, Election, State, Subject
from dangbo.elections.queries.lists import list_findings, listed, usual_style
from dangbo.elections.states import move, require_state
from dangbo.facts.figures import within_sentence
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.elections.ballot import Layout
from dangbo.rules.elections.election_list import in_list_order
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def order_list(*, actor: Actor, election: Election, order: Sequence[uuid.UUID], reason: str) -> list[Candidate]:
    """Put the list in another order than by given name, as the congress decided, with the reason. Raises Refused."""
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held, why = locked(election), clean_line(reason)
    require_open_list(held)
    rows = {row.pk: row for row in listed(held)}
    if set(order) != set(rows) or len(order) != len(rows):
        refuse("order-incomplete", "Thứ tự phải có đủ mọi người trong danh sách, mỗi người một lần.")
    if not why:
        refuse("reason-missing", "Xếp khác thứ tự A, B, C theo tên phải ghi ai quyết định và lý do.")
    ordered = [rows[key] for key in order]
    _place(ordered)
    held.order_reason = why
    held.save(update_fields=["order_reason"])
    _write(actor, held, "order_election_list", f"Xếp thứ tự danh sách: {why}")
    return ordered


@transaction.atomic
def fix_list(
    *,
    actor: Actor,
    election: Election,
    hands: Hands | None = None,
    style: Layout | None = None,
    style_reason: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> Election:
    """Fix the list that the meeting voted: surplus, everybody on it, tellers and ballot are checked by the rules.

    Names stand by given name unless ordered otherwise; the ballot is the usual one of the regulation unless another is
    given with its reason. Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_open_list(held)
    rows = listed(held)
    _refuse_unready(held, rows)
    accepted = weigh(list_findings(held, rows), accepted_warnings)
    if not held.order_reason:
        _place(in_list_order(rows, key=lambda row: row.name_key))
    usual = usual_style(held, len(rows))
    chosen, why = style or usual, clean_line(style_reason)
    if chosen is not usual and not why:
        refuse("style-reason-missing", "Dùng mẫu phiếu khác mẫu của quy chế phải ghi lý do.")
    if hands is not None:
        store_hands(held.meeting, Subject.LIST, f"danh sách {within_sentence(held.title)}", hands, held)
    move(held, State.LIST_FIXED, style=chosen.value, style_reason=why if chosen is not usual else "")
    _write(actor, held, "fix_election_list", f"Chốt danh sách {format_int(len(rows))} người", accepted)
    return held


@transaction.atomic
def reopen_list(*, actor: Actor, election: Election, reason: str) -> Election:
    """Open a fixed list again, before any ballot is handed out. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held, why = locked(election), clean_line(reason)
    require_state(held, State.LIST_FIXED)
    if not why:
        refuse("reason-missing", "Mở lại danh sách đã chốt phải ghi lý do.")
    move(held, State.PREPARED)
    _write(actor, held, "reopen_election_list", f"Mở lại danh sách; lý do: {why}")
    return held


def _refuse_unready(election: Election, rows: Sequence[Candidate]) -> None:
    if not rows:
        refuse("list-empty", "Danh sách bầu cử chưa có người nào.")
    waiting = [row.full_name for row in rows if row.withdrawal_asked_on and row.withdrawal_allowed is None]
    if waiting:
        refuse("withdrawal-undecided", f"{', '.join(waiting)} xin rút mà chưa có quyết định.")
    if not election.tellers.exists():
        refuse("tellers-missing", "Chưa có ban kiểm phiếu.")


def _place(rows: Sequence[Candidate]) -> None:
    for place, row in enumerate(rows, start=1):
        row.place = place
    Candidate.objects.bulk_update(rows, ["place"])


def _write(actor: Actor, election: Election, act: str, words: str, accepted: Collection[Finding] = ()) -> None:
    write(
        act,
        actor,
        f"{election.title}: {words}",
        organisation=election.meeting.organisation_id,
        subject=election,
        accepted=accepted,
    )
