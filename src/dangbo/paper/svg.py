"""What every drawing for a page is made of: the frame with its spoken words, texts, links. All words are escaped."""

from collections.abc import Iterable
from html import escape

_SAFE_LINKS = ("/", "?", "#", "https://", "http://")


def drawing(
    classes: str, width: int, height: int, spoken: str, marks: Iterable[str], *, top: int = 0, linked: bool = False
) -> str:
    """A drawing that says its numbers; linked: links stand in it, so that it is a group and no image."""
    role = "group" if linked else "img"
    head = f'<svg class="{classes}" viewBox="0 {top} {width} {height}" role="{role}" aria-label="{escape(spoken)}">'
    return head + "".join(marks) + "</svg>"


def words(x: float, y: float, text: str, anchor: str) -> str:
    """A text at a place; what it says is said by the drawing too."""
    place = f'x="{x:g}" y="{y:.1f}" text-anchor="{anchor}" dominant-baseline="central"'
    return f'<text {place} font-size="13" fill="currentColor" aria-hidden="true">{escape(text)}</text>'


def link(href: str | None, label: str, drawn: str) -> str:
    """What is drawn as a link with its words, where there is one. Raises ValueError for one that leads to no page."""
    if href is None:
        return drawn
    if not href.startswith(_SAFE_LINKS):
        raise ValueError(f"{href!r} is no link to a page")
    return f'<a href="{escape(href)}" aria-label="{escape(label)}">{drawn}</a>'
