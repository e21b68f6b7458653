"""The page of one door, and what passes between it and the server."""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dangbo.congresses.acts.checkin.scanning import LONGEST_CODE, SentScan, record_scans
from dangbo.congresses.models.checkin import Scan, Way
from dangbo.congresses.queries.checkin.presence import door_data, door_of, presence_now, session_for
from dangbo.paper.congresses import frames
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.numbers import format_int

BAD_REQUEST, CONFLICT, TOO_LARGE = 400, 409, 413
NOT_READ = "Máy chủ không đọc được dữ liệu của cửa; tải lại trang này."
A_CLOCK_OFF = 300
"""Seconds from which a door is told that its clock is wrong."""


@never_cache
@require_GET
def door(request: OfficeRequest, session_id: uuid.UUID, door_id: uuid.UUID) -> HttpResponse:
    """The page that reads cards; it holds all it needs to go on without a network."""
    session = session_for(request.actor, session_id)
    return render(request, "congresses/checkin/door.html", {"session": session, "door": door_of(session, door_id)})


@never_cache
@require_GET
def data(request: OfficeRequest, session_id: uuid.UUID) -> JsonResponse:
    """The list of delegates as a door needs it."""
    return JsonResponse(door_data(session_for(request.actor, session_id)))


@never_cache
@require_POST
def send(request: OfficeRequest, session_id: uuid.UUID, door_id: uuid.UUID) -> JsonResponse:
    """Cards read at a door: {"clock", "scans": [{"id", "code", "way", "at", "delegate"?}]}.

    Answers {"results": [{"id", "outcome", "sentence", "delegate"}], "present", "summoned", "clock"}; clock: a sentence
    where the device's is wrong. 400 for what cannot be read, 409 with a sentence for what is refused.
    """
    session = session_for(request.actor, session_id)
    at = door_of(session, door_id)
    try:
        clock, sent = _read(request.body)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"sentence": NOT_READ}, status=BAD_REQUEST)
    try:
        told = record_scans(actor=request.actor, session=session, door=at, sent=sent, clock=clock)
    except Refused as refused:
        return JsonResponse({"sentence": str(refused)}, status=CONFLICT)
    now = presence_now(session)
    off = Scan.objects.filter(pk__in=[each.id for each in sent]).order_by("-received_at").first()
    results = [
        {
            "id": str(each.id),
            "outcome": each.outcome.value,
            "sentence": each.sentence,
            "delegate": str(each.delegate) if each.delegate else "",
        }
        for each in told
    ]
    clock_told = _clock_sentence(off.clock_off) if off else ""
    return JsonResponse({"results": results, "present": now.present, "summoned": now.summoned, "clock": clock_told})


@never_cache
@require_POST
def camera(request: OfficeRequest, session_id: uuid.UUID, door_id: uuid.UUID) -> JsonResponse:
    """The code in one frame of the door's camera, a JPEG as the body: {"code"}, empty where none is seen.

    Nothing is kept: what is read comes back through `send`. 413 or 400 with {"sentence"} for a frame that is too
    large or no picture.
    """
    door_of(session_for(request.actor, session_id), door_id)
    content = request.read(frames.MAXIMUM_BYTES + 1)
    try:
        code = frames.code_in_frame(content)
    except FileError as error:
        status = TOO_LARGE if len(content) > frames.MAXIMUM_BYTES else BAD_REQUEST
        return JsonResponse({"sentence": str(error)}, status=status)
    return JsonResponse({"code": code or ""})


def _read(body: bytes) -> tuple[datetime, list[SentScan]]:
    """What a door sent. Raises ValueError, KeyError or TypeError for anything else."""
    given = json.loads(body)
    return _moment(given["clock"]), list(_scans(given["scans"]))


def _scans(given: Any) -> Iterator[SentScan]:
    for one in given:
        delegate = one.get("delegate")
        yield SentScan(
            id=uuid.UUID(one["id"]),
            code=str(one.get("code", ""))[:LONGEST_CODE],
            way=Way(one["way"]),
            at=_moment(one["at"]),
            delegate=uuid.UUID(delegate) if delegate else None,
        )


def _moment(text: Any) -> datetime:
    found = parse_datetime(text) if isinstance(text, str) else None
    if found is None or found.tzinfo is None:
        raise ValueError("a moment with its time zone is needed")
    return found


def _clock_sentence(off: int) -> str:
    """What a door is told of its clock; nothing where it is right."""
    if abs(off) < A_CLOCK_OFF:
        return ""
    way = "nhanh" if off > 0 else "chậm"
    days, hours, minutes = abs(off) // 86_400, abs(off) % 86_400 // 3_600, abs(off) % 3_600 // 60
    parts = [(days, "ngày"), (hours, "giờ"), (minutes, "phút")]
    told = " ".join(f"{format_int(number)} {word}" for number, word in parts if number)
    return f"Đồng hồ máy này {way} {told} so với máy chủ; giờ điểm danh được ghi theo máy chủ."
