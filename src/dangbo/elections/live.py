"""News for the hall's screens by server-sent events: one look at the store for each watched screen, however many watch.

Viewers hold no thread and no connection to the database: they wait for one event, which is set when the board has
changed, whoever changed it, in this process or in another.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

LOOK_EVERY = 0.1
"""Seconds between two looks at a watched screen: one short statement."""
DRAW_EVERY = 0.5
"""Seconds at least between two drawings while ballots are counted; a result is drawn at once."""
STILL_HERE = 15.0
"""Seconds of silence after which a line without meaning is sent, so that nothing between closes the connection."""
MOST_VIEWERS = 5_000


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the store found: the version of the board, and whether it is a result. No version: closed."""

    version: str
    is_result: bool = False


@dataclass
class Watch:
    """One watched screen: the last board, what is being sent, and the event that tells of the next."""

    board: bytes = b""
    message: bytes = b""
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    viewers: int = 0
    task: asyncio.Task[None] | None = None
    is_closed: bool = False


class Broadcaster:
    """Tells everybody who watches a screen of its changes.

    look: the version of a screen, asked often; draw: its board as HTML, or as data that the page draws, asked when the
    version has changed. Both are called in one thread of their own, so that they may ask the database. What is sent is
    made once for all viewers.
    """

    def __init__(self, look: Callable[[str], Look], draw: Callable[[str], str | dict[str, Any]]) -> None:
        self._look, self._draw = look, draw
        self._watches: dict[str, Watch] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hall")

    @property
    def viewers(self) -> int:
        """How many watch, over all screens."""
        return sum(watch.viewers for watch in self._watches.values())

    async def messages(self, token: str) -> AsyncIterator[bytes]:
        """The board now, then each change as it comes; ends when the screen is closed."""
        watch = self._watches.get(token)
        if watch is None:
            watch = self._watches[token] = Watch()
            watch.task = asyncio.create_task(self._follow(token, watch))
        watch.viewers += 1
        try:
            async for message in _sent(watch):
                yield message
        finally:
            watch.viewers -= 1
            if not watch.viewers:
                self._forget(token, watch)

    def _forget(self, token: str, watch: Watch) -> None:
        if self._watches.get(token) is watch:
            del self._watches[token]
        if watch.task is not None:
            watch.task.cancel()

    async def _follow(self, token: str, watch: Watch) -> None:
        loop = asyncio.get_running_loop()
        drawn: str | None = None
        at = told = 0.0
        while not watch.is_closed:
            found = await loop.run_in_executor(self._thread, self._look, token)
            waits = not found.is_result and loop.time() - at < DRAW_EVERY
            if found.version != drawn and not (waits and drawn and found.version):
                drawn, at = found.version, loop.time()
                watch.is_closed = not drawn
                board = await loop.run_in_executor(self._thread, self._draw, token)
                watch.board = _event(board)
                told = _tell(watch, watch.board)
            elif loop.time() - told > STILL_HERE:
                told = _tell(watch, b": \n\n")
            await asyncio.sleep(LOOK_EVERY)


def _event(board: str | dict[str, Any]) -> bytes:
    """The board as the bytes of one event, small: letters stand as they are."""
    return f"event: board\ndata: {json.dumps(board, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _tell(watch: Watch, message: bytes) -> float:
    """Wake everybody for this message, lay out the event of the next one, and say when."""
    watch.message, told = message, watch.changed
    watch.changed = asyncio.Event()
    told.set()
    return asyncio.get_running_loop().time()


async def _sent(watch: Watch) -> AsyncIterator[bytes]:
    """The last board, then every message once."""
    following = watch.changed
    if watch.board:
        yield watch.board
    while not watch.is_closed:
        await following.wait()
        message, following = watch.message, watch.changed
        yield message
