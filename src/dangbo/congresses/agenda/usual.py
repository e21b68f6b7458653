"""The usual agenda for a congress: its items in order, the elections in the order of the regulation among them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import Body, ItemKind, Sitting
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.papers.naming import filled
from dangbo.elections.queries.course import expected_posts
from dangbo.elections.words import election_title
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import OrganisationKind

_FILE = "usual.yaml"


@dataclass(frozen=True, slots=True)
class UsualItem:
    """One item as it usually stands."""

    code: str
    sitting: Sitting
    kind: ItemKind
    title: str
    who: str
    minutes: int
    script: str
    starts_at: time | None = None
    body: str = ""
    post: str = ""
    needs: str = ""


def usual_agenda(congress: Congress) -> list[tuple[UsualItem, date]]:
    """The items for a congress with the day of each; none before its days are known.

    The trial session stands on its own day where it has one. Scripts name the congress.
    """
    known = days_of(congress).known
    if known is None:
        return []
    facts = Facts(congress, known.first_day)
    items = [item for item in _expanded(congress, facts) if _is_asked(item, congress)]
    trial = known.trial_day or known.first_day
    return [
        (replace(item, script=filled(item.script, facts)), trial if item.sitting is Sitting.TRIAL else known.first_day)
        for item in items
    ]


def _expanded(congress: Congress, facts: Facts) -> Iterator[UsualItem]:
    for item in _table()[_name(congress, facts)]:
        if item.kind is ItemKind.ELECTION:
            yield from _elections(congress, item, facts)
        else:
            yield item


def _name(congress: Congress, facts: Facts) -> str:
    if facts.is_cell:
        return "cell"
    return "delegate" if congress.rules_kind is CongressKind.DELEGATE else "member"


def _elections(congress: Congress, item: UsualItem, facts: Facts) -> Iterator[UsualItem]:
    kind = OrganisationKind(congress.organisation.version_at(facts.day or facts.at).kind)
    for post in _posts(congress):
        yield replace(item, code=f"election_{post.value}", title=election_title(post, kind), post=post.value)


def _posts(congress: Congress) -> list[Post]:
    """What the congress elects, in order: as the regulation of the meeting says, and as its contents allow."""
    usual: tuple[Post, ...] = (Post.COMMITTEE, Post.DELEGATES)
    if congress.meeting is not None:
        usual = expected_posts(congress.meeting).answer
    held = congress.contents
    return [
        post
        for post in usual
        if (Content.DELEGATION_ELECTION if post is Post.DELEGATES else Content.COMMITTEE_ELECTION) in held
    ]


def _is_asked(item: UsualItem, congress: Congress) -> bool:
    return not item.needs or Content(item.needs) in congress.contents


@cache
def _table() -> dict[str, tuple[UsualItem, ...]]:
    text = resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return {name: tuple(map(_item, rows)) for name, rows in yaml.safe_load(text).items()}


def _item(row: dict[str, Any]) -> UsualItem:
    starts = row.get("starts")
    return UsualItem(
        code=row["code"],
        sitting=Sitting(row.get("sitting", Sitting.MAIN)),
        kind=ItemKind(row["kind"]),
        title=row["title"],
        who=row["who"],
        minutes=row["minutes"],
        script=row["script"],
        starts_at=datetime.strptime(starts, "%H:%M").time() if starts else None,  # noqa: DTZ007 (a clock, no moment)
        body=Body(row["body"]).value if "body" in row else "",
        needs=row.get("needs", ""),
    )
