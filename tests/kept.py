"""Worlds that tests share: what a builder wrote is kept, and written again at once when another test asks for the same.

A builder of tests performs acts, and acts weigh rules, look things up and keep the journal: a hall with its roll takes
hundreds of statements, most of them questions. Its first call in a process is performed and its changes are noted; a
later call that begins from the same rows writes those changes and returns copies of what the first returned. The rows
are the same to the last byte, since what begins from the same rows and does the same writes the same.

    @kept
    def hall(members: int = 12) -> Meeting: ...

From the first change by anybody else in a test (an act, a page, a row) nothing is kept until the next test begins.
"""

import os
import pickle
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Model

Given = ParamSpec("Given")
Made = TypeVar("Made")
Named = dict[str, Any]
PLAIN = (bool, int, float, str, bytes, date, Enum, UUID, Path, type(None))
READING = ("SELECT", "SAVEPOINT", "RELEASE", "EXPLAIN")
CHANGING = ("INSERT", "UPDATE", "DELETE")


class NotPlainError(Exception):
    """An argument whose equality says nothing of what it makes a builder do."""


@dataclass(frozen=True)
class Change:
    """One statement as the database was given it."""

    sql: str
    values: Any
    many: bool


@dataclass(frozen=True)
class World:
    """What a builder wrote and, pickled, what it returned and was given; `number` names the rows that then stand."""

    number: int
    changes: tuple[Change, ...]
    returned: bytes


@dataclass
class Notes:
    """What is noted of a builder at work. known: every statement was a question or a change that can be repeated."""

    changes: list[Change] = field(default_factory=list)
    known: bool = True


class Keeper:
    """What was kept in this process, and from which rows the test that runs has come to which."""

    def __init__(self) -> None:
        self.worlds: dict[Hashable, World] = {}
        self.standing: Hashable = None
        self.notes: Notes | None = None

    def begin(self, original: str) -> None:
        """A test begins: nobody has changed the copy of the original database."""
        # Beside a browser, whose loop runs in this thread, Django has another connection than before it.
        if self.watch not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.watch)
        self.standing = original

    def forget(self) -> None:
        """Nobody knows which rows stand."""
        self.standing = None

    def watch(self, execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Mapping[str, Any]) -> Any:
        """Around every statement of the connection."""
        verb = sql.lstrip("( \n").split(None, 1)[0].upper()
        if verb not in READING:
            if self.notes is None:
                self.standing = None
            elif verb in CHANGING:
                self.notes.changes.append(Change(sql, values, many))
            else:
                self.notes.known = False
        return execute(sql, values, many, context)

    def play(self, builder: Callable[..., Made], given: tuple[Any, ...], named: Named) -> Made:
        """What the builder returns, performed or written from what was kept."""
        if self.notes is not None or self.standing is None or not connection.in_atomic_block:
            return builder(*given, **named)
        try:
            key = (self.standing, *surroundings(), builder, plain(given), plain(named))
        except NotPlainError:
            self.standing = None
            return builder(*given, **named)
        if key not in self.worlds:
            return self._first(key, builder, given, named)
        made, then_given, then_named = self._again(self.worlds[key])
        for mine, then in zip((*given, *named.values()), (*then_given, *then_named.values()), strict=True):
            if isinstance(mine, Model):
                mine.__dict__.update(then.__dict__)  # a builder may leave marks on what it was given
        return made

    def _first(self, key: Hashable, builder: Callable[..., Made], given: tuple[Any, ...], named: Named) -> Made:
        self.standing, self.notes = None, Notes()
        notes = self.notes
        try:
            made = builder(*given, **named)
        finally:
            self.notes = None
        if notes.known:
            world = World(len(self.worlds), tuple(notes.changes), pickle.dumps((made, given, named)))
            self.worlds[key] = world
            self.standing = world.number
        return made

    def _again(self, world: World) -> Any:
        self.standing, self.notes = None, Notes()  # the rows that these changes lead to are known when all are written
        try:
            with connection.cursor() as cursor:
                for change in world.changes:
                    (cursor.executemany if change.many else cursor.execute)(change.sql, change.values)
        finally:
            self.notes = None
        self.standing = world.number
        return pickle.loads(world.returned)


KEEPER = Keeper()


def kept(builder: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same builder, whose changes are kept for the tests that ask for the same after the same."""

    @wraps(builder)
    def play(*given: Given.args, **named: Given.kwargs) -> Made:
        return KEEPER.play(builder, given, named)

    return play


def surroundings() -> tuple[Hashable, ...]:
    """What an act looks at beside the rows: where files lie and the day on which pages open."""
    return str(settings.MEDIA_ROOT), os.environ.get("DANGBO_AS_OF_DATE")


def plain(value: Any) -> Hashable:
    """A value that equals another's when both make a builder do the same. Raises NotPlainError."""
    if isinstance(value, PLAIN):
        return type(value), value
    if isinstance(value, Model):
        return value._meta.label, value.pk
    if isinstance(value, Mapping):
        return tuple((plain(key), plain(each)) for key, each in value.items())
    if isinstance(value, Set):
        return frozenset(map(plain, value))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), tuple(plain(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, Iterable):
        if iter(value) is value:
            raise NotPlainError
        return tuple(map(plain, value))
    raise NotPlainError
