"""Somebody at a browser: signs in in the morning, opens pages, fills forms, presses buttons, takes papers away."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from browser.congress_walk.clock import MORNING, Clock
from browser.congress_walk.ledger import Ledger

WARNING = "Đã xem xét"
SIGNED_OUT = timedelta(minutes=15)
"""After so long without a click a page must be signed in to again."""


class StuckError(AssertionError):
    """The page did not do what it was asked: its address, its title and what it says."""


def named(words: str) -> re.Pattern[str]:
    """These words in a name; a browser puts a space before what only a screen reader says."""
    return re.compile(re.escape(words).replace(":", r"\s*:"))


class Desk:
    """One person's browser. username, password: of the account; who: as the list of contents names them."""

    def __init__(
        self, context: BrowserContext, clock: Clock, ledger: Ledger, *, username: str, password: str, who: str
    ) -> None:
        self.context, self.clock, self.ledger = context, clock, ledger
        self.username, self.password, self.who = username, password, who
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._seen: datetime | None = None

    # Days and pages

    def on(self, day: date, path: str = "/", at: time = MORNING) -> None:
        """Come to work at an hour of a day and open a page; who was away for longer signs in again."""
        self.clock.set(day, at)
        if self._seen is not None and self.clock.now - self._seen < SIGNED_OUT:
            self.open(path)
            return
        self.page.goto("about:blank")  # the page left open would notice how long it was left, and sign out
        self.context.clear_cookies()
        self.context.clock.set_fixed_time(self.clock.now)
        self.page.goto(f"/dang-nhap/?next={path}", wait_until="domcontentloaded")
        self.page.fill("[name=login]", self.username)
        self.page.fill("[name=password]", self.password)
        self._go(lambda: self.page.locator("main button[type=submit]").click())

    def open(self, path: str) -> None:
        """Open a page by its address, as from a bookmark."""
        answer = self.page.goto(path, wait_until="domcontentloaded")
        if answer is None or not answer.ok:
            raise self.stuck(f"không mở được {path}")
        self._seen = self.clock.now

    @property
    def path(self) -> str:
        """The address of the page without its host."""
        return "/" + self.page.url.split("/", 3)[3]

    def follow(self, name: str, within: str = "main") -> None:
        """Click the first link of this name."""
        self._go(lambda: self.link(name, within).click())

    def link(self, name: str, within: str = "main") -> Locator:
        """The first link whose name has these words, those included that only a screen reader says."""
        found = self.page.locator(within).get_by_role("link", name=named(name))
        return self._only(found, f"liên kết “{name}”")

    def has(self, name: str) -> bool:
        """Whether the page offers a link of this name."""
        return self.page.locator("main").get_by_role("link", name=named(name)).count() > 0

    def offers(self, name: str) -> bool:
        """Whether the page offers a button of this name."""
        return self.page.locator("main").get_by_role("button", name=named(name)).count() > 0

    # Acts

    def press(self, name: str, within: str = "main") -> None:
        """Press the first button of this name, which does something at once."""
        button = self._only(self.page.locator(within).get_by_role("button", name=named(name)), f"nút “{name}”")
        self._go(lambda: button.click())
        self.heard()

    def act(self, name: str, /, within: str = "main", **values: Any) -> None:
        """Follow a link to a form, fill it, send it and confirm it."""
        self.follow(name, within)
        self.send(**values)

    def send(self, **values: Any) -> None:
        """Fill the form that is open, send it, accept what is to be weighed, confirm."""
        self.fill(**values)
        self._go(lambda: self.page.locator("main form.sheet button.btn-primary[type=submit]").click())
        confirm = self.page.locator("main button[name=xac-nhan]")
        if not confirm.count():
            raise self.stuck("biểu mẫu không được nhận")
        for line in self.page.locator("main .warn-accept").all():
            line.locator("input").check()
            self.note(f"{WARNING}: {' '.join(line.locator('label').inner_text().split())}")
        self._go(lambda: confirm.click())
        self.heard()

    def going(self, selector: str) -> None:
        """Click the one thing of the page that this selector finds, which leads to another page."""
        self._go(lambda: self.page.locator(selector).click())

    def heard(self) -> None:
        """Note what the program said was done. Raises StuckError where it said nothing or something else."""
        said = self.page.locator("#thong-bao .notice")
        texts = [" ".join(text.split()) for text in said.all_inner_texts()]
        if not texts or self.page.locator("#thong-bao .notice-bad").count():
            raise self.stuck("chương trình không báo đã làm")
        for text in texts:
            self.note(text)

    def fill(self, **values: Any) -> None:
        """Type, choose and tick by the names of the fields."""
        for name, value in values.items():
            self._fill(name, value)

    def _fill(self, name: str, value: Any) -> None:
        field = self.page.locator(f"main form [name={name}]")
        if not field.count():
            raise self.stuck(f"không có ô {name}")
        if isinstance(value, list | tuple):
            self._tick(name, value)
        elif isinstance(value, bool):
            field.set_checked(value)
        elif isinstance(value, date):
            field.fill(f"{value:%d/%m/%Y}")
        elif field.evaluate("each => each.tagName") == "SELECT":
            self._choose(field, str(value))
        else:
            field.fill(str(value))

    def _choose(self, field: Locator, label: str) -> None:
        option = self._only(field.locator("option", has_text=label), f"lựa chọn “{label}”")
        field.select_option(str(option.get_attribute("value")))

    def _tick(self, name: str, labels: list[str] | tuple[str, ...]) -> None:
        lines = self.page.locator("main .check-line", has=self.page.locator(f"[name={name}]"))
        for label in labels:
            self._only(lines.filter(has_text=label), f"ô đánh dấu “{label}”").locator("input").check()

    # What is left

    def note(self, what: str) -> None:
        """A line in the list of contents."""
        self.ledger.done(self.clock.day, self.who, what)

    def shoot(self, name: str) -> None:
        """A picture of the page as it is on the screen."""
        self.page.screenshot(path=self.ledger.screen(name), animations="disabled")

    def take(self, name: str, *links: str, within: str = "main") -> list[Path]:
        """Download the files behind links of the page; they are left under one name."""
        return [self.take_by(name, self.link(link, within)) for link in links]

    def take_by(self, name: str, button: Locator) -> Path:
        """Download what a link or a button gives."""
        with self.page.expect_download() as held:
            button.click()
        file = self.ledger.paper(name, Path(held.value.suggested_filename).suffix)
        held.value.save_as(file)
        return file

    # How clicking works

    def _go(self, click: Callable[[], None]) -> None:
        """Click something that leads to another page, and be there."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            click()
        self._seen = self.clock.now

    def _only(self, found: Locator, what: str) -> Locator:
        if not found.count():
            raise self.stuck(f"không có {what}")
        return found.first

    def stuck(self, why: str) -> StuckError:
        """What to raise where the page does not go on."""
        said = "\n".join(
            self.page.locator("main h1, main h2, main .notice, main .field-error, main legend").all_inner_texts()
        )
        return StuckError(f"{self.who}, ngày {self.clock.day:%d/%m/%Y}, {self.path}: {why}\n{said}")
