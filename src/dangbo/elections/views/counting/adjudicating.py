"""Rows of scanned ballots before people: each of two tellers alone, then all of them where the two differ."""

import uuid
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dangbo.elections.acts.counting.rows import conclude_row, see_row
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.counting.reach import teller_for, tellers_of
from dangbo.elections.queries.counting.scanned import TO_ALL, ScannedPile
from dangbo.elections.queries.counting.vectors import AGREE, LETTERS, MARK_WORDS, Slate
from dangbo.elections.views.counting.desk import batch_crumbs
from dangbo.elections.views.counting.keying import WRITER, uuid_of
from dangbo.elections.views.counting.scanning import scanned_batch, scanned_pile_of
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.elections.regulation import Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be said of a row: its key, mark, words, and what follows."""

    key: int
    mark: str
    words: str
    effect: str


@require_http_methods(["GET", "POST"])
def look(request: OfficeRequest, batch_id: uuid.UUID, teller_id: uuid.UUID) -> HttpResponse:
    """The next row that this teller looks at, without what the machine or the other said."""
    batch = scanned_batch(request, batch_id)
    teller = teller_for(batch.count.election, teller_id)
    who = teller.entry.full_name
    if request.method == "POST":
        sheet, row = _place(request)
        mark = request.POST.get("mark", "")
        try:
            see_row(actor=request.actor, batch=batch, teller=teller, sheet=sheet, row=row, mark=mark)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("elections:look", batch.pk, teller.pk)
    pile = scanned_pile_of(batch)
    waiting = pile.rows_todo(who) if pile.may_key(who) else []
    if not waiting:
        return _after_rows(batch, pile, teller)
    context = _context(batch, pile, *waiting[0])
    context |= {
        "teller": teller,
        "here": who,
        "done": len(pile.rows_for_people) - len(waiting),
        "total": len(pile.rows_for_people),
        "at": len(pile.rows_for_people) - len(waiting) + 1,
        "is_second": bool(pile.voices) and pile.voices[0] != who,
        "choices": _choices(pile.slate, context["name"], with_all=True),
    }
    return render(request, "elections/counting/look.html", context)


def _after_rows(batch: Batch, pile: ScannedPile, teller: Teller) -> HttpResponse:
    """Where a teller goes who has no row to look at: to the ballots to key, else to the batch."""
    who = teller.entry.full_name
    if pile.may_key(who) and pile.todo(who)[1]:
        return redirect("elections:pad", batch.pk, teller.pk)
    return redirect("elections:batch", batch.pk)


@require_http_methods(["GET", "POST"])
def conclude(request: OfficeRequest, batch_id: uuid.UUID, sheet: int, row: int) -> HttpResponse:
    """The conclusion of the tellers on a row on which two differ, with its reason."""
    batch = scanned_batch(request, batch_id)
    pile = scanned_pile_of(batch)
    if (sheet, row) not in pile.rows_to_conclude:
        raise Http404("Dòng này không chờ kết luận.")
    problem, sent = "", request.POST
    if request.method == "POST":
        writer = teller_for(batch.count.election, uuid_of(sent.get(WRITER, "")))
        mark, reason = sent.get("mark", ""), sent.get("reason", "")
        try:
            conclude_row(
                actor=request.actor, batch=batch, teller=writer, sheet=sheet, row=row, mark=mark, reason=reason
            )
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, f"Đã ghi kết luận dòng {row} của phiếu {sheet}.")
            return redirect("elections:batch", batch.pk)
    context = _context(batch, pile, sheet, row)
    context |= {
        "here": "Kết luận",
        "problem": problem,
        "reason": sent.get("reason", ""),
        "words": [(who, _said(pile.seen[who][(sheet, row)])) for who in pile.voices],
        "tellers": tellers_of(batch.count.election),
        "choices": _choices(pile.slate, context["name"], with_all=False),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "elections/counting/look.html", context, status=status)


def _context(batch: Batch, pile: ScannedPile, sheet: int, row: int) -> dict[str, Any]:
    slate = pile.slate
    return {
        "batch": batch,
        "count": batch.count,
        "election": batch.count.election,
        "slate": slate,
        "sheet": sheet,
        "row": row,
        "name": slate.names[row - 1],
        "sides": range(1, len(pile.sheets[sheet].images) + 1),
        "rule": _rule(slate),
        "rule_words": _rule_words(slate),
        "crumbs": batch_crumbs(batch),
    }


def _rule(slate: Slate) -> Rule:
    return slate.rules.rule("ballot-one-name-unclear" if len(slate.names) == 1 else "ballot-row")


def _rule_words(slate: Slate) -> str:
    if len(slate.names) == 1:
        return (
            "Danh sách một người: phải đánh dấu đúng một ô; đánh dấu cả hai ô hoặc không ô nào là phiếu không hợp lệ."
        )
    return (
        "Danh sách bầu nhiều người, không có số dư: người được đánh dấu cả hai ô hoặc không ô nào thì không tính vào "
        "kết quả của người đó; phiếu vẫn hợp lệ."
    )


def _choices(slate: Slate, name: str, *, with_all: bool) -> list[Choice]:
    void = "phiếu không hợp lệ" if len(slate.names) == 1 else "không tính cho người này, phiếu vẫn hợp lệ"
    effects = {AGREE: f"tính 1 phiếu cho {name}", "d": f"không tính phiếu cho {name}"}
    found = [
        Choice(key, mark, _said(mark), effects.get(mark, void))
        for key, mark in enumerate(LETTERS[slate.layout], start=1)
    ]
    if with_all:
        found.append(Choice(len(found) + 1, TO_ALL, _said(TO_ALL), "để lại sau cùng, ban thảo luận rồi ghi biên bản"))
    return found


def _said(mark: str) -> str:
    words = "đưa ra cả ban" if mark == TO_ALL else MARK_WORDS[mark]
    return words[:1].upper() + words[1:]


def _place(request: OfficeRequest) -> tuple[int, int]:
    sheet, row = request.POST.get("sheet", ""), request.POST.get("row", "")
    if not (sheet.isdecimal() and row.isdecimal()):
        raise Http404
    return int(sheet), int(row)
