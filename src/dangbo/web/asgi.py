"""The entry of the web server: news of the hall's screens by events, everything else by Django in a few threads."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware

from dangbo.web.wsgi import application as pages

THREADS = int(os.environ.get("DANGBO_THREADS", "4"))
_LIVE = re.compile(r"/(man-hinh|man-hinh-co-mat|man-hinh-chuong-trinh)/([\w-]{1,64})/truc-tiep/")
_HEADERS = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


def _broadcasters() -> dict[str, Any]:
    """By the first word of the address: the hall's screen of a vote, of those present at a congress, of its agenda."""
    from django.db import close_old_connections

    from dangbo.congresses.views import agenda_screen, presence
    from dangbo.elections.live import Broadcaster, Look
    from dangbo.elections.views import hall

    def looking(look: Callable[[str], Look]) -> Callable[[str], Look]:
        def looked(token: str) -> Look:
            close_old_connections()
            return look(token)

        return looked

    return {
        "man-hinh": Broadcaster(looking(hall.look), hall.draw),
        "man-hinh-co-mat": Broadcaster(looking(presence.look), presence.draw),
        "man-hinh-chuong-trinh": Broadcaster(looking(agenda_screen.look), agenda_screen.draw),
    }


_django = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]
_news = _broadcasters()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """One request, as ASGI."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    live = _LIVE.fullmatch(scope.get("path", "")) if scope["type"] == "http" else None
    if live and scope["method"] == "GET" and _has_room():
        await _stream(_news[live[1]], live[2], receive, send)
    else:
        await _django(scope, _as_coroutines(receive), send)  # type: ignore[arg-type]


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def _as_coroutines(receive: Receive) -> Receive:
    """granian's `receive` gives something that can be awaited, a2wsgi asks for a coroutine."""

    async def received() -> dict[str, Any]:
        return await receive()

    return received


def _has_room() -> bool:
    from dangbo.elections.live import MOST_VIEWERS

    return bool(sum(news.viewers for news in _news.values()) < MOST_VIEWERS)


async def _stream(news: Any, token: str, receive: Receive, send: Send) -> None:
    """Send news until the screen is closed or the viewer has gone."""
    await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
    sending = asyncio.create_task(_send_all(news, token, send))
    gone = asyncio.create_task(_gone(receive))
    _done, running = await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
    for task in running:
        task.cancel()
    await asyncio.gather(sending, gone, return_exceptions=True)


async def _send_all(news: Any, token: str, send: Send) -> None:
    async for message in news.messages(token):
        await send({"type": "http.response.body", "body": message, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
