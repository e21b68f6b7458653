"""The pad on which one teller keys a batch, and the page on which the tellers conclude on a ballot together."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dangbo.elections.acts.counting.keying import Place, conclude_ballot, key_ballot
from dangbo.elections.forms.counting.ballots import ConclusionForm, TurnForm, initial_of
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.counting.piles import AGAIN, FIRST, Pile
from dangbo.elections.queries.counting.reach import batch_for, teller_for, tellers_of
from dangbo.elections.queries.counting.scanned import ScannedPile
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.vectors import (
    Slate,
    Vector,
    is_open_question,
    judged,
    short_words,
    slate_of,
    verdict_words,
)
from dangbo.elections.views.counting.desk import batch_crumbs
from dangbo.elections.views.counting.seeing import may_see
from dangbo.paper.ballots.reasons import REJECTED
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

CORRECT, WRITER = "sua", "nguoi-ghi"
LAST_SHOWN = 4


@require_http_methods(["GET", "POST"])
def pad(request: OfficeRequest, batch_id: uuid.UUID, teller_id: uuid.UUID) -> HttpResponse:
    """The pad of one teller: the next ballot of the batch, the few last ones, what they mean."""
    batch = batch_for(request.actor, batch_id)
    teller = teller_for(batch.count.election, teller_id)
    slate = slate_of(batch.count.election)
    if request.method == "POST":
        return _key(request, batch, teller, slate)
    return _pad_page(request, batch, teller, slate, TurnForm(slate=slate))


def _key(request: OfficeRequest, batch: Batch, teller: Teller, slate: Slate) -> HttpResponse:
    form = TurnForm(request.POST, slate=slate)
    by_script = request.headers.get("Accept", "").startswith("application/json")
    problem = ""
    if form.is_valid():
        data = form.cleaned_data
        place = Place(data["sheet"], data["round"], data["turn"])
        try:
            key_ballot(actor=request.actor, batch=batch, teller=teller, place=place, vector=form.vector)
        except Refused as refused:
            problem = str(refused)
    else:
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    if by_script:
        return _answer(batch, teller, slate, problem, None if problem else (form.cleaned_data["sheet"], form.vector))
    if problem:
        messages.error(request, problem)
        return _pad_page(request, batch, teller, slate, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("elections:pad", batch.pk, teller.pk)


def _answer(batch: Batch, teller: Teller, slate: Slate, problem: str, said: tuple[int, Vector] | None) -> JsonResponse:
    """What the script of the pad is told: what was understood of the ballot sent, and which one comes next."""
    pile = pile_of(batch, slate)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    told: dict[str, Any] = {"problem": problem, "next": _next(pile, teller.entry.full_name)}
    if said is not None:
        told["said"] = _said(said[0], said[1], slate)
    return JsonResponse(told, status=status)


def _next(pile: Pile, who: str) -> dict[str, int] | None:
    round_, waiting = pile.todo(who)
    return {"sheet": waiting[0], "round": round_, "turn": 1, "left": len(waiting)} if waiting else None


def _said(sheet: int, vector: Vector, slate: Slate) -> dict[str, Any]:
    found = judged(vector, slate)
    look = "ok" if found.valid else "warn" if found.valid is None else "bad"
    words = short_words(vector, slate)
    return {
        "sheet": sheet,
        "words": words[:1].upper() + words[1:],
        "verdict": verdict_words(found, slate),
        "look": look,
    }


def _pad_page(
    request: OfficeRequest,
    batch: Batch,
    teller: Teller,
    slate: Slate,
    form: TurnForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    pile, who = pile_of(batch, slate), teller.entry.full_name
    if not pile.may_key(who):
        messages.warning(request, f"{' và '.join(pile.voices)} đã nhập tập này; người thứ ba chỉ kết luận.")
        return redirect("elections:batch", batch.pk)
    place = _place(request, pile, who)
    if place is None:
        messages.success(request, _through(pile, who))
        return redirect("elections:batch", batch.pk)
    own = pile.keyed.get((who, place.round), {})
    before = own.get(place.sheet)
    if not form.is_bound and before is not None:
        form = TurnForm(slate=slate, initial=initial_of(before, slate))
    done = [sheet for sheet in pile.needed if sheet in own]
    context = {
        "batch": batch,
        "count": batch.count,
        "election": batch.count.election,
        "teller": teller,
        "slate": slate,
        "rows": list(enumerate(slate.names, start=1)),
        "form": form,
        "place": place,
        "is_again": place.round == AGAIN,
        "done": pile.done(who) if place.round == FIRST else len(own),
        "total": len(pile.needed) if place.round == FIRST else len(pile.differing),
        "last": [_said(sheet, own[sheet], slate) for sheet in reversed(done[-LAST_SHOWN:])],
        "previous": done[-1] if done and before is None else None,
        "crumbs": batch_crumbs(batch),
        **_pictured(pile, place.sheet),
    }
    return render(request, "elections/counting/pad.html", context, status=status)


def _pictured(pile: Pile, sheet: int) -> dict[str, Any]:
    """The sides of a scanned sheet, and why the machine refused it."""
    if not isinstance(pile, ScannedPile):
        return {"is_even": True}
    found = pile.sheets[sheet]
    return {
        "sides": range(1, len(found.images) + 1),
        "refusal": REJECTED[found.rejected] if found.rejected else "",
        "is_even": False,
    }


def _place(request: OfficeRequest, pile: Pile, who: str) -> Place | None:
    """The ballot to key: the one asked to be put right, else the next one; None where nothing is left."""
    round_, waiting = pile.todo(who)
    asked = request.GET.get(CORRECT, "")
    if asked.isdecimal():
        turn = pile.turns.get((who, round_, int(asked)), 0)
        if turn:
            return Place(int(asked), round_, turn + 1)
    return Place(waiting[0], round_) if waiting else None


def _through(pile: Pile, who: str) -> str:
    if not pile.both_done:
        return f"{who} đã nhập hết tập này. Chờ người thứ hai nhập xong."
    if pile.to_conclude:
        return f"{who} đã nhập hết. Còn phiếu chờ ban kiểm phiếu kết luận."
    return f"{who} đã nhập hết tập này."


@require_http_methods(["GET", "POST"])
def conclude(request: OfficeRequest, batch_id: uuid.UUID, sheet: int) -> HttpResponse:
    """The conclusion of the tellers on one ballot: what each of the two saw, the rule, the reason."""
    batch = batch_for(request.actor, batch_id)
    vote = batch.count.election
    slate = slate_of(vote)
    pile = pile_of(batch, slate)
    if sheet not in pile.to_conclude and sheet not in pile.settled:
        raise Http404("Phiếu này chưa được hai người nhập xong.")
    form = ConclusionForm(request.POST if request.method == "POST" else None, slate=slate)
    if form.is_bound and form.is_valid():
        try:
            conclude_ballot(
                actor=request.actor,
                batch=batch,
                sheet=sheet,
                teller=teller_for(vote, uuid_of(request.POST.get(WRITER, ""))),
                vector=form.vector,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã ghi kết luận phiếu {sheet}.")
            return redirect("elections:batch", batch.pk)
    return _conclude_page(request, batch, sheet, pile, form)


def _conclude_page(request: OfficeRequest, batch: Batch, sheet: int, pile: Pile, form: ConclusionForm) -> HttpResponse:
    slate, agreed = pile.slate, pile.final(sheet) or pile.agreed(sheet)
    if not form.is_bound and agreed is not None:
        form = ConclusionForm(slate=slate, initial=initial_of(agreed, slate))
    words = [(who, _word(pile, who, sheet)) for who in pile.voices]
    context = {
        "batch": batch,
        "count": batch.count,
        "election": batch.count.election,
        "sheet": sheet,
        "slate": slate,
        "rows": list(enumerate(slate.names, start=1)),
        "form": form,
        "words": [(who, _said(sheet, vector, slate)) for who, vector in words if vector is not None],
        "is_question": agreed is not None and is_open_question(agreed, slate),
        "rules": [slate.rules.rule(key) for key in ("tellers-conclude", "ballot-no-agree")],
        "findings": judged(agreed, slate).findings if agreed is not None else (),
        "tellers": tellers_of(batch.count.election),
        "before": pile.concluded.get(sheet),
        **_pictured(pile, sheet),
        "is_closed_picture": isinstance(pile, ScannedPile) and not may_see(request, batch, pile, sheet),
        "crumbs": batch_crumbs(batch),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "elections/counting/conclude.html", context, status=status)


def _word(pile: Pile, who: str, sheet: int) -> Vector | None:
    """The last word of a teller on a ballot."""
    again = pile.keyed.get((who, AGAIN), {})
    return again.get(sheet) or pile.keyed.get((who, FIRST), {}).get(sheet)


def uuid_of(text: str) -> uuid.UUID:
    """The id of the teller who writes. Raises Http404 where none was chosen."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404("Chưa chọn người ghi kết luận.") from None
