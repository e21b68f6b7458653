"""News for the hall: everybody gets every change, late ones the last, and nobody waits on a thread."""

import asyncio
import json
from collections.abc import AsyncIterator

from dangbo.elections.live import Broadcaster, Look


class Store:
    """A store whose version and board a test sets."""

    def __init__(self) -> None:
        self.version, self.is_result, self.looks, self.drawn = "1", True, 0, 0

    def look(self, _token: str) -> Look:
        self.looks += 1
        return Look(self.version, self.is_result)

    def draw(self, token: str) -> str:
        self.drawn += 1
        return f"<p>{token} {self.version}</p>"


def read(message: bytes) -> str:
    """The board in a message."""
    event, data = message.decode().strip().split("\n")
    assert event == "event: board"
    board: str = json.loads(data.removeprefix("data: "))
    return board


async def following(messages: AsyncIterator[bytes]) -> str:
    return read(await asyncio.wait_for(anext(messages), 10))


def test_every_viewer_gets_the_board_and_then_each_change_drawn_once() -> None:
    async def watch() -> None:
        store = Store()
        news = Broadcaster(store.look, store.draw)
        viewers = [news.messages("a") for _ in range(50)]
        assert await asyncio.gather(*map(following, viewers)) == ["<p>a 1</p>"] * 50
        waiting = [asyncio.create_task(following(viewer)) for viewer in viewers]
        store.version = "2"
        assert await asyncio.gather(*waiting) == ["<p>a 2</p>"] * 50
        assert (store.drawn, news.viewers) == (2, 50)
        late = news.messages("a")
        assert await following(late) == "<p>a 2</p>"
        for viewer in (*viewers, late):
            await viewer.aclose()  # type: ignore[attr-defined]
        assert news.viewers == 0
        looks = store.looks
        await asyncio.sleep(0.3)
        assert store.looks - looks <= 1, "a screen that nobody watches is looked at no more"

    asyncio.run(watch())


def test_a_closed_screen_says_so_and_ends() -> None:
    async def watch() -> None:
        store = Store()
        viewer = Broadcaster(store.look, store.draw).messages("a")
        await following(viewer)
        store.version = ""
        assert await following(viewer) == "<p>a </p>"
        assert [message async for message in viewer] == []

    asyncio.run(watch())


def test_an_address_that_leads_nowhere_is_told_so_and_ends() -> None:
    async def watch() -> None:
        store = Store()
        store.version = ""
        assert [read(message) async for message in Broadcaster(store.look, store.draw).messages("x")] == ["<p>x </p>"]

    asyncio.run(watch())


def test_a_count_that_goes_on_is_drawn_from_time_to_time_and_a_result_at_once() -> None:
    async def watch() -> None:
        store = Store()
        store.is_result = False
        viewer = Broadcaster(store.look, store.draw).messages("a")
        assert await following(viewer) == "<p>a 1</p>"
        store.version = "2"
        assert await following(viewer) == "<p>a 2</p>"
        store.version, store.is_result = "3", True
        assert await following(viewer) == "<p>a 3</p>"
        await viewer.aclose()  # type: ignore[attr-defined]

    asyncio.run(watch())
