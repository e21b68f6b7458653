"""Accessibility by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": TAGS, "resultTypes": ["violations"]}
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def complaints(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line for each element."""
    return _found(page, ALL_RULES)


def complaints_in_both_schemes(page: Page) -> list[str]:
    """What axe finds wrong with the page in the browser's light scheme, and with its colours in the dark one."""
    # Without motion: a button whose colours are still on their way from one scheme to the other has neither's contrast.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    found = _found(page, ALL_RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    return found + _found(page, COLOUR_RULES)


def _found(page: Page, options: dict) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
